/* Linediff: what differs between two sequences of numbers that stand for lines,
 * or for the words of a line. */
#ifndef GALLEY_REPORT_LINEDIFF_H
#define GALLEY_REPORT_LINEDIFF_H

#include "base/slice.h"

/* [a, a + a_len) of the old becomes [b, b + b_len) of the new. */
struct change {
    size_t a, a_len, b, b_len;
};

/* In order, apart by at least one element that both have. */
struct changes {
    struct change *items;
    size_t n, cap;
};

#define CHANGES_INIT {NULL, 0, 0}

/* `kinds`: the numbers are below it. Right for any input; short where the two
 * are alike or most elements occur once, as the lines of articles do. */
void changes_find(struct changes *out, const uint32_t *a, size_t a_len, const uint32_t *b, size_t b_len,
                  size_t kinds);
void changes_release(struct changes *c);

/* A text cut in pieces, and the number of each: equal pieces, equal numbers. */
struct pieces {
    struct slice *items;
    uint32_t *ids;
    size_t n, cap, ids_cap;
};

#define PIECES_INIT {NULL, NULL, 0, 0, 0}

struct map;

void pieces_add(struct pieces *p, struct map *numbers, struct slice piece);
void pieces_release(struct pieces *p);

#endif
