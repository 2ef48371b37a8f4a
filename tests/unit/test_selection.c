#include "suites.h"

#include "packs.h"
#include "rules/selection.h"

#define RULE(id, more) \
    "  - id: " id "\n    severity: error\n    message: m\n    explain: e\n    fix: none\n    pattern: x\n" \
    more \
    "    examples: [{ bad: x }, { ok: y }]\n"

static const char glue[] = "pack: glue\nabout: a\nrules:\n" RULE("words", "")
    RULE("names", "    default: off\n");
static const char caps[] = "pack: caps\nabout: a\nrules:\n" RULE("month", "");

/* In order: caps/month, glue/names (off by default), glue/words. */
static const struct {
    const char *select, *ignore;
    const char *on; /* a digit a rule; NULL: error */
    const char *err;
} rows[] = {
    {NULL, NULL, "101", ""},
    {NULL, "glue", "100", ""},
    {NULL, "glue/words,caps/month", "000", ""},
    {NULL, "", "101", ""},
    {"all", NULL, "101", ""},
    {"glue", NULL, "011", ""},
    {"glue/names", NULL, "010", ""},
    {" caps , glue/names ,", NULL, "110", ""},
    {"all,glue/names", "caps", "011", ""},
    {"all", "all", "000", ""},
    {"", NULL, NULL, "'' names no rule"},
    {"gleu", NULL, NULL, "no rule or pack 'gleu'; did you mean 'glue'?"},
    {"glue/word", NULL, NULL, "no rule or pack 'glue/word'; did you mean 'glue/words'?"},
    {"words", NULL, NULL, "no rule or pack 'words'; did you mean 'glue/words'?"},
    {NULL, "caps,elephants", NULL, "no rule or pack 'elephants'"},
};

START_TEST(rules_are_chosen)
{
    struct catalogue cat = CATALOGUE_INIT;
    struct selection sel = SELECTION_INIT;
    struct strbuf err = STRBUF_INIT;
    ck_assert_int_eq(pack_load_text(&cat, glue, &err), 0);
    ck_assert_int_eq(pack_load_text(&cat, caps, &err), 0);
    int rc = selection_make(&sel, &cat, rows[_i].select, rows[_i].ignore, &err);
    ck_assert_str_eq(err.buf, rows[_i].err);
    ck_assert_int_eq(rc, rows[_i].on ? 0 : -1);
    for (size_t i = 0; rows[_i].on && i < cat.n; i++)
        ck_assert_msg(sel.on[i] == (rows[_i].on[i] == '1'), "%s", cat.rules[i]->id);
    selection_release(&sel);
    catalogue_release(&cat);
    strbuf_release(&err);
}
END_TEST

Suite *selection_suite(void)
{
    Suite *s = suite_create("selection");
    TCase *t = tcase_create("selection");
    tcase_add_loop_test(t, rules_are_chosen, 0, sizeof rows / sizeof *rows);
    suite_add_tcase(s, t);
    return s;
}
