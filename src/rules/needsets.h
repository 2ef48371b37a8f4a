/* Needsets: sets of strings, while prefilter.c reads what a pattern needs.
 *
 * `strings` are all that a part of a pattern can match; a `set` are literals of
 * which one must occur. Lists in an arena; a list is used up by what is made of it. */
#ifndef GALLEY_RULES_NEEDSETS_H
#define GALLEY_RULES_NEEDSETS_H

#include "base/arena.h"
#include "base/strbuf.h"

struct literal {
    struct literal *next;
    struct slice text; /* folded */
};

struct strings {
    struct literal *head; /* n 0: none is known */
    size_t n, longest;
};

struct set {
    struct literal *head; /* NULL: nothing is known */
    size_t n, rarity;     /* of the commonest */
};

enum { MOST_NEEDS = 4, MOST_NEEDLES = 4096, MOST_STRINGS = 512, LONGEST_STRING = 64 };

/* What must occur, the most telling set first; none where nothing is known. */
struct sets {
    struct set items[MOST_NEEDS];
    size_t n;
};

struct strings strings_of(struct arena *arena, struct slice text); /* one, folded */
struct strings strings_join(struct strings a, struct strings b);
struct strings strings_copy(struct arena *arena, struct strings s);
bool strings_empty(struct strings s); /* they are one, of no characters */
/* Every one of `a` with every one of `b` behind it; n 0 where they would be too many. */
struct strings strings_cross(struct arena *arena, struct strings a, struct strings b);

/* The set of literals that the strings stand for; none where one of them is empty. */
struct set set_of(struct arena *arena, struct strings s);
struct set set_join(struct set a, struct set b); /* none where one is unknown */
void sets_keep(struct sets *sets, struct set set);
void sets_keep_all(struct sets *sets, const struct sets *more);
/* What one of two parts needs: the best of each and, where each has one besides,
 * the single mark that parts its words. */
struct sets sets_either(const struct sets *a, const struct sets *b);

#endif
