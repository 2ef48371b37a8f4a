/* Evidence: which language an article was probably translated from.
 *
 * An article about Quito by someone called Ibargüen was hardly written in
 * German. dictionaries/sources/<language>.txt lists names and words that point
 * to a source language; a language is plausible where an article shows two
 * distinct entries of its list. Rules for wordings that are good English
 * elsewhere ask for that (evidence: source). */
#ifndef GALLEY_LEXICON_EVIDENCE_H
#define GALLEY_LEXICON_EVIDENCE_H

#include "base/cache.h"
#include "base/frozen.h"
#include "text/tokens.h"

struct evidence {
    struct frozen entries; /* word or words with one space between → bits of languages */
    struct frozen starts;  /* first word of an entry → longest entry in words */
    struct cache file;     /* where they are kept, or */
    struct strbuf own;     /* where there is no such file */
};

/* The bit of a source language ("es", "de", …); 0 for an unknown one. */
unsigned source_bit(const char *source);

/* Reads dictionaries/sources/ below `data`, or the file of the cache that was made
 * from it; languages without a file never show. */
void evidence_load(struct evidence *ev, const char *data);
void evidence_release(struct evidence *ev);

/* Bits of the languages that the article makes plausible. */
unsigned evidence_read(const struct evidence *ev, const struct tokens *toks);

#endif
