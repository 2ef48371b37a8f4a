/* Map: a hash table from byte strings to numbers, by open addressing.
 *
 * Keys are borrowed slices: they must outlive the map (an arena's, or the
 * article's own text). A value is any uintptr_t; there is no deletion. */
#ifndef GALLEY_BASE_MAP_H
#define GALLEY_BASE_MAP_H

#include "base/slice.h"

struct map_entry {
    struct slice key; /* ptr NULL: free */
    uint32_t hash;
    uintptr_t value;
};

struct map {
    struct map_entry *entries;
    size_t cap; /* 0 or a power of two */
    size_t n;
};

#define MAP_INIT {NULL, 0, 0}

void map_init(struct map *m);
void map_release(struct map *m);
void map_clear(struct map *m); /* forgets all keys, keeps the memory */

/* The value of `key`, or NULL. Borrowed until the next map_put(). */
uintptr_t *map_get(const struct map *m, struct slice key);

/* The value of `key`, entered with value 0 where it was absent (then *added is
 * true, unless added is NULL). */
uintptr_t *map_put(struct map *m, struct slice key, bool *added);

uint32_t slice_hash(struct slice s);

#endif
