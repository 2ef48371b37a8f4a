/* Packs: catalogues made from text, for tests. */
#ifndef GALLEY_TESTS_PACKS_H
#define GALLEY_TESTS_PACKS_H

#include "rules/catalogue.h"

/* Loads `text` as a pack file into `cat`, and finishes it where it has no error.
 * *err holds the errors, with "F" for the file's path. Returns what the loader
 * did. */
int pack_load_text(struct catalogue *cat, const char *text, struct strbuf *err);

#endif
