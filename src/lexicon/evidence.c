#include "base/compat.h"

#include "lexicon/evidence.h"
#include "lexicon/lists.h"

static const char *const sources[] = {"es", "fr", "de", "pt", "it", "ru", "ar", "fa", "tr", "zh", "ja"};
enum { SOURCES = sizeof sources / sizeof *sources, ENTRIES_NEEDED = 2, LONGEST_ENTRY = 4 };

unsigned source_bit(const char *source)
{
    for (unsigned i = 0; source && i < SOURCES; i++)
        if (strcmp(sources[i], source) == 0) return 1u << i;
    return 0;
}

struct loading {
    struct evidence *ev;
    unsigned bit;
};

static void add_entry(struct slice entry, void *payload)
{
    struct loading *l = payload;
    struct slice key = arena_slice(&l->ev->arena, entry);
    *map_put(&l->ev->entries, key, NULL) |= l->bit;
    const char *space = memchr(key.ptr, ' ', key.len);
    size_t words = 1;
    for (size_t i = 0; i < key.len; i++) words += key.ptr[i] == ' ';
    uintptr_t *longest = map_put(&l->ev->starts, slice_of(key.ptr, space ? (size_t)(space - key.ptr) : key.len), NULL);
    if (words > *longest) *longest = words;
}

void evidence_load(struct evidence *ev, const char *data)
{
    *ev = (struct evidence){MAP_INIT, MAP_INIT, ARENA_INIT};
    struct strbuf path = STRBUF_INIT;
    for (unsigned i = 0; i < SOURCES; i++) {
        struct loading l = {ev, 1u << i};
        strbuf_clear(&path);
        strbuf_addf(&path, "%s/dictionaries/sources/%s.txt", data, sources[i]);
        list_file_read(path.buf, add_entry, &l);
    }
    strbuf_release(&path);
}

void evidence_release(struct evidence *ev)
{
    map_release(&ev->entries);
    map_release(&ev->starts);
    arena_release(&ev->arena);
}

unsigned evidence_read(const struct evidence *ev, const struct tokens *toks)
{
    struct map seen = MAP_INIT;
    struct arena arena = ARENA_INIT;
    struct strbuf joined = STRBUF_INIT;
    unsigned counts[SOURCES] = {0}, plausible = 0;
    for (size_t i = 0; i < toks->n; i++) {
        const uintptr_t *longest = map_get(&ev->starts, token_slice(toks, i));
        if (!longest) continue;
        strbuf_clear(&joined);
        size_t words = *longest < LONGEST_ENTRY ? *longest : LONGEST_ENTRY;
        for (size_t k = i; k < toks->n && k < i + words; k++) {
            if (k > i && toks->items[k].flags & TOKEN_SPACE_BEFORE) strbuf_addch(&joined, ' ');
            strbuf_addslice(&joined, token_slice(toks, k));
            uintptr_t *bits = map_get(&ev->entries, strbuf_slice(&joined));
            if (!bits) continue;
            bool added;
            map_put(&seen, arena_slice(&arena, strbuf_slice(&joined)), &added);
            for (unsigned s = 0; added && s < SOURCES; s++)
                if (*bits >> s & 1 && ++counts[s] >= ENTRIES_NEEDED) plausible |= 1u << s;
        }
    }
    strbuf_release(&joined);
    map_release(&seen);
    arena_release(&arena);
    return plausible;
}
