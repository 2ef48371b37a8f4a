/* Finding: one place where one rule speaks, and the repair it proposes. */
#ifndef GALLEY_RULES_FINDING_H
#define GALLEY_RULES_FINDING_H

#include "base/arena.h"
#include "rules/rule.h"

struct edit {
    size_t start, end; /* source bytes; [start, end) is replaced by text; start == end inserts */
    struct slice text;
};

/* `e` without what its text only repeats at both ends of `old`, the bytes (of the
 * source or the prose, as e->start and e->end count) that it replaces. */
struct edit edit_trimmed(struct slice old, struct edit e);

struct finding {
    const struct rule *rule;
    size_t start, end;   /* source bytes, end exclusive */
    struct slice match;  /* the prose of [start, end) */
    const char *message; /* set when the checks are done */
    struct edit *edits;  /* the fix: all of them or none; sorted, apart; source bytes */
    size_t n_edits, cap_edits;
    bool safe;           /* of the fix; false where there is none */
    bool no_fix;         /* while checks run: takes no edit */
    const char *proposed; /* what a fix that is not offered would make of the match, or NULL */
    const char *args[3]; /* {1} {2} {3} of the message */
};

/* In order of offset, then rule id, once the checks are done. */
struct findings {
    struct finding *items;
    size_t n, cap;
};

#define FINDINGS_INIT {NULL, 0, 0}

void findings_release(struct findings *f); /* edits belong to the article's arena */

#endif
