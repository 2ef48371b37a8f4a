/* Desk: a linter with galley's own packs, for tests of structural checks. */
#ifndef GALLEY_TESTS_DESK_H
#define GALLEY_TESTS_DESK_H

#include "checks/lint.h"

struct desk {
    struct catalogue catalogue;
    struct selection selection;
    struct lexicon *lexicon;
    struct linter linter;
};

/* One row: text, what `galley fix --unsafe` makes of it, and the rule that speaks
 * first. `rule` NULL: no finding is wanted, and `fixed` does not count. */
struct desk_row {
    const char *text, *fixed, *rule;
};

/* Opens a desk with the rules of `select`; fails the test where it cannot. */
void desk_open(struct desk *d, const char *select);
void desk_close(struct desk *d);

/* Fails the test at the first row that comes out otherwise. */
void desk_try(const struct desk *d, const struct desk_row *rows, size_t n);

#endif
