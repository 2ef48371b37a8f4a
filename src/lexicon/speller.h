/* Speller: one dictionary of the system, asked through its wordtable or, where
 * that cannot tell, through Hunspell, which is opened when it is first needed.
 *
 * Not shared between threads. */
#ifndef GALLEY_LEXICON_SPELLER_H
#define GALLEY_LEXICON_SPELLER_H

#include "lexicon/wordtable.h"

struct Hunhandle;

struct speller {
    struct wordtable_dictionary dictionary; /* name NULL: none */
    struct wordtable table;
    struct Hunhandle *hunspell;
};

/* Whether the system has the dictionary. Strings are borrowed. Release it either
 * way. With `tabled`, a wordtable is used, and made where there is none yet. */
bool speller_open(struct speller *s, const char *dir, const char *name, const char *data, bool tabled);
void speller_release(struct speller *s);

/* Whether `word`, which ends in NUL, is a word as written. */
bool speller_knows(struct speller *s, struct slice word);

/* Hunspell's suggestions, allocated; speller_free_list() frees them. */
int speller_suggest(struct speller *s, const char *word, char ***list);
void speller_free_list(struct speller *s, char ***list, int n);

#endif
