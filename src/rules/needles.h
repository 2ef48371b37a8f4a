/* Needles: what the patterns of all rules need, looked for in one pass.
 *
 * The cost of a text grows with its length and with what is found in it, not with
 * the number of patterns. All that is looked up lies in one run of bytes without
 * pointers, so that it can be a file (rules/image.h). Const once built. */
#ifndef GALLEY_RULES_NEEDLES_H
#define GALLEY_RULES_NEEDLES_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "rules/rule.h"

struct needles;

/* Of the rules that have a pattern, by their index. */
struct needles *needles_new(struct rule *const *rules, size_t n);
void needles_free(struct needles *t);

/* As bytes, to be opened again; ptr NULL for those that were. */
struct slice needles_bytes(const struct needles *t);
/* NULL where the bytes, which must outlive it, are damaged. */
struct needles *needles_open(struct slice bytes);

/* What a thread needs to search with. */
struct needle_search {
    struct strbuf folded;
    uint32_t round;    /* of searches, so that nothing has to be cleared */
    uint32_t *met;     /* by need: the round in which it was met */
    uint32_t *missing; /* by rule: needs not met, */
    uint32_t *counted; /* in this round */
    uint64_t *always;  /* by rule, a bit each: its pattern needs nothing */
    uint64_t *may;     /* the same: its pattern may match */
    size_t words;      /* of `may` */
};

void needle_search_init(struct needle_search *s, const struct needles *t);
void needle_search_release(struct needle_search *s);

/* Finds the rules whose pattern may match in the text. */
void needles_search(const struct needles *t, struct needle_search *s, struct slice text);

static inline bool needles_may_match(const struct needle_search *s, size_t rule)
{
    return rule / 64 < s->words && s->may[rule / 64] >> rule % 64 & 1;
}

#endif
