/* Sentences, paragraphs and quotations that begin in small letters. */
#include "base/compat.h"

#include "checks/attribution.h"
#include "checks/caps.h"
#include "checks/near.h"

/* Whether a capital is missing at this word, if a sentence begins here: not at a
 * brand that writes itself small, a particle of a name, a foreign word. */
static bool takes_capital(const struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    if (!near_lower(t, i) || near_in(cx, i, LIST_PARTICLES)) return false;
    struct slice word = token_slice(t, i);
    if (memchr(word.ptr, '.', word.len)) return false;
    if (!lexicon_knows(cx->lexicon, word) && !near_in(cx, i, LIST_NATIONALITIES)) return false;
    if (word.len == 1 && word.ptr[0] != 'a') return false;
    /* x-ray, e-mail, i.e.: the hyphen or point belongs to the word */
    return !near_glued(t, i + 1) || t->items[i + 1].kind != TOKEN_MARK || token_is_mark(t, i + 1, ',') ||
           word.len > 2;
}

/* Whether the full stop at token `i` may end a sentence. */
static bool may_end_sentence(const struct check_context *cx, size_t i)
{
    enum { LONGEST_UNIT = 3, SHORTEST_WORD = 2 };
    const struct tokens *t = cx->tokens;
    if (i == 0 || t->items[i].flags & (TOKEN_SPACE_BEFORE | TOKEN_BLOCK)) return false;
    size_t k = i - 1;
    if (near_closing(t, k) && k > 0 && near_glued(t, k)) k--;
    if (token_is_mark(t, k, '%')) return true;
    if (t->items[k].kind == TOKEN_NUMBER) return t->items[k].end - t->items[k].start >= SHORTEST_WORD;
    if (!near_word(t, k)) return false;
    struct slice word = token_slice(t, k);
    if (word.len < SHORTEST_WORD || memchr(word.ptr, '.', word.len)) return false;
    if (near_in(cx, k, LIST_ABBREVIATIONS) || near_in(cx, k, LIST_TITLES)) return false;
    if (near_in(cx, k, LIST_UNITS) && word.len <= LONGEST_UNIT) return false;
    /* An abbreviation that no list has: short and unknown, or all consonants. */
    return word.len > 4 || lexicon_knows(cx->lexicon, word);
}

/* Words from token `i` to the end of the sentence, at most `most`. */
static size_t words_ahead(const struct tokens *t, size_t i, size_t most)
{
    size_t n = 0;
    for (; i < t->n && n < most && !(t->items[i].flags & TOKEN_BLOCK) && !near_stop(t, i); i++)
        n += t->items[i].kind != TOKEN_MARK;
    return n;
}

/* Words between the sentence's start, or the last stop, and token `i`. */
static size_t words_behind(const struct tokens *t, size_t i, size_t most)
{
    size_t n = 0;
    while (i > 0 && n < most && !(t->items[i].flags & TOKEN_BLOCK) && !near_stop(t, i - 1))
        n += t->items[--i].kind != TOKEN_MARK;
    return n;
}

/* A word that goes on with a sentence rather than begins one: the stop is the
 * error, and nobody can tell by which mark to replace it. */
static bool goes_on(const struct check_context *cx, size_t i)
{
    static const char *const words[] = {"of",  "than", "whose", "whom", "which", "said", "says", "told",
                                        "and", "or",   "who",   "that", "but",   "to",   "with", "from"};
    struct slice w = token_slice(cx->tokens, i);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (slice_is(w, words[k])) return true;
    return near_in(cx, i, LIST_AUXILIARIES) || (is_attribution_verb(cx, i) && !near_in(cx, i, LIST_PLAIN));
}

static void read_stop(struct check_context *cx, size_t i)
{
    enum { SHORTEST = 4, SHORTEST_REST = 2 };
    const struct tokens *t = cx->tokens;
    if (!near_joined(t, i + 1)) return;
    /* “Why? where?”, “Yahoo! said”: the other marks also stand inside a sentence. */
    if (!token_is_mark(t, i, '.') || (i > 0 && near_stop(t, i - 1))) return;
    size_t k = i + 1;
    if (!takes_capital(cx, k) || goes_on(cx, k)) return;
    if (!may_end_sentence(cx, i) || words_behind(t, i, SHORTEST) < SHORTEST) return;
    if (words_ahead(t, k, SHORTEST_REST) < SHORTEST_REST) return;
    caps_raise(cx, "caps/sentence-start", k);
}

/* The block's last mark that is no quotation mark or bracket. */
static bool ends_in_stop(const struct tokens *t, size_t block)
{
    size_t i = t->blocks[block].last;
    while (i > t->blocks[block].first && (near_closing(t, i - 1) || token_is_mark(t, i - 1, ')'))) i--;
    return i > t->blocks[block].first && near_stop(t, i - 1) && !token_is_mark(t, i - 1, 0x2026);
}

static void read_paragraph(struct check_context *cx, size_t block)
{
    enum { SHORTEST = 8 };
    const struct tokens *t = cx->tokens;
    size_t first = t->blocks[block].first;
    if (block == 0 || cx->doc->blocks[block].kind != BLOCK_PARAGRAPH) return;
    if (cx->doc->blocks[block - 1].kind != BLOCK_PARAGRAPH || !ends_in_stop(t, block - 1) ||
        !ends_in_stop(t, block))
        return;
    if (t->blocks[block].last - first < SHORTEST || !takes_capital(cx, first) || near_glued(t, first + 1))
        return;
    caps_raise(cx, "caps/sentence-start", first);
}

/* The mark that closes the quotation opened at token `i`; t->n for none in its block. */
static size_t closing_of(const struct tokens *t, size_t i)
{
    uint32_t close = t->items[i].cp == 0x201C ? 0x201D : t->items[i].cp == 0x2018 ? 0x2019 : t->items[i].cp;
    for (size_t k = i + 1; k < t->n && !(t->items[k].flags & TOKEN_BLOCK); k++)
        if (token_is_mark(t, k, close) && near_glued(t, k)) return k;
    return t->n;
}

/* A quotation of a whole sentence that begins in small letters: it opens its
 * paragraph or follows a full stop, and ends with a mark of its own. */
static void read_quotation(struct check_context *cx, size_t i)
{
    enum { SHORTEST = 4 };
    const struct tokens *t = cx->tokens;
    if (!near_opening(t, i) || !near_glued(t, i + 1) || !takes_capital(cx, i + 1)) return;
    bool starts =
        t->items[i].flags & TOKEN_BLOCK ||
        (i > 0 &&
         (token_is_mark(t, i - 1, '.') || (token_is_mark(t, i - 1, ':') && is_attribution_verb(cx, i - 2))) &&
         (token_is_mark(t, i - 1, ':') || may_end_sentence(cx, i - 1)));
    if (!starts || cx->doc->blocks[tokens_block_of(t, i)].kind != BLOCK_PARAGRAPH) return;
    size_t close = closing_of(t, i), words = 0;
    if (close == t->n) return;
    bool verb = false;
    for (size_t k = i + 1; k < close; k++) {
        words += near_word(t, k);
        verb |= near_in(cx, k, LIST_AUXILIARIES) || near_in(cx, k, LIST_FINITE);
        if (token_is_mark(t, k, '[') || token_is_mark(t, k, 0x2026)) return;
    }
    bool ended = near_stop(t, close - 1) || token_is_mark(t, close - 1, ',');
    if (!ended || !verb || words < SHORTEST) return;
    caps_raise(cx, "caps/sentence-start", i + 1);
}

void caps_sentences(struct check_context *cx)
{
    const struct tokens *t = cx->tokens;
    if (!check_rule(cx, "caps/sentence-start")) return;
    for (size_t b = 0; b < t->n_blocks; b++) {
        read_paragraph(cx, b);
        for (size_t i = t->blocks[b].first; i < t->blocks[b].last; i++) {
            if (t->items[i].kind != TOKEN_MARK) continue;
            if (near_opening(t, i))
                read_quotation(cx, i);
            else if (cx->doc->blocks[b].kind != BLOCK_HEADING)
                read_stop(cx, i);
        }
    }
}
