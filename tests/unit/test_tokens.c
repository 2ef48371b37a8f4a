#include "suites.h"

#include "text/format.h"
#include "text/tokens.h"

/* The tokens of `text` as one string, a space between, each with its kind:
 * w word, n number, m mark, o opaque; “|” before each sentence but the first. */
static void describe(const char *text, struct strbuf *out)
{
    struct source src = SOURCE_INIT;
    struct strbuf err = STRBUF_INIT;
    struct document doc;
    struct tokens toks;
    struct map abbreviations = MAP_INIT;
    *map_put(&abbreviations, slice_str("dr"), NULL) = 1;
    *map_put(&abbreviations, slice_str("p.m"), NULL) = 1;
    ck_assert_int_eq(source_take(&src, text, strlen(text), "a.txt", &err), SOURCE_OK);
    document_read_plain(&doc, &src);
    tokens_read(&toks, &doc, &abbreviations);
    size_t sentence = 0;
    for (size_t i = 0; i < toks.n; i++) {
        while (sentence + 1 < toks.n_sentences && toks.sentences[sentence + 1].first == i) {
            sentence++;
            strbuf_addstr(out, "| ");
        }
        strbuf_addch(out, "wnmo"[toks.items[i].kind]);
        strbuf_addslice(out, token_slice(&toks, i));
        if (i + 1 < toks.n) strbuf_addch(out, ' ');
    }
    map_release(&abbreviations);
    tokens_release(&toks);
    document_release(&doc);
    source_release(&src);
}

static const struct {
    const char *text, *tokens;
} token_rows[] = {
    {"don’t O'Hara players’", "wdon’t wO'Hara wplayers m’"},
    {"3,500 27.5 9:30 10.30am 1st", "n3,500 n27.5 n9:30 n10.30 wam n1 wst"},
    {"A44 U.S. p.m. J.K.", "wA44 wU.S m. wp.m m. wJ.K m."},
    {"400volunteers", "n400 wvolunteers"},
    {"a-b (c)", "wa m- wb m( wc m)"},
    {"see www.a.example/b?c, x@y.org and @desk #vote", "wsee owww.a.example/b?c m, ox@y.org wand o@desk o#vote"},
    {"warm.They end.txt", "wwarm m. wThey oend.txt"},
    {"It rained. He left. Dr. Who came at 3 p.m. Monday.",
     "wIt wrained m. | wHe wleft m. | wDr m. wWho wcame wat n3 wp.m m. wMonday m."},
    {"“No.” She left… and came", "m“ wNo m. m” | wShe wleft m… wand wcame"},
    {"one\n\ntwo", "wone | wtwo"},
    {"сыр und Käse", "wсыр wund wKäse"},
};

START_TEST(texts_fall_into_tokens)
{
    struct strbuf out = STRBUF_INIT;
    for (size_t i = 0; i < sizeof token_rows / sizeof *token_rows; i++) {
        strbuf_clear(&out);
        describe(token_rows[i].text, &out);
        ck_assert_str_eq(out.buf, token_rows[i].tokens);
    }
    strbuf_release(&out);
}
END_TEST

Suite *tokens_suite(void)
{
    Suite *s = suite_create("tokens");
    TCase *tc = tcase_create("tokens");
    tcase_add_test(tc, texts_fall_into_tokens);
    suite_add_tcase(s, tc);
    return s;
}
