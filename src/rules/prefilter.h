/* Prefilter: a cheap proof that a pattern cannot match a text.
 *
 * From a pattern's source it takes sets of literals; every match needs one of each
 * set somewhere in the subject, compared with ASCII in lower case. Where no set is
 * found the pattern may match anything. rules/needles.h looks for the literals of
 * all patterns at once. */
#ifndef GALLEY_RULES_PREFILTER_H
#define GALLEY_RULES_PREFILTER_H

#include "base/arena.h"
#include "base/strbuf.h"

/* Needles that stand for several characters. */
#define PREFILTER_DIGIT '\1'   /* one of 0 to 9 */
#define PREFILTER_DECIMAL '\2' /* a decimal digit of any script */

struct need {
    struct slice *needles; /* folded; one of them must occur */
    size_t n;
};

struct prefilter {
    struct need *needs; /* each must be met; the most telling first */
    size_t n;           /* 0: may match anything */
};

/* Reads the source of a pattern; needles are in `arena`. */
void prefilter_read(struct prefilter *p, struct slice pattern, struct arena *arena);

/* Appends the text as needles are compared with it: ASCII in lower case, and what
 * caseless matching takes for ASCII letters, the Kelvin sign and the long s. */
void prefilter_fold(struct strbuf *out, struct slice text);

#endif
