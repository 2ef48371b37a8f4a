/* Prefilter: a cheap proof that a pattern cannot match a text.
 *
 * From a pattern's source it takes a set of literals one of which every match
 * needs somewhere in the subject; compared in lower-case ASCII. Where no such set
 * is found the pattern may match anything. */
#ifndef GALLEY_RULES_PREFILTER_H
#define GALLEY_RULES_PREFILTER_H

#include "base/arena.h"
#include "base/strbuf.h"

struct prefilter {
    struct slice *needles; /* lower-case; one of them must occur */
    size_t n;              /* 0: may match anything */
};

/* Reads the source of a pattern; needles are in `arena`. */
void prefilter_read(struct prefilter *p, struct slice pattern, struct arena *arena);

/* A text to be asked about: its lower-case copy, and which three-byte sequences
 * it holds. */
struct haystack {
    struct strbuf lower;
    uint64_t trigrams[1024]; /* a bit for each hash */
};

void haystack_init(struct haystack *h);
void haystack_set(struct haystack *h, struct slice text);
void haystack_release(struct haystack *h);

/* Whether the pattern may match somewhere in the text. */
bool prefilter_may_match(const struct prefilter *p, const struct haystack *h);

#endif
