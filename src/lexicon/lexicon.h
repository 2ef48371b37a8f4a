/* Lexicon: what words there are.
 *
 * Hunspell's dictionary of the language, asked once a word (memo), and galley's
 * own word lists of dictionaries/<language>/. A lexicon is not shared between
 * threads: the memo and Hunspell are not safe for that. */
#ifndef GALLEY_LEXICON_LEXICON_H
#define GALLEY_LEXICON_LEXICON_H

#include "base/arena.h"
#include "base/map.h"

/* Word lists, one file each: dictionaries/en/<name>.txt, one entry a line,
 * `#` begins a comment. The table in lists.c names the files. */
enum word_list {
    LIST_FUNCTION,      /* the, of, and, with … words that glue on to others */
    LIST_ATTRIBUTION,   /* said, told, added, asked … and their forms */
    LIST_NAMES,         /* given names, surnames */
    LIST_PLACES,        /* countries, cities, regions, rivers that news uses, words of their names */
    LIST_NATIONALITIES, /* French, Brazilian, Quechua: always capital */
    LIST_MONTHS,
    LIST_DAYS,
    LIST_ABBREVIATIONS, /* without the last point */
    LIST_TITLES,        /* Mr, Dr, President, Commander, Gen */
    LIST_UNITS,         /* km, kg, percent, euros, million */
    LIST_BORROWED,      /* foreign words that English uses: never untranslated, never misspelt */
    LIST_NUMBERS,       /* one, two, dozen, first */
    LIST_COMPOUNDS,     /* words often seen split: cease+fire */
    LIST_WORDS,         /* good words that the system's dictionary lacks */
    LIST_NAMING,        /* known as, dubbed, called: the last word before an epithet in quotes */
    LIST_ELISIONS,      /* em, til, tis, n: words that begin with an apostrophe */
    LIST_COMMON,        /* words that every reader knows: a suggestion among them is likelier */
    LIST_FREQUENT,      /* the most frequent of those */
    LIST_FINITE,        /* came, knows, made: verb forms that end no compound noun */
    LIST_PREFIXES,      /* anti, over, re: make new words from others */
    LIST_SUFFIXES,      /* like, ness, proof: the same at the end */
    LIST_FRAGMENTS,     /* com, tion: pieces of words, though a dictionary takes them for words */
    LIST_DOUBLES,       /* had, that, bye: words that may stand twice in a row */
    LIST_CONNECTIVES,   /* and, after, by: again and again and again */
    LIST_TAKES_A,       /* European, one, uni*: a, though they begin with a vowel letter */
    LIST_TAKES_AN,      /* hour*, unin*: an, though they do not */
    LIST_TAKES_EITHER,  /* historic*: usage differs */
    LIST_NO_ARTICLE,    /* is, priori, der: what follows no English article */
    LIST_DETERMINERS,   /* this, my, their: stand in an article's place */
    LIST_BODIES,        /* Red Cross, Security Council: names of several words, mended where half is capital */
    LIST_PROPER,        /* Black Sea, United Nations: those that are names in small letters, too */
    LIST_LOWER_TOO,     /* polish, turkey, french fries: names that are ordinary words in small letters */
    LIST_PLAIN,         /* helicopter, lunch: nouns that are no name on their own */
    LIST_PARTICLES,     /* de, van, al, bin: small words that begin or join names */
    LIST_AUXILIARIES,   /* is, was, has, will: the verbs that show a sentence */
    LIST_CREDITS,       /* photo, reporting, follow: begin lines that are no prose */
    LIST_STARTERS,      /* The, However: begin a sentence when they are in capitals */
    WORD_LISTS
};

struct lexicon;

/* Opens the lexicon of `lang` (en-US, en-GB). `data` is the folder that holds
 * dictionaries/. 0, or -1 with the reason in *err (a missing system dictionary
 * names the package to install). */
int lexicon_open(struct lexicon **out, const char *lang, const char *data, struct strbuf *err);
void lexicon_free(struct lexicon *lex);

/* Whether `word` is a word of the language as written; typographic apostrophes
 * count as straight. A capital first letter or all capitals are accepted for a
 * lower-case word; a lower-case spelling of a name is not. */
bool lexicon_knows(struct lexicon *lex, struct slice word);

/* Whether `word`, in lower case, is in the list. Multi-word entries are asked
 * with one space between. */
bool lexicon_in(const struct lexicon *lex, enum word_list list, struct slice word);

/* Whether some entry of several words begins with the word: where none does, there
 * is no need to ask about the words behind it. */
bool lexicon_begins(const struct lexicon *lex, struct slice word);

/* Abbreviations, as tokens_read() wants them. */
const struct map *lexicon_abbreviations(const struct lexicon *lex);

/* Suggestions for an unknown word, the best first, at most 8, in `arena`. Slow:
 * tens of milliseconds. */
size_t lexicon_suggest(struct lexicon *lex, struct slice word, struct arena *arena, struct slice out[8]);

/* The same for the other spelling of English: British for en-US, American for
 * en-GB. Its dictionary is opened on first use; where the system lacks it, no
 * word is known and nothing suggested. */
bool lexicon_knows_variant(struct lexicon *lex, struct slice word);
size_t lexicon_suggest_variant(struct lexicon *lex, struct slice word, struct arena *arena,
                               struct slice out[8]);

/* Whether a lower-case `word` is one of another language of which the system
 * has a dictionary: "es", "fr", "de", "pt", "it"; NULL where in none. Loads each
 * dictionary on first use. `only` limits it to one language unless NULL. */
const char *lexicon_foreign(struct lexicon *lex, struct slice word, const char *only);

#endif
