/* Udiff: a unified diff of two texts, as `git diff` prints it. `git apply` and
 * `patch -p1` take it as it is. */
#ifndef GALLEY_REPORT_UDIFF_H
#define GALLEY_REPORT_UDIFF_H

#include "base/strbuf.h"

struct udiff_options {
    bool color;     /* for a terminal: lines coloured, changed words highlighted */
    bool below_top; /* see report.h: no `diff --git` line */
};

/* Appends the diff; nothing where the texts are equal. */
void udiff_add(struct strbuf *out, const char *path, struct slice before, struct slice after,
               struct udiff_options options);

#endif
