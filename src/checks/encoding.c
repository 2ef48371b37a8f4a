/* Encoding: what text/mend.h has mended, look-alikes that only a lexicon tells,
 * and control characters. */
#include "base/compat.h"

#include "base/utf8.h"
#include "checks/replacement.h"
#include "checks/table.h"
#include "text/menders.h"

static const char *const rules[MEND_KINDS] = {
    [MEND_MOJIBAKE] = "encoding/mojibake",   [MEND_ENTITY] = "encoding/entity",
    [MEND_INVISIBLE] = "encoding/invisible", [MEND_LOOKALIKE] = "encoding/look-alike",
    [MEND_LIGATURE] = "encoding/ligature",   [MEND_FULLWIDTH] = "encoding/full-width",
    [MEND_FOREIGN_MARK] = "encoding/foreign-mark",
};

static bool is_wordy(uint32_t cp)
{
    return cp_is_word(cp) || cp == '\'' || cp == 0x2019;
}

/* Whether only letters stand between two offsets of the prose. */
static bool is_one_word(struct slice t, size_t start, size_t end)
{
    for (size_t next; start < end; start = next)
        if (!is_wordy(utf8_at(t.ptr, t.len, start, &next))) return false;
    return true;
}

/* Widens [*start, *end) to the word that it is a part of. */
static void widen(struct slice t, size_t *start, size_t *end)
{
    enum { LONGEST = 64 };
    size_t edge, from = *start, behind = *end;
    bool empty = from == behind;
    if (empty || is_wordy(utf8_peek(t.ptr, t.len, from)))
        while (*start > 0 && from - *start < LONGEST && is_wordy(utf8_before(t.ptr, *start, &edge)))
            *start = edge;
    if (empty || is_wordy(utf8_before(t.ptr, behind, &edge)))
        while (*end < t.len && *end - behind < LONGEST && is_wordy(utf8_at(t.ptr, t.len, *end, &edge)))
            *end = edge;
}

/* One finding for the mends [first, last): they stand in one word, or side by side. */
static void report_mends(struct check_context *cx, size_t first, size_t last)
{
    const struct mend *a = &cx->doc->mends[first], *b = &cx->doc->mends[last - 1];
    size_t start = a->prose, end = b->prose + b->prose_len;
    widen(cx->doc->text, &start, &end);
    struct finding *f = check_find(cx, rules[a->kind], start, end);
    if (!f) return;
    f->start = start < a->prose ? document_source_offset(cx->doc, start) : a->src;
    f->end = end > b->prose + b->prose_len ? document_source_offset(cx->doc, end) : b->src + b->src_len;
    f->match = slice_of(cx->doc->source->data + f->start, f->end - f->start);
    for (size_t i = first; i < last; i++) check_edit_mend(cx, f, &cx->doc->mends[i]);
}

static void read_mends(struct check_context *cx)
{
    const struct mend *m = cx->doc->mends;
    for (size_t i = 0, last; i < cx->doc->n_mends; i = last) {
        for (last = i + 1; last < cx->doc->n_mends && m[last].kind == m[i].kind; last++) {
            const struct mend *p = &m[last - 1];
            bool adjacent = p->src + p->src_len == m[last].src;
            if (!adjacent && !is_one_word(cx->doc->text, p->prose, m[last].prose + m[last].prose_len)) break;
        }
        report_mends(cx, i, last);
    }
}

/* A word of nothing but look-alikes (“АР”) between Latin words is Latin where
 * the article, or for a word in lower case the dictionary, has it so: “НАТО”
 * reads HATO, “ООН” reads OOH, and both stay. */
static void read_twins(struct check_context *cx, size_t i)
{
    const struct tokens *toks = cx->tokens;
    struct slice word = token_slice(toks, i), text = toks->text;
    struct strbuf twin = STRBUF_INIT;
    size_t letters = 0, start;
    for (size_t at = 0; at < word.len; letters++) {
        uint32_t latin = latin_twin(utf8_at(word.ptr, word.len, at, &at));
        if (!latin) goto done;
        strbuf_addcp(&twin, latin);
    }
    uint32_t before = utf8_before(text.ptr, toks->items[i].start, &start);
    uint32_t behind = utf8_peek(text.ptr, text.len, toks->items[i].end);
    bool bracketed = (before && before != ' ') || cp_is_cyrillic(letter_before(text, toks->items[i].start));
    if (letters < 2 || bracketed || cp_is_cyrillic(letter_from(text, toks->items[i].end)) || behind == ')')
        goto done;
    bool used = vocabulary_count(cx->vocabulary, strbuf_slice(&twin)) > 0;
    bool capitals = toks->items[i].flags & TOKEN_UPPER;
    if (!used && (letters < 3 || capitals || !lexicon_knows(cx->lexicon, strbuf_slice(&twin)))) goto done;
    struct finding *f = check_find(cx, "encoding/look-alike", toks->items[i].start, toks->items[i].end);
    check_edit(cx, f, toks->items[i].start, toks->items[i].end, strbuf_slice(&twin));
    if (f && !used) f->safe = false;
done:
    strbuf_release(&twin);
}

static bool is_control(uint32_t cp)
{
    return (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') || (cp >= 0x7F && cp < 0xA0);
}

static void report_control(struct check_context *cx, size_t at, size_t end)
{
    struct slice t = cx->doc->text;
    size_t start;
    bool parts = is_wordy(utf8_before(t.ptr, at, &start)) && is_wordy(utf8_peek(t.ptr, t.len, end));
    struct finding *f = check_find(cx, "encoding/control", at, end);
    /* A tabulator or form feed parts words; the others show nothing. */
    check_edit_str(cx, f, at, end, parts && (t.ptr[at] == '\v' || t.ptr[at] == '\f') ? " " : "");
}

void check_encoding(struct check_context *cx)
{
    struct slice t = cx->doc->text;
    read_mends(cx);
    for (size_t i = 0; i < cx->tokens->n; i++)
        if (cx->tokens->items[i].kind == TOKEN_WORD && cx->tokens->items[i].flags & TOKEN_FOREIGN)
            read_twins(cx, i);
    for (size_t at = 0, next; at < t.len; at = next) {
        unsigned char c = (unsigned char)t.ptr[at];
        next = at + 1;
        if (c >= 0x20 && c != 0x7F && c != 0xC2) continue;
        uint32_t cp = utf8_at(t.ptr, t.len, at, &next);
        if (!is_control(cp)) continue;
        size_t behind;
        while (next < t.len && is_control(utf8_at(t.ptr, t.len, next, &behind))) next = behind;
        report_control(cx, at, next);
    }
    read_replacements(cx);
}
