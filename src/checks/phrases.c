#include "base/compat.h"

#include "checks/applies.h"
#include "checks/table.h"
#include "rules/phrases.h"

/* Which rules are looked for in the block at hand. */
struct scope {
    const struct check_context *cx;
    size_t block;
};

static bool in_scope(const void *arg, const struct rule *rule)
{
    const struct scope *s = arg;
    return rule_applies(s->cx, rule) && rule_looks_at(rule, s->block, s->cx->doc->n_blocks);
}

/* Writes apostrophes the typographic way, as the article does. */
static void curl_apostrophes(const struct strbuf *from, struct strbuf *to)
{
    for (size_t i = 0; i < from->len; i++) {
        if (from->buf[i] == '\'') strbuf_addstr(to, "’");
        else strbuf_addch(to, from->buf[i]);
    }
}

static void report(struct check_context *cx, const struct phrase *p, size_t first, size_t last, bool curly)
{
    const struct token *a = &cx->tokens->items[first], *b = &cx->tokens->items[last - 1];
    struct strbuf fixed = STRBUF_INIT, text = STRBUF_INIT;
    /* A phrase may be found in what it asks for already: “english” for “English”. */
    bool says = !p->right.ptr ||
                phrase_fix(p, check_text(cx, a->start, b->end), a->flags & TOKEN_SENTENCE, &fixed);
    struct finding *f = says ? check_find_rule(cx, p->rule, a->start, b->end) : NULL;
    if (f && p->right.ptr) {
        if (curly) curl_apostrophes(&fixed, &text);
        else strbuf_addslice(&text, strbuf_slice(&fixed));
        check_edit(cx, f, a->start, b->end, strbuf_slice(&text));
    }
    strbuf_release(&fixed);
    strbuf_release(&text);
}

void check_phrases(struct check_context *cx)
{
    const struct phrase_table *table = cx->catalogue->phrases;
    struct phrase_scan scan = PHRASE_SCAN_INIT;
    bool curly = memmem(cx->doc->text.ptr, cx->doc->text.len, "’", strlen("’")) != NULL;
    for (size_t block = 0; block < cx->tokens->n_blocks; block++) {
        struct scope scope = {cx, block};
        struct token_range range = cx->tokens->blocks[block];
        phrase_scan_block(&scan, cx->tokens, range);
        for (size_t i = range.first; i < range.last; i++) {
            size_t last, first, n = phrase_find(table, &scan, i, in_scope, &scope, &last, &first);
            for (size_t k = 0; k < n; k++) {
                struct phrase p = phrase_at(table, first + k);
                if (in_scope(&scope, p.rule)) report(cx, &p, i, last, curly);
            }
        }
    }
    phrase_scan_release(&scan);
}
