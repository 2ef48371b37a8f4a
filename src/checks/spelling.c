#include "base/compat.h"

#include "base/utf8.h"
#include "checks/split.h"
#include "checks/table.h"
#include "checks/words.h"

enum { MOST_ASKED = 50, MOST_SUGGESTIONS = 16 }; /* Hunspell takes tens of milliseconds for a suggestion */
enum { RARE = 7, UNFAMILIAR = 2, OTHER_ENGLISH = 4, OWN_WORD = 2, CLEAR_LEAD = 3, FARTHEST = 22 };

struct suggestion {
    struct slice word;
    unsigned cost;
};

struct speller {
    struct check_context *cx;
    size_t asked;
    int variant; /* the article writes the other English: -1 not asked, 0, 1 */
};

static bool in(const struct check_context *cx, enum word_list list, struct slice w)
{
    return lexicon_in(cx->lexicon, list, w);
}

/* Whether more of the article's words belong to the other English alone than to
 * the language chosen alone. */
static bool prefers_variant(struct speller *sp)
{
    if (sp->variant >= 0) return sp->variant;
    long lead = 0;
    const struct tokens *t = sp->cx->tokens;
    for (size_t i = 0; i < t->n; i++) {
        struct plain_word w;
        if (t->items[i].kind != TOKEN_WORD || t->items[i].flags & TOKEN_CAPITAL) continue;
        if (!plain_word(&w, token_slice(t, i)) || w.len < 4) continue;
        bool here = lexicon_knows(sp->cx->lexicon, plain_slice(&w));
        bool there = lexicon_knows_variant(sp->cx->lexicon, plain_slice(&w));
        lead += there - here;
    }
    sp->variant = lead > 0;
    return sp->variant;
}

/* How far a suggestion is from what was typed, and how likely a word it is. */
static unsigned cost_of(struct speller *sp, struct slice typed, struct slice meant)
{
    struct check_context *cx = sp->cx;
    unsigned cost = word_distance(typed, meant);
    if (!in(cx, LIST_COMMON, meant))
        cost += RARE;
    else if (!in(cx, LIST_FREQUENT, meant))
        cost += UNFAMILIAR;
    bool here = lexicon_knows(cx->lexicon, meant), there = lexicon_knows_variant(cx->lexicon, meant);
    if (here != there && there != prefers_variant(sp)) cost += OTHER_ENGLISH;
    if (cost > OWN_WORD && vocabulary_count_any(cx->vocabulary, meant)) cost -= OWN_WORD;
    return cost;
}

/* Takes a suggestion into the list, which stays sorted by cost. */
static size_t add(struct speller *sp, struct suggestion *list, size_t n, struct slice typed,
                  struct slice meant)
{
    struct plain_word w;
    if (!plain_word(&w, meant) || !slice_equal(plain_slice(&w), meant))
        return n; /* a name, two words, a hyphen */
    for (size_t i = 0; i < n; i++)
        if (slice_equal(list[i].word, meant)) return n;
    unsigned cost = cost_of(sp, typed, meant);
    if (n == MOST_SUGGESTIONS && cost >= list[n - 1].cost) return n;
    size_t at = n < MOST_SUGGESTIONS ? n++ : n - 1;
    for (; at > 0 && list[at - 1].cost > cost; at--) list[at] = list[at - 1];
    list[at] = (struct suggestion){meant, cost};
    return n;
}

static size_t suggest(struct speller *sp, struct slice typed, struct suggestion list[MOST_SUGGESTIONS])
{
    struct slice raw[8];
    size_t n = 0, got = lexicon_suggest(sp->cx->lexicon, typed, sp->cx->arena, raw);
    for (size_t i = 0; i < got; i++) n = add(sp, list, n, typed, raw[i]);
    if (prefers_variant(sp)) {
        got = lexicon_suggest_variant(sp->cx->lexicon, typed, sp->cx->arena, raw);
        for (size_t i = 0; i < got; i++) n = add(sp, list, n, typed, raw[i]);
    }
    return n;
}

/* Prose offset order: whether a seam was found in the token. */
static bool is_seam(const struct check_context *cx, size_t token)
{
    size_t lo = 0, hi = cx->n_seams;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (cx->seams[mid].token < token)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < cx->n_seams && cx->seams[lo].token == token;
}

/* Part of something longer: a compound with a hyphen, don’t; or cut off by a dash. */
static bool is_joiner(const struct token *t)
{
    return t->kind != TOKEN_MARK || cp_is_among(t->cp, "-/'") || t->cp == 0x2019 ||
           (t->cp >= 0x2010 && t->cp <= 0x2015) || t->cp == 0x2026;
}

static bool hangs(const struct tokens *t, size_t i)
{
    const unsigned apart = TOKEN_SPACE_BEFORE | TOKEN_BLOCK;
    if (i > 0 && !(t->items[i].flags & apart) && is_joiner(&t->items[i - 1])) return true;
    return i + 1 < t->n && !(t->items[i + 1].flags & apart) && is_joiner(&t->items[i + 1]);
}

/* Whether a neighbouring word is none of ours either: a phrase of another language. */
static bool is_foreign(const struct check_context *cx, size_t i)
{
    enum { SMALL = 3 };
    struct plain_word lower;
    struct slice w = token_slice(cx->tokens, i);
    if (is_seam(cx, i)) return false;
    if (!plain_word(&lower, w)) return !lexicon_knows(cx->lexicon, w);
    struct slice l = plain_slice(&lower);
    if (w.len <= SMALL)
        return !in(cx, LIST_FUNCTION, l) && !in(cx, LIST_FREQUENT, l) && !in(cx, LIST_ABBREVIATIONS, l);
    return !lexicon_knows(cx->lexicon, w) && !lexicon_knows_variant(cx->lexicon, w);
}

static bool among_unknown(const struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    bool first = i == 0 || t->items[i].flags & TOKEN_BLOCK;
    bool last = i + 1 >= t->n || t->items[i + 1].flags & TOKEN_BLOCK;
    return (!first && t->items[i - 1].kind == TOKEN_WORD && is_foreign(cx, i - 1)) ||
           (!last && t->items[i + 1].kind == TOKEN_WORD && is_foreign(cx, i + 1));
}

static bool is_quote(const struct tokens *t, size_t i)
{
    return i < t->n && t->items[i].kind == TOKEN_MARK &&
           ((t->items[i].cp >= 0x2018 && t->items[i].cp <= 0x201F) || cp_is_among(t->items[i].cp, "\"'"));
}

/* A word alone in quotation marks is spoken of, as it stands. */
static bool is_mentioned(const struct tokens *t, size_t i)
{
    return i > 0 && is_quote(t, i - 1) && (is_quote(t, i + 1) || is_quote(t, i + 2));
}

/* Whether the block spells as people talk: ain’t, ’em, ol’, sleepin’. */
static bool is_dialect(const struct check_context *cx, size_t token)
{
    const struct tokens *t = cx->tokens;
    struct token_range b = t->blocks[tokens_block_of(t, token)];
    for (size_t i = b.first; i + 1 < b.last; i++) {
        bool apostrophe =
            token_is_mark(t, i, 0x2019) || token_is_mark(t, i, '\'') || token_is_mark(t, i, 0x2018);
        bool tight = !(t->items[i + 1].flags & TOKEN_SPACE_BEFORE);
        if (apostrophe && tight && t->items[i].flags & TOKEN_SPACE_BEFORE &&
            t->items[i + 1].kind == TOKEN_WORD) {
            struct slice w = token_slice(t, i + 1);
            if (in(cx, LIST_ELISIONS, w) || !lexicon_knows(cx->lexicon, w)) return true;
        }
        struct slice w = token_slice(t, i);
        if (t->items[i].kind == TOKEN_WORD && slice_starts(w, slice_str("ain")) && w.len > 4) return true;
        bool clipped = slice_ends(w, slice_str("in")) && !lexicon_knows(cx->lexicon, w);
        clipped |= slice_is(w, "o") || slice_is(w, "an") || slice_is(w, "ol") || slice_is(w, "th");
        if (clipped && (token_is_mark(t, i + 1, 0x2019) || token_is_mark(t, i + 1, '\'')) && tight)
            return true;
    }
    return false;
}

/* Whether it is a headline, most words of which begin with a capital. */
static bool in_title_case(const struct check_context *cx, size_t token)
{
    const struct tokens *t = cx->tokens;
    const size_t block = tokens_block_of(t, token);
    if (block > 0 && cx->doc->blocks[block].kind != BLOCK_HEADING) return false;
    struct token_range b = t->blocks[block];
    size_t words = 0, capitals = 0;
    for (size_t i = b.first; i < b.last; i++) {
        if (t->items[i].kind != TOKEN_WORD || t->items[i].end - t->items[i].start < 4) continue;
        words++;
        capitals += (t->items[i].flags & TOKEN_CAPITAL) != 0;
    }
    return words >= 3 && capitals * 4 >= words * 3;
}

/* Whether the token could be a misspelt word; *w is its lower-case spelling. */
static bool is_suspect(const struct check_context *cx, size_t i, struct plain_word *w)
{
    enum { SHORTEST = 4, REPEATED = 2, LONG = 6 };
    const struct token *tok = &cx->tokens->items[i];
    const unsigned never = TOKEN_UPPER | TOKEN_MIXED | TOKEN_DIGITS | TOKEN_FOREIGN;
    if (tok->kind != TOKEN_WORD || tok->flags & never) return false;
    struct slice written = token_slice(cx->tokens, i);
    if (!plain_word(w, written) || w->len < SHORTEST || hangs(cx->tokens, i)) return false;
    struct slice lower = plain_slice(w);
    if (lexicon_knows(cx->lexicon, written) || lexicon_knows(cx->lexicon, lower)) return false;
    if (vocabulary_count_any(cx->vocabulary, lower) >= REPEATED || is_seam(cx, i)) return false;
    if (lexicon_knows_variant(cx->lexicon, written) || lexicon_knows_variant(cx->lexicon, lower))
        return false;
    if (tok->flags & TOKEN_CAPITAL) {
        /* A name, unless it is a letter away from an ordinary word where ordinary
         * words have capitals, too. */
        bool title = in_title_case(cx, i);
        bool named = i + 1 < cx->tokens->n && cx->tokens->items[i + 1].flags & TOKEN_CAPITAL;
        if (!title && (named || !(tok->flags & TOKEN_SENTENCE))) return false;
        if (w->len < LONG || !word_is_near(cx, title ? LIST_FREQUENT : LIST_COMMON, lower)) return false;
    }
    if (is_mentioned(cx->tokens, i) || among_unknown(cx, i) || is_dialect(cx, i)) return false;
    return !split_at(cx, i) && !(i > 0 && split_at(cx, i - 1));
}

/* Whether the best suggestion is near enough to speak of; short words have too
 * many neighbours to be judged by them. */
static bool is_near_enough(const struct speller *sp, struct slice lower, const struct suggestion *best,
                           bool clear)
{
    enum { SHORT = 5, LONG = 8, VERY_LONG = 9 };
    bool frequent = in(sp->cx, LIST_FREQUENT, best->word), common = in(sp->cx, LIST_COMMON, best->word);
    if (best->cost > FARTHEST) return false;
    if (lower.len < SHORT) return frequent && clear && best->cost <= 6 && best->word.len != lower.len;
    if (lower.len == SHORT) return frequent && best->cost <= 10 && clear;
    if (!common) return clear && lower.len >= LONG && best->cost <= RARE + (lower.len >= VERY_LONG ? 12 : 6);
    return clear || best->cost <= 10 || lower.len >= LONG;
}

static void report(struct speller *sp, size_t token, struct slice lower)
{
    struct check_context *cx = sp->cx;
    const struct token *tok = &cx->tokens->items[token];
    struct suggestion list[MOST_SUGGESTIONS];
    size_t n = suggest(sp, lower, list);
    if (!n) return;
    bool clear = n == 1 || list[1].cost >= list[0].cost + CLEAR_LEAD;
    bool slip = list[0].cost < 10; /* nearer than one honest edit: no new word */
    if (!is_near_enough(sp, lower, &list[0], clear) || (!slip && word_is_derived(cx, lower))) return;
    struct finding *f = check_find(cx, "spelling/unknown", tok->start, tok->end);
    struct strbuf text = STRBUF_INIT;
    if (tok->flags & TOKEN_CAPITAL)
        utf8_add_capital(&text, list[0].word);
    else
        strbuf_addslice(&text, list[0].word);
    check_arg(cx, f, 1, strbuf_slice(&text));
    if (clear) check_edit(cx, f, tok->start, tok->end, strbuf_slice(&text));
    strbuf_release(&text);
}

void check_spelling(struct check_context *cx)
{
    struct speller sp = {.cx = cx, .variant = -1};
    for (size_t i = 0; i < cx->tokens->n && sp.asked < MOST_ASKED; i++) {
        struct plain_word w;
        if (!is_suspect(cx, i, &w)) continue;
        sp.asked++;
        report(&sp, i, plain_slice(&w));
    }
}
