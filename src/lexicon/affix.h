/* Affix: all words that a Hunspell dictionary may accept.
 *
 * A dictionary is a list of roots (.dic) and the endings and beginnings that they
 * take (.aff). What is made here is every root with every ending and beginning
 * that its flags allow: a few more than Hunspell accepts, never fewer, but for
 * other capitals and for compounds. Only what English dictionaries use is
 * understood; a dictionary with anything else (other encodings, flags of two
 * characters, free compounds) is refused as a whole. */
#ifndef GALLEY_LEXICON_AFFIX_H
#define GALLEY_LEXICON_AFFIX_H

#include "base/strbuf.h"

struct affix_sink {
    void (*form)(struct slice form, void *payload);
    /* Compounds are made of digits and of words that are digits and a tail (st,
     * th): this is called for each tail, the empty one included. */
    void (*tail)(struct slice tail, void *payload);
    void *payload;
};

/* 0, or -1 where the dictionary is not understood or cannot be read; the sink may
 * have been called then. The same form may come more than once. *recased: every
 * word in small letters is one in capitals, too. */
int affix_expand(const char *aff, const char *dic, const struct affix_sink *sink, bool *recased);

#endif
