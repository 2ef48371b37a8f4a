/* Caps: names of peoples, languages, places and bodies in small letters. */
#include "base/compat.h"

#include "base/utf8.h"
#include "checks/caps.h"
#include "checks/near.h"
#include "checks/table.h"

enum { LONGEST_NAME = 6 }; /* words of a name in the lists of bodies */

void caps_raise(struct check_context *cx, const char *rule_id, size_t i)
{
    const struct token *tok = &cx->tokens->items[i];
    struct strbuf raised = STRBUF_INIT;
    utf8_add_capital(&raised, token_slice(cx->tokens, i));
    check_edit(cx, check_find(cx, rule_id, tok->start, tok->end), tok->start, tok->end,
               strbuf_slice(&raised));
    strbuf_release(&raised);
}

static struct slice without_possessive(struct slice w)
{
    struct slice typographic = slice_str("’s"), straight = slice_str("'s");
    if (slice_ends(w, typographic))
        w.len -= typographic.len;
    else if (slice_ends(w, straight))
        w.len -= straight.len;
    return w;
}

/* Whether the list holds the words at tokens i and i + 1 as one entry. */
static bool pair_in(const struct check_context *cx, size_t i, enum word_list list)
{
    const struct tokens *t = cx->tokens;
    if (!near_word(t, i + 1) || !near_joined(t, i + 1)) return false;
    struct strbuf pair = STRBUF_INIT;
    strbuf_addslice(&pair, token_slice(t, i));
    strbuf_addch(&pair, ' ');
    strbuf_addslice(&pair, token_slice(t, i + 1));
    bool found = lexicon_in(cx->lexicon, list, strbuf_slice(&pair));
    strbuf_release(&pair);
    return found;
}

/* Whether a word beside it is not English either: it belongs to a foreign phrase. */
static bool in_foreign_phrase(const struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    for (size_t k = i ? i - 1 : i; k <= i + 1; k++) {
        if (k == i || !near_lower(t, k) || near_in(cx, k, LIST_NATIONALITIES) || near_in(cx, k, LIST_PLACES))
            continue;
        if (!lexicon_knows(cx->lexicon, token_slice(t, k))) return true;
    }
    return false;
}

/* Part of an address, a handle, a name such as al-jazeera. */
static bool is_bound(const struct tokens *t, size_t i)
{
    bool before = i > 0 && near_glued(t, i) && t->items[i - 1].kind == TOKEN_MARK &&
                  !near_opening(t, i - 1) && !token_is_mark(t, i - 1, '(') && t->items[i - 1].cp < 0x80 &&
                  !strchr("\"'([-", (int)t->items[i - 1].cp);
    bool behind =
        i + 1 < t->n && near_glued(t, i + 1) && !(t->items[i + 1].flags & TOKEN_BLOCK) &&
        (t->items[i + 1].kind != TOKEN_MARK || token_is_mark(t, i + 1, '/') || token_is_mark(t, i + 1, '_'));
    return before || behind;
}

static void read_name(struct check_context *cx, size_t i)
{
    enum { SHORTEST_PLACE = 4 };
    struct slice word = without_possessive(token_slice(cx->tokens, i));
    if (lexicon_in(cx->lexicon, LIST_LOWER_TOO, word) || pair_in(cx, i, LIST_LOWER_TOO)) return;
    bool people = lexicon_in(cx->lexicon, LIST_NATIONALITIES, word);
    if (!people) {
        if (utf8_count(word.ptr, word.len) < SHORTEST_PLACE || !lexicon_in(cx->lexicon, LIST_PLACES, word))
            return;
        if (lexicon_in(cx->lexicon, LIST_PARTICLES, word)) return;
        if (lexicon_knows(cx->lexicon, word) && !lexicon_in(cx->lexicon, LIST_PROPER, word)) return;
    }
    if (is_bound(cx->tokens, i) || in_foreign_phrase(cx, i)) return;
    caps_raise(cx, people ? "caps/nationality" : "caps/place", i);
}

/* The words at tokens [i, i + n) as a phrase, where only spaces lie between. */
static bool add_phrase(const struct tokens *t, size_t i, size_t n, struct strbuf *out)
{
    strbuf_clear(out);
    for (size_t k = i; k < i + n; k++) {
        if (!near_word(t, k) || (k > i && !near_joined(t, k))) return false;
        if (k > i) strbuf_addch(out, ' ');
        strbuf_addslice(out, k + 1 == i + n ? without_possessive(token_slice(t, k)) : token_slice(t, k));
    }
    return true;
}

/* Raises the first letters of a name's words; “of”, “the” stay. */
static void raise_phrase(struct check_context *cx, size_t i, size_t n)
{
    const struct tokens *t = cx->tokens;
    size_t start = t->items[i].start, end = t->items[i + n - 1].end;
    struct finding *f = check_find(cx, "caps/name-part", start, end);
    struct strbuf raised = STRBUF_INIT;
    for (size_t k = i; k < i + n; k++) {
        if (near_capital(t, k) || (k > i && near_in(cx, k, LIST_FUNCTION)) || near_in(cx, k, LIST_PARTICLES))
            continue;
        strbuf_clear(&raised);
        utf8_add_capital(&raised, token_slice(t, k));
        check_edit(cx, f, t->items[k].start, t->items[k].end, strbuf_slice(&raised));
    }
    strbuf_release(&raised);
}

/* Reads a name of several words at token `i`; how many words it has, 0 for none. */
static size_t read_phrase(struct check_context *cx, size_t i, struct strbuf *phrase)
{
    const struct tokens *t = cx->tokens;
    if (!lexicon_begins(cx->lexicon, token_slice(t, i))) return 0;
    for (size_t n = LONGEST_NAME; n >= 2; n--) {
        if (!add_phrase(t, i, n, phrase)) continue;
        struct slice name = strbuf_slice(phrase);
        bool proper = lexicon_in(cx->lexicon, LIST_PROPER, name);
        if (!proper && !lexicon_in(cx->lexicon, LIST_BODIES, name)) continue;
        bool lower = false, upper = false;
        for (size_t k = i; k < i + n; k++) {
            if (near_lower(t, k))
                lower |= !near_in(cx, k, LIST_FUNCTION) && !near_in(cx, k, LIST_PARTICLES);
            else
                upper |= !(t->items[k].flags & TOKEN_SENTENCE);
        }
        /* More of a longer name: “a World cup winners medal”, “South african-born”. */
        if (lower && (proper || upper)) raise_phrase(cx, i, n);
        return n;
    }
    return 0;
}

void check_caps(struct check_context *cx)
{
    const struct tokens *t = cx->tokens;
    struct strbuf phrase = STRBUF_INIT;
    for (size_t i = 0; i < t->n; i++) {
        if (!near_word(t, i)) continue;
        size_t words = near_joined(t, i + 1) ? read_phrase(cx, i, &phrase) : 0;
        if (words)
            i += words - 1;
        else if (near_lower(t, i))
            read_name(cx, i);
    }
    strbuf_release(&phrase);
    caps_sentences(cx);
    caps_unneeded(cx);
    caps_headline(cx);
}
