/* Examples: the catalogue's own tests, run as articles. */
#ifndef GALLEY_REPAIR_EXAMPLES_H
#define GALLEY_REPAIR_EXAMPLES_H

#include "checks/lint.h"

/* Runs the examples of `only`, or of every rule where it is NULL, each with that
 * rule alone on and evidence taken as given: a bad example must yield a finding
 * and become its `good` text by the fix, an ok one must yield none. The fix of a
 * safe pattern or phrase must do so as a safe one. A rule whose check does not
 * exist fails, too. Appends a few lines to *out for each failure; returns their
 * number. */
size_t examples_run(const struct linter *base, const struct rule *only, struct strbuf *out);

#endif
