/* Lines: where an offset stands, for people: line and column from 1, the column
 * in code points. A line ends with LF; a byte order mark is in no column. */
#ifndef GALLEY_REPORT_LINES_H
#define GALLEY_REPORT_LINES_H

#include "text/source.h"

struct position {
    size_t line, column;
};

/* Built once a source, in one pass over it; must not outlive it. A look-up costs
 * the logarithm of the number of lines, however long a line is. */
struct lines {
    struct slice text;
    size_t bom;
    size_t *starts; /* offset of each line */
    size_t n, cap;
    size_t *marks; /* code points before every LINES_STRIDE-th byte */
    size_t n_marks;
};

#define LINES_STRIDE 1024

void lines_init(struct lines *lines, const struct source *src);
void lines_release(struct lines *lines);

/* `offset` may be the text's length. Inside a character it counts as at its end. */
struct position lines_at(const struct lines *lines, size_t offset);

#endif
