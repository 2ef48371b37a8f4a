#include "base/compat.h"

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
    [LIST_DOUBLES] = "doubles",
    [LIST_CONNECTIVES] = "connectives",
    [LIST_TAKES_A] = "takes-a",
    [LIST_TAKES_AN] = "takes-an",
    [LIST_TAKES_EITHER] = "takes-either",
    [LIST_NO_ARTICLE] = "no-article",
    [LIST_DETERMINERS] = "determiners",
};

struct loading {
    struct word_lists *lists;
    enum word_list list;
};

static void add_entry(struct slice entry, void *payload)
{
    struct loading *l = payload;
    struct strbuf lower = STRBUF_INIT;
    utf8_add_lower(&lower, entry);
    struct slice key = arena_slice(&l->lists->arena, strbuf_slice(&lower));
    *map_put(&l->lists->words, key, NULL) |= (uintptr_t)1 << l->list;
    if (l->list == LIST_ABBREVIATIONS) *map_put(&l->lists->abbreviations, key, NULL) = 1;
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

int word_lists_load(struct word_lists *lists, const char *data, const char *lang, struct strbuf *err)
{
    *lists = (struct word_lists){MAP_INIT, MAP_INIT, ARENA_INIT};
    struct strbuf path = STRBUF_INIT;
    size_t found = 0;
    for (int i = 0; i < WORD_LISTS; i++) {
        struct loading l = {lists, (enum word_list)i};
        strbuf_clear(&path);
        strbuf_addf(&path, "%s/dictionaries/%.*s/%s.txt", data, (int)strcspn(lang, "-_"), lang, file_names[i]);
        found += list_file_read(path.buf, add_entry, &l);
    }
    if (!found)
        strbuf_addf(err, "no word lists for '%s' below '%s/dictionaries'", lang, data);
    strbuf_release(&path);
    return found ? 0 : -1;
}

void word_lists_release(struct word_lists *lists)
{
    map_release(&lists->words);
    map_release(&lists->abbreviations);
    arena_release(&lists->arena);
}

uintptr_t word_lists_of(const struct word_lists *lists, struct slice lower)
{
    const uintptr_t *bits = map_get(&lists->words, lower);
    return bits ? *bits : 0;
}
