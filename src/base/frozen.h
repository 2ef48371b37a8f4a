/* Frozen: a read-only hash table from byte strings to numbers, as one run of
 * bytes.
 *
 * It holds offsets and no pointers, so that it can lie in a file and be mapped.
 * Damaged bytes lead to wrong answers, never to a read outside of them. */
#ifndef GALLEY_BASE_FROZEN_H
#define GALLEY_BASE_FROZEN_H

#include "base/map.h"
#include "base/strbuf.h"

struct frozen_slot;

struct frozen {
    const struct frozen_slot *slots;
    size_t mask; /* of slots, whose number is a power of two */
    const char *entries;
    size_t entries_len;
    size_t width; /* bytes of a value */
};

#define FROZEN_INIT                                                                                          \
    {                                                                                                        \
        NULL, 0, NULL, 0, 0                                                                                  \
    }

/* Appends the map's entries as a frozen table, `width` bytes (1 to 8) a value.
 * It begins at a multiple of 8 bytes of *out. */
void frozen_write(const struct map *m, size_t width, struct strbuf *out);

/* A table over `bytes`, aligned to 8, which must outlive it. False where they
 * are none; then the table is empty. */
bool frozen_open(struct frozen *f, struct slice bytes);

/* False where the key is absent; *value is 0 then. */
bool frozen_get(const struct frozen *f, struct slice key, uint64_t *value);

/* The same for a key whose slice_hash() is known. */
bool frozen_get_hashed(const struct frozen *f, struct slice key, uint32_t hash, uint64_t *value);

/* Calls `each` for every entry, in no order. */
void frozen_each(const struct frozen *f, void (*each)(struct slice key, uint64_t value, void *payload),
                 void *payload);

#endif
