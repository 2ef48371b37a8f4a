/* Fragments: the names that a pack defines for use in its patterns, <<name>>. */
#ifndef GALLEY_RULES_FRAGMENTS_H
#define GALLEY_RULES_FRAGMENTS_H

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"

struct fragments {
    struct map by_name; /* name → const struct slice *, the fragment as a group */
    struct arena *arena; /* where names and fragments live */
};

/* Where <<name>> stood and what it became, in bytes. */
struct splice {
    size_t out, out_len;
    size_t in, in_len;
};

/* False where the name is taken. The words are plain text, any of which may
 * stand there; longer ones are tried first. */
bool fragments_add_words(struct fragments *f, struct slice name, struct slice *words, size_t n);
bool fragments_add_pattern(struct fragments *f, struct slice name, struct slice pattern);

/* Appends `pattern` with every <<name>> replaced, and the splices to *splices
 * (allocated; may be NULL where not wanted). 0, or -1 where a name is unknown:
 * *at is where, *err says it. */
int fragments_apply(const struct fragments *f, struct slice pattern, struct strbuf *out,
                    struct splice **splices, size_t *n, struct strbuf *err, size_t *at);

/* The byte of the written pattern that byte `at` of the outcome comes from. */
size_t splices_origin(const struct splice *splices, size_t n, size_t at);

bool fragment_name_valid(struct slice name);

#endif
