/* Stops: full stops that are missing at the end of a sentence, or stand behind a headline. */
#include "base/compat.h"

#include "checks/attribution.h"
#include "checks/near.h"
#include "checks/table.h"

/* What a block is made of. */
struct make_up {
    size_t words, capitals, numbers, marks;
    bool verb, bars;
};

static bool is_verb_like(const struct check_context *cx, size_t i)
{
    if (near_in(cx, i, LIST_AUXILIARIES) || near_in(cx, i, LIST_FINITE)) return true;
    struct slice w = token_slice(cx->tokens, i);
    return near_lower(cx->tokens, i) && w.len > 4 && slice_ends(w, slice_str("ed"));
}

static struct make_up make_up_of(const struct check_context *cx, size_t first, size_t last)
{
    const struct tokens *t = cx->tokens;
    struct make_up m = {0};
    for (size_t i = first; i < last; i++) {
        if (near_word(t, i)) {
            m.words++;
            m.capitals += near_capital(t, i);
            m.verb |= is_verb_like(cx, i);
        } else if (t->items[i].kind == TOKEN_NUMBER) {
            m.numbers++;
        } else if (t->items[i].kind == TOKEN_MARK) {
            m.marks++;
            m.bars |= t->items[i].cp == '|' || t->items[i].cp == 0x2022 || t->items[i].cp == 0xB7;
        }
    }
    return m;
}

static size_t sentences_in(const struct tokens *t, size_t block)
{
    const struct token_range *r = &t->blocks[block];
    return tokens_sentence_of(t, r->last - 1) - tokens_sentence_of(t, r->first) + 1;
}

/* Token behind the last one that is no closing quotation mark or bracket. */
static size_t before_closers(const struct tokens *t, size_t block)
{
    size_t k = t->blocks[block].last;
    while (k > t->blocks[block].first &&
           (near_closing(t, k - 1) || token_is_mark(t, k - 1, ')') || token_is_mark(t, k - 1, ']')))
        k--;
    return k;
}

/* Whether the block's last sentence has a verb: no caption, no source. */
static bool ends_in_sentence(const struct check_context *cx, size_t block)
{
    enum { SHORTEST = 4, LONGEST_SOURCE = 8 };
    const struct tokens *t = cx->tokens;
    struct token_range s = t->sentences[tokens_sentence_of(t, t->blocks[block].last - 1)];
    struct make_up m = make_up_of(cx, s.first, s.last);
    /* “… — Edmonton Sun”, “example.com is licensed under …” */
    for (size_t i = s.first; i < s.last; i++)
        if (t->items[i].kind == TOKEN_OPAQUE || (token_is_mark(t, i, 0x2014) && s.last - i <= LONGEST_SOURCE))
            return false;
    return m.words >= SHORTEST && m.verb && !(near_in(cx, s.first, LIST_CREDITS) && near_capital(t, s.first));
}

static bool is_prose(const struct check_context *cx, size_t block)
{
    enum { SHORTEST = 12 };
    const struct tokens *t = cx->tokens;
    const struct block *b = &cx->doc->blocks[block];
    size_t first = t->blocks[block].first, last = t->blocks[block].last, sentences = sentences_in(t, block);
    if (b->kind != BLOCK_PARAGRAPH || !ends_in_sentence(cx, block)) return false;
    struct make_up m = make_up_of(cx, first, last);
    if (!m.verb || m.bars || m.numbers * 3 > m.words || m.marks * 2 > m.words) return false;
    if (m.words < SHORTEST && (sentences < 2 || m.words < SHORTEST / 2)) return false;
    if (m.capitals * 2 > m.words) return false; /* a title */
    size_t start = first;
    while (start < last && t->items[start].kind == TOKEN_MARK) start++;
    if (near_in(cx, start, LIST_CREDITS) && !near_lower(t, start)) return false;
    return start < last && !near_lower(t, start) && t->items[start].kind != TOKEN_OPAQUE;
}

/* Whether the last word shows that the text was cut off, or is no word of prose. */
static bool is_cut(const struct check_context *cx, size_t i)
{
    static const char *const endings[] = {
        "it",         "them",   "him",    "her",  "me",    "us",   "you",    "here",   "there",     "today",
        "together",   "now",    "again",  "too",  "more",  "once", "soon",   "still",  "yet",       "ago",
        "enough",     "not",    "off",    "down", "out",   "up",   "this",   "that",   "himself",   "herself",
        "themselves", "itself", "myself", "ours", "yours", "hers", "theirs", "others", "ourselves",
    };
    struct slice w = token_slice(cx->tokens, i);
    if (!near_in(cx, i, LIST_FUNCTION)) return near_in(cx, i, LIST_AUXILIARIES);
    for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
        if (slice_is(w, endings[k])) return false;
    return true;
}

/* Whether the next block takes up what this one left open: a list, or the rest of its sentence. */
static bool goes_on_below(const struct check_context *cx, size_t block)
{
    const struct tokens *t = cx->tokens;
    if (block + 1 >= t->n_blocks) return false;
    return cx->doc->blocks[block + 1].kind == BLOCK_ITEM || near_lower(t, t->blocks[block + 1].first);
}

/* Whether the article puts full stops behind closing marks: “… a disgrace”. */
static bool stops_stand_outside(const struct check_context *cx)
{
    const struct tokens *t = cx->tokens;
    size_t inside = 0, outside = 0;
    for (size_t i = 1; i < t->n; i++) {
        if (!near_glued(t, i)) continue;
        inside += near_closing(t, i) && t->items[i].cp != '\'' && token_is_mark(t, i - 1, '.');
        outside += token_is_mark(t, i, '.') && near_closing(t, i - 1) && t->items[i - 1].cp != '\'';
    }
    return outside > inside;
}

enum ending { ENDS_WELL, ENDS_BARE, ENDS_IN_COMMA };

static enum ending ending_of(const struct check_context *cx, size_t block, size_t *last)
{
    const struct tokens *t = cx->tokens;
    size_t k = before_closers(t, block);
    if (k == t->blocks[block].first) return ENDS_WELL;
    /* A reference behind the stop: “… of his time. [5]”, “products.24”. */
    if (t->items[k - 1].kind == TOKEN_NUMBER && k - 1 > t->blocks[block].first &&
        (token_is_mark(t, k - 2, '[') || (near_stop(t, k - 2) && near_glued(t, k - 1))))
        return ENDS_WELL;
    for (size_t m = k; k < t->blocks[block].last && m > t->blocks[block].first; m--)
        if (token_is_mark(t, m, '(') || token_is_mark(t, m, '[')) {
            if (near_stop(t, m - 1) || near_closing(t, m - 1)) return ENDS_WELL;
            break;
        }
    *last = --k;
    if (t->items[k].kind == TOKEN_NUMBER || (near_word(t, k) && !is_cut(cx, k))) return ENDS_BARE;
    return token_is_mark(t, k, ',') && k + 1 == t->blocks[block].last && near_glued(t, k) ? ENDS_IN_COMMA
                                                                                          : ENDS_WELL;
}

static void report_end(struct check_context *cx, size_t block, enum ending ending, size_t last)
{
    const struct tokens *t = cx->tokens;
    const struct token *tok = &t->items[last];
    if (ending == ENDS_IN_COMMA) {
        struct finding *f = check_find(cx, "punct/comma-at-end", tok->start, tok->end);
        check_edit_str(cx, f, tok->start, tok->end, ".");
        return;
    }
    size_t behind = t->blocks[block].last - 1;
    bool outside = behind > last && (!near_closing(t, last + 1) || stops_stand_outside(cx));
    if (token_is_mark(t, behind, '.')) return;
    size_t at = outside ? t->items[behind].end : tok->end;
    struct finding *f = check_find(cx, "punct/missing-stop", tok->start, t->items[behind].end);
    check_edit_str(cx, f, at, at, ".");
}

/* Paragraphs that end without a stop, where the article's other paragraphs do not. */
static void read_ends(struct check_context *cx)
{
    enum { MOST = 2, SHARE = 4, TOO_MANY = 5 };
    const struct tokens *t = cx->tokens;
    size_t prose = 0, bare = 0, last;
    for (size_t b = 1; b < t->n_blocks; b++) {
        if (!is_prose(cx, b)) continue;
        prose++;
        bare += ending_of(cx, b, &last) != ENDS_WELL;
    }
    if ((bare > MOST && bare * SHARE > prose) || bare > TOO_MANY) return;
    for (size_t b = 0; b < t->n_blocks; b++) {
        if (!is_prose(cx, b) || goes_on_below(cx, b)) continue;
        enum ending e = ending_of(cx, b, &last);
        /* A letter's greeting and its close, words that announce a quotation. */
        if (e == ENDS_IN_COMMA &&
            (b + 1 >= t->n_blocks || cx->doc->blocks[b + 1].kind != BLOCK_PARAGRAPH ||
             near_opening(t, t->blocks[b + 1].first) || is_attribution_verb(cx, last - 1)))
            continue;
        if (e != ENDS_WELL) report_end(cx, b, e, last);
    }
}

/* Whether a quotation that opens at token `i` is a sentence: it ends with a mark
 * of its own and has a verb. */
static bool opens_sentence(const struct check_context *cx, size_t i)
{
    enum { SHORTEST = 4 };
    const struct tokens *t = cx->tokens;
    size_t words = 0, capitals = 0;
    bool verb = false;
    for (size_t k = i + 1; k < t->n && !(t->items[k].flags & TOKEN_BLOCK); k++) {
        if (near_closing(t, k) && t->items[k].cp != '\'' && t->items[k].cp != 0x2019)
            return verb && words >= SHORTEST && capitals * 2 < words &&
                   (near_stop(t, k - 1) || token_is_mark(t, k - 1, ','));
        words += near_word(t, k);
        capitals += near_capital(t, k);
        verb |= is_verb_like(cx, k);
    }
    return verb && words >= SHORTEST;
}

/* The closing mark that the attribution before token `i` follows; 0 for none. */
static size_t attributed_quotation(const struct check_context *cx, size_t i)
{
    enum { LONGEST = 30 };
    const struct tokens *t = cx->tokens;
    for (size_t n = 0, k = i; n < LONGEST && k > 0 && !(t->items[k].flags & TOKEN_BLOCK); n++) {
        k--;
        if (near_closing(t, k) && !(t->items[k].flags & TOKEN_BLOCK)) {
            bool whole = k > 0 && (near_stop(t, k - 1) || token_is_mark(t, k - 1, ','));
            return whole && attribution_at(cx, k + 1, t->items[k + 1].start) != ATTRIBUTION_NONE ? k : 0;
        }
        if (t->items[k].kind == TOKEN_MARK && !token_is_mark(t, k, ',') && !token_is_mark(t, k, '-'))
            return 0;
    }
    return 0;
}

/* “…,” she told reporters “We have the photographs.” */
static void read_attribution(struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    if (i < 2 || !near_opening(t, i) || !near_glued(t, i + 1) || !near_capital(t, i + 1) ||
        !near_word(t, i - 1))
        return;
    if (!near_joined(t, i) || near_in(cx, i - 1, LIST_NAMING)) return;
    /* “People say “Oh” leads in; “he said “If” ends an attribution. */
    if (is_attribution_verb(cx, i - 1) && t->text.ptr[t->items[i - 1].end - 1] != 'd') return;
    if (near_in(cx, i - 1, LIST_FUNCTION) || !opens_sentence(cx, i) || !attributed_quotation(cx, i)) return;
    struct finding *f = check_find(cx, "punct/missing-stop", t->items[i - 1].start, t->items[i].end);
    check_edit_str(cx, f, t->items[i - 1].end, t->items[i - 1].end, ".");
}

/* Words from the sentence's start to token `i`, and from there to its end. */
static bool has_room(const struct tokens *t, size_t i, size_t before, size_t behind)
{
    struct token_range s = t->sentences[tokens_sentence_of(t, i)];
    size_t b = 0, a = 0;
    for (size_t k = s.first; k < i; k++) b += near_word(t, k);
    for (size_t k = i; k < s.last; k++) a += near_word(t, k);
    return b >= before && a >= behind;
}

/* “children crowded to the windscreen Staff handed out tickets”: a sentence
 * begins in capitals, but the one before it never ended. */
static void read_inside(struct check_context *cx, size_t i)
{
    enum { SHORTEST = 5, SHORTEST_REST = 4 };
    const struct tokens *t = cx->tokens;
    if (i == 0 || !near_capital(t, i) || !near_joined(t, i) || !near_joined(t, i + 1)) return;
    if (t->items[i].flags & (TOKEN_SENTENCE | TOKEN_UPPER | TOKEN_MIXED) || !near_lower(t, i + 1)) return;
    if (!near_lower(t, i - 1) || near_in(cx, i - 1, LIST_FUNCTION) || is_attribution_verb(cx, i - 1) ||
        near_in(cx, i - 1, LIST_NAMING) || near_in(cx, i - 1, LIST_TITLES) ||
        !lexicon_knows(cx->lexicon, token_slice(t, i - 1)) || !has_room(t, i, SHORTEST, SHORTEST_REST))
        return;
    bool starter = near_in(cx, i, LIST_STARTERS);
    struct slice word = token_slice(t, i);
    if (!starter) {
        struct strbuf lower = STRBUF_INIT;
        utf8_add_lower(&lower, word);
        bool noun = lexicon_in(cx->lexicon, LIST_FREQUENT, word) &&
                    lexicon_knows(cx->lexicon, strbuf_slice(&lower)) &&
                    vocabulary_count(cx->vocabulary, word) == 1 && is_verb_like(cx, i + 1) &&
                    !is_verb_like(cx, i - 1) && near_in(cx, i - 2, LIST_FUNCTION) &&
                    !near_in(cx, i + 1, LIST_AUXILIARIES);
        strbuf_release(&lower);
        if (!noun || near_in(cx, i, LIST_NAMES) || near_in(cx, i, LIST_PLACES) ||
            near_in(cx, i, LIST_NATIONALITIES) || near_in(cx, i, LIST_MONTHS) || near_in(cx, i, LIST_DAYS) ||
            near_in(cx, i, LIST_TITLES))
            return;
    }
    struct finding *f = check_find(cx, "punct/missing-stop-inside", t->items[i - 1].start, t->items[i].end);
    check_edit_str(cx, f, t->items[i - 1].end, t->items[i - 1].end, ".");
}

/* Content words of the headline that the lead takes up, in hundredths. */
static size_t taken_up(const struct check_context *cx)
{
    enum { SHORTEST = 4, LEAST = 3 }; /* letters, words */
    const struct tokens *t = cx->tokens;
    size_t words = 0, same = 0;
    for (size_t i = t->blocks[0].first; i < t->blocks[0].last; i++) {
        if (!near_word(t, i) || near_in(cx, i, LIST_FUNCTION) || token_slice(t, i).len < SHORTEST) continue;
        words++;
        for (size_t k = t->blocks[1].first; k < t->blocks[1].last; k++) {
            struct slice a = token_slice(t, i), b = token_slice(t, k);
            if (b.len < SHORTEST || strncasecmp(a.ptr, b.ptr, SHORTEST) != 0) continue;
            same++;
            break;
        }
    }
    return same >= LEAST ? same * 100 / words : 0;
}

static void read_headline(struct check_context *cx)
{
    enum { SHORTEST = 4, LONGEST = 15, SHORTEST_LEAD = 15, TAKEN_UP = 50 };
    const struct tokens *t = cx->tokens;
    if (t->n_blocks < 3 || !check_rule(cx, "punct/headline-stop") || sentences_in(t, 0) != 1) return;
    size_t first = t->blocks[0].first, last = t->blocks[0].last;
    struct make_up head = make_up_of(cx, first, last),
                   lead = make_up_of(cx, t->blocks[1].first, t->blocks[1].last);
    if (last - first < 3 || head.words < SHORTEST || head.words > LONGEST || lead.words < SHORTEST_LEAD)
        return;
    if (!token_is_mark(t, last - 1, '.') || !near_word(t, last - 2) || !near_glued(t, last - 1)) return;
    if (cx->doc->blocks[0].kind == BLOCK_ITEM || t->items[first].kind == TOKEN_MARK ||
        near_in(cx, last - 2, LIST_ABBREVIATIONS))
        return;
    struct slice word = token_slice(t, last - 2);
    if (memchr(word.ptr, '.', word.len) || word.len < 2) return;
    if (head.capitals * 10 < head.words * 7 && taken_up(cx) < TAKEN_UP) return;
    struct finding *f =
        check_find(cx, "punct/headline-stop", t->items[last - 1].start, t->items[last - 1].end);
    check_edit_str(cx, f, t->items[last - 1].start, t->items[last - 1].end, "");
}

void check_stops(struct check_context *cx)
{
    const struct tokens *t = cx->tokens;
    if (check_rule(cx, "punct/missing-stop") || check_rule(cx, "punct/comma-at-end")) read_ends(cx);
    for (size_t b = 0; b < t->n_blocks; b++) {
        if (cx->doc->blocks[b].kind != BLOCK_PARAGRAPH) continue;
        for (size_t i = t->blocks[b].first; i < t->blocks[b].last; i++) {
            if (t->items[i].kind == TOKEN_MARK)
                read_attribution(cx, i);
            else
                read_inside(cx, i);
        }
    }
    read_headline(cx);
}
