/* Two levels: first words and marks are aligned, then the characters of those
 * stretches that differ, so that a change stays within the words it concerns. */
#include "base/compat.h"

#include "align.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"

static void cut_words(struct pieces *out, struct map *numbers, struct slice text)
{
    for (size_t at = 0; at < text.len;) {
        size_t end;
        if (cp_is_word(utf8_at(text.ptr, text.len, at, &end)))
            while (end < text.len && cp_is_word(utf8_peek(text.ptr, text.len, end)))
                utf8_at(text.ptr, text.len, end, &end);
        pieces_add(out, numbers, slice_of(text.ptr + at, end - at));
        at = end;
    }
}

static void cut_characters(struct pieces *out, struct map *numbers, struct slice text)
{
    for (size_t at = 0, end; at < text.len; at = end) {
        utf8_at(text.ptr, text.len, at, &end);
        pieces_add(out, numbers, slice_of(text.ptr + at, end - at));
    }
}

static size_t place(const struct pieces *p, size_t i, struct slice text)
{
    return i < p->n ? (size_t)(p->items[i].ptr - text.ptr) : text.len;
}

static void add(struct changes *out, struct change c)
{
    out->items = mem_grow(out->items, &out->cap, out->n, sizeof *out->items);
    out->items[out->n++] = c;
}

/* The changes between the texts in bytes, when cut in pieces by `cut`. */
static void changes_between(struct changes *out, struct slice before, struct slice after,
                            void (*cut)(struct pieces *, struct map *, struct slice))
{
    struct map numbers = MAP_INIT;
    struct pieces a = PIECES_INIT, b = PIECES_INIT;
    struct changes found = CHANGES_INIT;
    cut(&a, &numbers, before);
    cut(&b, &numbers, after);
    changes_find(&found, a.ids, a.n, b.ids, b.n, numbers.n);
    for (size_t i = 0; i < found.n; i++) {
        const struct change *c = &found.items[i];
        size_t start = place(&a, c->a, before), to = place(&b, c->b, after);
        add(out, (struct change){start, place(&a, c->a + c->a_len, before) - start, to,
                                 place(&b, c->b + c->b_len, after) - to});
    }
    changes_release(&found);
    pieces_release(&a);
    pieces_release(&b);
    map_release(&numbers);
}

/* An insertion or deletion is moved to the left as far as the text allows. */
static void move_left(struct change *c, size_t floor_a, size_t floor_b, struct slice before,
                      struct slice after)
{
    if (c->a_len && c->b_len) return;
    struct slice text = c->a_len ? before : after;
    while (c->a > floor_a && c->b > floor_b) {
        size_t at = c->a_len ? c->a : c->b, end = at + c->a_len + c->b_len, start, last;
        if (utf8_before(text.ptr, at, &start) != utf8_before(text.ptr, end, &last)) break;
        c->a -= at - start;
        c->b -= at - start;
    }
}

void align(struct alignment *out, struct slice before, struct slice after)
{
    struct changes words = CHANGES_INIT;
    *out = (struct alignment){before, after, CHANGES_INIT};
    changes_between(&words, before, after, cut_words);
    for (size_t i = 0; i < words.n; i++) {
        const struct change *w = &words.items[i];
        size_t from = out->changes.n;
        changes_between(&out->changes, slice_of(before.ptr + w->a, w->a_len),
                        slice_of(after.ptr + w->b, w->b_len), cut_characters);
        for (size_t k = from; k < out->changes.n; k++) {
            out->changes.items[k].a += w->a;
            out->changes.items[k].b += w->b;
        }
    }
    /* One character stays between two changes, as for the original places. */
    size_t floor_a = 0, floor_b = 0;
    for (size_t i = 0; i < out->changes.n; i++) {
        struct change *c = &out->changes.items[i];
        move_left(c, floor_a, floor_b, before, after);
        floor_a = c->a + c->a_len + 1;
        floor_b = c->b + c->b_len + 1;
    }
    changes_release(&words);
}

void align_release(struct alignment *al)
{
    changes_release(&al->changes);
}

/* Where before[at] stands; inside a change its start, or with `end` its end. */
static size_t at_after(const struct alignment *al, size_t at, bool end)
{
    size_t a = 0, b = 0; /* behind the last change before `at` */
    for (size_t i = 0; i < al->changes.n && al->changes.items[i].a <= at; i++) {
        const struct change *c = &al->changes.items[i];
        if (at < c->a + c->a_len) return end ? c->b + c->b_len : c->b;
        a = c->a + c->a_len;
        b = c->b + c->b_len;
    }
    return b + (at - a);
}

struct slice align_region(const struct alignment *al, size_t start, size_t end)
{
    size_t from = 0, to;
    if (start > 0) {
        utf8_before(al->before.ptr, start, &from);
        from = at_after(al, from, false);
    }
    to = end < al->before.len ? at_after(al, end, true) : al->after.len;
    if (to < al->after.len) utf8_at(al->after.ptr, al->after.len, to, &to);
    return slice_of(al->after.ptr + from, to > from ? to - from : 0);
}
