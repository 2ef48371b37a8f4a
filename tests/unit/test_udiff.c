#include "suites.h"

#include <unistd.h>

#include "report/linediff.h"
#include "report/path.h"
#include "report/udiff.h"

static void assert_diff(const char *before, const char *after, const char *wanted)
{
    struct strbuf out = STRBUF_INIT;
    udiff_add(&out, "a.txt", slice_str(before), slice_str(after), (struct udiff_options){.color = false});
    ck_assert_str_eq(out.buf, wanted);
    strbuf_release(&out);
}

#define HEAD "diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n"

START_TEST(nothing_for_equal_texts)
{
    assert_diff("", "", "");
    assert_diff("one\ntwo", "one\ntwo", "");
}
END_TEST

START_TEST(one_line)
{
    assert_diff("old\n", "new\n", HEAD "@@ -1 +1 @@\n-old\n+new\n");
    assert_diff("old", "new\n", HEAD "@@ -1 +1 @@\n-old\n\\ No newline at end of file\n+new\n");
    assert_diff("old\r\n", "new\r\n", HEAD "@@ -1 +1 @@\n-old\r\n+new\r\n");
    assert_diff("x\n", "", HEAD "@@ -1 +0,0 @@\n-x\n");
    assert_diff("", "x\n", HEAD "@@ -0,0 +1 @@\n+x\n");
}
END_TEST

START_TEST(hunks_merge_where_their_context_meets)
{
    assert_diff("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
                HEAD "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
    assert_diff("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
                HEAD "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}
END_TEST

START_TEST(deleted_block)
{
    assert_diff("a\n\nb\n\nc\n", "a\n\nc\n", HEAD "@@ -1,5 +1,3 @@\n a\n \n-b\n-\n c\n");
}
END_TEST

START_TEST(colours_mark_the_changed_words)
{
    struct strbuf out = STRBUF_INIT;
    udiff_add(&out, "a.txt", slice_str("on teh pier\n"), slice_str("on the pier\n"),
              (struct udiff_options){.color = true, .below_top = true});
    ck_assert_str_eq(out.buf,
                     "\033[1m--- a/a.txt\033[m\n\033[1m+++ b/a.txt\033[m\n\033[36m@@ -1 +1 @@\033[m\n"
                     "\033[31m-on \033[7mteh\033[27m pier\033[m\n"
                     "\033[32m+on \033[7mthe\033[27m pier\033[m\n");
    strbuf_release(&out);
}
END_TEST

START_TEST(names_are_written_as_git_writes_them)
{
    static const struct {
        const char *path, *wanted;
    } rows[] = {
        {"a.txt", "a/a.txt"},
        {"./a.txt", "a/a.txt"},
        {"x//y/./z.txt", "a/x/y/z.txt"},
        {"two words.txt", "a/two words.txt"},
        {"Z\xC3\xBCrich.txt", "\"a/Z\\303\\274rich.txt\""},
        {"say \"so\".txt", "\"a/say \\\"so\\\".txt\""},
        {"back\\slash", "\"a/back\\\\slash\""},
        {"new\nline\t\001", "\"a/new\\nline\\t\\001\""},
        {"/elsewhere/x", "a/elsewhere/x"},
    };
    struct strbuf out = STRBUF_INIT;
    path_add_diff(&out, "a/", rows[_i].path);
    ck_assert_str_eq(out.buf, rows[_i].wanted);
    strbuf_release(&out);
}
END_TEST

START_TEST(names_below_the_current_folder)
{
    struct strbuf path = STRBUF_INIT, out = STRBUF_INIT;
    char *cwd = getcwd(NULL, 0);
    strbuf_addf(&path, "%s/news/x.txt", cwd);
    path_add_diff(&out, "b/", path.buf);
    ck_assert_str_eq(out.buf, strcmp(cwd, "/") == 0 ? path.buf : "b/news/x.txt");
    free(cwd);
    strbuf_release(&path);
    strbuf_release(&out);
}
END_TEST

START_TEST(plain_names_are_no_diff_headers)
{
    static const struct {
        const char *path, *wanted;
    } rows[] = {
        {"Z\xC3\xBCrich two.txt", "Z\xC3\xBCrich two.txt"},
        {"--- a/x", "./--- a/x"},
        {"diff --git a", "./diff --git a"},
        {"a\n--- b", "\"a\\n--- b\""},
    };
    struct strbuf out = STRBUF_INIT;
    path_add_plain(&out, rows[_i].path);
    ck_assert_str_eq(out.buf, rows[_i].wanted);
    strbuf_release(&out);
}
END_TEST

/* A small generator of our own: the same tests everywhere. */
static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

/* What the changes make of a is b, and they are in order and apart. */
static void assert_leads_to(const uint32_t *a, size_t a_len, const uint32_t *b, size_t b_len, size_t kinds)
{
    struct changes c = CHANGES_INIT;
    changes_find(&c, a, a_len, b, b_len, kinds);
    size_t at_a = 0, at_b = 0;
    for (size_t i = 0; i <= c.n; i++) {
        struct change stop = {a_len, 0, b_len, 0};
        const struct change *change = i < c.n ? &c.items[i] : &stop;
        ck_assert_uint_eq(change->a - at_a, change->b - at_b);
        if (i > 0 && i < c.n) ck_assert_uint_gt(change->a, at_a);
        for (; at_a < change->a; at_a++, at_b++) ck_assert_uint_eq(a[at_a], b[at_b]);
        at_a += change->a_len;
        at_b += change->b_len;
    }
    ck_assert_uint_eq(at_a, a_len);
    ck_assert_uint_eq(at_b, b_len);
    changes_release(&c);
}

START_TEST(changes_lead_from_one_to_the_other)
{
    uint32_t state = (uint32_t)_i + 1, a[400], b[400];
    size_t kinds = 1 + next_random(&state) % (_i % 2 ? 4 : 300);
    size_t a_len = next_random(&state) % 300, b_len = 0;
    for (size_t i = 0; i < a_len; i++) a[i] = next_random(&state) % (uint32_t)kinds;
    uint32_t rate = 1 + next_random(&state) % 12;
    for (size_t i = 0; i < a_len && b_len < 398; i++) {
        uint32_t dice = next_random(&state) % rate;
        if (dice == 0) continue;
        if (dice == 1) b[b_len++] = next_random(&state) % (uint32_t)kinds;
        b[b_len++] = a[i];
    }
    assert_leads_to(a, a_len, b, b_len, kinds);
}
END_TEST

/* More differences than the search looks for, none of them unique. */
START_TEST(hopeless_gaps_are_replaced)
{
    enum { N = 6000 };
    static uint32_t a[N], b[N];
    uint32_t state = 7;
    for (size_t i = 0; i < N; i++) {
        a[i] = next_random(&state) % 50;
        b[i] = next_random(&state) % 50;
    }
    assert_leads_to(a, N, b, N, 50);
}
END_TEST

static void write_file(const char *path, struct slice text)
{
    FILE *f = fopen(path, "w");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(text.ptr, 1, text.len, f), text.len);
    ck_assert_int_eq(fclose(f), 0);
}

/* `patch` makes of the old text the new one, whatever the two are. */
START_TEST(patch_takes_the_diff)
{
    if (system("patch --version >/dev/null 2>&1") != 0) return;
    uint32_t state = (uint32_t)_i + 1;
    struct strbuf before = STRBUF_INIT, after = STRBUF_INIT, out = STRBUF_INIT, command = STRBUF_INIT;
    static const char *const lines[] = {"", "a", "b", "--- c", "+++ d", "@@ -1 +1 @@", "e\r"};
    size_t n = 1 + next_random(&state) % 40;
    for (size_t i = 0; i < n; i++) {
        const char *line = lines[next_random(&state) % 7], *other = lines[next_random(&state) % 7];
        uint32_t dice = next_random(&state) % 8;
        strbuf_addf(&before, "%s\n", line);
        if (dice) strbuf_addf(&after, "%s\n", dice == 1 ? other : line);
        if (dice == 2) strbuf_addf(&after, "%s\n", other);
    }
    if (next_random(&state) % 2) strbuf_addstr(&before, "no end");
    strbuf_addstr(&after, next_random(&state) % 2 ? "no end" : "other end");
    udiff_add(&out, "a.txt", strbuf_slice(&before), strbuf_slice(&after),
              (struct udiff_options){.color = false});

    char folder[] = "/tmp/galley-udiff-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    write_file("a.txt", strbuf_slice(&before));
    write_file("wanted", strbuf_slice(&after));
    write_file("diff", strbuf_slice(&out));
    int status =
        out.len ? system("patch -p1 -s --binary <diff && cmp a.txt wanted") : system("cmp a.txt wanted");
    ck_assert_int_eq(chdir("/"), 0);
    strbuf_addf(&command, "rm -r %s", folder);
    ck_assert_int_eq(system(command.buf), 0);
    ck_assert_int_eq(status, 0);
    strbuf_release(&before);
    strbuf_release(&after);
    strbuf_release(&out);
    strbuf_release(&command);
}
END_TEST

Suite *udiff_suite(void)
{
    Suite *s = suite_create("udiff");
    TCase *t = tcase_create("udiff");
    tcase_add_test(t, nothing_for_equal_texts);
    tcase_add_test(t, one_line);
    tcase_add_test(t, hunks_merge_where_their_context_meets);
    tcase_add_test(t, deleted_block);
    tcase_add_test(t, colours_mark_the_changed_words);
    tcase_add_loop_test(t, names_are_written_as_git_writes_them, 0, 9);
    tcase_add_test(t, names_below_the_current_folder);
    tcase_add_loop_test(t, plain_names_are_no_diff_headers, 0, 4);
    tcase_add_loop_test(t, changes_lead_from_one_to_the_other, 0, 200);
    tcase_add_test(t, hopeless_gaps_are_replaced);
    tcase_add_loop_test(t, patch_takes_the_diff, 0, 40);
    suite_add_tcase(s, t);
    return s;
}
