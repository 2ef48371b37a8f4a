/* Gold: articles whose defects are marked up by hand: ⟪class|wrong→right⟫.
 *
 * Several rights are parted by ⏐, the preferred one first; the right ? says that
 * only a person can find it. Either side may be empty. A text without markup is an
 * article without a defect. */
#ifndef GALLEY_TESTS_GOLD_H
#define GALLEY_TESTS_GOLD_H

#include "base/arena.h"
#include "base/strbuf.h"

struct gold_item {
    struct slice class;  /* the name of the pack that ought to find it */
    size_t start, end;   /* bytes of the text as received */
    struct slice wrong;
    struct slice *rights; /* none: only a person can find it */
    size_t n_rights;
};

struct gold {
    char *path;
    struct arena arena;
    struct strbuf text; /* as received */
    struct gold_item *items;
    size_t n, cap;
};

/* 0, or -1 and *err says what is wrong, and in which file. Release it either way. */
int gold_read(struct gold *gold, const char *path, struct strbuf *err);
void gold_release(struct gold *gold);

/* The files *.txt of a folder, sorted, read; *n of them. NULL and *err on failure. */
struct gold *gold_read_folder(const char *folder, size_t *n, struct strbuf *err);

#endif
