/* Image: a catalogue as one file of the cache, so that the packs need not be read
 * each time.
 *
 * It holds what the packs say: rules with their examples, patterns, and ready to
 * search what they need and the phrase table. Texts are used where
 * they lie in the file. It is made anew when a pack or galley itself changes, and
 * is not made of packs with errors. */
#ifndef GALLEY_RULES_IMAGE_H
#define GALLEY_RULES_IMAGE_H

#include "rules/catalogue.h"

/* Like catalogue_load() and catalogue_finish(), from the image where there is one
 * that holds; makes it where there is none. */
int catalogue_open(struct catalogue *cat, const char *data, const char *lang, struct strbuf *err);

#endif
