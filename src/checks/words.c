#include "base/compat.h"

#include "base/utf8.h"
#include "checks/words.h"

static bool in(const struct check_context *cx, enum word_list list, struct slice w)
{
    return lexicon_in(cx->lexicon, list, w);
}

bool plain_word(struct plain_word *out, struct slice w)
{
    if (!w.len || w.len >= sizeof out->text) return false;
    for (size_t i = 0; i < w.len; i++) {
        char c = w.ptr[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
        if (c < 'a' || c > 'z') return false;
        out->text[i] = c;
    }
    out->text[w.len] = '\0';
    out->len = w.len;
    return true;
}

bool word_stands_alone(const struct check_context *cx, struct slice lower)
{
    if (lower.len == 1) return slice_is(lower, "a") || slice_is(lower, "i");
    if (in(cx, LIST_FUNCTION, lower)) return true;
    if (in(cx, LIST_FRAGMENTS, lower)) return false;
    if (in(cx, LIST_UNITS, lower) || in(cx, LIST_ABBREVIATIONS, lower)) return true;
    if (lower.len == 2) return in(cx, LIST_FREQUENT, lower);
    if (lower.len == 3) return in(cx, LIST_COMMON, lower);
    return lexicon_knows(cx->lexicon, lower) || lexicon_knows_variant(cx->lexicon, lower);
}

bool word_is_near(const struct check_context *cx, enum word_list list, struct slice lower)
{
    char edited[sizeof((struct plain_word *)0)->text + 2];
    const size_t n = lower.len;
    if (n + 2 > sizeof edited) return false;
    for (size_t i = 0; i < n; i++) { /* a letter less */
        memcpy(edited, lower.ptr, i);
        memcpy(edited + i, lower.ptr + i + 1, n - i - 1);
        if (in(cx, list, slice_of(edited, n - 1))) return true;
    }
    for (size_t i = 0; i + 1 < n; i++) { /* two swapped */
        memcpy(edited, lower.ptr, n);
        edited[i] = lower.ptr[i + 1];
        edited[i + 1] = lower.ptr[i];
        if (in(cx, list, slice_of(edited, n))) return true;
    }
    for (size_t i = 0; i <= n; i++) {
        for (char c = 'a'; c <= 'z'; c++) { /* another, one more */
            if (i < n) {
                memcpy(edited, lower.ptr, n);
                edited[i] = c;
                if (in(cx, list, slice_of(edited, n))) return true;
            }
            memcpy(edited, lower.ptr, i);
            edited[i] = c;
            memcpy(edited + i + 1, lower.ptr + i, n - i);
            if (in(cx, list, slice_of(edited, n + 1))) return true;
        }
    }
    return false;
}

static bool is_vowel(char c)
{
    return strchr("aeiouy", c) != NULL;
}

/* Letters that are written for each other: by ear, or from another language. */
static bool sound_alike(char a, char b)
{
    static const char *const pairs[] = {"cs", "ck", "sz", "cz", "kq", "cq",
                                        "gj", "td", "pb", "mn", "vw", "fv"};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if ((pairs[i][0] == a && pairs[i][1] == b) || (pairs[i][0] == b && pairs[i][1] == a)) return true;
    return is_vowel(a) && is_vowel(b);
}

enum {
    EDIT = 10,
    SLIP = 6,
    DOUBLING = 5,
    UNLIKE = 12,
    MIXED_UP = 12,
    ENDING = 3,
    BEGINNING = 5,
    LONGEST = 40
};

/* What one letter more costs, at s[i]: less in a double letter or among vowels. */
static unsigned extra(struct slice s, size_t i)
{
    char before = '-', after = '-';
    if (i > 0) before = s.ptr[i - 1];
    if (i + 1 < s.len) after = s.ptr[i + 1];
    if (s.ptr[i] == before || s.ptr[i] == after) return DOUBLING;
    return is_vowel(s.ptr[i]) && (is_vowel(before) || is_vowel(after)) ? SLIP : EDIT;
}

/* What it costs to write `a` for `b`. */
static unsigned other(char a, char b)
{
    if (a == b) return 0;
    if (sound_alike(a, b)) return SLIP;
    return is_vowel(a) == is_vowel(b) ? EDIT : UNLIKE;
}

/* Whether a long word has its letters in another order. */
static bool is_mixed_up(struct slice a, struct slice b)
{
    enum { LONG = 8 };
    unsigned char count[256] = {0};
    if (a.len != b.len || a.len < LONG) return false;
    for (size_t i = 0; i < a.len; i++) count[(unsigned char)a.ptr[i]]++;
    for (size_t i = 0; i < b.len; i++)
        if (!count[(unsigned char)b.ptr[i]]--) return false;
    return true;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned word_distance(struct slice typed, struct slice meant)
{
    unsigned d[LONGEST + 1][LONGEST + 1];
    if (typed.len > LONGEST || meant.len > LONGEST || !typed.len || !meant.len) return UINT16_MAX;
    d[0][0] = 0;
    for (size_t i = 1; i <= typed.len; i++) d[i][0] = d[i - 1][0] + extra(typed, i - 1);
    for (size_t k = 1; k <= meant.len; k++) d[0][k] = d[0][k - 1] + extra(meant, k - 1);
    for (size_t i = 1; i <= typed.len; i++) {
        for (size_t k = 1; k <= meant.len; k++) {
            char a = typed.ptr[i - 1], b = meant.ptr[k - 1];
            unsigned best = d[i - 1][k - 1] + other(a, b);
            best = least(best, d[i - 1][k] + extra(typed, i - 1));
            best = least(best, d[i][k - 1] + extra(meant, k - 1));
            if (i > 1 && k > 1 && a == meant.ptr[k - 2] && b == typed.ptr[i - 2] && a != b)
                best = least(best, d[i - 2][k - 2] + SLIP);
            if (i > 1 && k > 0 && b == 'f' && a == 'h' && typed.ptr[i - 2] == 'p')
                best = least(best, d[i - 2][k - 1] + SLIP);
            if (k > 1 && a == 'f' && b == 'h' && meant.ptr[k - 2] == 'p')
                best = least(best, d[i - 1][k - 2] + SLIP);
            d[i][k] = best;
        }
    }
    unsigned sum = d[typed.len][meant.len];
    if (sum > MIXED_UP && is_mixed_up(typed, meant)) sum = MIXED_UP;
    if (typed.ptr[0] != meant.ptr[0]) sum += BEGINNING;
    if (typed.ptr[typed.len - 1] != meant.ptr[meant.len - 1]) sum += ENDING;
    return sum;
}

static bool is_known(const struct check_context *cx, struct slice s)
{
    return lexicon_knows(cx->lexicon, s) || lexicon_knows_variant(cx->lexicon, s);
}

/* Whether a stem is a word to build on, as it stands or with the e that an
 * ending has swallowed. */
static bool is_stem(const struct check_context *cx, struct slice s, bool ending)
{
    enum { SHORTEST = 4 };
    struct plain_word e;
    if (s.len < SHORTEST || in(cx, LIST_FRAGMENTS, s)) return false;
    if (is_known(cx, s)) return true;
    if (!ending || s.len + 2 > sizeof e.text) return false;
    memcpy(e.text, s.ptr, s.len);
    memcpy(e.text + s.len, "e", 2);
    return is_known(cx, slice_of(e.text, s.len + 1));
}

static bool is_suffixed(const struct check_context *cx, struct slice word)
{
    static const char *const inflections[] = {"s", "ed", "er", "ers", "est", "ing", "ings", "y"};
    for (size_t i = 0; i < sizeof inflections / sizeof *inflections; i++) {
        struct slice end = slice_str(inflections[i]);
        if (slice_ends(word, end) && is_stem(cx, slice_of(word.ptr, word.len - end.len), end.len > 1))
            return true;
    }
    for (size_t i = 1; i < word.len; i++)
        if (in(cx, LIST_SUFFIXES, slice_of(word.ptr + i, word.len - i)) &&
            is_stem(cx, slice_of(word.ptr, i), false))
            return true;
    return false;
}

bool word_is_derived(const struct check_context *cx, struct slice lower)
{
    enum { SHORTEST_PART = 4, LONGEST_WHOLE = 80 };
    if (lower.len > LONGEST_WHOLE) return false; /* every cut of it is looked up */
    if (is_suffixed(cx, lower)) return true;
    for (size_t i = 1; i < lower.len; i++) {
        struct slice head = slice_of(lower.ptr, i), tail = slice_of(lower.ptr + i, lower.len - i);
        if (in(cx, LIST_PREFIXES, head) && (is_stem(cx, tail, false) || is_suffixed(cx, tail))) return true;
        if (head.len >= SHORTEST_PART && tail.len >= SHORTEST_PART && in(cx, LIST_COMMON, head) &&
            in(cx, LIST_COMMON, tail))
            return true;
    }
    return false;
}

bool word_is_name(const struct check_context *cx, struct slice word)
{
    if (!word.len || !cp_is_upper(utf8_peek(word.ptr, word.len, 0))) return false;
    if (vocabulary_is_name(cx->vocabulary, word)) return true;
    static const enum word_list lists[] = {LIST_NAMES, LIST_PLACES, LIST_NATIONALITIES, LIST_MONTHS,
                                           LIST_DAYS};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (in(cx, lists[i], word)) return true;
    struct strbuf lower = STRBUF_INIT;
    utf8_add_lower(&lower, word);
    bool proper = lexicon_knows(cx->lexicon, word) && !lexicon_knows(cx->lexicon, strbuf_slice(&lower));
    strbuf_release(&lower);
    return proper;
}
