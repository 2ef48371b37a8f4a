/* Wordtable: the answers of a Hunspell dictionary, worked out once and mapped.
 *
 * Opening Hunspell takes longer than reading an article. So every word that a
 * dictionary may accept (lexicon/affix.h) is shown to Hunspell once, in small
 * letters, with a capital and in capitals, and what it answers is kept in a
 * cached file (base/cache.h). Since no other word can be accepted, the table
 * knows what is no word as well. Const: threads share the mapped file. */
#ifndef GALLEY_LEXICON_WORDTABLE_H
#define GALLEY_LEXICON_WORDTABLE_H

#include "base/cache.h"
#include "base/frozen.h"

/* Hunspell's answer while a table is made. `word` ends in NUL. */
typedef bool (*wordtable_judge)(struct slice word, void *payload);

enum wordtable_answer {
    WORDTABLE_UNKNOWN,
    WORDTABLE_KNOWN,
    WORDTABLE_ASK, /* only Hunspell can tell */
};

struct wordtable {
    struct cache file;
    struct frozen words;
};

#define WORDTABLE_INIT                                                                                       \
    {                                                                                                        \
        CACHE_INIT, FROZEN_INIT                                                                              \
    }

/* The dictionary dir/name.aff and dir/name.dic. */
struct wordtable_dictionary {
    const char *dir, *name;
};

/* Maps the table of the dictionary; false where none has been made. `data` is the
 * folder that holds dictionaries/. */
bool wordtable_open(struct wordtable *t, const struct wordtable_dictionary *d, const char *data);
void wordtable_release(struct wordtable *t);

/* Makes the file of the table. False where it cannot be written, or the dictionary
 * has words that cannot all be found. `judge` is set up by `start` once it is known
 * that the file can be written; where that says false, nothing is made. */
bool wordtable_make(const struct wordtable_dictionary *d, bool (*start)(void *payload), wordtable_judge judge,
                    void *payload);

/* Whether the word, with straight apostrophes, is one. An empty table asks. */
enum wordtable_answer wordtable_ask(const struct wordtable *t, struct slice word);

#endif
