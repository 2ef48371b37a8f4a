#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "rules/phrasetable.h"

void phrase_fold(struct strbuf *out, struct slice s)
{
    size_t at = out->len;
    utf8_add_lower(out, s);
    char *p = out->buf + at, *end = out->buf + out->len, *w = p;
    while (p < end) {
        if (end - p >= 3 && memcmp(p, "\xE2\x80\x99", 3) == 0) {
            *w++ = '\'';
            p += 3;
        } else {
            *w++ = *p++;
        }
    }
    strbuf_truncate(out, (size_t)(w - out->buf));
}

size_t phrase_head(struct slice folded)
{
    size_t end = 0, next;
    while (end < folded.len) {
        if (!cp_is_word(utf8_at(folded.ptr, folded.len, end, &next))) break;
        end = next;
    }
    if (end == 0 && folded.len) utf8_at(folded.ptr, folded.len, 0, &end);
    return end;
}

void phrase_scan_block(struct phrase_scan *s, const struct tokens *tokens, struct token_range block)
{
    size_t n = block.last - block.first;
    if (n > s->cap) {
        s->cap = n * 2;
        s->starts = mem_realloc(s->starts, s->cap * sizeof *s->starts);
        s->ends = mem_realloc(s->ends, s->cap * sizeof *s->ends);
    }
    s->range = block;
    strbuf_clear(&s->text);
    for (size_t i = 0; i < n; i++) {
        size_t token = block.first + i;
        if (i && tokens->items[token].flags & TOKEN_SPACE_BEFORE) strbuf_addch(&s->text, ' ');
        s->starts[i] = (uint32_t)s->text.len;
        phrase_fold(&s->text, token_slice(tokens, token));
        s->ends[i] = (uint32_t)s->text.len;
    }
}

void phrase_scan_release(struct phrase_scan *s)
{
    strbuf_release(&s->text);
    free(s->starts);
    free(s->ends);
    *s = (struct phrase_scan)PHRASE_SCAN_INIT;
}

/* The last key of `head` that does not sort behind `text`, or PHRASE_NONE. Every
 * key that `text` begins with is that one or one that it begins with. */
static uint32_t last_before(const struct phrase_table *t, const struct packed_head *head, struct slice text)
{
    uint32_t lo = head->first, hi = head->first + head->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (slice_compare(phrase_text(t, t->keys[mid].text), text) <= 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo > head->first ? lo - 1 : PHRASE_NONE;
}

/* Whether a token ends at `end` of the scanned text; *last is the one behind it. */
static bool ends_token(const struct phrase_scan *s, size_t token, size_t end, size_t *last)
{
    size_t i = token - s->range.first, n = s->range.last - s->range.first;
    while (i < n && s->ends[i] < end) i++;
    if (i == n || s->ends[i] != end) return false;
    *last = s->range.first + i + 1;
    return true;
}

static bool any_on(const struct phrase_table *t, const struct packed_key *key,
                   bool (*on)(const void *arg, const struct rule *rule), const void *arg)
{
    for (size_t i = 0; i < key->n; i++)
        if (on(arg, t->rules[t->phrases[key->first + i].rule])) return true;
    return false;
}

size_t phrase_find(const struct phrase_table *t, const struct phrase_scan *s, size_t token,
                   bool (*on)(const void *arg, const struct rule *rule), const void *arg, size_t *last,
                   size_t *first)
{
    size_t start = s->starts[token - s->range.first];
    struct slice text = slice_of(s->text.buf + start, s->text.len - start);
    uint64_t head;
    if (!frozen_get(&t->by_head, slice_of(text.ptr, phrase_head(text)), &head) || head >= t->n_heads)
        return 0;
    for (uint32_t k = last_before(t, &t->heads[head], text); k != PHRASE_NONE; k = t->keys[k].prefix) {
        const struct packed_key *key = &t->keys[k];
        struct slice wanted = phrase_text(t, key->text);
        if (!slice_starts(text, wanted) || !ends_token(s, token, start + wanted.len, last)) continue;
        if (!any_on(t, key, on, arg)) continue;
        *first = key->first;
        return key->n;
    }
    return 0;
}

struct phrase phrase_at(const struct phrase_table *t, size_t i)
{
    const struct packed_phrase *p = &t->phrases[i];
    return (struct phrase){t->rules[p->rule], phrase_text(t, p->wrong), phrase_text(t, p->right), p->line};
}

/* The first letter of `s`, 0 where a digit stands before it or there is none. */
static uint32_t first_letter(struct slice s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = utf8_at(s.ptr, s.len, i, &i);
        if (cp_is_word(cp)) return cp_is_letter(cp) ? cp : 0;
    }
    return 0;
}

/* Two letters or more, and none in lower case. */
static bool all_capitals(struct slice s)
{
    size_t letters = 0;
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = utf8_at(s.ptr, s.len, i, &i);
        if (cp_is_lower(cp)) return false;
        letters += cp_is_upper(cp);
    }
    return letters >= 2;
}

static void add_upper(struct strbuf *out, struct slice s)
{
    for (size_t i = 0; i < s.len;) strbuf_addcp(out, cp_upper(utf8_at(s.ptr, s.len, i, &i)));
}

/* Whether a and b are the same but for white space and the kind of apostrophe. */
static bool reads_the_same(struct slice a, struct slice b)
{
    size_t i = 0, k = 0;
    while (i < a.len && k < b.len) {
        uint32_t x = utf8_at(a.ptr, a.len, i, &i), y = utf8_at(b.ptr, b.len, k, &k);
        if (x == 0x2019) x = '\'';
        if (y == 0x2019) y = '\'';
        if (cp_is_space(x) && cp_is_space(y)) {
            while (i < a.len && cp_is_space(utf8_peek(a.ptr, a.len, i))) utf8_at(a.ptr, a.len, i, &i);
        } else if (x != y) {
            return false;
        }
    }
    return i == a.len && k == b.len;
}

bool phrase_fix(const struct phrase *p, struct slice match, bool sentence_start, struct strbuf *out)
{
    size_t at = out->len;
    bool name = cp_is_upper(first_letter(p->wrong));
    if (all_capitals(match) && !all_capitals(p->wrong))
        add_upper(out, p->right);
    else if (cp_is_upper(first_letter(match)) && first_letter(p->right) && (!name || sentence_start))
        utf8_add_capital(out, p->right);
    else
        strbuf_addslice(out, p->right);

    if (!reads_the_same(match, slice_of(out->buf + at, out->len - at))) return true;
    strbuf_truncate(out, at);
    return false;
}
