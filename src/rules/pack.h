/* Pack: one YAML file of rules, read into the catalogue.
 *
 * The format is described in docs; what is not in it is an error. */
#ifndef GALLEY_RULES_PACK_H
#define GALLEY_RULES_PACK_H

#include "rules/catalogue.h"

/* Reads the file; every error in it is appended to *err. Returns their number.
 * Patterns that do not compile are among them where `compile` asks for it. */
size_t pack_read(struct catalogue *cat, const char *path, bool compile, struct strbuf *err);

/* The place of a pack in the order of packs: where findings overlap, the one of
 * the lower rank stays. */
unsigned pack_rank(const char *pack);

#endif
