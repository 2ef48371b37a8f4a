#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "rules/expand.h"
#include "rules/phrases.h"
#include "rules/yamlfile.h"

#define NO_KEY SIZE_MAX

/* The phrases that read the same, and where those that it begins with are. */
struct key {
    struct slice text;   /* folded */
    size_t head;         /* length of its first word */
    size_t first, n;     /* phrases[first, first + n) */
    size_t prefix;       /* the longest other key that it begins with, or NO_KEY */
};

struct entry {
    struct phrase phrase;
    struct slice text; /* folded */
    size_t head, order;
};

/* Keys with the same first word: keys[first, first + n). */
struct head {
    size_t first, n;
};

/* A phrase that its rule has already, in line `first`. */
struct doubled {
    struct phrase phrase;
    size_t first;
};

struct phrase_table {
    struct phrase *phrases;
    size_t n_phrases;
    struct doubled *doubles;
    size_t n_doubles, cap_doubles;
    struct key *keys;
    size_t n_keys;
    struct head *heads;
    struct map by_head; /* first word → index in heads */
};

/* Lower case, straight apostrophe. */
static void add_folded(struct strbuf *out, struct slice s)
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

/* Length of the first word of a folded text: letters and digits, or one mark. */
static size_t head_length(const char *s, size_t len)
{
    size_t end = 0, next;
    while (end < len) {
        if (!cp_is_word(utf8_at(s, len, end, &next))) break;
        end = next;
    }
    if (end == 0 && len) utf8_at(s, len, 0, &end);
    return end;
}

struct collector {
    struct entry *entries;
    size_t n, cap;
    struct arena *arena;
    struct strbuf folded;
    const struct rule *rule;
    size_t line;
};

static void collect(void *arg, const struct expansion *e)
{
    struct collector *c = arg;
    strbuf_clear(&c->folded);
    add_folded(&c->folded, e->wrong);
    struct slice text = arena_slice(c->arena, strbuf_slice(&c->folded));
    c->entries = mem_grow(c->entries, &c->cap, c->n, sizeof *c->entries);
    c->entries[c->n] = (struct entry){
        .phrase = {c->rule, e->wrong, e->right, c->line},
        .text = text,
        .head = head_length(text.ptr, text.len),
        .order = c->n,
    };
    c->n++;
}

/* By first word, then by what follows, then in catalogue order. */
static int compare_entries(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int c = slice_compare(slice_of(x->text.ptr, x->head), slice_of(y->text.ptr, y->head));
    if (!c) c = slice_compare(x->text, y->text);
    return c ? c : (x->order > y->order) - (x->order < y->order);
}

/* Adds a phrase behind those since `first`, which read the same. */
static void add_phrase(struct phrase_table *t, size_t first, const struct phrase *p)
{
    const struct phrase *last = t->n_phrases > first ? &t->phrases[t->n_phrases - 1] : NULL;
    if (!last || last->rule != p->rule) {
        t->phrases[t->n_phrases++] = *p;
        return;
    }
    /* Alternatives of one row may fold to the same: İ and I. */
    if (last->line == p->line && slice_equal(last->right, p->right)) return;
    t->doubles = mem_grow(t->doubles, &t->cap_doubles, t->n_doubles, sizeof *t->doubles);
    t->doubles[t->n_doubles++] = (struct doubled){*p, last->line};
}

/* Adds the key of the phrases since `first`; `e` is the first of them. */
static void add_key(struct phrase_table *t, const struct entry *e, size_t first)
{
    size_t index = t->n_keys++, n = t->n_phrases - first;
    struct key *key = &t->keys[index];
    *key = (struct key){e->text, e->head, first, n, NO_KEY};

    bool added;
    uintptr_t *at = map_put(&t->by_head, slice_of(e->text.ptr, e->head), &added);
    if (added) {
        *at = t->by_head.n - 1;
        t->heads[*at] = (struct head){index, 0};
    }
    struct head *head = &t->heads[*at];
    head->n++;
    /* A key that this one begins with stands before it, or is one that that one begins with. */
    size_t p = head->n > 1 ? index - 1 : NO_KEY;
    while (p != NO_KEY && !slice_starts(key->text, t->keys[p].text)) p = t->keys[p].prefix;
    key->prefix = p;
}

struct phrase_table *phrase_table_new(struct rule *const *rules, size_t n, struct arena *arena)
{
    struct collector c = {.arena = arena, .folded = STRBUF_INIT};
    for (size_t r = 0; r < n; r++) {
        c.rule = rules[r];
        for (size_t k = 0; k < rules[r]->n_phrases; k++) {
            c.line = rules[r]->phrase_lines[k];
            phrase_expand(rules[r]->phrases[k], arena, collect, &c);
        }
    }
    strbuf_release(&c.folded);
    if (c.n) qsort(c.entries, c.n, sizeof *c.entries, compare_entries);

    struct phrase_table *t = mem_zalloc(sizeof *t);
    t->phrases = mem_alloc(c.n * sizeof *t->phrases);
    t->keys = mem_alloc(c.n * sizeof *t->keys);
    t->heads = mem_alloc(c.n * sizeof *t->heads);
    for (size_t i = 0, k; i < c.n; i = k) {
        size_t first = t->n_phrases;
        for (k = i; k < c.n && slice_equal(c.entries[k].text, c.entries[i].text); k++)
            add_phrase(t, first, &c.entries[k].phrase);
        add_key(t, &c.entries[i], first);
    }
    free(c.entries);
    return t;
}

void phrase_table_free(struct phrase_table *t)
{
    if (!t) return;
    free(t->phrases);
    free(t->doubles);
    free(t->keys);
    free(t->heads);
    map_release(&t->by_head);
    free(t);
}

size_t phrase_table_doubles(const struct phrase_table *t, struct strbuf *err)
{
    for (size_t i = 0; i < t->n_doubles; i++) {
        const struct phrase *p = &t->doubles[i].phrase;
        strbuf_addf(err, "%s:%zu:1: phrase '%.*s' stands ", p->rule->file, p->line, SLICE_ARG(p->wrong));
        if (t->doubles[i].first == p->line) strbuf_addstr(err, "twice in the row\n");
        else strbuf_addf(err, "in line %zu, too\n", t->doubles[i].first);
        yamlfile_show_place(err, p->rule->file, p->line);
    }
    return t->n_doubles;
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
        add_folded(&s->text, token_slice(tokens, token));
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

/* The last key of `head` that does not sort behind `text`, or NO_KEY. Every key
 * that `text` begins with is that one or one that it begins with. */
static size_t last_before(const struct phrase_table *t, const struct head *head, struct slice text)
{
    size_t lo = head->first, hi = head->first + head->n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (slice_compare(t->keys[mid].text, text) <= 0) lo = mid + 1;
        else hi = mid;
    }
    return lo > head->first ? lo - 1 : NO_KEY;
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

static bool any_on(const struct phrase_table *t, const struct key *key,
                   bool (*on)(const void *arg, const struct rule *rule), const void *arg)
{
    for (size_t i = 0; i < key->n; i++)
        if (on(arg, t->phrases[key->first + i].rule)) return true;
    return false;
}

const struct phrase *phrase_find(const struct phrase_table *t, const struct phrase_scan *s, size_t token,
                                 bool (*on)(const void *arg, const struct rule *rule), const void *arg,
                                 size_t *last, size_t *n)
{
    size_t start = s->starts[token - s->range.first];
    struct slice text = slice_of(s->text.buf + start, s->text.len - start);
    const uintptr_t *head = map_get(&t->by_head, slice_of(text.ptr, head_length(text.ptr, text.len)));
    if (!head) return NULL;
    for (size_t k = last_before(t, &t->heads[*head], text); k != NO_KEY; k = t->keys[k].prefix) {
        const struct key *key = &t->keys[k];
        if (!slice_starts(text, key->text) || !ends_token(s, token, start + key->text.len, last)) continue;
        if (!any_on(t, key, on, arg)) continue;
        *n = key->n;
        return t->phrases + key->first;
    }
    return NULL;
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
    if (all_capitals(match) && !all_capitals(p->wrong)) add_upper(out, p->right);
    else if (cp_is_upper(first_letter(match)) && first_letter(p->right) && (!name || sentence_start))
        utf8_add_capital(out, p->right);
    else strbuf_addslice(out, p->right);

    if (!reads_the_same(match, slice_of(out->buf + at, out->len - at))) return true;
    strbuf_truncate(out, at);
    return false;
}
