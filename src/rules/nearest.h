/* Nearest: the known name that an unknown one was probably meant to be. */
#ifndef GALLEY_RULES_NEAREST_H
#define GALLEY_RULES_NEAREST_H

#include "base/slice.h"

/* Bytes to insert, delete or replace to turn `a` into `b`, the exchange of two
 * neighbours counting as one. */
size_t edit_distance(struct slice a, struct slice b);

/* The best of the candidates shown so far. */
struct nearest {
    struct slice wanted;
    const char *best; /* NULL: none is near enough */
    size_t distance;
};

struct nearest nearest_to(struct slice wanted);
/* Shows a candidate: `name` is compared, `shown` is what `best` becomes. */
void nearest_try(struct nearest *n, struct slice name, const char *shown);

#endif
