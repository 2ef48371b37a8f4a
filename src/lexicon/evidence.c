#include "base/compat.h"

#include "base/arena.h"
#include "base/bytes.h"
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
    struct map entries, starts;
    struct arena arena;
    unsigned bit;
};

static void add_entry(struct slice entry, void *payload)
{
    struct loading *l = payload;
    struct slice key = arena_slice(&l->arena, entry);
    *map_put(&l->entries, key, NULL) |= l->bit;
    const char *space = memchr(key.ptr, ' ', key.len);
    size_t words = 1;
    for (size_t i = 0; i < key.len; i++) words += key.ptr[i] == ' ';
    struct slice first = slice_of(key.ptr, space ? (size_t)(space - key.ptr) : key.len);
    uintptr_t *longest = map_put(&l->starts, first, NULL);
    if (words > *longest) *longest = words;
}

static void read_files(const char *folder, struct strbuf *out)
{
    struct loading l = {MAP_INIT, MAP_INIT, ARENA_INIT, 0};
    struct strbuf path = STRBUF_INIT, table = STRBUF_INIT;
    for (unsigned i = 0; i < SOURCES; i++) {
        l.bit = 1u << i;
        strbuf_clear(&path);
        strbuf_addf(&path, "%s/%s.txt", folder, sources[i]);
        list_file_read(path.buf, add_entry, &l);
    }
    const struct map *maps[] = {&l.entries, &l.starts};
    for (size_t i = 0; i < 2; i++) {
        strbuf_clear(&table);
        frozen_write(maps[i], sizeof(uint16_t), &table);
        bytes_put_block(out, strbuf_slice(&table));
    }
    strbuf_release(&path);
    strbuf_release(&table);
    map_release(&l.entries);
    map_release(&l.starts);
    arena_release(&l.arena);
}

static bool open_tables(struct evidence *ev, struct slice all)
{
    struct bytes b = {all, 0, false};
    return frozen_open(&ev->entries, bytes_get_block(&b)) && frozen_open(&ev->starts, bytes_get_block(&b));
}

void evidence_load(struct evidence *ev, const char *data)
{
    static const char name[] = "sources.evidence";
    *ev = (struct evidence){FROZEN_INIT, FROZEN_INIT, CACHE_INIT, STRBUF_INIT};
    struct cache_sources made_from;
    struct strbuf folder = STRBUF_INIT, file = STRBUF_INIT;
    strbuf_addf(&folder, "%s/dictionaries/sources", data);
    cache_sources_init(&made_from, "evidence 1");
    for (unsigned i = 0; i < SOURCES; i++) {
        strbuf_clear(&file);
        strbuf_addf(&file, "%s.txt", sources[i]);
        cache_sources_add(&made_from, folder.buf, file.buf);
    }
    if (!cache_open(&ev->file, data, name, &made_from) || !open_tables(ev, ev->file.bytes)) {
        cache_close(&ev->file);
        read_files(folder.buf, &ev->own);
        open_tables(ev, strbuf_slice(&ev->own));
        cache_keep(name, &made_from, strbuf_slice(&ev->own));
    }
    cache_sources_release(&made_from);
    strbuf_release(&folder);
    strbuf_release(&file);
}

void evidence_release(struct evidence *ev)
{
    cache_close(&ev->file);
    strbuf_release(&ev->own);
    ev->entries = ev->starts = (struct frozen)FROZEN_INIT;
}

unsigned evidence_read(const struct evidence *ev, const struct tokens *toks)
{
    struct map seen = MAP_INIT;
    struct arena arena = ARENA_INIT;
    struct strbuf joined = STRBUF_INIT;
    unsigned counts[SOURCES] = {0}, plausible = 0;
    for (size_t i = 0; i < toks->n; i++) {
        uint64_t longest, bits;
        if (!frozen_get(&ev->starts, token_slice(toks, i), &longest)) continue;
        strbuf_clear(&joined);
        size_t words = longest < LONGEST_ENTRY ? (size_t)longest : LONGEST_ENTRY;
        for (size_t k = i; k < toks->n && k < i + words; k++) {
            if (k > i && toks->items[k].flags & TOKEN_SPACE_BEFORE) strbuf_addch(&joined, ' ');
            strbuf_addslice(&joined, token_slice(toks, k));
            if (!frozen_get(&ev->entries, strbuf_slice(&joined), &bits)) continue;
            bool added;
            map_put(&seen, arena_slice(&arena, strbuf_slice(&joined)), &added);
            for (unsigned s = 0; added && s < SOURCES; s++)
                if (bits >> s & 1 && ++counts[s] >= ENTRIES_NEEDED) plausible |= 1u << s;
        }
    }
    strbuf_release(&joined);
    map_release(&seen);
    arena_release(&arena);
    return plausible;
}
