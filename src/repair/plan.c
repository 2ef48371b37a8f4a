#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "repair/repair.h"

/* One fix that asks to be part of the plan. */
struct candidate {
    const struct finding *finding;
    bool safe;
    size_t start, end; /* from its first edit to its last */
};

/* What an edit changes, without the text that it only repeats. */
static struct edit trimmed(const struct source *src, const struct edit *e)
{
    return edit_trimmed(slice_of(src->data + e->start, e->end - e->start), *e);
}

static bool is_nothing(const struct edit *e)
{
    return e->start == e->end && e->text.len == 0;
}

static int by_merit(const void *pa, const void *pb)
{
    const struct candidate *a = pa, *b = pb;
    if (a->finding->rule->rank != b->finding->rule->rank)
        return a->finding->rule->rank < b->finding->rule->rank ? -1 : 1;
    if (a->safe != b->safe) return a->safe ? -1 : 1;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    if (a->end != b->end) return a->end < b->end ? -1 : 1;
    int c = strcmp(a->finding->rule->id, b->finding->rule->id);
    if (c) return c;
    return a->finding < b->finding ? -1 : a->finding > b->finding;
}

/* An edit that is in the plan, and whose it is. */
struct placed {
    struct edit edit;
    const struct rule *rule;
};

/* The plan while it is made: the edits taken so far, kept apart in one array a
 * bucket of the text, so that looking for a collision stays cheap. */
struct board {
    struct placed **slots;
    size_t *n, *cap;
    size_t n_slots;
};

#define SLOT_BYTES 4096

static void board_init(struct board *b, size_t len)
{
    b->n_slots = len / SLOT_BYTES + 1;
    b->slots = mem_zalloc(b->n_slots * sizeof *b->slots);
    b->n = mem_zalloc(b->n_slots * sizeof *b->n);
    b->cap = mem_zalloc(b->n_slots * sizeof *b->cap);
}

static void board_release(struct board *b)
{
    for (size_t i = 0; i < b->n_slots; i++) free(b->slots[i]);
    free(b->slots);
    free(b->n);
    free(b->cap);
}

/* Two edits that touch each know only the text they were made for: one could
 * drop the space that the other counts on. Of one rule they may touch, where
 * both replace something, since then their order is plain. */
static bool collide(const struct placed *a, const struct edit *e, const struct rule *rule)
{
    if (a->edit.end < e->start || e->end < a->edit.start) return false;
    if (a->edit.end > e->start && e->end > a->edit.start) return true;
    return a->rule != rule || a->edit.start == a->edit.end || e->start == e->end;
}

static bool board_is_free(const struct board *b, const struct edit *e, const struct rule *rule)
{
    for (size_t s = e->start / SLOT_BYTES; s <= e->end / SLOT_BYTES; s++)
        for (size_t i = 0; i < b->n[s]; i++)
            if (collide(&b->slots[s][i], e, rule)) return false;
    return true;
}

static void board_put(struct board *b, const struct edit *e, const struct rule *rule)
{
    for (size_t s = e->start / SLOT_BYTES; s <= e->end / SLOT_BYTES; s++) {
        b->slots[s] = mem_grow(b->slots[s], &b->cap[s], b->n[s], sizeof **b->slots);
        b->slots[s][b->n[s]++] = (struct placed){*e, rule};
    }
}

/* Takes the fix into the plan, whole or not at all. */
static void take(struct plan *plan, struct board *board, const struct source *src, const struct candidate *c)
{
    const struct finding *f = c->finding;
    size_t changes = 0;
    for (size_t i = 0; i < f->n_edits; i++) {
        struct edit e = trimmed(src, &f->edits[i]);
        if (is_nothing(&e)) continue;
        if (!board_is_free(board, &e, f->rule)) return;
        changes++;
    }
    if (!changes) return;
    for (size_t i = 0; i < f->n_edits; i++) {
        struct edit e = trimmed(src, &f->edits[i]);
        if (is_nothing(&e)) continue;
        board_put(board, &e, f->rule);
        plan->edits = mem_grow(plan->edits, &plan->cap, plan->n, sizeof *plan->edits);
        plan->edits[plan->n++] = e;
    }
    plan->fixes++;
}

static int by_place(const void *pa, const void *pb)
{
    const struct edit *a = pa, *b = pb;
    return a->start != b->start ? (a->start < b->start ? -1 : 1) : (a->end > b->end) - (a->end < b->end);
}

void plan_make(struct plan *plan, const struct source *src, const struct findings *findings, bool unsafe)
{
    struct candidate *candidates = mem_alloc(findings->n * sizeof *candidates);
    size_t n = 0;
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *f = &findings->items[i];
        if (!f->n_edits) continue;
        bool safe = repair_is_safe(src, f);
        plan->refused += f->safe && !safe;
        if (safe || unsafe)
            candidates[n++] = (struct candidate){f, safe, f->edits[0].start, f->edits[f->n_edits - 1].end};
    }
    qsort(candidates, n, sizeof *candidates, by_merit);

    struct board board;
    board_init(&board, src->len);
    for (size_t i = 0; i < n; i++) take(plan, &board, src, &candidates[i]);
    board_release(&board);
    free(candidates);
    if (plan->n) qsort(plan->edits, plan->n, sizeof *plan->edits, by_place);
}

void plan_apply(const struct plan *plan, struct slice data, struct strbuf *out)
{
    size_t at = 0;
    strbuf_reserve(out, data.len);
    for (size_t i = 0; i < plan->n; i++) {
        const struct edit *e = &plan->edits[i];
        strbuf_add(out, data.ptr + at, e->start - at);
        strbuf_addslice(out, e->text);
        at = e->end;
    }
    strbuf_add(out, data.ptr + at, data.len - at);
}

void plan_release(struct plan *plan)
{
    free(plan->edits);
    *plan = (struct plan)PLAN_INIT;
}
