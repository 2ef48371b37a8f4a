/* Capitals that are too many inside a sentence, and the one too few in a headline. */
#include "base/compat.h"

#include "base/utf8.h"
#include "checks/caps.h"
#include "checks/near.h"

static bool is_any_of(struct slice w, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (slice_is(w, list[i])) return true;
    return false;
}
#define IS_ANY_OF(w, list) is_any_of(w, list, sizeof(list) / sizeof *(list))

/* The word at token `i` in small letters. */
static void lower_word(const struct check_context *cx, size_t i, struct strbuf *out)
{
    strbuf_clear(out);
    utf8_add_lower(out, token_slice(cx->tokens, i));
}

/* A name of any kind, or a word that is written both ways. */
static bool is_listed_name(const struct check_context *cx, size_t i)
{
    static const enum word_list lists[] = {LIST_NAMES, LIST_PLACES, LIST_NATIONALITIES, LIST_MONTHS,
                                           LIST_DAYS,  LIST_TITLES, LIST_ABBREVIATIONS, LIST_BORROWED};
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
        if (near_in(cx, i, lists[k])) return true;
    return false;
}

/* “A Helicopter brought dogs”, “slept until Lunch and then”: a common noun, once
 * in capitals, that this article writes small elsewhere or that is never a name. */
static void read_unneeded(struct check_context *cx, size_t i, struct strbuf *lower)
{
    static const char *const indefinite[] = {"a",    "an",  "every", "each",    "no",
                                             "some", "any", "many",  "several", "few"};
    const struct tokens *t = cx->tokens;
    const struct token *tok = &t->items[i];
    if (tok->flags & (TOKEN_SENTENCE | TOKEN_UPPER | TOKEN_MIXED | TOKEN_FOREIGN)) return;
    if (!near_joined(t, i) || !near_in(cx, i - 1, LIST_FUNCTION)) return;
    if (near_capital(t, i - 1) && !(t->items[i - 1].flags & TOKEN_SENTENCE)) return;
    /* Museum of Flight, Doctor of the Church, the Concert for New York */
    size_t k = i - 1;
    while (k > 0 && near_joined(t, k) && near_in(cx, k, LIST_FUNCTION)) k--;
    if (k + 1 < i && near_capital(t, k) && near_joined(t, k + 1) && !near_in(cx, k, LIST_FUNCTION)) return;
    for (k = i + 1; near_joined(t, k) && near_in(cx, k, LIST_FUNCTION);) k++;
    if (k > i + 1 && near_joined(t, k) && near_capital(t, k)) return;
    bool plain = near_in(cx, i, LIST_PLAIN);
    if (!plain && is_listed_name(cx, i)) return;
    lower_word(cx, i - 1, lower);
    bool one = IS_ANY_OF(strbuf_slice(lower), indefinite);
    struct slice before = token_slice(t, i - 1);
    lower_word(cx, i, lower);
    size_t capitals = vocabulary_count(cx->vocabulary, token_slice(t, i));
    size_t smalls = vocabulary_count(cx->vocabulary, strbuf_slice(lower));
    /* Always in capitals: the article means a name. */
    if (capitals > 1 && (!plain || !smalls)) return;
    if (slice_is(before, "the") && !smalls) return;
    if (!plain && (!one || !smalls || check_in_speech(cx, tok->start))) return;
    struct finding *f = check_find(cx, "caps/unneeded", tok->start, tok->end);
    check_edit(cx, f, tok->start, tok->end, strbuf_slice(lower));
}

/* Whether what follows lets it be a noun on its own. */
static bool stands_alone(const struct tokens *t, size_t i)
{
    if (i + 1 >= t->n || t->items[i + 1].flags & TOKEN_BLOCK) return true;
    if (t->items[i + 1].kind == TOKEN_MARK)
        return token_is_mark(t, i + 1, '.') || token_is_mark(t, i + 1, ',') || token_is_mark(t, i + 1, ';');
    return near_lower(t, i + 1) && near_joined(t, i + 1);
}

void caps_unneeded(struct check_context *cx)
{
    const struct tokens *t = cx->tokens;
    struct strbuf lower = STRBUF_INIT;
    if (!check_rule(cx, "caps/unneeded")) return;
    for (size_t b = 0; b < t->n_blocks; b++) {
        if (cx->doc->blocks[b].kind != BLOCK_PARAGRAPH) continue;
        for (size_t i = t->blocks[b].first + 1; i < t->blocks[b].last; i++)
            if (near_capital(t, i) && stands_alone(t, i)) read_unneeded(cx, i, &lower);
    }
    strbuf_release(&lower);
}

/* How often the word stands with a capital in the headline. */
static size_t count_in_headline(const struct tokens *t, struct slice word)
{
    size_t n = 0;
    for (size_t i = t->blocks[0].first; i < t->blocks[0].last; i++)
        n += !(t->items[i].flags & TOKEN_SENTENCE) && slice_equal(token_slice(t, i), word);
    return n;
}

/* Whether the capital can only come from the headline's style. */
static bool is_styled(const struct check_context *cx, size_t i, struct strbuf *lower)
{
    const struct tokens *t = cx->tokens;
    if (t->items[i].flags & (TOKEN_SENTENCE | TOKEN_UPPER | TOKEN_MIXED) || is_listed_name(cx, i))
        return false;
    lower_word(cx, i, lower);
    if (!lexicon_in(cx->lexicon, LIST_COMMON, strbuf_slice(lower))) return false;
    const uintptr_t *named = map_get(&cx->vocabulary->names, token_slice(t, i));
    return !named || *named <= count_in_headline(t, token_slice(t, i));
}

void caps_headline(struct check_context *cx)
{
    enum { SHORTEST = 4, STYLED_NEEDED = 2, CAPITALS_NEEDED = 3, SHARE = 70 };
    const struct tokens *t = cx->tokens;
    if (t->n_blocks < 2 || cx->doc->blocks[0].kind != BLOCK_HEADING || !check_rule(cx, "caps/headline"))
        return;
    struct strbuf lower = STRBUF_INIT;
    size_t words = 0, capitals = 0, styled = 0, small = 0, at = 0;
    for (size_t i = t->blocks[0].first; i < t->blocks[0].last; i++) {
        if (!near_word(t, i) || near_in(cx, i, LIST_FUNCTION)) continue;
        struct slice w = token_slice(t, i);
        if (utf8_count(w.ptr, w.len) < SHORTEST || t->items[i].flags & TOKEN_DIGITS) continue;
        words++;
        if (near_capital(t, i)) {
            capitals++;
            styled += is_styled(cx, i, &lower);
        } else if (near_lower(t, i)) {
            small++;
            at = i;
        }
    }
    strbuf_release(&lower);
    bool hyphenated = small && near_glued(t, at) && at > t->blocks[0].first;
    if (small == 1 && !hyphenated && capitals >= CAPITALS_NEEDED && styled >= STYLED_NEEDED &&
        capitals * 100 >= words * SHARE)
        caps_raise(cx, "caps/headline", at);
}
