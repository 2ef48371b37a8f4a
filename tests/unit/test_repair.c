#include "suites.h"

#include <sys/stat.h>
#include <unistd.h>

#include "repair/repair.h"

START_TEST(keeps_words)
{
    static const struct {
        const char *before, *after;
        bool keeps;
    } rows[] = {
        {"", "", true},
        {"Kunduzthe", "Kunduz,” the", true},
        {"the  end", "The end.", true},
        {"teh", "the", false},
        {"3,5", "3.5", true},
        {"3.5", "35", true},
        {"35", "3", false},
        {"word", "", false},
        {" , ", "", true},
        {"ÉLAN", "élan", true},
        {"élan", "elan", false},
        {"e\xCC\x81lan", "élan", true},     /* composed */
        {"İzmir", "i\xCC\x87zmir", true},   /* in lower case, i with a dot above */
        {"İzmir", "izmir", false},
        {"Straße", "Strasse", false},
        {"ΟΔΟΣ", "οδος", true},             /* the last letter has a form of its own */
        {"co\u00ADop", "coop", true},       /* soft hyphen */
        {"co\u200Bop", "co op", true},      /* zero-width space */
        {"m²", "m", false},
        {"½", "1/2", false},
    };
    ck_assert_int_eq(repair_keeps_words(slice_str(rows[_i].before), slice_str(rows[_i].after)),
                     rows[_i].keeps);
    ck_assert_int_eq(repair_keeps_words(slice_str(rows[_i].after), slice_str(rows[_i].before)),
                     rows[_i].keeps);
}
END_TEST

/* A text with findings on it, each of a rule of its own unless it is said. */
struct bench {
    struct source src;
    struct finding items[8];
    struct edit edits[8][3];
    struct rule rules[8];
    struct findings findings;
};

static void bench_init(struct bench *b, const char *text)
{
    static const char *const ids[] = {"punct/r0", "punct/r1", "punct/r2", "punct/r3",
                                      "punct/r4", "punct/r5", "punct/r6", "punct/r7"};
    struct strbuf err = STRBUF_INIT;
    *b = (struct bench){.src = SOURCE_INIT};
    for (size_t i = 0; i < 8; i++) b->rules[i] = (struct rule){.id = ids[i], .pack = "punct", .rank = 5};
    b->findings.items = b->items;
    ck_assert_int_eq(source_take(&b->src, text, strlen(text), "test", &err), SOURCE_OK);
}

static struct finding *find(struct bench *b, bool safe, size_t start, size_t end, const char *text)
{
    size_t n = b->findings.n++;
    struct finding *f = &b->items[n];
    b->edits[n][0] = (struct edit){start, end, slice_str(text)};
    *f = (struct finding){
        .rule = &b->rules[n], .start = start, .end = end, .edits = b->edits[n], .n_edits = 1, .safe = safe};
    return f;
}

static void add_edit(struct finding *f, size_t start, size_t end, const char *text)
{
    f->edits[f->n_edits++] = (struct edit){start, end, slice_str(text)};
}

/* The text after the plan; ends the bench. */
static void assert_becomes(struct bench *b, bool unsafe, const char *wanted, size_t fixes)
{
    struct plan plan = PLAN_INIT;
    struct strbuf out = STRBUF_INIT;
    plan_make(&plan, &b->src, &b->findings, unsafe);
    plan_apply(&plan, slice_of(b->src.data, b->src.len), &out);
    ck_assert_str_eq(out.buf, wanted);
    ck_assert_uint_eq(plan.fixes, fixes);
    plan_release(&plan);
    strbuf_release(&out);
    source_release(&b->src);
}

START_TEST(edits_are_applied_in_order)
{
    struct bench b;
    bench_init(&b, "one , two , three");
    find(&b, true, 9, 10, "");
    find(&b, true, 3, 4, "");
    assert_becomes(&b, false, "one, two, three", 2);
}
END_TEST

START_TEST(unsafe_ones_wait)
{
    struct bench b;
    bench_init(&b, "teh end ,");
    find(&b, false, 0, 3, "the");
    find(&b, true, 7, 8, "");
    assert_becomes(&b, false, "teh end,", 1);
    bench_init(&b, "teh end ,");
    find(&b, false, 0, 3, "the");
    find(&b, true, 7, 8, "");
    assert_becomes(&b, true, "the end,", 2);
}
END_TEST

START_TEST(of_two_that_overlap_the_first_rank_stays)
{
    struct bench b;
    bench_init(&b, "abcdef");
    find(&b, false, 0, 3, "X");
    find(&b, false, 2, 5, "Y");
    b.rules[1].rank = 1;
    assert_becomes(&b, true, "abYf", 1);
}
END_TEST

START_TEST(of_two_of_a_rank_the_safe_one_stays_then_the_earlier)
{
    struct bench b;
    bench_init(&b, "a ,, b");
    find(&b, false, 1, 4, " - ");
    find(&b, true, 2, 4, ",");
    assert_becomes(&b, true, "a , b", 1);
    bench_init(&b, "a ,, b");
    find(&b, true, 1, 3, "");
    find(&b, true, 2, 4, ";");
    assert_becomes(&b, true, "a, b", 1);
}
END_TEST

START_TEST(a_fix_is_taken_whole_or_not_at_all)
{
    struct bench b;
    bench_init(&b, "(one) two (three)");
    struct finding *pair = find(&b, true, 0, 5, "");
    pair->edits[0] = (struct edit){0, 1, slice_str("[")};
    add_edit(pair, 4, 5, "]");
    find(&b, true, 4, 5, "");
    b.rules[1].rank = 1;
    assert_becomes(&b, true, "(one two (three)", 1);
}
END_TEST

START_TEST(fixes_that_touch_do_not_trust_each_other)
{
    struct bench b;
    bench_init(&b, "one  two");
    find(&b, true, 3, 4, "");
    find(&b, true, 4, 5, "");
    assert_becomes(&b, false, "one two", 1);
    /* Two marks put in at the same place have no order. */
    bench_init(&b, "one two");
    find(&b, true, 3, 3, ",");
    find(&b, true, 3, 3, "\xE2\x80\x9D");
    assert_becomes(&b, false, "one, two", 1);
    /* Of one rule, replaced neighbours are fine. */
    bench_init(&b, "((");
    find(&b, true, 0, 1, "[");
    find(&b, true, 1, 2, "{")->rule = &b.rules[0];
    assert_becomes(&b, false, "[{", 2);
}
END_TEST

START_TEST(what_an_edit_repeats_collides_with_nothing)
{
    struct bench b;
    bench_init(&b, "said Mr.Smith , and left");
    find(&b, true, 0, 13, "said Mr. Smith");
    find(&b, true, 8, 15, "Smith,");
    assert_becomes(&b, false, "said Mr. Smith, and left", 2);
    /* Trimmed on characters: the two marks share their first two bytes. */
    bench_init(&b, "\xE2\x80\x9Cx");
    find(&b, true, 0, 3, "\xE2\x80\x9D");
    assert_becomes(&b, false, "\xE2\x80\x9Dx", 1);
    /* Nothing left of it: no fix. */
    bench_init(&b, "same");
    find(&b, true, 0, 4, "same");
    assert_becomes(&b, false, "same", 0);
}
END_TEST

START_TEST(false_promises_are_refused)
{
    struct bench b;
    struct plan plan = PLAN_INIT;
    bench_init(&b, "teh end");
    find(&b, true, 0, 3, "the");
    plan_make(&plan, &b.src, &b.findings, false);
    ck_assert_uint_eq(plan.n, 0);
    ck_assert_uint_eq(plan.refused, 1);
    plan_release(&plan);
    ck_assert_uint_eq(repair_verify(&b.src, &b.findings), 1);
    ck_assert(!b.items[0].safe);
    assert_becomes(&b, true, "the end", 1);
    /* The encoding pack keeps words in its own way. */
    bench_init(&b, "caf&eacute;");
    find(&b, true, 3, 11, "\xC3\xA9");
    b.rules[0].pack = "encoding";
    assert_becomes(&b, false, "caf\xC3\xA9", 1);
}
END_TEST

/* Many edits far apart, given in no order: also across the plan's buckets. */
START_TEST(long_texts)
{
    struct strbuf text = STRBUF_INIT, wanted = STRBUF_INIT;
    enum { N = 3000 };
    static struct finding items[N];
    static struct edit edits[N];
    struct rule rule = {.id = "punct/x", .pack = "punct"};
    for (size_t i = 0; i < N; i++) {
        size_t k = i * 7 % N; /* 7 and N share no factor */
        edits[k] = (struct edit){k * 10 + 4, k * 10 + 5, slice_str("")};
        items[i] = (struct finding){.rule = &rule, .edits = &edits[k], .n_edits = 1, .safe = true};
        strbuf_addstr(&text, "some , of ");
        strbuf_addstr(&wanted, "some, of ");
    }
    struct bench b;
    bench_init(&b, text.buf);
    b.findings = (struct findings){.items = items, .n = N};
    assert_becomes(&b, false, wanted.buf, N);
    strbuf_release(&text);
    strbuf_release(&wanted);
}
END_TEST

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    ck_assert_int_eq(fclose(f), 0);
}

START_TEST(a_file_that_has_changed_is_left_alone)
{
    char path[] = "/tmp/galley-repair-XXXXXX";
    struct strbuf err = STRBUF_INIT;
    struct source src = SOURCE_INIT, again = SOURCE_INIT;
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    close(fd);
    write_file(path, "as it was read");
    ck_assert_int_eq(source_read(&src, path, &err), SOURCE_OK);
    write_file(path, "as someone saved it meanwhile");
    ck_assert_int_eq(repair_write(&src, slice_str("repaired"), &err), -1);
    ck_assert_ptr_nonnull(strstr(err.buf, "has changed since it was read"));
    source_release(&src);
    strbuf_clear(&err);

    ck_assert_int_eq(source_read(&src, path, &err), SOURCE_OK);
    ck_assert_int_eq(repair_write(&src, slice_str("repaired"), &err), 0);
    ck_assert_int_eq(source_read(&again, path, &err), SOURCE_OK);
    ck_assert_str_eq(again.data, "repaired");
    ck_assert_uint_eq(again.id.st_mode, src.id.st_mode);
    /* The version that was read is gone now. */
    ck_assert_int_eq(repair_write(&src, slice_str("once more"), &err), -1);
    unlink(path);
    strbuf_clear(&err);
    ck_assert_int_eq(repair_write(&again, slice_str("gone"), &err), -1);
    ck_assert_int_ne(access(path, F_OK), 0);
    source_release(&src);
    source_release(&again);
    strbuf_release(&err);
}
END_TEST

Suite *repair_suite(void)
{
    Suite *s = suite_create("repair");
    TCase *t = tcase_create("repair");
    tcase_add_loop_test(t, keeps_words, 0, 20);
    tcase_add_test(t, edits_are_applied_in_order);
    tcase_add_test(t, unsafe_ones_wait);
    tcase_add_test(t, of_two_that_overlap_the_first_rank_stays);
    tcase_add_test(t, of_two_of_a_rank_the_safe_one_stays_then_the_earlier);
    tcase_add_test(t, a_fix_is_taken_whole_or_not_at_all);
    tcase_add_test(t, fixes_that_touch_do_not_trust_each_other);
    tcase_add_test(t, what_an_edit_repeats_collides_with_nothing);
    tcase_add_test(t, false_promises_are_refused);
    tcase_add_test(t, long_texts);
    tcase_add_test(t, a_file_that_has_changed_is_left_alone);
    suite_add_tcase(s, t);
    return s;
}
