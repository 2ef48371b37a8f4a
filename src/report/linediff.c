/* Three steps: what both begin and end with is set aside; elements that occur
 * once on either side, in the longest order that both share, are held to be the
 * same (patience diff); the gaps between them go through Myers' greedy search. */
#include "base/compat.h"

#include "base/map.h"
#include "base/mem.h"
#include "report/linediff.h"

/* A gap that needs more steps than this is given as one change: Myers' search
 * is quadratic in them, in time and memory. */
#define MAX_STEPS 768
/* … and in long gaps of few kinds of elements each step costs their length. */
#define MAX_WORK 100000000

struct side {
    const uint32_t *ids;
    size_t start, end;
};

static void add_change(struct changes *out, size_t a, size_t a_len, size_t b, size_t b_len)
{
    if (!a_len && !b_len) return;
    struct change *last = out->n ? &out->items[out->n - 1] : NULL;
    if (last && last->a + last->a_len == a && last->b + last->b_len == b) {
        last->a_len += a_len;
        last->b_len += b_len;
        return;
    }
    out->items = mem_grow(out->items, &out->cap, out->n, sizeof *out->items);
    out->items[out->n++] = (struct change){a, a_len, b, b_len};
}

/* Walks the search back from its end; single steps come out last first. */
static void trace_back(struct changes *out, const struct side *a, const struct side *b,
                       ptrdiff_t *const *levels, ptrdiff_t steps)
{
    ptrdiff_t x = (ptrdiff_t)(a->end - a->start), y = (ptrdiff_t)(b->end - b->start);
    struct change *stack = mem_alloc((size_t)(steps + 1) * sizeof *stack);
    size_t n = 0;
    for (ptrdiff_t d = steps; d > 0; d--) {
        const ptrdiff_t *v = levels[d - 1] + (d - 1); /* reached with d - 1 steps, by diagonal */
        ptrdiff_t k = x - y;
        bool down = k == -d || (k != d && v[k - 1] < v[k + 1]);
        ptrdiff_t from = down ? k + 1 : k - 1;
        ptrdiff_t px = v[from], py = px - from;
        stack[n++] = (struct change){a->start + (size_t)px, !down, b->start + (size_t)py, down};
        x = px;
        y = py;
    }
    while (n--) add_change(out, stack[n].a, stack[n].a_len, stack[n].b, stack[n].b_len);
    free(stack);
}

static void myers(struct changes *out, struct side a, struct side b)
{
    ptrdiff_t len_a = (ptrdiff_t)(a.end - a.start), len_b = (ptrdiff_t)(b.end - b.start);
    if (!len_a || !len_b) {
        add_change(out, a.start, (size_t)len_a, b.start, (size_t)len_b);
        return;
    }
    const uint32_t *pa = a.ids + a.start, *pb = b.ids + b.start;
    ptrdiff_t limit = MAX_WORK / (len_a + len_b);
    if (limit > MAX_STEPS) limit = MAX_STEPS;
    ptrdiff_t *levels[MAX_STEPS + 1]; /* levels[d] holds the diagonals -d … d */
    ptrdiff_t d = 0;
    bool found = false;
    for (; d <= limit; d++) {
        levels[d] = mem_alloc((size_t)(2 * d + 1) * sizeof **levels);
        ptrdiff_t *v = levels[d] + d;
        for (ptrdiff_t k = -d; k <= d; k++) v[k] = -1;
        for (ptrdiff_t k = -d; k <= d && !found; k += 2) {
            ptrdiff_t x = 0;
            if (d > 0) {
                const ptrdiff_t *was = levels[d - 1] + (d - 1);
                x = k == -d || (k != d && was[k - 1] < was[k + 1]) ? was[k + 1] : was[k - 1] + 1;
            }
            ptrdiff_t y = x - k;
            while (x >= 0 && y >= 0 && x < len_a && y < len_b && pa[x] == pb[y]) {
                x++;
                y++;
            }
            v[k] = x;
            found = x == len_a && y == len_b;
        }
        if (found) break;
    }
    if (found)
        trace_back(out, &a, &b, levels, d);
    else
        add_change(out, a.start, (size_t)len_a, b.start, (size_t)len_b);
    for (ptrdiff_t i = 0; i <= (d < limit ? d : limit); i++) free(levels[i]);
}

static void gap(struct changes *out, struct side a, struct side b)
{
    while (a.start < a.end && b.start < b.end && a.ids[a.start] == b.ids[b.start]) {
        a.start++;
        b.start++;
    }
    while (a.start < a.end && b.start < b.end && a.ids[a.end - 1] == b.ids[b.end - 1]) {
        a.end--;
        b.end--;
    }
    if (a.start < a.end || b.start < b.end) myers(out, a, b);
}

struct anchor {
    size_t a, b;
    size_t before; /* the anchor before it in the longest order, from 1; 0 for none */
};

/* Elements that occur once in a and once in b, in the order of a. */
static size_t find_anchors(struct anchor *anchors, struct side a, struct side b, size_t kinds)
{
    struct seen {
        uint32_t in_a, in_b;
        size_t at;
    } *seen = mem_zalloc(kinds * sizeof *seen);
    for (size_t i = a.start; i < a.end; i++) seen[a.ids[i]].in_a += seen[a.ids[i]].in_a < 2;
    for (size_t i = b.start; i < b.end; i++) {
        seen[b.ids[i]].in_b += seen[b.ids[i]].in_b < 2;
        seen[b.ids[i]].at = i;
    }
    size_t n = 0;
    for (size_t i = a.start; i < a.end; i++) {
        const struct seen *s = &seen[a.ids[i]];
        if (s->in_a == 1 && s->in_b == 1) anchors[n++] = (struct anchor){i, s->at, 0};
    }
    free(seen);
    return n;
}

/* Keeps the longest part of the anchors that is in order in b, too. */
static size_t longest_order(struct anchor *anchors, size_t n)
{
    size_t *piles = mem_alloc((n + 1) * sizeof *piles); /* top of each pile */
    size_t n_piles = 0;
    for (size_t i = 0; i < n; i++) {
        size_t low = 0, high = n_piles;
        while (low < high) {
            size_t mid = low + (high - low) / 2;
            if (anchors[piles[mid]].b < anchors[i].b)
                low = mid + 1;
            else
                high = mid;
        }
        anchors[i].before = low ? piles[low - 1] + 1 : 0;
        piles[low] = i;
        n_piles += low == n_piles;
    }
    size_t kept = n_piles;
    size_t *chain = piles; /* from the last back; the piles are not needed any more */
    size_t at = n_piles ? piles[n_piles - 1] + 1 : 0;
    for (size_t i = n_piles; i-- > 0; at = anchors[chain[i]].before) chain[i] = at - 1;
    for (size_t i = 0; i < kept; i++) anchors[i] = anchors[chain[i]];
    free(piles);
    return kept;
}

void changes_find(struct changes *out, const uint32_t *a, size_t a_len, const uint32_t *b, size_t b_len,
                  size_t kinds)
{
    struct side old = {a, 0, a_len}, new = {b, 0, b_len};
    while (old.start < old.end && new.start < new.end && a[old.start] == b[new.start]) {
        old.start++;
        new.start++;
    }
    while (old.start < old.end && new.start < new.end && a[old.end - 1] == b[new.end - 1]) {
        old.end--;
        new.end--;
    }
    struct anchor *anchors = mem_alloc((old.end - old.start) * sizeof *anchors);
    size_t n = longest_order(anchors, find_anchors(anchors, old, new, kinds));
    for (size_t i = 0; i < n; i++) {
        gap(out, (struct side){a, old.start, anchors[i].a}, (struct side){b, new.start, anchors[i].b});
        old.start = anchors[i].a + 1;
        new.start = anchors[i].b + 1;
    }
    gap(out, old, new);
    free(anchors);
}

void changes_release(struct changes *c)
{
    free(c->items);
    *c = (struct changes)CHANGES_INIT;
}

void pieces_add(struct pieces *p, struct map *numbers, struct slice piece)
{
    bool added;
    uintptr_t *number = map_put(numbers, piece, &added);
    if (added) *number = numbers->n - 1;
    p->items = mem_grow(p->items, &p->cap, p->n, sizeof *p->items);
    p->ids = mem_grow(p->ids, &p->ids_cap, p->n, sizeof *p->ids);
    p->items[p->n] = piece;
    p->ids[p->n++] = (uint32_t)*number;
}

void pieces_release(struct pieces *p)
{
    free(p->items);
    free(p->ids);
    *p = (struct pieces)PIECES_INIT;
}
