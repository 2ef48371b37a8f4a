#include "base/compat.h"

#include "base/bytes.h"
#include "base/map.h"
#include "base/mem.h"
#include "rules/needles.h"
#include "rules/pattern.h"

/* Three bytes of each needle, those that fewest needles share, are looked up at
 * every byte of the text: first in a set of bits, then in a bucket of needles. A
 * shorter needle is looked up by its first byte. */
enum { BITS = 16, BUCKET_BITS = 12, BUCKETS = 1 << BUCKET_BITS, ANCHOR = 3 };

struct needle {
    uint32_t text;        /* where it stands in the texts */
    uint16_t len, anchor; /* the three bytes begin at `anchor` */
    uint32_t first, n;    /* uses[first, first + n) */
};

struct needles {
    const uint64_t *bits;    /* of the hashes of anchors */
    const uint32_t *buckets; /* BUCKETS + 1 starts in `needles`, by the hash of the anchor */
    const uint32_t *singles; /* 256 + 1 starts in `needles`, by first byte: those without anchor */
    const struct needle *needles;
    const uint32_t *uses;  /* needs that a needle meets */
    const uint32_t *needs; /* by need: its rule */
    const uint32_t *wants; /* by rule: how many needs it has, NO_PATTERN for none */
    size_t n_needles, n_uses, n_needs, n_rules;
    struct slice texts;
    struct strbuf own;
};

#define NO_PATTERN UINT32_MAX

static uint32_t hash_of(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    return (((uint32_t)u[0] << 16 | (uint32_t)u[1] << 8 | u[2]) * 2654435761u) >> (32 - BITS);
}

/* Building. */

struct draft {
    struct slice text;
    uint32_t *uses;
    size_t n, cap;
    uint16_t anchor;
    uint32_t place; /* bucket, or BUCKETS and the first byte */
};

struct building {
    struct map by_text; /* → index in drafts */
    struct draft *drafts;
    size_t n, cap;
    uint32_t *needs, *wants;
    size_t n_needs, cap_needs;
};

/* Whether there is no point in looking for it: a letter, a space; or no room. */
static bool is_everywhere(struct slice text)
{
    if (text.len > UINT16_MAX) return true;
    return text.len == 1 && (text.ptr[0] == ' ' || (text.ptr[0] >= 'a' && text.ptr[0] <= 'z'));
}

static bool is_worth_it(const struct need *need)
{
    for (size_t i = 0; i < need->n; i++)
        if (is_everywhere(need->needles[i])) return false;
    return true;
}

static void add_need(struct building *b, const struct need *need, size_t rule)
{
    uint32_t index = (uint32_t)b->n_needs;
    b->needs = mem_grow(b->needs, &b->cap_needs, b->n_needs, sizeof *b->needs);
    b->needs[b->n_needs++] = (uint32_t)rule;
    b->wants[rule]++;
    for (size_t i = 0; i < need->n; i++) {
        bool added;
        uintptr_t *at = map_put(&b->by_text, need->needles[i], &added);
        if (added) {
            *at = b->n;
            b->drafts = mem_grow(b->drafts, &b->cap, b->n, sizeof *b->drafts);
            b->drafts[b->n++] = (struct draft){.text = need->needles[i]};
        }
        struct draft *d = &b->drafts[*at];
        if (d->n && d->uses[d->n - 1] == index) continue;
        d->uses = mem_grow(d->uses, &d->cap, d->n, sizeof *d->uses);
        d->uses[d->n++] = index;
    }
}

/* Chooses the anchors: what many needles hold, many texts hold. */
static void place_needles(struct building *b)
{
    uint32_t *shared = mem_zalloc(sizeof *shared << BITS);
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k + ANCHOR <= b->drafts[i].text.len; k++)
            shared[hash_of(b->drafts[i].text.ptr + k)]++;
    for (size_t i = 0; i < b->n; i++) {
        struct draft *d = &b->drafts[i];
        uint32_t least = UINT32_MAX;
        d->place = BUCKETS + (unsigned char)d->text.ptr[0];
        for (size_t k = 0; k + ANCHOR <= d->text.len; k++) {
            uint32_t hash = hash_of(d->text.ptr + k);
            if (shared[hash] >= least) continue;
            least = shared[hash];
            d->anchor = (uint16_t)k;
            d->place = hash >> (BITS - BUCKET_BITS);
        }
    }
    free(shared);
}

static int compare_places(const void *a, const void *b)
{
    const struct draft *x = a, *y = b;
    if (x->place != y->place) return x->place < y->place ? -1 : 1;
    return slice_compare(x->text, y->text);
}

static void put_array(struct strbuf *out, const void *items, size_t size)
{
    bytes_put_block(out, slice_of(items, size));
}

static void pack(struct building *b, size_t n_rules, struct strbuf *out)
{
    uint64_t *bits = mem_zalloc((1 << BITS) / 8);
    uint32_t *starts = mem_zalloc((BUCKETS + 256 + 1) * sizeof *starts);
    struct needle *needles = mem_zalloc(b->n * sizeof *needles);
    struct strbuf uses = STRBUF_INIT, texts = STRBUF_INIT;
    if (b->n) qsort(b->drafts, b->n, sizeof *b->drafts, compare_places);
    for (size_t i = 0; i < b->n; i++) {
        const struct draft *d = &b->drafts[i];
        if (d->place < BUCKETS) {
            uint32_t hash = hash_of(d->text.ptr + d->anchor);
            bits[hash / 64] |= (uint64_t)1 << hash % 64;
        }
        starts[d->place + 1]++;
        needles[i] = (struct needle){(uint32_t)texts.len, (uint16_t)d->text.len, d->anchor,
                                     (uint32_t)(uses.len / sizeof *d->uses), (uint32_t)d->n};
        strbuf_add(&uses, d->uses, d->n * sizeof *d->uses);
        strbuf_addslice(&texts, d->text);
    }
    for (size_t i = 0; i < BUCKETS + 256; i++) starts[i + 1] += starts[i];
    put_array(out, bits, (1 << BITS) / 8);
    put_array(out, starts, (BUCKETS + 256 + 1) * sizeof *starts);
    put_array(out, needles, b->n * sizeof *needles);
    put_array(out, uses.buf, uses.len);
    put_array(out, b->needs, b->n_needs * sizeof *b->needs);
    put_array(out, b->wants, n_rules * sizeof *b->wants);
    put_array(out, texts.buf, texts.len);
    free(bits);
    free(starts);
    free(needles);
    strbuf_release(&uses);
    strbuf_release(&texts);
}

static const void *get_array(struct bytes *b, size_t size, size_t *n)
{
    struct slice block = bytes_get_block(b);
    *n = block.len / size;
    return block.ptr;
}

/* Whether everything that is referred to is there. */
static bool is_sound(const struct needles *t, size_t n_bits, size_t n_starts)
{
    bool good = n_bits == (1 << BITS) / 64 && n_starts == BUCKETS + 256 + 1;
    for (size_t i = 0; good && i + 1 < n_starts; i++) good = t->buckets[i] <= t->buckets[i + 1];
    good = good && t->buckets[n_starts - 1] == t->n_needles;
    for (size_t i = 0; good && i < t->n_needles; i++) {
        const struct needle *n = &t->needles[i];
        good = n->text <= t->texts.len && n->len <= t->texts.len - n->text && n->anchor <= n->len &&
               n->first <= t->n_uses && n->n <= t->n_uses - n->first;
    }
    for (size_t i = 0; good && i < t->n_uses; i++) good = t->uses[i] < t->n_needs;
    for (size_t i = 0; good && i < t->n_needs; i++) good = t->needs[i] < t->n_rules;
    return good;
}

struct needles *needles_open(struct slice bytes)
{
    struct needles *t = mem_zalloc(sizeof *t);
    struct bytes b = {bytes, 0, false};
    size_t n_bits, n_starts;
    strbuf_init(&t->own);
    t->bits = get_array(&b, sizeof *t->bits, &n_bits);
    t->buckets = get_array(&b, sizeof *t->buckets, &n_starts);
    t->needles = get_array(&b, sizeof *t->needles, &t->n_needles);
    t->uses = get_array(&b, sizeof *t->uses, &t->n_uses);
    t->needs = get_array(&b, sizeof *t->needs, &t->n_needs);
    t->wants = get_array(&b, sizeof *t->wants, &t->n_rules);
    t->texts = bytes_get_block(&b);
    if (!b.bad && is_sound(t, n_bits, n_starts)) {
        t->singles = t->buckets + BUCKETS;
        return t;
    }
    free(t);
    return NULL;
}

struct needles *needles_new(struct rule *const *rules, size_t n)
{
    struct building b = {.by_text = MAP_INIT};
    struct strbuf bytes = STRBUF_INIT;
    b.wants = mem_zalloc(n * sizeof *b.wants);
    for (size_t r = 0; r < n; r++) {
        if (!rules[r]->pattern) {
            b.wants[r] = NO_PATTERN;
            continue;
        }
        const struct prefilter *p = pattern_prefilter(rules[r]->pattern);
        for (size_t i = 0; i < p->n; i++)
            if (is_worth_it(&p->needs[i])) add_need(&b, &p->needs[i], r);
    }
    place_needles(&b);
    pack(&b, n, &bytes);
    struct needles *t = needles_open(strbuf_slice(&bytes));
    t->own = bytes;
    for (size_t i = 0; i < b.n; i++) free(b.drafts[i].uses);
    free(b.drafts);
    free(b.needs);
    free(b.wants);
    map_release(&b.by_text);
    return t;
}

void needles_free(struct needles *t)
{
    if (!t) return;
    strbuf_release(&t->own);
    free(t);
}

struct slice needles_bytes(const struct needles *t)
{
    return t->own.cap ? strbuf_slice(&t->own) : slice_of(NULL, 0);
}

/* Searching. */

void needle_search_init(struct needle_search *s, const struct needles *t)
{
    *s = (struct needle_search){.folded = STRBUF_INIT, .words = (t->n_rules + 63) / 64};
    s->met = mem_zalloc(t->n_needs * sizeof *s->met);
    s->missing = mem_zalloc(t->n_rules * sizeof *s->missing);
    s->counted = mem_zalloc(t->n_rules * sizeof *s->counted);
    s->may = mem_zalloc(s->words * sizeof *s->may);
    s->always = mem_zalloc(s->words * sizeof *s->always);
    for (size_t r = 0; r < t->n_rules; r++)
        if (t->wants[r] == 0) s->always[r / 64] |= (uint64_t)1 << r % 64;
}

void needle_search_release(struct needle_search *s)
{
    strbuf_release(&s->folded);
    free(s->met);
    free(s->missing);
    free(s->counted);
    free(s->may);
    free(s->always);
}

static void meet(const struct needles *t, struct needle_search *s, const struct needle *needle)
{
    for (size_t i = 0; i < needle->n; i++) {
        uint32_t need = t->uses[needle->first + i], rule = t->needs[need];
        if (s->met[need] == s->round) continue;
        s->met[need] = s->round;
        if (s->counted[rule] != s->round) s->missing[rule] = t->wants[rule];
        s->counted[rule] = s->round;
        if (--s->missing[rule] == 0) s->may[rule / 64] |= (uint64_t)1 << rule % 64;
    }
}

/* The needles of a place that stand in the text, their anchors at `at`. */
static void meet_all(const struct needles *t, struct needle_search *s, uint32_t place, size_t at)
{
    struct slice text = strbuf_slice(&s->folded);
    for (uint32_t i = t->buckets[place]; i < t->buckets[place + 1]; i++) {
        const struct needle *n = &t->needles[i];
        if (n->anchor > at || n->len > text.len - (at - n->anchor)) continue;
        if (memcmp(text.ptr + at - n->anchor, t->texts.ptr + n->text, n->len) == 0) meet(t, s, n);
    }
}

/* A needle that stands for several characters. */
static void meet_mark(const struct needles *t, struct needle_search *s, char mark)
{
    uint32_t first = t->singles[(unsigned char)mark];
    for (uint32_t i = first; i < t->singles[(unsigned char)mark + 1]; i++)
        if (t->needles[i].len == 1) meet(t, s, &t->needles[i]);
}

/* The digits of all scripts but ASCII's begin behind U+0600; the characters that
 * begin with E2 are marks and symbols. */
static bool may_begin_decimal(unsigned char c)
{
    return (c >= 0xD9 && c != 0xE2) || (c >= '0' && c <= '9');
}

void needles_search(const struct needles *t, struct needle_search *s, struct slice text)
{
    bool seen[256] = {false};
    s->round++;
    strbuf_clear(&s->folded);
    prefilter_fold(&s->folded, text);
    for (size_t r = 0; r < s->words; r++) s->may[r] = s->always[r];
    const char *p = s->folded.buf;
    size_t n = s->folded.len;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)p[i];
        if (i + ANCHOR <= n) {
            uint32_t hash = hash_of(p + i);
            if (t->bits[hash / 64] >> hash % 64 & 1) meet_all(t, s, hash >> (BITS - BUCKET_BITS), i);
        }
        if (t->singles[c] != t->singles[c + 1]) meet_all(t, s, BUCKETS + c, i);
        seen[c] = true;
    }
    for (unsigned c = 0; c < 256; c++) {
        if (!seen[c]) continue;
        if (c >= '0' && c <= '9') meet_mark(t, s, PREFILTER_DIGIT);
        if (may_begin_decimal((unsigned char)c)) meet_mark(t, s, PREFILTER_DECIMAL);
    }
}
