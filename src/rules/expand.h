/* Expand: a phrase row "wrong => right" of a pack, with its braces written out. */
#ifndef GALLEY_RULES_EXPAND_H
#define GALLEY_RULES_EXPAND_H

#include "base/arena.h"
#include "base/strbuf.h"

/* One way to read a row. White space is single spaces, none at the ends. */
struct expansion {
    struct slice wrong;
    struct slice right; /* ptr NULL: "?", no fix */
};

/* Whether the row is well formed: 0, or -1 where it is not, with why in *err and
 * the byte of the row in *at. *fixes: whether some reading has a right side. */
int phrase_check(struct slice row, bool *fixes, struct strbuf *err, size_t *at);

/* Calls `each` for every way to read a row that is well formed; none for another.
 * Slices live in `arena`. */
void phrase_expand(struct slice row, struct arena *arena,
                   void (*each)(void *arg, const struct expansion *e), void *arg);

#endif
