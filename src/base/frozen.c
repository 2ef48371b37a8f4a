#include "base/compat.h"

#include "base/frozen.h"

/* The bytes: a head, the slots, the entries. An entry is the length of its key
 * (two bytes), its value, its key. */
struct head {
    uint32_t slots; /* a power of two */
    uint32_t width;
    uint64_t entries; /* bytes */
};

struct frozen_slot {
    uint32_t hash;
    uint32_t at; /* of the entry, plus 1; 0: free */
};

enum { LENGTH = 2, LONGEST_KEY = UINT16_MAX };

static void pad(struct strbuf *out)
{
    while (out->len % 8) strbuf_addch(out, '\0');
}

void frozen_write(const struct map *m, size_t width, struct strbuf *out)
{
    struct strbuf entries = STRBUF_INIT;
    struct head head = {.slots = 1, .width = (uint32_t)width};
    while (head.slots < m->n + m->n / 2 + 1) head.slots *= 2;
    pad(out);
    size_t start = out->len, bytes = head.slots * sizeof(struct frozen_slot);
    strbuf_add(out, &head, sizeof head);
    strbuf_reserve(out, bytes);
    memset(out->buf + out->len, 0, bytes);
    strbuf_truncate(out, out->len + bytes);
    for (size_t i = 0; i < m->cap; i++) {
        const struct map_entry *e = &m->entries[i];
        if (!e->key.ptr || e->key.len > LONGEST_KEY) continue;
        struct frozen_slot slot = {e->hash, (uint32_t)entries.len + 1}, taken;
        uint16_t len = (uint16_t)e->key.len;
        uint64_t value = e->value;
        strbuf_add(&entries, &len, LENGTH);
        strbuf_add(&entries, &value, width);
        strbuf_addslice(&entries, e->key);
        for (size_t k = e->hash & (head.slots - 1);; k = (k + 1) & (head.slots - 1)) {
            char *place = out->buf + start + sizeof head + k * sizeof slot;
            memcpy(&taken, place, sizeof taken);
            if (taken.at) continue;
            memcpy(place, &slot, sizeof slot);
            break;
        }
    }
    head.entries = entries.len;
    memcpy(out->buf + start, &head, sizeof head);
    strbuf_addslice(out, strbuf_slice(&entries));
    pad(out);
    strbuf_release(&entries);
}

bool frozen_open(struct frozen *f, struct slice bytes)
{
    *f = (struct frozen)FROZEN_INIT;
    struct head head;
    if (bytes.len < sizeof head || (uintptr_t)bytes.ptr % 8) return false;
    memcpy(&head, bytes.ptr, sizeof head);
    size_t rest = bytes.len - sizeof head;
    if (!head.slots || head.slots & (head.slots - 1) || !head.width || head.width > 8) return false;
    if (head.slots > rest / sizeof(struct frozen_slot)) return false;
    rest -= head.slots * sizeof(struct frozen_slot);
    if (head.entries > rest) return false;
    const char *slots = bytes.ptr + sizeof head;
    f->slots = (const struct frozen_slot *)(const void *)slots;
    f->mask = head.slots - 1;
    f->entries = slots + head.slots * sizeof(struct frozen_slot);
    f->entries_len = head.entries;
    f->width = head.width;
    return true;
}

/* The entry at `at`; false where it does not lie within the bytes. */
static bool entry_at(const struct frozen *f, size_t at, struct slice *key, uint64_t *value)
{
    uint16_t len;
    if (at + LENGTH + f->width > f->entries_len) return false;
    memcpy(&len, f->entries + at, LENGTH);
    *value = 0;
    memcpy(value, f->entries + at + LENGTH, f->width);
    *key = slice_of(f->entries + at + LENGTH + f->width, len);
    return at + LENGTH + f->width + len <= f->entries_len;
}

bool frozen_get_hashed(const struct frozen *f, struct slice key, uint32_t hash, uint64_t *value)
{
    *value = 0;
    if (!f->slots) return false;
    /* A sound table has free slots; a damaged one may not, hence the count. */
    for (size_t i = hash & f->mask, n = 0; n <= f->mask && f->slots[i].at; i = (i + 1) & f->mask, n++) {
        struct slice found;
        if (f->slots[i].hash != hash) continue;
        if (entry_at(f, f->slots[i].at - 1, &found, value) && slice_equal(found, key)) return true;
    }
    *value = 0;
    return false;
}

bool frozen_get(const struct frozen *f, struct slice key, uint64_t *value)
{
    return frozen_get_hashed(f, key, slice_hash(key), value);
}

void frozen_each(const struct frozen *f, void (*each)(struct slice key, uint64_t value, void *payload),
                 void *payload)
{
    struct slice key;
    uint64_t value;
    for (size_t at = 0; entry_at(f, at, &key, &value); at += LENGTH + f->width + key.len)
        each(key, value, payload);
}
