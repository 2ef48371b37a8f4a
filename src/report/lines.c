#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "report/lines.h"

void lines_init(struct lines *lines, const struct source *src)
{
    *lines = (struct lines){.text = slice_of(src->data, src->len), .bom = src->bom};
    lines->starts = mem_grow(NULL, &lines->cap, 0, sizeof *lines->starts);
    lines->starts[lines->n++] = 0;
    const char *end = src->data + src->len;
    for (const char *p = src->data; (p = memchr(p, '\n', (size_t)(end - p))) != NULL;) {
        lines->starts = mem_grow(lines->starts, &lines->cap, lines->n, sizeof *lines->starts);
        lines->starts[lines->n++] = (size_t)(++p - src->data);
    }
    lines->n_marks = src->len / LINES_STRIDE + 1;
    lines->marks = mem_alloc(lines->n_marks * sizeof *lines->marks);
    lines->marks[0] = 0;
    for (size_t i = 1; i < lines->n_marks; i++)
        lines->marks[i] = lines->marks[i - 1] + utf8_count(src->data + (i - 1) * LINES_STRIDE, LINES_STRIDE);
}

void lines_release(struct lines *lines)
{
    free(lines->starts);
    free(lines->marks);
    *lines = (struct lines){.n = 0};
}

static size_t code_points_before(const struct lines *lines, size_t offset)
{
    size_t mark = offset / LINES_STRIDE, from = mark * LINES_STRIDE;
    return lines->marks[mark] + utf8_count(lines->text.ptr + from, offset - from);
}

struct position lines_at(const struct lines *lines, size_t offset)
{
    size_t low = 0, high = lines->n; /* the line sought is in [low, high) */
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (lines->starts[mid] <= offset)
            low = mid;
        else
            high = mid;
    }
    size_t start = lines->starts[low];
    if (start == 0) start = lines->bom;
    size_t column = offset > start ? code_points_before(lines, offset) - code_points_before(lines, start) : 0;
    return (struct position){low + 1, column + 1};
}
