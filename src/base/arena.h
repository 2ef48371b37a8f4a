/* Arena: memory that is freed all at once, one arena a file being read.
 *
 * Pointers stay valid until arena_release() or arena_clear(). Not shared
 * between threads. */
#ifndef GALLEY_BASE_ARENA_H
#define GALLEY_BASE_ARENA_H

#include "base/slice.h"

struct arena_block;

struct arena {
    struct arena_block *head;
    size_t used; /* bytes used of the head block */
};

#define ARENA_INIT {NULL, 0}

void arena_init(struct arena *a);
void arena_release(struct arena *a);

void *arena_alloc(struct arena *a, size_t size); /* zeroed, aligned for any type */
char *arena_dup(struct arena *a, const char *ptr, size_t len); /* NUL-terminated copy */
char *arena_strdup(struct arena *a, const char *s);
char *arena_printf(struct arena *a, const char *fmt, ...) GALLEY_PRINTF(2, 3);
struct slice arena_slice(struct arena *a, struct slice s); /* a copy */

#endif
