#include "base/compat.h"

#include "base/bytes.h"
#include "base/mem.h"
#include "rules/expand.h"
#include "rules/phrasetable.h"
#include "rules/yamlfile.h"

struct entry {
    struct phrase phrase;
    struct slice text; /* folded */
    size_t head, order;
};

/* A table while it is being built. */
struct building {
    struct packed_phrase *phrases;
    struct packed_key *keys;
    struct packed_head *heads;
    size_t n_phrases, n_keys;
    struct map by_head; /* first word → index in heads */
    struct map placed;  /* text → where it stands in `texts` */
    struct strbuf texts;
    struct packed_double *doubles;
    size_t n_doubles, cap_doubles;
};

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
    phrase_fold(&c->folded, e->wrong);
    struct slice text = arena_slice(c->arena, strbuf_slice(&c->folded));
    c->entries = mem_grow(c->entries, &c->cap, c->n, sizeof *c->entries);
    c->entries[c->n] = (struct entry){
        .phrase = {c->rule, e->wrong, e->right, c->line},
        .text = text,
        .head = phrase_head(text),
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

/* Where a text stands among the texts of the table, which hold it once. */
static struct packed_text place(struct building *b, struct slice text)
{
    if (!text.ptr) return (struct packed_text){PHRASE_NONE, 0};
    bool added;
    uintptr_t *at = map_put(&b->placed, text, &added);
    if (added) {
        *at = b->texts.len;
        strbuf_addslice(&b->texts, text);
    }
    return (struct packed_text){(uint32_t)*at, (uint32_t)text.len};
}

/* Adds a phrase behind those since `first`, which read the same. */
static void add_phrase(struct building *b, size_t first, const struct phrase *p)
{
    const struct packed_phrase *last = b->n_phrases > first ? &b->phrases[b->n_phrases - 1] : NULL;
    struct packed_text right = place(b, p->right);
    if (!last || last->rule != p->rule->index) {
        b->phrases[b->n_phrases++] =
            (struct packed_phrase){(uint32_t)p->rule->index, (uint32_t)p->line, place(b, p->wrong), right};
        return;
    }
    /* Alternatives of one row may fold to the same: İ and I. */
    if (last->line == p->line && last->right.at == right.at && last->right.len == right.len) return;
    b->doubles = mem_grow(b->doubles, &b->cap_doubles, b->n_doubles, sizeof *b->doubles);
    b->doubles[b->n_doubles++] =
        (struct packed_double){last->rule, (uint32_t)p->line, last->line, place(b, p->wrong)};
}

/* Adds the key of the phrases since `first`; `e` is the first of them. */
static void add_key(struct building *b, const struct entry *e, size_t first)
{
    size_t index = b->n_keys++;
    b->keys[index] = (struct packed_key){place(b, e->text), (uint32_t)first, (uint32_t)(b->n_phrases - first),
                                         PHRASE_NONE};
    bool added;
    uintptr_t *at = map_put(&b->by_head, slice_of(e->text.ptr, e->head), &added);
    if (added) {
        *at = b->by_head.n - 1;
        b->heads[*at] = (struct packed_head){(uint32_t)index, 0};
    }
    struct packed_head *head = &b->heads[*at];
    head->n++;
    /* A key that this one begins with stands before it, or is one that that one begins with. */
    uint32_t p = head->n > 1 ? (uint32_t)index - 1 : PHRASE_NONE;
    while (p != PHRASE_NONE) {
        struct packed_text t = b->keys[p].text;
        if (slice_starts(e->text, slice_of(b->texts.buf + t.at, t.len))) break;
        p = b->keys[p].prefix;
    }
    b->keys[index].prefix = p;
}

static void put_array(struct strbuf *out, const void *items, size_t n, size_t size)
{
    bytes_put_block(out, slice_of(items, n * size));
}

static void pack(const struct building *b, struct strbuf *out)
{
    struct strbuf heads = STRBUF_INIT;
    frozen_write(&b->by_head, sizeof(uint32_t), &heads);
    put_array(out, b->phrases, b->n_phrases, sizeof *b->phrases);
    put_array(out, b->keys, b->n_keys, sizeof *b->keys);
    put_array(out, b->heads, b->by_head.n, sizeof *b->heads);
    put_array(out, b->doubles, b->n_doubles, sizeof *b->doubles);
    bytes_put_block(out, strbuf_slice(&heads));
    bytes_put_block(out, strbuf_slice(&b->texts));
    strbuf_release(&heads);
}

static const void *get_array(struct bytes *b, size_t size, size_t *n)
{
    struct slice block = bytes_get_block(b);
    *n = block.len / size;
    return block.ptr;
}

/* Whether everything that the table refers to is there. */
static bool is_sound(const struct phrase_table *t)
{
    bool good = true;
    for (size_t i = 0; i < t->n_phrases; i++) good = good && t->phrases[i].rule < t->n_rules;
    for (size_t i = 0; i < t->n_doubles; i++) good = good && t->doubles[i].rule < t->n_rules;
    for (size_t i = 0; i < t->n_keys; i++) {
        const struct packed_key *k = &t->keys[i];
        good = good && k->first <= t->n_phrases && k->n <= t->n_phrases - k->first &&
               (k->prefix == PHRASE_NONE || k->prefix < i);
    }
    for (size_t i = 0; i < t->n_heads; i++)
        good = good && t->heads[i].first <= t->n_keys && t->heads[i].n <= t->n_keys - t->heads[i].first;
    return good;
}

struct phrase_table *phrase_table_open(struct slice bytes, struct rule *const *rules, size_t n)
{
    struct phrase_table *t = mem_zalloc(sizeof *t);
    struct bytes b = {bytes, 0, false};
    t->rules = rules;
    t->n_rules = n;
    t->phrases = get_array(&b, sizeof *t->phrases, &t->n_phrases);
    t->keys = get_array(&b, sizeof *t->keys, &t->n_keys);
    t->heads = get_array(&b, sizeof *t->heads, &t->n_heads);
    t->doubles = get_array(&b, sizeof *t->doubles, &t->n_doubles);
    bool opened = frozen_open(&t->by_head, bytes_get_block(&b));
    t->texts = bytes_get_block(&b);
    if (opened && !b.bad && is_sound(t)) return t;
    free(t);
    return NULL;
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

    struct building b = {.texts = STRBUF_INIT};
    b.phrases = mem_alloc(c.n * sizeof *b.phrases);
    b.keys = mem_alloc(c.n * sizeof *b.keys);
    b.heads = mem_alloc(c.n * sizeof *b.heads);
    for (size_t i = 0, k; i < c.n; i = k) {
        size_t first = b.n_phrases;
        for (k = i; k < c.n && slice_equal(c.entries[k].text, c.entries[i].text); k++)
            add_phrase(&b, first, &c.entries[k].phrase);
        add_key(&b, &c.entries[i], first);
    }
    struct strbuf packed = STRBUF_INIT;
    pack(&b, &packed);
    struct phrase_table *t = phrase_table_open(strbuf_slice(&packed), rules, n);
    t->own = packed;
    free(b.doubles);
    free(b.phrases);
    free(b.keys);
    free(b.heads);
    map_release(&b.by_head);
    map_release(&b.placed);
    strbuf_release(&b.texts);
    free(c.entries);
    return t;
}

void phrase_table_free(struct phrase_table *t)
{
    if (!t) return;
    if (t->own.cap) strbuf_release(&t->own);
    free(t);
}

struct slice phrase_table_bytes(const struct phrase_table *t)
{
    return t->own.cap ? strbuf_slice(&t->own) : slice_of(NULL, 0);
}

size_t phrase_table_doubles(const struct phrase_table *t, struct strbuf *err)
{
    for (size_t i = 0; i < t->n_doubles; i++) {
        const struct packed_double *d = &t->doubles[i];
        const char *file = t->rules[d->rule]->file;
        struct slice wrong = phrase_text(t, d->wrong);
        strbuf_addf(err, "%s:%u:1: phrase '%.*s' stands ", file, d->line, SLICE_ARG(wrong));
        if (d->first == d->line)
            strbuf_addstr(err, "twice in the row\n");
        else
            strbuf_addf(err, "in line %u, too\n", d->first);
        yamlfile_show_place(err, file, d->line);
    }
    return t->n_doubles;
}
