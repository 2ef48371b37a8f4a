#include "base/compat.h"

#include "base/mem.h"
#include "checks/applies.h"
#include "checks/table.h"
#include "rules/needles.h"
#include "rules/pattern.h"

struct search {
    struct check_context *cx;
    struct matcher *matcher;
    struct strbuf fixed, why;
};

/* Proposes what the rule makes of the match at prose[start, end). */
static void propose(struct search *s, const struct rule *rule, struct finding *f, size_t block, size_t start,
                    size_t end)
{
    if (rule->delete_block) check_delete_block(s->cx, f, block);
    if (!rule->replace) return;
    strbuf_clear(&s->fixed);
    if (pattern_replace(s->matcher, rule->replace, &s->fixed, &s->why)) return;
    check_edit(s->cx, f, start, end, strbuf_slice(&s->fixed));
}

static void search_block(struct search *s, const struct rule *rule, size_t block)
{
    const struct block *b = &s->cx->doc->blocks[block];
    struct slice text = check_text(s->cx, b->start, b->end);
    size_t from = 0;
    bool again = false;
    /* A broken or runaway pattern says no more about this block. */
    while (pattern_match(rule->pattern, s->matcher, text, from, again) == PATTERN_MATCH) {
        size_t start = b->start + matcher_start(s->matcher), end = b->start + matcher_end(s->matcher);
        struct finding *f = check_find_rule(s->cx, rule, start, end);
        if (f) propose(s, rule, f, block, start, end);
        if (rule->delete_block) break;
        from = end - b->start;
        again = true;
    }
}

void check_patterns(struct check_context *cx)
{
    const struct needles *needles = cx->catalogue->needles;
    struct search s = {cx, matcher_new(), STRBUF_INIT, STRBUF_INIT};
    struct needle_search found;
    needle_search_init(&found, needles);
    size_t n = cx->doc->n_blocks;
    for (size_t i = 0; i < n; i++) {
        const struct block *b = &cx->doc->blocks[i];
        needles_search(needles, &found, check_text(cx, b->start, b->end));
        for (size_t r = 0; r < cx->catalogue->n; r++) {
            if (!needles_may_match(&found, r)) continue;
            const struct rule *rule = cx->catalogue->rules[r];
            if (rule_applies(cx, rule) && rule_looks_at(rule, i, n)) search_block(&s, rule, i);
        }
    }
    needle_search_release(&found);
    strbuf_release(&s.fixed);
    strbuf_release(&s.why);
    matcher_free(s.matcher);
}
