/* Attribution: the clause that says who spoke: “said Naranjo”, “the teenager
 * told reporters”, “he added”. */
#ifndef GALLEY_CHECKS_ATTRIBUTION_H
#define GALLEY_CHECKS_ATTRIBUTION_H

#include "checks/check.h"

enum attribution {
    ATTRIBUTION_NONE,
    ATTRIBUTION_SUBJECT_FIRST, /* “he said”, “the Taliban announced” */
    ATTRIBUTION_VERB_FIRST,    /* “said Naranjo”, “asked one of them” */
};

/* Whether an attribution begins at token `i`; `from` is the prose offset at which
 * it begins inside that token (its start, but for a seam). */
enum attribution attribution_at(const struct check_context *cx, size_t i, size_t from);

/* The last capitalised word of the attribution's subject, the surname as a rule;
 * empty where the subject is a pronoun or a common noun. */
struct slice attribution_speaker(const struct check_context *cx, size_t i);

/* Whether the word is a verb of saying. */
bool is_attribution_verb(const struct check_context *cx, size_t token);

#endif
