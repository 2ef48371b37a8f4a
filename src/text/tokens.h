/* Tokens: the words, numbers and marks of a document, and its sentences.
 *
 * Offsets are prose bytes, ranges end-exclusive. White space is no token: it is
 * what lies between two. */
#ifndef GALLEY_TEXT_TOKENS_H
#define GALLEY_TEXT_TOKENS_H

#include "base/map.h"
#include "text/document.h"

enum token_kind {
    TOKEN_WORD,   /* letters, with apostrophes and digits inside: don’t, A44, O’Hara */
    TOKEN_NUMBER, /* digits, with . , : ’ between digits: 3,500 27.5 9:30 */
    TOKEN_MARK,   /* one code point of punctuation or symbol, in `cp` */
    TOKEN_OPAQUE, /* URL, e-mail address, @handle, #tag, domain, file name: nothing to lint */
};

enum {
    TOKEN_SPACE_BEFORE = 1 << 0, /* white space, or the block's start, stands before it */
    TOKEN_CAPITAL = 1 << 1,      /* first letter upper case */
    TOKEN_UPPER = 1 << 2,        /* two letters or more, all upper case */
    TOKEN_MIXED = 1 << 3,        /* an upper-case letter behind a lower-case one: iPhone, McCoy */
    TOKEN_DIGITS = 1 << 4,       /* a word with a digit in it */
    TOKEN_FOREIGN = 1 << 5,      /* a word with letters of another script than Latin */
    TOKEN_SENTENCE = 1 << 6,     /* first word or number of its sentence */
    TOKEN_BLOCK = 1 << 7,        /* first token of its block */
};

struct token {
    uint32_t start, end;
    uint32_t cp; /* of a mark */
    uint8_t kind;
    uint8_t flags;
};

/* Token indices [first, last). */
struct token_range {
    size_t first, last;
};

struct tokens {
    struct slice text; /* the prose */
    struct token *items;
    size_t n, cap;
    struct token_range *blocks; /* one for each block of the document */
    size_t n_blocks, cap_blocks;
    struct token_range *sentences; /* in order; none crosses a block's end */
    size_t n_sentences, cap_sentences;
};

#define TOKENS_INIT {.n = 0}

/* `abbreviations` holds, in lower case and without the last point, the words
 * whose point ends no sentence (mr, jan, u.s); NULL for none. */
void tokens_read(struct tokens *toks, const struct document *doc, const struct map *abbreviations);
void tokens_release(struct tokens *toks);

static inline struct slice token_slice(const struct tokens *t, size_t i)
{
    return slice_of(t->text.ptr + t->items[i].start, t->items[i].end - t->items[i].start);
}

static inline bool token_is_mark(const struct tokens *t, size_t i, uint32_t cp)
{
    return i < t->n && t->items[i].kind == TOKEN_MARK && t->items[i].cp == cp;
}

/* First token that ends behind `prose`; n where there is none. */
size_t tokens_at(const struct tokens *t, size_t prose);

/* Index of the block / sentence that token `i` is in. */
size_t tokens_block_of(const struct tokens *t, size_t i);
size_t tokens_sentence_of(const struct tokens *t, size_t i);

#endif
