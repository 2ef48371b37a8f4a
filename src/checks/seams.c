#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "checks/split.h"
#include "checks/table.h"
#include "checks/words.h"

/* How sure a split is; the surest split of a token wins, then the one with the
 * longer first half. */
enum strength {
    NO_SPLIT,
    COMMON_WORDS,
    CONTENT_THEN_FUNCTION,
    FUNCTION_THEN_CONTENT,
    NAME_FIRST,
    NAMES,
    FUNCTION_WORDS
};

struct glued {
    const struct check_context *cx;
    size_t token;
    struct slice written;
    struct plain_word lower;
    bool plain;      /* ASCII letters alone: `lower` holds it */
    int near_common; /* -1: not asked yet */
    int near_frequent;
    bool repeated; /* the article uses it as a word of its own */
};

static bool in(const struct glued *g, enum word_list list, struct slice w)
{
    return lexicon_in(g->cx->lexicon, list, w);
}

/* A misspelling of one word rather than two words: “managment”. */
static bool near_common(struct glued *g)
{
    if (g->near_common < 0)
        g->near_common = g->plain && word_is_near(g->cx, LIST_COMMON, plain_slice(&g->lower));
    return g->near_common;
}

static bool near_frequent(struct glued *g)
{
    if (g->near_frequent < 0)
        g->near_frequent = g->plain && word_is_near(g->cx, LIST_FREQUENT, plain_slice(&g->lower));
    return g->near_frequent;
}

/* An ordinary word that may be half of a glued one. */
static bool is_ordinary(const struct glued *g, struct slice w, size_t shortest)
{
    return w.len >= shortest && in(g, LIST_COMMON, w) && !in(g, LIST_FRAGMENTS, w);
}

/* Function words and verbs of saying: what glues on to the end of another word. */
static bool glues_on(const struct glued *g, struct slice w)
{
    if (w.len < 2 || in(g, LIST_SUFFIXES, w)) return false;
    return in(g, LIST_FUNCTION, w) || (w.len >= 4 && in(g, LIST_ATTRIBUTION, w));
}

/* A number above one: “twobuses”. */
static bool is_count(const struct glued *g, struct slice w)
{
    return w.len >= 3 && in(g, LIST_NUMBERS, w) && !slice_is(w, "one") && !slice_is(w, "ten") &&
           w.ptr[w.len - 1] != 's';
}

/* Two lower-case halves. */
static enum strength lower_halves(struct glued *g, struct slice a, struct slice b)
{
    bool first = in(g, LIST_FUNCTION, a), second = in(g, LIST_FUNCTION, b);
    bool productive = in(g, LIST_PREFIXES, a) || in(g, LIST_SUFFIXES, b);
    if (first && second && a.len >= 2 && b.len >= 2) {
        if (b.len == 2 || a.len + b.len < 5) return near_frequent(g) ? NO_SPLIT : FUNCTION_WORDS;
        return FUNCTION_WORDS;
    }
    if (productive || near_common(g)) return NO_SPLIT;
    if (first && a.len >= 3 && is_ordinary(g, b, 4)) return FUNCTION_THEN_CONTENT;
    if (is_count(g, a) && b.ptr[b.len - 1] == 's' && is_ordinary(g, b, 4)) return FUNCTION_THEN_CONTENT;
    if (first && a.len == 2 && is_ordinary(g, b, 5) && in(g, LIST_FREQUENT, b)) return FUNCTION_THEN_CONTENT;
    if (glues_on(g, b)) {
        if (b.len >= 3 && is_ordinary(g, a, 4)) return CONTENT_THEN_FUNCTION;
        if (b.len >= 3 && a.len >= 6 && lexicon_knows(g->cx->lexicon, a)) return CONTENT_THEN_FUNCTION;
        if (b.len == 2 && is_ordinary(g, a, 5) && in(g, LIST_FREQUENT, a)) return CONTENT_THEN_FUNCTION;
    }
    if (is_ordinary(g, a, 4) && b.len >= 4 && in(g, LIST_FINITE, b)) return COMMON_WORDS;
    return NO_SPLIT;
}

/* A name with something behind it: “Kunduzthe”, “Saturdayand”, “Karasyovsaid”. */
static enum strength name_then(struct glued *g, struct slice a, struct slice b)
{
    enum { LONG_NAME = 5, SURNAME_ENDING = 3 };
    const struct vocabulary *v = g->cx->vocabulary;
    if (a.len < 3 || !glues_on(g, b) || !word_is_name(g->cx, a)) return NO_SPLIT;
    bool dated = in(g, LIST_DAYS, a) || in(g, LIST_MONTHS, a);
    bool place = in(g, LIST_PLACES, a) || in(g, LIST_NATIONALITIES, a);
    bool own = vocabulary_is_name(v, a);
    /* Behind a given name it is a surname (Ramón Castell), unless its first half is known from the article. */
    const struct token *t = &g->cx->tokens->items[g->token];
    bool surname = g->token > 0 && t[-1].kind == TOKEN_WORD && t[-1].flags & TOKEN_CAPITAL &&
                   t[-1].end + 1 == t->start && !in(g, LIST_FUNCTION, token_slice(g->cx->tokens, g->token - 1));
    if (!own && (surname || a.len < 4)) return NO_SPLIT;
    /* Surnames end in -and, -man, -in: only a name that stands alone elsewhere. */
    if (b.len == 2) return dated || (own && a.len >= LONG_NAME && !slice_is(b, "an")) ? NAME_FIRST : NO_SPLIT;
    if (b.len == SURNAME_ENDING && !slice_is(b, "the") && !slice_is(b, "who") && !slice_is(b, "was") &&
        !slice_is(b, "has"))
        return own || dated || (place && a.len > LONG_NAME) ? NAME_FIRST : NO_SPLIT;
    return NAME_FIRST;
}

/* A name of the lists that is no ordinary word besides: brands are made of those. */
static bool is_pure_name(const struct glued *g, struct slice w)
{
    struct plain_word lower;
    if (w.len < 4 || (plain_word(&lower, w) && in(g, LIST_COMMON, plain_slice(&lower)))) return false;
    return in(g, LIST_NAMES, w) || in(g, LIST_PLACES, w) || in(g, LIST_NATIONALITIES, w) ||
           in(g, LIST_DAYS, w) || in(g, LIST_MONTHS, w);
}

/* A capital inside: “spotThe”, “MoscowRussia”. */
static enum strength camel_halves(struct glued *g, struct slice a, struct slice b)
{
    struct plain_word first, second;
    if (!plain_word(&second, b)) return NO_SPLIT;
    if (cp_is_lower(utf8_peek(a.ptr, a.len, 0))) {
        if (!plain_word(&first, a) || a.len < 3 || b.len < 2) return NO_SPLIT;
        bool known = in(g, LIST_COMMON, a) || in(g, LIST_FUNCTION, a) || lexicon_knows(g->cx->lexicon, a);
        return known && in(g, LIST_FUNCTION, b) ? NAME_FIRST : NO_SPLIT;
    }
    if (a.len < 4 || b.len < 4) return NO_SPLIT;
    if (in(g, LIST_FUNCTION, b) && word_is_name(g->cx, a)) return NAME_FIRST;
    const struct vocabulary *v = g->cx->vocabulary;
    if (vocabulary_is_name(v, a) && vocabulary_is_name(v, b) && is_pure_name(g, a)) return NAMES;
    if (is_pure_name(g, a) && is_pure_name(g, b)) return NAMES;
    if (in(g, LIST_NATIONALITIES, a) && plain_word(&second, b) && in(g, LIST_FREQUENT, plain_slice(&second)))
        return NAMES;
    return NO_SPLIT;
}

static enum strength judge(struct glued *g, size_t at, unsigned flags)
{
    struct slice a = slice_of(g->written.ptr, at), b = slice_of(g->written.ptr + at, g->written.len - at);
    if (flags & TOKEN_MIXED) {
        return cp_is_upper(utf8_peek(b.ptr, b.len, 0)) ? camel_halves(g, a, b) : NO_SPLIT;
    }
    if (!(flags & TOKEN_CAPITAL)) return g->plain ? lower_halves(g, a, b) : NO_SPLIT;
    enum strength s = name_then(g, a, b);
    if (s != NO_SPLIT || !(flags & TOKEN_SENTENCE) || !g->plain) return s;
    s = lower_halves(g, slice_of(g->lower.text, at), slice_of(g->lower.text + at, g->lower.len - at));
    /* It may be a name: only a small word in front makes it two. */
    return s >= FUNCTION_THEN_CONTENT && b.len > 2 ? s : NO_SPLIT;
}

/* Whether the token may be glued at all. */
static bool is_candidate(struct glued *g)
{
    enum { SHORTEST = 4, LONGEST = 40, REPEATED = 2 };
    const struct check_context *cx = g->cx;
    const struct token *t = &cx->tokens->items[g->token];
    if (t->kind != TOKEN_WORD || t->flags & (TOKEN_DIGITS | TOKEN_FOREIGN | TOKEN_UPPER)) return false;
    if (g->written.len < SHORTEST || g->written.len > LONGEST) return false;
    if (memchr(g->written.ptr, '.', g->written.len) || lexicon_knows(cx->lexicon, g->written)) return false;
    g->plain = plain_word(&g->lower, g->written);
    if (!g->plain && !(t->flags & TOKEN_CAPITAL)) return false;
    g->repeated = vocabulary_count(cx->vocabulary, g->written) >= REPEATED;
    return true;
}

/* Beside a hyphen, an apostrophe or a number a half is half of something else. */
static bool is_bond(const struct token *t)
{
    return t->kind != TOKEN_MARK || cp_is_among(t->cp, "-/'") || t->cp == 0x2019;
}

static bool is_bound(const struct tokens *t, size_t i)
{
    const unsigned apart = TOKEN_SPACE_BEFORE | TOKEN_BLOCK;
    if (i > 0 && !(t->items[i].flags & apart) && is_bond(&t->items[i - 1])) return true;
    bool closing = i + 1 < t->n && (t->items[i + 1].cp == 0x2019 || t->items[i + 1].cp == '\'');
    return i + 1 < t->n && !closing && !(t->items[i + 1].flags & apart) && is_bond(&t->items[i + 1]);
}

/* Where the token splits best, 0 where it does not. */
static size_t find_seam(struct glued *g)
{
    const unsigned flags = g->cx->tokens->items[g->token].flags;
    enum strength best = NO_SPLIT;
    size_t where = 0;
    for (size_t at = 2; at + 2 <= g->written.len; at++) {
        if ((g->written.ptr[at] & 0xC0) == 0x80) continue; /* inside a character */
        enum strength s = judge(g, at, flags);
        if (s > best || (s == best && s != NO_SPLIT)) {
            best = s;
            where = at;
        }
    }
    if (best == NO_SPLIT || (g->repeated && best < FUNCTION_WORDS)) return 0;
    /* A piece of a broken word: “never theless”. */
    if (split_at(g->cx, g->token) || (g->token > 0 && split_at(g->cx, g->token - 1))) return 0;
    /* A good word of the other English is not glued. */
    return lexicon_knows_variant(g->cx->lexicon, g->written) ? 0 : where;
}

void seams_find(struct check_context *cx)
{
    size_t cap = cx->cap_seams;
    for (size_t i = 0; i < cx->tokens->n; i++) {
        struct glued g = {.cx = cx,
                          .token = i,
                          .written = token_slice(cx->tokens, i),
                          .near_common = -1,
                          .near_frequent = -1};
        if (!is_candidate(&g) || is_bound(cx->tokens, i)) continue;
        size_t at = find_seam(&g);
        if (!at) continue;
        cx->seams = mem_grow(cx->seams, &cap, cx->n_seams, sizeof *cx->seams);
        cx->seams[cx->n_seams++] = (struct seam){i, cx->tokens->items[i].start + at, false};
    }
    cx->cap_seams = cap;
}
