#include "base/compat.h"

#include "base/mem.h"
#include "rules/nearest.h"

size_t edit_distance(struct slice a, struct slice b)
{
    size_t width = b.len + 1;
    size_t *rows = mem_alloc(3 * width * sizeof *rows);
    size_t *before = rows, *last = rows + width, *row = rows + 2 * width;

    for (size_t k = 0; k <= b.len; k++) last[k] = k;
    for (size_t i = 1; i <= a.len; i++) {
        row[0] = i;
        for (size_t k = 1; k <= b.len; k++) {
            bool same = a.ptr[i - 1] == b.ptr[k - 1];
            size_t best = last[k - 1] + (same ? 0 : 1);
            if (last[k] + 1 < best) best = last[k] + 1;
            if (row[k - 1] + 1 < best) best = row[k - 1] + 1;
            bool swapped = i > 1 && k > 1 && a.ptr[i - 1] == b.ptr[k - 2] && a.ptr[i - 2] == b.ptr[k - 1];
            if (swapped && before[k - 2] + 1 < best) best = before[k - 2] + 1;
            row[k] = best;
        }
        size_t *free_row = before;
        before = last;
        last = row;
        row = free_row;
    }
    size_t distance = last[b.len];
    free(rows);
    return distance;
}

struct nearest nearest_to(struct slice wanted)
{
    /* A third of the name may be wrong: past that a suggestion only confuses. */
    return (struct nearest){wanted, NULL, wanted.len / 3 + 2};
}

void nearest_try(struct nearest *n, struct slice name, const char *shown)
{
    size_t gap = name.len > n->wanted.len ? name.len - n->wanted.len : n->wanted.len - name.len;
    if (gap >= n->distance) return;
    size_t d = edit_distance(n->wanted, name);
    if (d < n->distance && d < n->wanted.len) {
        n->distance = d;
        n->best = shown;
    }
}
