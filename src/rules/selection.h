/* Selection: which rules are on in this run. */
#ifndef GALLEY_RULES_SELECTION_H
#define GALLEY_RULES_SELECTION_H

#include "rules/catalogue.h"

struct selection {
    bool *on; /* by rule index */
    size_t n;
};

#define SELECTION_INIT {NULL, 0}

/* `select` and `ignore`: comma-separated rule ids ("glue/words"), packs
 * ("glue") or "all"; NULL for the default. `--select` replaces the default, and
 * turns on rules that are off by default when they are named. An unknown id: -1,
 * *err says which, with the nearest known one. */
int selection_make(struct selection *sel, const struct catalogue *cat, const char *select,
                   const char *ignore, struct strbuf *err);
void selection_release(struct selection *sel);

#endif
