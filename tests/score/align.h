/* Align: where a place of one text stands in another that was made from it. */
#ifndef GALLEY_TESTS_ALIGN_H
#define GALLEY_TESTS_ALIGN_H

#include "base/slice.h"
#include "report/linediff.h"

/* Offsets are bytes; changes are apart and stand as early as they can. */
struct alignment {
    struct slice before, after;
    struct changes changes;
};

void align(struct alignment *out, struct slice before, struct slice after);
void align_release(struct alignment *al);

/* What stands in `after` for before[start, end) and the characters next to it. */
struct slice align_region(const struct alignment *al, size_t start, size_t end);

#endif
