/* Vocabulary: the article's own words, and how it writes them. */
#ifndef GALLEY_LEXICON_VOCABULARY_H
#define GALLEY_LEXICON_VOCABULARY_H

#include "lexicon/lexicon.h"
#include "text/tokens.h"

struct vocabulary {
    struct map exact;    /* word as written → how often, as a word of its own */
    struct map names;    /* capitalised word → how often inside a sentence (not at its start) */
    struct map lower;    /* lower-cased word → how often, however written */
    struct arena arena;
};

#define VOCABULARY_INIT {MAP_INIT, MAP_INIT, MAP_INIT, ARENA_INIT}

void vocabulary_read(struct vocabulary *v, const struct tokens *toks);
void vocabulary_release(struct vocabulary *v);

size_t vocabulary_count(const struct vocabulary *v, struct slice word);       /* as written */
size_t vocabulary_count_any(const struct vocabulary *v, struct slice lower);  /* in any case */
/* Seen capitalised where English does not ask for it: a name of the article. */
bool vocabulary_is_name(const struct vocabulary *v, struct slice word);

#endif
