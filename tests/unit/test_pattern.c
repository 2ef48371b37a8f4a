#include "suites.h"

#include "rules/needles.h"
#include "rules/pattern.h"

/* A pattern with an arena of its own. */
struct made {
    struct arena arena;
    struct pattern *pattern;
    struct matcher *matcher;
};

static void make(struct made *m, const char *text)
{
    *m = (struct made){ARENA_INIT, NULL, matcher_new()};
    m->pattern = pattern_new(&m->arena, slice_str(text));
}

static void unmake(struct made *m)
{
    matcher_free(m->matcher);
    pattern_free(m->pattern);
    arena_release(&m->arena);
}

static const struct {
    const char *pattern, *text;
    const char *replace; /* NULL: none */
    const char *found;   /* [start-end replacement] of every match */
} matches[] = {
    {"(\\d),(\\d)", "3,5 and 4,25", "$1.$2", "[0-3 3.5][8-11 4.2]"},
    {"(?i)\\bélan", "Élan vital", "\\U$0", "[0-5 ÉLAN]"},
    {"é+", "caféé", "${0}x", "[3-7 ééx]"},
    {"(?<=f)\\K(?=b)", "fbfb", " ", "[1-1  ][3-3  ]"},
    {"\\bfoo\\K\\s+", "foo  bar foo x", "", "[3-5 ][12-13 ]"},
    {"x*", "axx", "-", "[0-0 -][1-3 -]"},
    {"$", "é", "!", "[2-2 !]"},
    {"(a)|(b)", "ab", "<$1$2>", "[0-1 <a>][1-2 <b>]"},
    {"(a)|(b)", "ab", "${1:+A:B}", "[0-1 A][1-2 B]"},
    {"(?<n>a)", "a", "\\u$n\\l${n}", "[0-1 Aa]"},
    {"^b", "a\nb", "", ""},
    {"a.b", "a\nb", NULL, ""},
    {"\\w+", "naïve", NULL, "[0-6]"},
    {"none", "", NULL, ""},
};

START_TEST(matches_and_replacements)
{
    struct made m;
    struct strbuf out = STRBUF_INIT, err = STRBUF_INIT;
    make(&m, matches[_i].pattern);
    struct slice text = slice_str(matches[_i].text);
    size_t from = 0;
    bool again = false;
    while (pattern_match(m.pattern, m.matcher, text, from, again) == PATTERN_MATCH) {
        strbuf_addf(&out, "[%zu-%zu", matcher_start(m.matcher), matcher_end(m.matcher));
        if (matches[_i].replace) {
            strbuf_addch(&out, ' ');
            ck_assert_int_eq(pattern_replace(m.matcher, matches[_i].replace, &out, &err), 0);
        }
        strbuf_addch(&out, ']');
        from = matcher_end(m.matcher);
        again = true;
    }
    ck_assert_str_eq(out.buf, matches[_i].found);
    strbuf_release(&out);
    unmake(&m);
}
END_TEST

START_TEST(groups_are_seen)
{
    struct made m;
    struct slice group;
    make(&m, "(a)(x)?(b)");
    ck_assert_int_eq(pattern_match(m.pattern, m.matcher, slice_str("-ab"), 0, false), PATTERN_MATCH);
    ck_assert(matcher_group(m.matcher, 0, &group) && slice_is(group, "ab"));
    ck_assert(matcher_group(m.matcher, 3, &group) && slice_is(group, "b"));
    ck_assert(!matcher_group(m.matcher, 2, &group));
    ck_assert(!matcher_group(m.matcher, 4, &group));
    unmake(&m);
}
END_TEST

START_TEST(many_groups_have_room)
{
    struct made m;
    struct slice group;
    struct strbuf text = STRBUF_INIT;
    for (int i = 0; i < 40; i++) strbuf_addstr(&text, "(.)");
    make(&m, text.buf);
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789ABCDE";
    ck_assert_int_eq(pattern_match(m.pattern, m.matcher, slice_str(letters), 0, false), PATTERN_MATCH);
    ck_assert(matcher_group(m.matcher, 40, &group) && slice_is(group, "D"));
    strbuf_release(&text);
    unmake(&m);
}
END_TEST

START_TEST(long_replacements_have_room)
{
    struct made m;
    struct strbuf text = STRBUF_INIT, out = STRBUF_INIT, err = STRBUF_INIT;
    for (int i = 0; i < 1000; i++) strbuf_addch(&text, 'a');
    make(&m, "a+");
    ck_assert_int_eq(pattern_match(m.pattern, m.matcher, strbuf_slice(&text), 0, false), PATTERN_MATCH);
    ck_assert_int_eq(pattern_replace(m.matcher, "$0$0", &out, &err), 0);
    ck_assert_uint_eq(out.len, 2000);
    ck_assert_int_eq(pattern_replace(m.matcher, "$7", &out, &err), -1);
    ck_assert_str_eq(err.buf, "unknown substring");
    ck_assert_uint_eq(out.len, 2000);
    ck_assert_uint_eq(strlen(out.buf), 2000);
    strbuf_release(&text);
    strbuf_release(&out);
    strbuf_release(&err);
    unmake(&m);
}
END_TEST

START_TEST(broken_and_runaway_patterns_are_told)
{
    struct made m;
    struct strbuf text = STRBUF_INIT, err = STRBUF_INIT;
    size_t at;
    make(&m, "a(b");
    ck_assert_int_eq(pattern_match(m.pattern, m.matcher, slice_str("ab"), 0, false), PATTERN_BROKEN);
    ck_assert_int_eq(pattern_compile(m.pattern, &err, &at), -1);
    ck_assert_str_eq(err.buf, "missing closing parenthesis");
    ck_assert_uint_eq(at, 3);
    unmake(&m);

    for (int i = 0; i < 100; i++) strbuf_addch(&text, 'a');
    make(&m, "(a+)+(?<!a)b?$(?!)");
    ck_assert_int_eq(pattern_match(m.pattern, m.matcher, strbuf_slice(&text), 0, false), PATTERN_LIMIT);
    unmake(&m);
    strbuf_release(&text);
    strbuf_release(&err);
}
END_TEST

static const struct {
    const char *pattern, *needles; /* of a need parted by |, as the reader finds them; needs by & */
} filters[] = {
    {"foo bar", "foo bar"},
    {"(?i)Foo", "foo"},
    {"(?i)book", "book"}, /* the Kelvin sign is folded to k */
    {"(?i)é", ""},
    {"é+", "é"},
    {"[Tt]he", "the"},
    {"[th]e", "e&h|t"},
    {"ab?c", "a&c"},
    {"ab+cde", "cde&ab"},
    {"ab{2,}c", "ab&c"},
    {"abc{0,3}", "ab"},
    {"a\\.b\\s+cdef", "cdef&a.b"},
    {"\\bfoo\\b|\\bbarn\\b", "barn|foo"},
    {"foo|", ""},
    {"foo(?:bar|bazaar)x", "foo&bazaar|bar&x"},
    {"x(?:bar|bazaar)", "bazaar|bar&x"},
    {"x(?:bar|bazaar)?", "x"},
    {"x(?!long)(?=short)(?<!never)", "short&x"},
    {"(?i:ab)C", "ab&c"},
    {"a(?#x)?", ""},
    {"(a)?(?(1)b|c)", ""},
    {"(*UTF)abc", ""},
    {"(?x)a b", ""},
    {"\\Qa.b\\E", ""},
    {"\\x41\\x{42}\\101c", "c"},
    {"\\p{Lu}ab\\pLcde", "cde&ab"},
    {"[]x]ab[^]]c[[:alpha:]]", "ab&c&x|]"},
    {"[0-9]{3}[1-9]", "\1&\1"},
    {"\\d a[\\d.]", " a&\2&.|\2"},
    {"[€$\\x{A3}]", "£|$|€"},
    {"(?i)[éa]", ""},
    {"not(*SKIP)(*F)|until", "until"},
    {"not(*ACCEPT)|until", ""},
    {".*", ""},
};

START_TEST(needles_are_taken)
{
    struct made m;
    struct strbuf out = STRBUF_INIT;
    make(&m, filters[_i].pattern);
    const struct prefilter *f = pattern_prefilter(m.pattern);
    for (size_t i = 0; i < f->n; i++)
        for (size_t k = 0; k < f->needs[i].n; k++)
            strbuf_addf(&out, "%s%.*s", k ? "|" : i ? "&" : "", SLICE_ARG(f->needs[i].needles[k]));
    ck_assert_str_eq(out.buf, filters[_i].needles);
    strbuf_release(&out);
    unmake(&m);
}
END_TEST

/* Made-up patterns and texts, the same in every run. */
struct dice {
    uint32_t state;
};

static unsigned roll(struct dice *d, unsigned n)
{
    d->state = d->state * 1664525u + 1013904223u;
    return (d->state >> 10) % n;
}

#define PICK(d, table) table[roll(d, sizeof table / sizeof *table)]

static const char *const atoms[] = {
    "a", "b", "ab", "k", "K", "s", "é", "É", "\\.", "\\s", "\\b", "[ab]", "[Aa]", "[Kk]", "[^a]", "[]a]",
    "[[:alpha:]b]", "\\x61", "\\x{e9}", "\\pL", "\\p{Lu}", ".", "^", "$", "x{", "\\w", "”", "\\-", "(?#a)",
    "{", "a{x", "\\101", "[a-c\\]]", "(?i)",
};
static const char *const openers[] = {"(", "(?:", "(?i:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?|",
                                      "(?-i:"};
static const char *const repeats[] = {"?", "*", "+", "{0}", "{2}", "{1,}", "{0,2}", "{,2}", "??", "*?", "++"};
static const char *const pieces[] = {"a", "A", "b", "B", "k", "K", "\u212A", "s", "\u017F", "S", "é", "É",
                                     ".", " ", "\n", "x", "{", "”", "-", "c", "ab", "1", "]", "}"};

static void make_up(struct dice *d, struct strbuf *out, int depth)
{
    unsigned choices = roll(d, 4) ? 1 : 1 + roll(d, 3);
    for (unsigned c = 0; c < choices; c++) {
        if (c) strbuf_addch(out, '|');
        for (unsigned n = roll(d, 4) + (depth == 0); n > 0; n--) {
            if (depth < 3 && roll(d, 4) == 0) {
                strbuf_addstr(out, PICK(d, openers));
                make_up(d, out, depth + 1);
                strbuf_addch(out, ')');
            } else {
                strbuf_addstr(out, PICK(d, atoms));
            }
            if (roll(d, 3) == 0) strbuf_addstr(out, PICK(d, repeats));
        }
    }
}

static void ask_both(const struct made *m, struct dice *d, const char *pattern, size_t *matched)
{
    struct strbuf text = STRBUF_INIT;
    for (unsigned n = roll(d, 10); n > 0; n--) strbuf_addstr(&text, PICK(d, pieces));
    if (pattern_match(m->pattern, m->matcher, strbuf_slice(&text), 0, false) == PATTERN_MATCH) {
        struct rule rule = {.pattern = m->pattern}, *rules[] = {&rule};
        struct needles *needles = needles_new(rules, 1);
        struct needle_search found;
        needle_search_init(&found, needles);
        needles_search(needles, &found, strbuf_slice(&text));
        ck_assert_msg(needles_may_match(&found, 0), "%s in %s", pattern, text.buf);
        needle_search_release(&found);
        needles_free(needles);
        ++*matched;
    }
    strbuf_release(&text);
}

START_TEST(the_filter_lets_every_match_through)
{
    struct dice d = {2024};
    size_t matched = 0;
    for (int i = 0; i < 3000; i++) {
        struct strbuf pattern = STRBUF_INIT;
        struct made m;
        make_up(&d, &pattern, 0);
        make(&m, pattern.buf);
        for (int k = 0; k < 8; k++) ask_both(&m, &d, pattern.buf, &matched);
        unmake(&m);
        strbuf_release(&pattern);
    }
    ck_assert_uint_gt(matched, 1000);
}
END_TEST

Suite *pattern_suite(void)
{
    Suite *s = suite_create("pattern");
    TCase *t = tcase_create("pattern");
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, matches_and_replacements, 0, sizeof matches / sizeof *matches);
    tcase_add_test(t, groups_are_seen);
    tcase_add_test(t, many_groups_have_room);
    tcase_add_test(t, long_replacements_have_room);
    tcase_add_test(t, broken_and_runaway_patterns_are_told);
    tcase_add_loop_test(t, needles_are_taken, 0, sizeof filters / sizeof *filters);
    tcase_add_test(t, the_filter_lets_every_match_through);
    suite_add_tcase(s, t);
    return s;
}
