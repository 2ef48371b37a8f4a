/* Near: asking about the tokens around a token. Any index may be asked for. */
#ifndef GALLEY_CHECKS_NEAR_H
#define GALLEY_CHECKS_NEAR_H

#include "base/utf8.h"
#include "checks/check.h"

static inline bool near_word(const struct tokens *t, size_t i)
{
    return i < t->n && t->items[i].kind == TOKEN_WORD;
}

/* A word whose first letter is no capital, nor any other. */
static inline bool near_lower(const struct tokens *t, size_t i)
{
    return near_word(t, i) &&
           !(t->items[i].flags & (TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_DIGITS | TOKEN_FOREIGN));
}

static inline bool near_capital(const struct tokens *t, size_t i)
{
    return near_word(t, i) && t->items[i].flags & TOKEN_CAPITAL;
}

/* Whether token `i` stands behind the one before it with nothing but a space between. */
static inline bool near_joined(const struct tokens *t, size_t i)
{
    return i > 0 && i < t->n && t->items[i].flags & TOKEN_SPACE_BEFORE && !(t->items[i].flags & TOKEN_BLOCK);
}

/* Whether token `i` is glued to the one before it. */
static inline bool near_glued(const struct tokens *t, size_t i)
{
    return i < t->n && !(t->items[i].flags & TOKEN_SPACE_BEFORE);
}

static inline bool near_opening(const struct tokens *t, size_t i)
{
    return token_is_mark(t, i, 0x201C) || token_is_mark(t, i, 0x2018) ||
           ((token_is_mark(t, i, '"') || token_is_mark(t, i, '\'')) &&
            t->items[i].flags & TOKEN_SPACE_BEFORE);
}

static inline bool near_closing(const struct tokens *t, size_t i)
{
    return token_is_mark(t, i, 0x201D) || token_is_mark(t, i, 0x2019) ||
           ((token_is_mark(t, i, '"') || token_is_mark(t, i, '\'')) && near_glued(t, i));
}

/* Whether the mark ends a sentence. */
static inline bool near_stop(const struct tokens *t, size_t i)
{
    return token_is_mark(t, i, '.') || token_is_mark(t, i, '!') || token_is_mark(t, i, '?') ||
           token_is_mark(t, i, 0x2026);
}

/* Whether the word at token `i` is in the list. */
static inline bool near_in(const struct check_context *cx, size_t i, enum word_list list)
{
    return near_word(cx->tokens, i) && lexicon_in(cx->lexicon, list, token_slice(cx->tokens, i));
}

#endif
