/* Needsets: sets of literals, while prefilter.c reads what a pattern needs.
 *
 * Lists in an arena; a list is used up by what is made of it. */
#ifndef GALLEY_RULES_NEEDSETS_H
#define GALLEY_RULES_NEEDSETS_H

#include "base/arena.h"

enum {
    MOST_NEEDLES = 4096,
    MOST_NEEDS = 4, /* of a sequence */
};

struct literal {
    struct literal *next;
    struct slice text; /* folded */
};

/* Literals of which one must occur; head NULL where nothing is known. */
struct set {
    struct literal *head;
    size_t n, rarity; /* of the commonest */
};

/* What must occur, one of each set, the best set first. */
struct sets {
    struct set items[MOST_NEEDS];
    size_t n;
    bool never; /* it cannot match at all */
};

struct set set_of(struct arena *arena, struct slice text); /* of the text, folded */
/* The set where one of either must occur; none where one is unknown. */
struct set set_join(struct set a, struct set b);

void sets_keep(struct sets *sets, struct set set);
void sets_keep_all(struct sets *sets, const struct sets *more);
/* What one of two alternatives needs: the best of each and, where each has one
 * besides, the single mark that parts its words. */
struct sets sets_either(const struct sets *a, const struct sets *b);

#endif
