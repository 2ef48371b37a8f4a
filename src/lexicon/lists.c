#include "base/compat.h"

#include "base/arena.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "lexicon/lists.h"

static const char *const file_names[WORD_LISTS] = {
    [LIST_FUNCTION] = "function",
    [LIST_ATTRIBUTION] = "attribution",
    [LIST_NAMES] = "names",
    [LIST_PLACES] = "places",
    [LIST_NATIONALITIES] = "nationalities",
    [LIST_MONTHS] = "months",
    [LIST_DAYS] = "days",
    [LIST_ABBREVIATIONS] = "abbreviations",
    [LIST_TITLES] = "titles",
    [LIST_UNITS] = "units",
    [LIST_BORROWED] = "borrowed",
    [LIST_NUMBERS] = "numbers",
    [LIST_COMPOUNDS] = "compounds",
    [LIST_WORDS] = "words",
    [LIST_NAMING] = "naming",
    [LIST_ELISIONS] = "elisions",
    [LIST_COMMON] = "common",
    [LIST_FREQUENT] = "frequent",
    [LIST_FINITE] = "finite",
    [LIST_PREFIXES] = "prefixes",
    [LIST_SUFFIXES] = "suffixes",
    [LIST_FRAGMENTS] = "fragments",
    [LIST_DOUBLES] = "doubles",
    [LIST_CONNECTIVES] = "connectives",
    [LIST_TAKES_A] = "takes-a",
    [LIST_TAKES_AN] = "takes-an",
    [LIST_TAKES_EITHER] = "takes-either",
    [LIST_NO_ARTICLE] = "no-article",
    [LIST_DETERMINERS] = "determiners",
    [LIST_BODIES] = "bodies",
    [LIST_PROPER] = "proper",
    [LIST_LOWER_TOO] = "lower-too",
    [LIST_PLAIN] = "plain",
    [LIST_PARTICLES] = "particles",
    [LIST_AUXILIARIES] = "auxiliaries",
    [LIST_CREDITS] = "credits",
    [LIST_STARTERS] = "starters",
};

struct loading {
    struct map words;
    struct arena arena;
    enum word_list list;
};

static void add_entry(struct slice entry, void *payload)
{
    struct loading *l = payload;
    struct strbuf lower = STRBUF_INIT;
    utf8_add_lower(&lower, entry);
    uintptr_t *bits = map_get(&l->words, strbuf_slice(&lower));
    if (!bits) bits = map_put(&l->words, arena_slice(&l->arena, strbuf_slice(&lower)), NULL);
    *bits |= (uintptr_t)1 << l->list;
    const char *space = memchr(lower.buf, ' ', lower.len);
    if (space) {
        struct slice first = slice_of(lower.buf, (size_t)(space - lower.buf));
        *map_put(&l->words, arena_slice(&l->arena, first), NULL) |= (uintptr_t)1 << WORD_LISTS;
    }
    strbuf_release(&lower);
}

bool list_file_read(const char *path, void (*each)(struct slice entry, void *payload), void *payload)
{
    FILE *f = fopen(path, "re");
    if (!f) return false;
    char *line = NULL;
    size_t cap = 0;
    ssize_t got;
    while ((got = getline(&line, &cap, f)) >= 0) {
        char *hash = strchr(line, '#');
        size_t end = hash ? (size_t)(hash - line) : (size_t)got, start = 0;
        while (end > 0 && strchr(" \t\r\n", line[end - 1])) end--;
        while (start < end && strchr(" \t", line[start])) start++;
        if (start < end) each(slice_of(line + start, end - start), payload);
    }
    free(line);
    fclose(f);
    return true;
}

static void add_name(struct strbuf *out, int list)
{
    strbuf_clear(out);
    strbuf_addf(out, "%s.txt", file_names[list]);
}

static void put_table(struct strbuf *out, const struct map *m, size_t width)
{
    struct strbuf table = STRBUF_INIT;
    frozen_write(m, width, &table);
    bytes_put_block(out, strbuf_slice(&table));
    strbuf_release(&table);
}

/* Reads the files in `folder`; false where there is none. */
static bool read_files(struct word_lists *lists, const char *folder)
{
    struct map abbreviations = MAP_INIT;
    struct loading l = {MAP_INIT, ARENA_INIT, 0};
    struct strbuf path = STRBUF_INIT;
    size_t found = 0;
    for (int i = 0; i < WORD_LISTS; i++) {
        l.list = (enum word_list)i;
        strbuf_clear(&path);
        strbuf_addf(&path, "%s/%s.txt", folder, file_names[i]);
        found += list_file_read(path.buf, add_entry, &l);
    }
    put_table(&lists->own, &l.words, (WORD_LISTS + 8) / 8);
    for (size_t i = 0; i < l.words.cap; i++)
        if (l.words.entries[i].value >> LIST_ABBREVIATIONS & 1)
            *map_put(&abbreviations, l.words.entries[i].key, NULL) = 1;
    put_table(&lists->own, &abbreviations, 1);
    strbuf_release(&path);
    map_release(&l.words);
    map_release(&abbreviations);
    arena_release(&l.arena);
    return found > 0;
}

static void take_abbreviation(struct slice entry, uint64_t value, void *payload)
{
    *map_put(payload, entry, NULL) = (uintptr_t)value;
}

/* The tables of the lists, and of the abbreviations alone. */
static bool open_tables(struct word_lists *lists, struct slice all)
{
    struct bytes b = {all, 0, false};
    struct frozen abbreviations;
    if (!frozen_open(&lists->words, bytes_get_block(&b))) return false;
    if (!frozen_open(&abbreviations, bytes_get_block(&b))) return false;
    frozen_each(&abbreviations, take_abbreviation, &lists->abbreviations);
    return true;
}

int word_lists_load(struct word_lists *lists, const char *data, const char *lang, struct strbuf *err)
{
    *lists = (struct word_lists){FROZEN_INIT, MAP_INIT, CACHE_INIT, STRBUF_INIT};
    struct cache_sources sources;
    struct strbuf folder = STRBUF_INIT, name = STRBUF_INIT;
    int language = (int)strcspn(lang, "-_");
    bool found = true;
    strbuf_addf(&folder, "%s/dictionaries/%.*s", data, language, lang);
    cache_sources_init(&sources, "lists 3");
    for (int i = 0; i < WORD_LISTS; i++) {
        add_name(&name, i);
        cache_sources_add(&sources, folder.buf, name.buf);
    }
    strbuf_clear(&name);
    strbuf_addf(&name, "%.*s.lists", language, lang);
    if (!cache_open(&lists->file, data, name.buf, &sources) || !open_tables(lists, lists->file.bytes)) {
        cache_close(&lists->file);
        found = read_files(lists, folder.buf);
        open_tables(lists, strbuf_slice(&lists->own));
        if (found) cache_keep(name.buf, &sources, strbuf_slice(&lists->own));
    }
    if (!found) strbuf_addf(err, "no word lists for '%s' below '%s/dictionaries'", lang, data);
    cache_sources_release(&sources);
    strbuf_release(&folder);
    strbuf_release(&name);
    return found ? 0 : -1;
}

void word_lists_release(struct word_lists *lists)
{
    map_release(&lists->abbreviations);
    cache_close(&lists->file);
    strbuf_release(&lists->own);
    lists->words = (struct frozen)FROZEN_INIT;
}

uint64_t word_lists_of(const struct word_lists *lists, struct slice lower)
{
    uint64_t bits;
    frozen_get(&lists->words, lower, &bits);
    return bits;
}
