/* Repeat: words, phrases, sentences and paragraphs that stand twice in a row. */
#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "checks/table.h"

enum {
    LONGEST_PHRASE = 20,  /* words */
    SHORTEST_SENTENCE = 5,
    SHORTEST_PARAGRAPH = 8,
    SHORTEST_HEADLINE = 3,
    SHORTEST_LETTERS = 2,
};

enum gap { /* what stands between a word and the next */
    GAP_NONE,
    GAP_COMMA,
    GAP_HYPHEN, /* closed up: day-to-day */
    GAP_MARKS,
};

/* A token that is no mark, and the marks behind it. */
struct item {
    size_t token;
    uint32_t hash; /* of the lower-cased word */
    uint32_t marks; /* hash of the marks up to the next item */
    enum gap gap;
};

struct items {
    struct item *items;
    size_t n, cap;
};

/* What the paragraphs share. */
struct repeats {
    struct items in;    /* of the paragraph at hand */
    struct map doubled; /* capitalised word → how often it stands twice in a row */
};

/* A phrase that stands `times` times in a row from item `at` on. */
struct repeat {
    size_t at, words, times;
    bool comma; /* between the copies */
};

static struct slice item_slice(const struct check_context *cx, const struct item *it)
{
    return token_slice(cx->tokens, it->token);
}

static const struct token *item_token(const struct check_context *cx, const struct item *it)
{
    return &cx->tokens->items[it->token];
}

static void read_items(const struct check_context *cx, struct token_range block, struct items *out)
{
    const struct tokens *toks = cx->tokens;
    struct strbuf lower = STRBUF_INIT;
    out->n = 0;
    for (size_t i = block.first; i < block.last; i++) {
        const struct token *t = &toks->items[i];
        if (t->kind != TOKEN_MARK) {
            strbuf_clear(&lower);
            utf8_add_lower(&lower, token_slice(toks, i));
            out->items = mem_grow(out->items, &out->cap, out->n, sizeof *out->items);
            out->items[out->n++] = (struct item){i, slice_hash(strbuf_slice(&lower)), 0, GAP_NONE};
        } else if (out->n) {
            struct item *last = &out->items[out->n - 1];
            bool closed = !(t->flags & TOKEN_SPACE_BEFORE) && i + 1 < block.last &&
                          !(toks->items[i + 1].flags & TOKEN_SPACE_BEFORE);
            bool first = last->gap == GAP_NONE;
            last->gap = !first                   ? GAP_MARKS
                        : t->cp == ','           ? GAP_COMMA
                        : t->cp == '-' && closed ? GAP_HYPHEN
                                                 : GAP_MARKS;
            last->marks = last->marks * 31 + t->cp;
        }
    }
    strbuf_release(&lower);
}

static bool same_word(const struct check_context *cx, const struct item *a, const struct item *b,
                      bool any_case)
{
    if (a->hash != b->hash) return false;
    struct slice x = item_slice(cx, a), y = item_slice(cx, b);
    if (slice_equal(x, y)) return true;
    if (!any_case || x.len != y.len) return false;
    size_t i, k;
    return cp_lower(utf8_at(x.ptr, x.len, 0, &i)) == cp_lower(utf8_at(y.ptr, y.len, 0, &k)) && i == k &&
           memcmp(x.ptr + i, y.ptr + k, x.len - i) == 0;
}

/* Whether items [b, b+words) repeat [a, a+words). */
static bool same_phrase(const struct check_context *cx, const struct item *w, size_t a, size_t b,
                        size_t words)
{
    if (!same_word(cx, &w[a], &w[b], true)) return false;
    for (size_t k = 1; k < words; k++)
        if (w[a + k - 1].marks != w[b + k - 1].marks || !same_word(cx, &w[a + k], &w[b + k], false))
            return false;
    return true;
}

/* Whether a row of phrases of this length at `at` is a part of one that begins
 * before it, and was passed over: told without counting, or long rows would be
 * counted again from each of their words. */
static bool extends_left(const struct check_context *cx, const struct items *in, size_t at, size_t words)
{
    if (at == 0) return false;
    const struct item *before = &in->items[at - 1], *last = before + words;
    return before->marks == last->marks && same_word(cx, before, last, true);
}

static bool find_repeat(const struct check_context *cx, const struct items *in, size_t at, size_t words,
                        struct repeat *out)
{
    const struct item *w = in->items;
    size_t next = at + words;
    if (next + words > in->n || w[at].hash != w[next].hash) return false;
    enum gap gap = w[next - 1].gap;
    if ((gap != GAP_NONE && gap != GAP_COMMA) || extends_left(cx, in, at, words)) return false;
    *out = (struct repeat){at, words, 1, gap == GAP_COMMA};
    while (next + words <= in->n && w[next - 1].gap == gap && same_phrase(cx, w, at, next, words)) {
        out->times++;
        next += words;
    }
    return out->times > 1;
}

static bool in_list(const struct check_context *cx, enum word_list list, const struct item *it)
{
    return lexicon_in(cx->lexicon, list, item_slice(cx, it));
}

/* Whether a doubled word is no name that is always double (Duran Duran, Mau Mau):
 * a function word, or a name that the article mostly has alone. */
static bool is_doubled_capital(const struct check_context *cx, const struct repeats *rs,
                               const struct item *it)
{
    enum { ALONE = 2 };
    struct slice word = item_slice(cx, it);
    const uintptr_t *doubled = map_get(&rs->doubled, word);
    return in_list(cx, LIST_FUNCTION, it) ||
           (doubled && *doubled == 1 && vocabulary_count(cx->vocabulary, word) >= 2 + ALONE);
}

static bool is_repeated_word(const struct check_context *cx, const struct repeats *rs, const struct repeat *r)
{
    enum { LOOP_WITH_COMMAS = 5 };
    const struct items *in = &rs->in;
    const struct item *a = &in->items[r->at], *b = &in->items[r->at + 1];
    const struct token *first = item_token(cx, a), *second = item_token(cx, b);
    struct slice word = item_slice(cx, a);
    if (first->kind != TOKEN_WORD || first->flags & TOKEN_DIGITS || in_list(cx, LIST_DOUBLES, a))
        return false;
    if (r->comma && (r->times < LOOP_WITH_COMMAS || check_in_speech(cx, first->start))) return false;
    if (utf8_count(word.ptr, word.len) < SHORTEST_LETTERS && !slice_is(word, "a") && !slice_is(word, "I"))
        return false;
    if (r->at > 0 && in->items[r->at - 1].gap == GAP_HYPHEN) return false;
    if (slice_ends(word, slice_str("’s")) || slice_ends(word, slice_str("'s")))
        return false; /* papa’s papa’s folks */
    if (second->flags & TOKEN_CAPITAL) {
        bool pronoun = slice_is(word, "I");
        return pronoun || (first->flags & TOKEN_CAPITAL && is_doubled_capital(cx, rs, a));
    }
    return lexicon_knows(cx->lexicon, item_slice(cx, b));
}

/* Whether the last copy is but the start of a compound: south and south and south-east. */
static bool ends_in_compound(const struct items *in, const struct repeat *r)
{
    return in->items[r->at + r->words * r->times - 1].gap == GAP_HYPHEN;
}

/* Whether the two words, with a space between, are a pair of the connectives. */
static bool is_connecting_pair(const struct check_context *cx, const struct item *a, const struct item *b)
{
    struct strbuf pair = STRBUF_INIT;
    strbuf_addslice(&pair, item_slice(cx, a));
    strbuf_addch(&pair, ' ');
    strbuf_addslice(&pair, item_slice(cx, b));
    bool found = lexicon_in(cx->lexicon, LIST_CONNECTIVES, strbuf_slice(&pair));
    strbuf_release(&pair);
    return found;
}

/* “again and again and”, “year after year after year”, “from time to time to”,
 * “and by and by”: a word that goes on by way of a connective. */
static bool is_chain(const struct check_context *cx, const struct items *in, const struct repeat *r)
{
    const struct item *w = in->items + r->at;
    size_t behind = r->words * r->times;
    if (r->words != 2) return false;
    if (in_list(cx, LIST_CONNECTIVES, &w[1])) return true;
    if (in_list(cx, LIST_CONNECTIVES, &w[0]) && in_list(cx, LIST_FUNCTION, &w[1])) return true;
    if (r->at > 0 && is_connecting_pair(cx, &w[-1], &w[1])) return true;
    if (r->at > 0 && in_list(cx, LIST_FUNCTION, &w[0]) && same_word(cx, &w[-1], &w[1], true)) return true;
    return in_list(cx, LIST_FUNCTION, &w[1]) && r->at + behind < in->n &&
           same_word(cx, &w[0], &w[behind], true);
}

static bool is_repeated_phrase(const struct check_context *cx, const struct items *in, const struct repeat *r)
{
    enum { NAME = 3, RHETORIC = 5, LONG_RHETORIC = 7, LOOP = 3, SHORT_LOOP = 4 };
    size_t words = 0, capitals = 0, known = 0, same = 0, broken = 0, length = r->words;
    for (size_t i = r->at; i < r->at + r->words; i++) {
        const struct token *t = item_token(cx, &in->items[i]);
        bool word =
            t->kind == TOKEN_WORD && !(t->flags & TOKEN_DIGITS) && t->end - t->start >= SHORTEST_LETTERS;
        words += word;
        capitals += word && t->flags & TOKEN_CAPITAL;
        known += word && lexicon_knows(cx->lexicon, item_slice(cx, &in->items[i]));
        same += same_word(cx, &in->items[i], &in->items[r->at], true);
        length -= in->items[i].gap == GAP_HYPHEN;
        broken += in->items[i].gap == GAP_MARKS && i + 1 < r->at + r->words;
    }
    if (!words || !known || same == r->words) return false;
    if (r->words <= NAME && capitals == r->words) return false;
    bool joined = in_list(cx, LIST_CONNECTIVES, &in->items[r->at]);
    if (!r->comma && !joined && !broken) return !is_chain(cx, in, r);
    /* With a mark or “and” between it may be rhetoric: never again, never again. */
    if (joined) length--;
    bool spoken = check_in_speech(cx, item_token(cx, &in->items[r->at])->start);
    if (r->comma && (r->times >= SHORT_LOOP || (r->times >= LOOP && length >= LOOP)))
        return !spoken || length >= RHETORIC;
    return !broken && length >= (spoken ? LONG_RHETORIC : RHETORIC);
}

static void report_repeat(struct check_context *cx, const struct items *in, const struct repeat *r)
{
    const struct item *w = in->items;
    size_t kept = item_token(cx, &w[r->at + r->words - 1])->end;
    size_t start = item_token(cx, &w[r->at])->start,
           end = item_token(cx, &w[r->at + r->words * r->times - 1])->end;
    const char *rule = r->times > 2 ? "repeat/loop" : r->words > 1 ? "repeat/phrase" : "repeat/word";
    struct finding *f = check_find(cx, rule, start, end);
    check_arg(cx, f, 1, check_text(cx, start, kept));
    check_edit_str(cx, f, kept, end, "");
}

static void read_block(struct check_context *cx, const struct repeats *rs)
{
    const struct items *in = &rs->in;
    for (size_t at = 0; at + 1 < in->n; at++) {
        for (size_t words = 1; words <= LONGEST_PHRASE && at + 2 * words <= in->n; words++) {
            struct repeat r;
            if (!find_repeat(cx, in, at, words, &r) || ends_in_compound(in, &r)) continue;
            if (!(words == 1 ? is_repeated_word(cx, rs, &r) : is_repeated_phrase(cx, in, &r))) continue;
            report_repeat(cx, in, &r);
            at += words * r.times - 1;
            break;
        }
    }
}

/* The sentence without the marks of quotation at its ends. */
static struct token_range sentence_core(const struct check_context *cx, size_t s)
{
    const struct tokens *toks = cx->tokens;
    struct token_range r = toks->sentences[s];
    while (r.first < r.last && toks->items[r.first].kind == TOKEN_MARK) r.first++;
    while (r.first < r.last && toks->items[r.last - 1].kind == TOKEN_MARK) {
        uint32_t cp = toks->items[r.last - 1].cp;
        if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026) break;
        r.last--;
    }
    return r;
}

static bool same_tokens(const struct tokens *toks, struct token_range a, struct token_range b)
{
    if (a.last - a.first != b.last - b.first) return false;
    for (size_t i = a.first, k = b.first; i < a.last; i++, k++)
        if (!slice_equal(token_slice(toks, i), token_slice(toks, k))) return false;
    return true;
}

static size_t count_words(const struct tokens *toks, struct token_range r)
{
    size_t n = 0;
    for (size_t i = r.first; i < r.last; i++) n += toks->items[i].kind == TOKEN_WORD;
    return n;
}

/* `b` begins block `block` and repeats the last sentence of the block before. */
static void report_carried_sentence(struct check_context *cx, struct token_range a, struct token_range b,
                                    size_t block)
{
    const struct tokens *toks = cx->tokens;
    struct token_range whole = toks->blocks[block];
    size_t start = toks->items[b.first].start, end = toks->items[b.last - 1].end;
    struct finding *f = check_find(cx, "repeat/sentence", start, end);
    check_arg(cx, f, 1, check_text(cx, toks->items[a.first].start, toks->items[a.last - 1].end));
    if (b.last == whole.last && b.first == whole.first) check_delete_block(cx, f, block);
    else if (b.last < whole.last && toks->items[b.last].flags & TOKEN_SPACE_BEFORE)
        check_edit_str(cx, f, start, toks->items[b.last].start, "");
}

static void read_sentences(struct check_context *cx, const bool *gone)
{
    const struct tokens *toks = cx->tokens;
    for (size_t s = 0, next; s + 1 < toks->n_sentences; s = next) {
        struct token_range a = sentence_core(cx, s), last = a;
        size_t block = tokens_block_of(toks, toks->sentences[s].first);
        next = s + 1;
        /* “Why didn’t they go home!” is said twice on purpose. */
        if (count_words(toks, a) < SHORTEST_SENTENCE || token_is_mark(toks, a.last - 1, '!')) continue;
        for (; next < toks->n_sentences; next++) {
            struct token_range b = sentence_core(cx, next);
            if (!same_tokens(toks, a, b)) break;
            size_t here = tokens_block_of(toks, b.first);
            if (here != block) {
                if (!gone[here]) report_carried_sentence(cx, a, b, here);
                break;
            }
            last = b;
        }
        if (last.first == a.first) continue;
        size_t start = toks->items[a.first].start, kept = toks->items[a.last - 1].end;
        size_t end = toks->items[last.last - 1].end;
        struct finding *f = check_find(cx, "repeat/sentence", start, end);
        check_arg(cx, f, 1, check_text(cx, start, kept));
        check_edit_str(cx, f, kept, end, "");
    }
}

/* Marks the blocks that go in gone[]. */
static void read_paragraphs(struct check_context *cx, bool *gone)
{
    const struct document *doc = cx->doc;
    struct map seen = MAP_INIT;
    for (size_t b = 0; b < doc->n_blocks; b++) {
        struct slice text = check_text(cx, doc->blocks[b].start, doc->blocks[b].end);
        size_t words = count_words(cx->tokens, cx->tokens->blocks[b]);
        bool headline = b == 1 && words >= SHORTEST_HEADLINE && doc->blocks[0].kind == BLOCK_HEADING;
        bool added = true;
        if (b == 0 || headline || words >= SHORTEST_PARAGRAPH) map_put(&seen, text, &added);
        if (added) continue;
        gone[b] = true;
        struct finding *f = check_find(cx, "repeat/paragraph", doc->blocks[b].start, doc->blocks[b].end);
        check_delete_block(cx, f, b);
    }
    map_release(&seen);
}

static void count_doubles(const struct tokens *toks, struct map *doubled)
{
    for (size_t i = 1; i < toks->n; i++) {
        if (!(toks->items[i].flags & TOKEN_CAPITAL) || toks->items[i].flags & TOKEN_BLOCK) continue;
        struct slice word = token_slice(toks, i);
        if (slice_equal(word, token_slice(toks, i - 1))) ++*map_put(doubled, word, NULL);
    }
}

void check_repeat(struct check_context *cx)
{
    struct repeats rs = {{NULL, 0, 0}, MAP_INIT};
    bool *gone = mem_zalloc(cx->doc->n_blocks + 1);
    count_doubles(cx->tokens, &rs.doubled);
    read_paragraphs(cx, gone);
    read_sentences(cx, gone);
    for (size_t b = 0; b < cx->tokens->n_blocks; b++) {
        if (gone[b]) continue;
        read_items(cx, cx->tokens->blocks[b], &rs.in);
        read_block(cx, &rs);
    }
    free(rs.in.items);
    map_release(&rs.doubled);
    free(gone);
}
