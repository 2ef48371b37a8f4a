/* The word lists of dictionaries/<language>/, a file each. */
#ifndef GALLEY_LEXICON_LISTS_H
#define GALLEY_LEXICON_LISTS_H

#include "base/cache.h"
#include "base/frozen.h"
#include "lexicon/lexicon.h"

struct word_lists {
    struct frozen words;      /* lower-cased entry → bits, 1 << enum word_list, and */
                              /* 1 << WORD_LISTS where an entry of several words begins with it */
    struct map abbreviations; /* the entries of LIST_ABBREVIATIONS alone */
    struct cache file;        /* where the entries are kept, or */
    struct strbuf own;        /* where there is no such file */
};

/* Reads the lists below `data`/dictionaries/<the language of `lang`>, or the file
 * of the cache that was made from them. A list that is missing is empty. 0, or -1 with the reason in *err. */
int word_lists_load(struct word_lists *lists, const char *data, const char *lang, struct strbuf *err);
void word_lists_release(struct word_lists *lists);

/* Bits of the lists that `lower` is in. */
uint64_t word_lists_of(const struct word_lists *lists, struct slice lower);

/* Calls `each` for every entry of a list file: white space trimmed, `#` comments
 * and blank lines left out. False where the file cannot be opened. */
bool list_file_read(const char *path, void (*each)(struct slice entry, void *payload), void *payload);

#endif
