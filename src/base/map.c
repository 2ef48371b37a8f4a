#include "base/compat.h"

#include "base/map.h"
#include "base/mem.h"

void map_init(struct map *m)
{
    *m = (struct map)MAP_INIT;
}

void map_release(struct map *m)
{
    free(m->entries);
    map_init(m);
}

void map_clear(struct map *m)
{
    if (m->cap) memset(m->entries, 0, m->cap * sizeof *m->entries);
    m->n = 0;
}

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
uint32_t slice_hash(struct slice s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.len; i++) h = (h ^ (unsigned char)s.ptr[i]) * 16777619u;
    return h ^ (h >> 15);
}

static struct map_entry *find(const struct map *m, struct slice key, uint32_t hash)
{
    size_t mask = m->cap - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        struct map_entry *e = &m->entries[i];
        if (!e->key.ptr || (e->hash == hash && slice_equal(e->key, key))) return e;
    }
}

uintptr_t *map_get(const struct map *m, struct slice key)
{
    if (!m->n) return NULL;
    struct map_entry *e = find(m, key, slice_hash(key));
    return e->key.ptr ? &e->value : NULL;
}

static void grow(struct map *m)
{
    struct map old = *m;
    m->cap = old.cap ? old.cap * 2 : 64;
    m->entries = mem_zalloc(m->cap * sizeof *m->entries);
    for (size_t i = 0; i < old.cap; i++)
        if (old.entries[i].key.ptr) *find(m, old.entries[i].key, old.entries[i].hash) = old.entries[i];
    free(old.entries);
}

uintptr_t *map_put(struct map *m, struct slice key, bool *added)
{
    if (m->n * 4 >= m->cap * 3) grow(m);
    if (!key.ptr) key.ptr = "";
    uint32_t hash = slice_hash(key);
    struct map_entry *e = find(m, key, hash);
    bool fresh = !e->key.ptr;
    if (fresh) {
        e->key = key;
        e->hash = hash;
        m->n++;
    }
    if (added) *added = fresh;
    return &e->value;
}
