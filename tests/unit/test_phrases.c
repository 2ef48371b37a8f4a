#include "suites.h"

#include "packs.h"
#include "rules/expand.h"
#include "rules/phrases.h"
#include "text/format.h"

static void add_expansion(void *arg, const struct expansion *e)
{
    struct strbuf *out = arg;
    strbuf_addf(out, "%.*s>", SLICE_ARG(e->wrong));
    if (e->right.ptr) strbuf_addslice(out, e->right);
    else strbuf_addch(out, '?');
    strbuf_addch(out, '|');
}

static const struct {
    const char *row, *expanded;
} rows[] = {
    {"a b => c", "a b>c|"},
    {"  a   b =>  c  d ", "a b>c d|"},
    {"make{,s} declarations => make{,s} a statement",
     "make declarations>make a statement|makes declarations>makes a statement|"},
    {"{of,for} x{,s} => {1,2} y", "of x>1 y|of xs>1 y|for x>2 y|for xs>2 y|"},
    {"a {,very} b => {c,d}", "a b>c|a very b>d|"},
    {"{,the }a => x", "a>x|the a>x|"},
    {"a {b,c} => ?", "a b>?|a c>?|"},
    {"{a,b} => {c,?}", "a>c|b>?|"},
    {"a => b, c", "a>b, c|"},
};

START_TEST(braces_are_written_out)
{
    struct arena arena = ARENA_INIT;
    struct strbuf out = STRBUF_INIT, err = STRBUF_INIT;
    size_t at;
    bool fixes;
    ck_assert_int_eq(phrase_check(slice_str(rows[_i].row), &fixes, &err, &at), 0);
    phrase_expand(slice_str(rows[_i].row), &arena, add_expansion, &out);
    ck_assert_str_eq(out.buf, rows[_i].expanded);
    strbuf_release(&out);
    strbuf_release(&err);
    arena_release(&arena);
}
END_TEST

static const struct {
    const char *row, *why;
    size_t at;
} bad_rows[] = {
    {"a b", "phrase without ' => '", 0},
    {"a =>", "phrase without ' => '", 0},
    {"a => b => c", "phrase with two ' => '", 7},
    {"a {b => c", "'{' without its '}'", 2},
    {"a => b}", "'}' without its '{'", 6},
    {"{a,{b,c}} => d", "'{' inside braces", 3},
    {"a{b} => d", "braces with a single alternative", 1},
    {"a, b => c", "comma outside braces", 1},
    {"{a,b} => {a,b,c}", "braces with another number of alternatives than on the left", 9},
    {"{a,b} => {a,b}{c,d}", "more braces on the right than on the left", 14},
    {"{,a}{b,} => c", "phrase may be empty", 0},
    {"{a,b} => {,c}", "replacement may be empty; '?' is for a finding without a fix", 9},
    {"{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b} => ?", "more than 8 groups in braces", 40},
    {"{1,2,3,4,5,6,7,8}{1,2,3,4,5,6,7,8}{1,2,3,4,5,6,7,8}{1,2,3,4,5,6,7,8}{1,2} => ?",
     "phrase stands for more than 4096 phrases", 0},
};

START_TEST(malformed_rows_are_told)
{
    struct arena arena = ARENA_INIT;
    struct strbuf err = STRBUF_INIT, out = STRBUF_INIT;
    size_t at;
    bool fixes;
    ck_assert_int_eq(phrase_check(slice_str(bad_rows[_i].row), &fixes, &err, &at), -1);
    ck_assert_str_eq(err.buf, bad_rows[_i].why);
    ck_assert_uint_eq(at, bad_rows[_i].at);
    phrase_expand(slice_str(bad_rows[_i].row), &arena, add_expansion, &out);
    ck_assert_uint_eq(out.len, 0);
    strbuf_release(&err);
    arena_release(&arena);
}
END_TEST

static const char pack[] =
    "pack: calque\nabout: a\nrules:\n"
    "  - id: one\n    severity: error\n    message: m\n    explain: e\n    fix: unsafe\n    phrases:\n"
    "      - gobernador{,es} => governor{,s}\n"
    "      - the gobernador => the governor\n"
    "      - the gobernador of the => the governor of\n"
    "      - \"{l'état,o'clock time} => {the state,time}\"\n"
    "      - mesa técnica => technical group\n"
    "      - covid => Covid\n"
    "      - EE.UU. => United States\n"
    "      - UE => EU\n"
    "      - Feuerwehr => fire brigade\n"
    "      - ex-ante => beforehand\n"
    "      - la 3 fase => 3rd phase\n"
    "      - ¿no? => isn't it\n"
    "      - elpais.com => El País\n"
    "      - flagged => ?\n"
    "    examples: [{ bad: flagged }, { ok: y }]\n"
    "  - id: two\n    severity: error\n    message: m\n    explain: e\n    fix: unsafe\n    phrases:\n"
    "      - the gobernador of the province => the governor\n"
    "      - gobernador => chief\n"
    "    examples: [{ bad: gobernador }, { ok: y }]\n";

static bool is_on(const void *arg, const struct rule *rule)
{
    const char *only = arg;
    return !only || strcmp(rule->id, only) == 0;
}

static const struct {
    const char *text, *only, *found; /* [match>fix] */
} texts[] = {
    {"the ministro and the governor", NULL, ""},
    {"a gobernador said", "calque/one", "[gobernador>governor]"},
    {"a gobernador said", NULL, "[gobernador>governor][gobernador>chief]"},
    {"two gobernadores", NULL, "[gobernadores>governors]"},
    {"gobernadora gobernadore", NULL, ""},
    /* the longest wins, among the rules that are on */
    {"the gobernador of the province", "calque/one",
     "[the gobernador of the>the governor of][gobernador>governor]"},
    {"the gobernador of the province", "calque/two",
     "[the gobernador of the province>the governor][gobernador>chief]"},
    {"the gobernador of the provinces", "calque/two", "[gobernador>chief]"},
    {"the  gobernador\tof\u00A0the", "calque/one",
     "[the  gobernador\tof\u00A0the>the governor of][gobernador>governor]"},
    {"the gobernador, of the", "calque/one", "[the gobernador>the governor][gobernador>governor]"},
    {"the\n\ngobernador", "calque/one", "[gobernador>governor]"},
    /* case */
    {"The gobernador", "calque/one", "[The gobernador>The governor][gobernador>governor]"},
    {"THE GOBERNADOR", "calque/one", "[THE GOBERNADOR>THE GOVERNOR][GOBERNADOR>GOVERNOR]"},
    {"a MESA técnica", NULL, "[MESA técnica>Technical group]"},
    {"MESA TÉCNICA", NULL, "[MESA TÉCNICA>TECHNICAL GROUP]"},
    {"covid Covid COVID", NULL, "[covid>Covid]"},
    {"in EE.UU. today", NULL, "[EE.UU.>United States]"},
    {"in UE funds", NULL, "[UE>EU]"},
    {"the Feuerwehr came", NULL, "[Feuerwehr>fire brigade]"},
    {"Feuerwehr came", NULL, "[Feuerwehr>Fire brigade]"},
    {"THE FEUERWEHR CAME", NULL, "[FEUERWEHR>FIRE BRIGADE]"},
    {"in La 3 Fase", NULL, "[La 3 Fase>3rd phase]"},
    /* apostrophes, hyphens, marks */
    {"L’État and l'état", NULL, "[L’État>The state][l'état>the state]"},
    {"five o’clock time", NULL, "[o’clock time>time]"},
    {"ex-ante, ex ante, ex- ante", NULL, "[ex-ante>beforehand]"},
    {"so, ¿no? ¿no ?", NULL, "[¿no?>isn't it]"},
    {"at elpais.com now", NULL, "[elpais.com>El País]"},
    {"it was flagged", NULL, "[flagged>?]"},
};

static void add_found(struct strbuf *out, const struct tokens *toks, const struct phrase *p, size_t first,
                      size_t last)
{
    size_t start = toks->items[first].start;
    struct slice match = slice_of(toks->text.ptr + start, toks->items[last - 1].end - start);
    struct strbuf fixed = STRBUF_INIT;
    bool says = !p->right.ptr || phrase_fix(p, match, toks->items[first].flags & TOKEN_SENTENCE, &fixed);
    if (says) strbuf_addf(out, "[%.*s>%s]", SLICE_ARG(match), p->right.ptr ? fixed.buf : "?");
    strbuf_release(&fixed);
}

START_TEST(phrases_are_found)
{
    struct catalogue cat = CATALOGUE_INIT;
    struct strbuf err = STRBUF_INIT, out = STRBUF_INIT;
    ck_assert_int_eq(pack_load_text(&cat, pack, &err), 0);

    struct source src = SOURCE_INIT;
    struct document doc = DOCUMENT_INIT;
    struct tokens toks = TOKENS_INIT;
    struct phrase_scan scan = PHRASE_SCAN_INIT;
    ck_assert_int_eq(source_take(&src, texts[_i].text, strlen(texts[_i].text), "t", &err), SOURCE_OK);
    document_read_plain(&doc, &src);
    tokens_read(&toks, &doc, NULL);
    for (size_t b = 0; b < toks.n_blocks; b++) {
        phrase_scan_block(&scan, &toks, toks.blocks[b]);
        for (size_t i = toks.blocks[b].first; i < toks.blocks[b].last; i++) {
            size_t last, first, n = phrase_find(cat.phrases, &scan, i, is_on, texts[_i].only, &last, &first);
            for (size_t k = first; n > 0; k++, n--) {
                struct phrase p = phrase_at(cat.phrases, k);
                if (is_on(texts[_i].only, p.rule)) add_found(&out, &toks, &p, i, last);
            }
        }
    }
    ck_assert_str_eq(out.buf, texts[_i].found);
    phrase_scan_release(&scan);
    tokens_release(&toks);
    document_release(&doc);
    source_release(&src);
    strbuf_release(&out);
    strbuf_release(&err);
    catalogue_release(&cat);
}
END_TEST

Suite *phrases_suite(void)
{
    Suite *s = suite_create("phrases");
    TCase *t = tcase_create("phrases");
    tcase_add_loop_test(t, braces_are_written_out, 0, sizeof rows / sizeof *rows);
    tcase_add_loop_test(t, malformed_rows_are_told, 0, sizeof bad_rows / sizeof *bad_rows);
    tcase_add_loop_test(t, phrases_are_found, 0, sizeof texts / sizeof *texts);
    suite_add_tcase(s, t);
    return s;
}
