/* Memory: allocation that does not return on failure.
 *
 * A linter that runs out of memory can do nothing useful, so every allocation
 * of galley either succeeds or ends the process with exit status 2. */
#ifndef GALLEY_BASE_MEM_H
#define GALLEY_BASE_MEM_H

#include "base/compat.h"

void *mem_alloc(size_t size);
void *mem_zalloc(size_t size);
void *mem_realloc(void *ptr, size_t size);
char *mem_strdup(const char *s);

/* Room for one more element in a growable array of `size`-byte elements: takes
 * the array, its capacity and the number in use; returns the array, moved where
 * it had to grow. Doubles, so pushing n elements is linear. */
void *mem_grow(void *items, size_t *cap, size_t n, size_t size);

#endif
