#include "base/compat.h"

#include "base/utf8.h"
#include "checks/table.h"
#include "checks/words.h"

static bool in(const struct check_context *cx, enum word_list list, struct slice w)
{
    return lexicon_in(cx->lexicon, list, w);
}

static bool is_word(const struct tokens *t, size_t i)
{
    return i < t->n && t->items[i].kind == TOKEN_WORD;
}

/* Directly behind the token before it, in the same block. */
static bool is_tight(const struct tokens *t, size_t i)
{
    return i > 0 && i < t->n && !(t->items[i].flags & (TOKEN_SPACE_BEFORE | TOKEN_BLOCK));
}

/* Reports [start, end) with `between` inserted at `at`. */
static void report(struct check_context *cx, const char *rule, size_t start, size_t at, size_t end,
                   const char *between)
{
    struct finding *f = check_find(cx, rule, start, end);
    check_arg(cx, f, 1, check_text(cx, start, at));
    check_arg(cx, f, 2, check_text(cx, at, end));
    check_edit_str(cx, f, at, at, between);
}

static void glued_words(struct check_context *cx)
{
    for (size_t i = 0; i < cx->n_seams; i++) {
        const struct seam *s = &cx->seams[i];
        const struct token *t = &cx->tokens->items[s->token];
        if (s->taken) continue;
        bool lower_first = !(t->flags & TOKEN_CAPITAL);
        bool capital_second = cp_is_upper(utf8_peek(cx->doc->text.ptr, cx->doc->text.len, s->at));
        if (capital_second && lower_first)
            report(cx, "glue/sentences", t->start, s->at, t->end, ". ");
        else
            report(cx, capital_second ? "glue/names" : "glue/words", t->start, s->at, t->end, " ");
    }
}

/* Whether the capitalised word at `i` may begin a sentence. */
static bool begins_sentence(const struct check_context *cx, size_t i, bool certain)
{
    const struct tokens *t = cx->tokens;
    if (!is_word(t, i) || !(t->items[i].flags & TOKEN_CAPITAL)) return false;
    struct slice w = token_slice(t, i);
    bool apart = i + 1 >= t->n || t->items[i + 1].flags & TOKEN_SPACE_BEFORE;
    if (w.len == 1) return apart && (slice_is(w, "A") || slice_is(w, "I"));
    if (t->items[i].flags & (TOKEN_UPPER | TOKEN_MIXED | TOKEN_DIGITS)) return false;
    /* java.Lang.String, Booking.Com/x */
    if (!apart && !token_is_mark(t, i + 1, ',') && !token_is_mark(t, i + 1, 0x2019)) return false;
    if (certain) return in(cx, LIST_FUNCTION, w);
    return lexicon_knows(cx->lexicon, w) || word_is_name(cx, w);
}

/* Whether a sentence may end with the word before the full stop. */
static bool ends_sentence(const struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    struct slice w = token_slice(t, i);
    if (w.len < 2 || memchr(w.ptr, '.', w.len) || in(cx, LIST_ABBREVIATIONS, w)) return false;
    /* J.K.Rowling, en.Wikipedia */
    return !is_tight(t, i) || t->items[i - 1].kind != TOKEN_MARK || !cp_is_among(t->items[i - 1].cp, "./@-_");
}

/* “warm.They”: token `i` is the mark. */
static void glued_sentences(struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    uint32_t cp = t->items[i].cp;
    if ((cp != '.' && cp != '!' && cp != '?') || !is_tight(t, i) || !is_tight(t, i + 1)) return;
    const struct token *before = &t->items[i - 1];
    bool certain; /* only a small word can begin a sentence here */
    if (before->kind == TOKEN_WORD) {
        if (!ends_sentence(cx, i - 1)) return;
        certain = before->flags & (TOKEN_CAPITAL | TOKEN_DIGITS) ||
                  !lexicon_knows(cx->lexicon, token_slice(t, i - 1));
    } else if (before->kind == TOKEN_NUMBER) {
        certain = true;
    } else {
        if (before->cp != ')' && before->cp != 0x201D && before->cp != '%') return;
        certain = false;
    }
    if (!begins_sentence(cx, i + 1, certain)) return;
    struct finding *f = check_find(cx, "glue/sentences", before->start, t->items[i + 1].end);
    check_arg(cx, f, 1, check_text(cx, before->start, t->items[i].end));
    check_arg(cx, f, 2, token_slice(t, i + 1));
    check_edit_str(cx, f, t->items[i].end, t->items[i].end, " ");
}

/* “400volunteers”: token `i` is the word behind the number. */
static void glued_number(struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    enum { SHORTEST = 4 };
    if (!is_word(t, i) || !is_tight(t, i) || t->items[i - 1].kind != TOKEN_NUMBER) return;
    if (is_tight(t, i + 1) && (t->items[i + 1].kind != TOKEN_MARK || cp_is_among(t->items[i + 1].cp, "-_/@")))
        return;
    if (is_tight(t, i - 1) &&
        (t->items[i - 2].kind != TOKEN_MARK || cp_is_among(t->items[i - 2].cp, "-_/:#.@")))
        return;
    struct slice w = token_slice(t, i);
    struct plain_word lower;
    if (!plain_word(&lower, w) || t->items[i].flags & (TOKEN_MIXED | TOKEN_UPPER)) return;
    bool month = in(cx, LIST_MONTHS, w) && t->items[i].flags & TOKEN_CAPITAL;
    bool small = in(cx, LIST_FUNCTION, w) && !in(cx, LIST_UNITS, w) && w.len >= 2;
    bool word = w.len >= SHORTEST && in(cx, LIST_COMMON, w);
    if (!month && (t->items[i].flags & TOKEN_CAPITAL || (!small && !word))) return;
    report(cx, "glue/number", t->items[i - 1].start, t->items[i].start, t->items[i].end, " ");
}

/* “the2019”: a word with digits at its end. */
static void glued_year(struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    const struct token *tok = &t->items[i];
    if (!is_word(t, i) || !(tok->flags & TOKEN_DIGITS) || is_tight(t, i)) return;
    struct slice w = token_slice(t, i);
    size_t at = 0;
    while (at < w.len && !(w.ptr[at] >= '0' && w.ptr[at] <= '9')) at++;
    struct slice head = slice_of(w.ptr, at);
    for (size_t k = at; k < w.len; k++)
        if (w.ptr[k] < '0' || w.ptr[k] > '9') return;
    struct plain_word lower;
    if (!plain_word(&lower, head)) return;
    bool capital = tok->flags & TOKEN_CAPITAL;
    bool month = capital && in(cx, LIST_MONTHS, head);
    /* Pieces that stand before digits in codes: so2, no2, up2. */
    bool small = in(cx, LIST_FUNCTION, head) && !in(cx, LIST_SUFFIXES, head) &&
                 !in(cx, LIST_ABBREVIATIONS, head) && (head.len >= 3 || w.len - at == 4) &&
                 (!capital || tok->flags & TOKEN_SENTENCE);
    if (!month && !small) return;
    if (is_tight(t, i + 1) && t->items[i + 1].kind != TOKEN_MARK) return;
    report(cx, "glue/number", tok->start, tok->start + at, tok->end, " ");
}

/* The token of the bracket that closes the one at `i`, in the same block; 0 where none does. */
static size_t closing(const struct tokens *t, size_t i)
{
    enum { LONGEST = 60 };
    for (size_t k = i + 1; k < t->n && k < i + LONGEST && !(t->items[k].flags & TOKEN_BLOCK); k++) {
        if (token_is_mark(t, k, '(')) return 0;
        if (token_is_mark(t, k, ')')) return k;
    }
    return 0;
}

/* “text(see” and “(see)text”: token `i` is the opening bracket. */
static void glued_bracket(struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    size_t end = closing(t, i);
    if (!end || end == i + 1) return;
    /* A bracket inside a word, or one with an ending: v(otum), person(s), (re)start. */
    bool ending = end == i + 2 && (!is_word(t, i + 1) || token_slice(t, i + 1).len < 4 ||
                                   !in(cx, LIST_COMMON, token_slice(t, i + 1)));
    bool both = is_tight(t, i) && is_tight(t, end + 1) && t->items[end + 1].kind == TOKEN_WORD;
    struct plain_word plain;
    if (is_tight(t, i) && is_word(t, i - 1) && !ending && !both &&
        !(t->items[i - 1].flags & (TOKEN_DIGITS | TOKEN_MIXED)) && !is_tight(t, i - 1) &&
        plain_word(&plain, token_slice(t, i - 1)) && plain.len >= 2 &&
        !(end == i + 2 && in(cx, LIST_ABBREVIATIONS, token_slice(t, i - 1)))) {
        struct finding *f = check_find(cx, "glue/bracket", t->items[i - 1].start, t->items[i].end);
        check_edit_str(cx, f, t->items[i].start, t->items[i].start, " ");
    }
    if (both || ending || !is_tight(t, end + 1) || !is_word(t, end + 1)) return;
    struct slice next = token_slice(t, end + 1);
    if (next.len < 2 || !lexicon_knows(cx->lexicon, next)) return;
    if (end == i + 2 && !in(cx, LIST_FUNCTION, next)) return;
    struct finding *f = check_find(cx, "glue/bracket", t->items[end].start, t->items[end + 1].end);
    check_edit_str(cx, f, t->items[end].end, t->items[end].end, " ");
}

void check_glue(struct check_context *cx)
{
    const struct tokens *t = cx->tokens;
    glued_words(cx);
    for (size_t i = 0; i < t->n; i++) {
        if (t->items[i].kind == TOKEN_WORD) {
            glued_number(cx, i);
            glued_year(cx, i);
        } else if (t->items[i].kind == TOKEN_MARK) {
            glued_sentences(cx, i);
            if (t->items[i].cp == '(') glued_bracket(cx, i);
        }
    }
}
