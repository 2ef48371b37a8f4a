#include "suites.h"

#include "checks/lint.h"
#include "packs.h"
#include "repair/examples.h"
#include "repair/repair.h"

/* The checks that run the rules without code of their own. */
#define RULE(id, keys) \
    "  - id: " id "\n    severity: error\n    message: \"{match}>{fix}\"\n    explain: e\n" keys \
    "    examples: [{ bad: bad }, { ok: ok }]\n"

static const char pack[] =
    "pack: calque\nsource: es\nabout: a\nrules:\n"
    RULE("headline", "    fix: none\n    pattern: HEAD\n    where: [headline]\n")
    RULE("body", "    fix: none\n    pattern: BODY\n    where: [body]\n")
    RULE("first", "    fix: none\n    pattern: FIRST\n    where: [first]\n")
    RULE("last", "    fix: none\n    pattern: LAST\n    where: [last]\n")
    RULE("ends", "    fix: none\n    pattern: ENDS\n    where: [headline, last]\n")
    RULE("delete", "    fix: unsafe\n    pattern: '^(AD)\\b.*AD'\n    delete: block\n")
    RULE("insert", "    fix: safe\n    pattern: '(?<=\\d)(?=kmh\\b)'\n    replace: ' '\n")
    RULE("evidence", "    fix: none\n    pattern: EVIDENCE\n    evidence: source\n")
    RULE("off", "    fix: none\n    pattern: OFF\n    default: off\n")
    RULE("skip", "    fix: none\n    pattern: SKIP\n    speech: skip\n")
    RULE("runaway", "    fix: none\n    pattern: '(z+)+(?<!z)'\n")
    RULE("phrases", "    fix: unsafe\n    phrases:\n      - alcalde => mayor\n      - alcaldia => mayor's office\n")
    RULE("phrases-evidence", "    fix: none\n    evidence: source\n    phrases: ['sindico => ?']\n")
    RULE("phrases-head", "    fix: none\n    where: [headline]\n    phrases: ['portavoz => ?']\n");

static const struct {
    const char *text;
    bool evidence;
    const char *found; /* rule name offset message; */
} rows[] = {
    {"HEAD BODY\n\nHEAD BODY", false, "headline@0 HEAD>HEAD;body@16 BODY>BODY;"},
    {"FIRST\n\nb\n\nc\n\nFIRST\n\nFIRST", false, "first@0 FIRST>FIRST;first@13 FIRST>FIRST;"},
    {"LAST\n\nLAST\n\nc\n\nLAST", false, "last@6 LAST>LAST;last@15 LAST>LAST;"},
    {"ENDS\n\nENDS\n\nc\n\nd\n\nENDS", false, "ends@0 ENDS>ENDS;ends@18 ENDS>ENDS;"},
    {"a\n\nAD x AD AD", false, "delete@3 AD x AD AD>;"},
    {"5kmh and 6kmh", false, "insert@1 > ;insert@10 > ;"},
    {"EVIDENCE sindico", false, ""},
    {"EVIDENCE sindico", true, "evidence@0 EVIDENCE>EVIDENCE;phrases-evidence@9 sindico>sindico;"},
    {"OFF", false, ""},
    {"SKIP", false, "skip@0 SKIP>SKIP;"},
    {"“SKIP,” he said. SKIP", false, "skip@21 SKIP>SKIP;"},
    {"“The alcalde is here,” he said.", false, "phrases@7 alcalde>mayor;"},
    {"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", false, ""},
    {"The Alcalde", false, "phrases@4 Alcalde>Mayor;"},
    {"It’s the alcaldia", false, "phrases@11 alcaldia>mayor’s office;"},
    {"an alcaldia", false, "phrases@3 alcaldia>mayor's office;"},
    {"portavoz\n\nportavoz", false, "phrases-head@0 portavoz>portavoz;"},
};

struct fixture {
    struct catalogue cat;
    struct selection selection;
    struct lexicon *lexicon;
    struct linter linter;
};

static void setup(struct fixture *f, const char *text)
{
    struct strbuf err = STRBUF_INIT;
    *f = (struct fixture){.cat = CATALOGUE_INIT, .selection = SELECTION_INIT};
    int rc = pack_load_text(&f->cat, text, &err);
    ck_assert_str_eq(err.buf, "");
    ck_assert_int_eq(rc, 0);
    ck_assert_int_eq(selection_make(&f->selection, &f->cat, NULL, NULL, &err), 0);
    rc = lexicon_open(&f->lexicon, "en-US", GALLEY_SRCDIR, &err);
    ck_assert_msg(rc == 0, "%s", err.buf);
    f->linter.catalogue = &f->cat;
    f->linter.selection = &f->selection;
    f->linter.lexicon = f->lexicon;
    strbuf_release(&err);
}

static void teardown(struct fixture *f)
{
    lexicon_free(f->lexicon);
    selection_release(&f->selection);
    catalogue_release(&f->cat);
}

START_TEST(rules_are_looked_for)
{
    struct fixture f;
    struct source src = SOURCE_INIT;
    struct article art = ARTICLE_INIT;
    struct strbuf out = STRBUF_INIT, err = STRBUF_INIT;
    setup(&f, pack);
    f.linter.assume_evidence = rows[_i].evidence;
    ck_assert_int_eq(source_take(&src, rows[_i].text, strlen(rows[_i].text), "t", &err), SOURCE_OK);
    lint(&f.linter, &src, &art);
    for (size_t i = 0; i < art.findings.n; i++) {
        const struct finding *x = &art.findings.items[i];
        strbuf_addf(&out, "%s@%zu %s;", x->rule->id + strlen("calque/"), x->start, x->message);
    }
    ck_assert_str_eq(out.buf, rows[_i].found);
    article_release(&art);
    source_release(&src);
    strbuf_release(&out);
    teardown(&f);
}
END_TEST

START_TEST(blocks_are_deleted)
{
    static const char text[] = "One.\n\nAD here AD\n\nTwo.\n";
    struct fixture f;
    struct source src = SOURCE_INIT;
    struct strbuf out = STRBUF_INIT, err = STRBUF_INIT;
    setup(&f, pack);
    ck_assert_int_eq(source_take(&src, text, strlen(text), "t", &err), SOURCE_OK);
    repair_text(&f.linter, &src, true, &out);
    ck_assert_str_eq(out.buf, "One.\n\nTwo.\n");
    source_release(&src);
    strbuf_release(&out);
    teardown(&f);
}
END_TEST

/* Examples that hold, and one of every way in which they may not. */
static const char examples[] =
    "pack: calque\nabout: a\nrules:\n"
    "  - id: a\n    severity: error\n    message: m\n    explain: e\n    fix: unsafe\n"
    "    pattern: '\\bx\\b'\n    replace: y\n"
    "    examples:\n"
    "      - { bad: x z, good: y z }\n"
    "      - { bad: z }\n"
    "      - { ok: z }\n"
    "      - { ok: an x }\n"
    "      - { bad: x z, good: z z }\n"
    "  - id: b\n    severity: error\n    message: m\n    explain: e\n    fix: safe\n"
    "    pattern: foo\n    replace: bar\n"
    "    examples: [{ bad: foo, good: bar }, { ok: ok }]\n"
    "  - id: c\n    severity: error\n    message: m\n    explain: e\n    fix: none\n"
    "    check: no-such\n"
    "    examples: [{ bad: foo }, { ok: ok }]\n";

static const char failures[] =
    "F:13: calque/a: bad example without a finding\n"
    "    bad       z\n"
    "F:15: calque/a: ok example with a finding\n"
    "    ok        an x\n"
    "    found     x\n"
    "    message   m\n"
    "F:16: calque/a: the fix makes another text\n"
    "    bad       x z\n"
    "    good      z z\n"
    "    made      y z\n"
    "F:24: calque/b: the safe fix makes another text\n"
    "    bad       foo\n"
    "    good      bar\n"
    "    made      foo\n"
    "F:25: calque/c: there is no check 'no-such'\n";

START_TEST(examples_are_run)
{
    struct fixture f;
    struct strbuf out = STRBUF_INIT;
    setup(&f, examples);
    for (size_t i = 0; i < f.cat.n; i++) f.cat.rules[i]->file = "F";
    ck_assert_uint_eq(examples_run(&f.linter, NULL, &out), 5);
    ck_assert_str_eq(out.buf, failures);
    strbuf_clear(&out);
    ck_assert_uint_eq(examples_run(&f.linter, catalogue_find(&f.cat, "calque/b"), &out), 1);
    strbuf_release(&out);
    teardown(&f);
}
END_TEST

Suite *generic_suite(void)
{
    Suite *s = suite_create("generic");
    TCase *t = tcase_create("generic");
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, rules_are_looked_for, 0, sizeof rows / sizeof *rows);
    tcase_add_test(t, blocks_are_deleted);
    tcase_add_test(t, examples_are_run);
    suite_add_tcase(s, t);
    return s;
}
