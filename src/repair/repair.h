/* Repair: findings to edits that do not collide, proven and applied. */
#ifndef GALLEY_REPAIR_REPAIR_H
#define GALLEY_REPAIR_REPAIR_H

#include "checks/lint.h"

/* The edits of one pass: in order, apart, each fix whole or not at all. Where
 * two fixes collide the one whose rule ranks first stays, a safe one before an
 * unsafe one, the earlier before the later. */
struct plan {
    struct edit *edits; /* texts borrowed from the findings */
    size_t n, cap;
    size_t fixes;   /* how many fixes the edits are of */
    size_t refused; /* fixes declared safe that would change letters or digits: never applied as safe */
};

#define PLAN_INIT {NULL, 0, 0, 0, 0}

/* `unsafe`: take the unsafe fixes, too. */
void plan_make(struct plan *plan, const struct source *src, const struct findings *findings, bool unsafe);
void plan_apply(const struct plan *plan, struct slice data, struct strbuf *out);
void plan_release(struct plan *plan);

/* Whether replacing `before` by `after` keeps the sequence of letters and
 * digits, compared without regard to case: what a safe fix must do. */
bool repair_keeps_words(struct slice before, struct slice after);

/* Whether the fix of `f` may be applied unattended: declared safe, and keeping
 * words edit by edit. The `encoding` pack answers for its own fixes, which map
 * damage one to one. */
bool repair_is_safe(const struct source *src, const struct finding *f);

/* Declares unsafe whatever fix is not, so that every report says what `galley
 * fix` does. Returns how many. */
size_t repair_verify(const struct source *src, struct findings *findings);

/* Lints and applies until nothing changes, at most 10 passes; *out is the
 * repaired text. Returns the number of fixes applied. A pass that would return
 * to an earlier text ends it, with that text: repairing twice is repairing once. */
size_t repair_text(const struct linter *linter, const struct source *src, bool unsafe, struct strbuf *out);

/* The same where `src` has been linted already, with these findings. */
size_t repair_from(const struct linter *linter, const struct source *src, const struct findings *first,
                   bool unsafe, struct strbuf *out);

/* Replaces the file `src` was read from by `text`, atomically, keeping mode and
 * owner. Refuses where the file has changed since it was read. 0, or -1 with the
 * reason in *err; the file is then as it was. A symbolic link's target is
 * replaced, not the link. */
int repair_write(const struct source *src, struct slice text, struct strbuf *err);

#endif
