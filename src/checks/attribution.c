#include "base/compat.h"

#include "checks/attribution.h"

static const char *const pronouns[] = {"he", "she", "they", "it", "i", "we", "you", "one", "who"};
static const char *const determiners[] = {"the", "a", "an", "his", "her", "their", "its", "one", "another",
                                          "my", "our", "some", "two", "this", "that"};

static bool is_one_of(struct slice w, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (w.len == strlen(list[i]) && strncasecmp(w.ptr, list[i], w.len) == 0) return true;
    return false;
}
#define IS_ONE_OF(w, list) is_one_of(w, list, sizeof(list) / sizeof *(list))

bool is_attribution_verb(const struct check_context *cx, size_t token)
{
    return token < cx->tokens->n && cx->tokens->items[token].kind == TOKEN_WORD &&
           lexicon_in(cx->lexicon, LIST_ATTRIBUTION, token_slice(cx->tokens, token));
}

static bool is_word(const struct tokens *t, size_t i)
{
    return i < t->n && t->items[i].kind == TOKEN_WORD && !(t->items[i].flags & TOKEN_BLOCK);
}

static bool is_capital(const struct tokens *t, size_t i)
{
    return is_word(t, i) && t->items[i].flags & TOKEN_CAPITAL;
}

/* Whether a verb of saying follows a subject of at most `most` words from `i`,
 * hyphens in it and one apposition behind it: “the spokesman, Yahya Sharafuddin,
 * wrote”. */
static enum attribution subject_then_verb(const struct check_context *cx, size_t i, size_t most)
{
    enum { LONGEST_APPOSITION = 6 };
    const struct tokens *t = cx->tokens;
    bool apposed = false;
    for (size_t k = 0; k < most; k++, i++) {
        if (i >= t->n || t->items[i].flags & TOKEN_BLOCK) return ATTRIBUTION_NONE;
        if (token_is_mark(t, i, '-') || token_is_mark(t, i, '.')) continue;
        if (token_is_mark(t, i, ',') && !apposed && is_capital(t, i + 1)) {
            size_t end = i + 1;
            while (end < i + 1 + LONGEST_APPOSITION && (is_word(t, end) || token_is_mark(t, end, '-'))) end++;
            if (!token_is_mark(t, end, ',')) return ATTRIBUTION_NONE;
            i = end;
            apposed = true;
            most = k + 2;
            continue;
        }
        if (t->items[i].kind != TOKEN_WORD) return ATTRIBUTION_NONE;
        if (!(t->items[i].flags & TOKEN_CAPITAL) && is_attribution_verb(cx, i)) return ATTRIBUTION_SUBJECT_FIRST;
    }
    return ATTRIBUTION_NONE;
}

enum attribution attribution_at(const struct check_context *cx, size_t i, size_t from)
{
    enum { LONGEST_NAME = 5, LONGEST_PHRASE = 6 };
    const struct tokens *t = cx->tokens;
    if (i >= t->n || t->items[i].kind != TOKEN_WORD) return ATTRIBUTION_NONE;
    struct slice w = slice_of(t->text.ptr + from, t->items[i].end - from);
    if (lexicon_in(cx->lexicon, LIST_ATTRIBUTION, w) && is_word(t, i + 1)) {
        struct slice next = token_slice(t, i + 1);
        if (is_capital(t, i + 1) || IS_ONE_OF(next, determiners) || IS_ONE_OF(next, pronouns) ||
            lexicon_in(cx->lexicon, LIST_TITLES, next))
            return ATTRIBUTION_VERB_FIRST;
        return ATTRIBUTION_NONE;
    }
    if (IS_ONE_OF(w, pronouns)) return subject_then_verb(cx, i + 1, 2);
    if (IS_ONE_OF(w, determiners)) return subject_then_verb(cx, i + 1, LONGEST_PHRASE);
    if (from == t->items[i].start && t->items[i].flags & TOKEN_CAPITAL)
        return subject_then_verb(cx, i + 1, LONGEST_NAME);
    return ATTRIBUTION_NONE;
}

struct slice attribution_speaker(const struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    struct slice speaker = slice_of("", 0);
    size_t k = is_attribution_verb(cx, i) ? i + 1 : i;
    for (size_t n = 0; n < 8 && is_word(t, k) && !is_attribution_verb(cx, k); n++, k++) {
        if (is_capital(t, k)) speaker = token_slice(t, k);
        else if (speaker.len) break;
    }
    return speaker;
}
