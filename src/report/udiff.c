#include "base/compat.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/color.h"
#include "report/linediff.h"
#include "report/path.h"
#include "report/udiff.h"

#define CONTEXT 3

/* Longer lines are not searched for changed words: nobody sees the whole of one anyway. */
#define MAX_WORDS 20000

struct writer {
    struct strbuf *out;
    bool color;
    struct pieces before, after; /* lines */
};

static void cut_lines(struct pieces *p, struct map *numbers, struct slice text)
{
    while (text.len) {
        const char *end = memchr(text.ptr, '\n', text.len);
        size_t n = end ? (size_t)(end - text.ptr) + 1 : text.len;
        pieces_add(p, numbers, slice_of(text.ptr, n));
        text = slice_of(text.ptr + n, text.len - n);
    }
}

/* Words, runs of white space, and each other character for itself. */
static void cut_words(struct pieces *p, struct map *numbers, struct slice line)
{
    for (size_t at = 0; at < line.len;) {
        size_t end;
        uint32_t cp = utf8_at(line.ptr, line.len, at, &end);
        bool word = cp_is_word(cp), space = cp_is_space(cp);
        while (end < line.len && (word || space)) {
            size_t next;
            cp = utf8_at(line.ptr, line.len, end, &next);
            if (word ? !cp_is_word(cp) : !cp_is_space(cp)) break;
            end = next;
        }
        pieces_add(p, numbers, slice_of(line.ptr + at, end - at));
        at = end;
    }
}

/* The line without its end, which must not be highlighted. */
static struct slice body(struct slice line)
{
    while (line.len && (line.ptr[line.len - 1] == '\n' || line.ptr[line.len - 1] == '\r')) line.len--;
    return line;
}

/* One line of the diff. `marks`: which of the words have changed; NULL for none. */
static void add_line(struct writer *w, char sign, struct slice line, const struct pieces *words,
                     const bool *marks)
{
    const char *color = !w->color || sign == ' ' ? NULL : sign == '-' ? COLOR_OLD : COLOR_NEW;
    struct slice text = body(line);
    if (color) strbuf_addstr(w->out, color);
    strbuf_addch(w->out, sign);
    if (marks) {
        for (size_t i = 0; i < words->n; i++) {
            if (marks[i] && (i == 0 || !marks[i - 1])) strbuf_addstr(w->out, COLOR_CHANGED);
            strbuf_addslice(w->out, words->items[i]);
            if (marks[i] && (i + 1 == words->n || !marks[i + 1])) strbuf_addstr(w->out, COLOR_UNCHANGED);
        }
    } else {
        strbuf_addslice(w->out, text);
    }
    if (color) strbuf_addstr(w->out, COLOR_RESET);
    strbuf_add(w->out, line.ptr + text.len, line.len - text.len);
    if (!line.len || line.ptr[line.len - 1] != '\n')
        strbuf_addstr(w->out, "\n\\ No newline at end of file\n");
}

/* The words of one old and one new line, and which of them differ. */
struct word_pair {
    struct pieces words[2];
    bool *marks[2];
};

static void pair_words(struct word_pair *pair, struct slice before, struct slice after)
{
    struct map numbers = MAP_INIT;
    struct changes changes = CHANGES_INIT;
    *pair = (struct word_pair){{PIECES_INIT, PIECES_INIT}, {NULL, NULL}};
    cut_words(&pair->words[0], &numbers, body(before));
    cut_words(&pair->words[1], &numbers, body(after));
    if (pair->words[0].n <= MAX_WORDS && pair->words[1].n <= MAX_WORDS) {
        changes_find(&changes, pair->words[0].ids, pair->words[0].n, pair->words[1].ids, pair->words[1].n,
                     numbers.n);
        for (int side = 0; side < 2; side++)
            pair->marks[side] = mem_zalloc(pair->words[side].n + 1);
        for (size_t i = 0; i < changes.n; i++) {
            const struct change *c = &changes.items[i];
            memset(pair->marks[0] + c->a, true, c->a_len);
            memset(pair->marks[1] + c->b, true, c->b_len);
        }
    }
    changes_release(&changes);
    map_release(&numbers);
}

static void word_pair_release(struct word_pair *pair)
{
    for (int side = 0; side < 2; side++) {
        pieces_release(&pair->words[side]);
        free(pair->marks[side]);
    }
}

/* The lines of one change; in colour the k-th old line is compared with the k-th new one. */
static void add_change(struct writer *w, const struct change *c)
{
    const struct slice *before = w->before.items + c->a, *after = w->after.items + c->b;
    for (int side = 0; side < 2; side++) {
        size_t n = side == 0 ? c->a_len : c->b_len;
        for (size_t i = 0; i < n; i++) {
            struct slice line = side == 0 ? before[i] : after[i];
            char sign = side == 0 ? '-' : '+';
            if (w->color && i < c->a_len && i < c->b_len) {
                struct word_pair pair;
                pair_words(&pair, before[i], after[i]);
                add_line(w, sign, line, &pair.words[side], pair.marks[side]);
                word_pair_release(&pair);
            } else {
                add_line(w, sign, line, NULL, NULL);
            }
        }
    }
}

/* "12,3": from line 12 on, 3 lines; an empty range names the line before it. */
static void add_range(struct strbuf *out, size_t start, size_t len)
{
    strbuf_addf(out, "%zu", len ? start + 1 : start);
    if (len != 1) strbuf_addf(out, ",%zu", len);
}

/* The changes [first, last) with the lines around them. */
static void add_hunk(struct writer *w, const struct changes *changes, size_t first, size_t last)
{
    const struct change *head = &changes->items[first], *tail = &changes->items[last - 1];
    size_t lead = head->a < CONTEXT ? head->a : CONTEXT;
    size_t rest = w->before.n - (tail->a + tail->a_len);
    if (rest > CONTEXT) rest = CONTEXT;
    size_t a = head->a - lead, a_end = tail->a + tail->a_len + rest;
    size_t b = head->b - lead, b_end = tail->b + tail->b_len + rest;
    if (w->color) strbuf_addstr(w->out, COLOR_HUNK);
    strbuf_addstr(w->out, "@@ -");
    add_range(w->out, a, a_end - a);
    strbuf_addstr(w->out, " +");
    add_range(w->out, b, b_end - b);
    strbuf_addstr(w->out, " @@");
    if (w->color) strbuf_addstr(w->out, COLOR_RESET);
    strbuf_addch(w->out, '\n');
    for (size_t i = first; i < last; i++) {
        const struct change *c = &changes->items[i];
        for (; a < c->a; a++) add_line(w, ' ', w->before.items[a], NULL, NULL);
        add_change(w, c);
        a = c->a + c->a_len;
    }
    for (; a < a_end; a++) add_line(w, ' ', w->before.items[a], NULL, NULL);
}

static void add_header_line(struct writer *w, const char *start, const char *prefix, const char *path)
{
    struct strbuf name = STRBUF_INIT;
    path_add_diff(&name, prefix, path);
    if (w->color) strbuf_addstr(w->out, COLOR_PATH);
    strbuf_addstr(w->out, start);
    strbuf_addslice(w->out, strbuf_slice(&name));
    /* As git does: without the tab a reader would take what follows a space for a date. */
    if (strchr(name.buf, ' ')) strbuf_addch(w->out, '\t');
    if (w->color) strbuf_addstr(w->out, COLOR_RESET);
    strbuf_addch(w->out, '\n');
    strbuf_release(&name);
}

static void add_header(struct writer *w, const char *path, bool below_top)
{
    if (!below_top) {
        if (w->color) strbuf_addstr(w->out, COLOR_PATH);
        strbuf_addstr(w->out, "diff --git ");
        path_add_diff(w->out, "a/", path);
        strbuf_addch(w->out, ' ');
        path_add_diff(w->out, "b/", path);
        if (w->color) strbuf_addstr(w->out, COLOR_RESET);
        strbuf_addch(w->out, '\n');
    }
    add_header_line(w, "--- ", "a/", path);
    add_header_line(w, "+++ ", "b/", path);
}

void udiff_add(struct strbuf *out, const char *path, struct slice before, struct slice after,
               struct udiff_options options)
{
    struct writer w = {out, options.color, PIECES_INIT, PIECES_INIT};
    struct map numbers = MAP_INIT;
    struct changes changes = CHANGES_INIT;
    cut_lines(&w.before, &numbers, before);
    cut_lines(&w.after, &numbers, after);
    changes_find(&changes, w.before.ids, w.before.n, w.after.ids, w.after.n, numbers.n);
    if (changes.n) add_header(&w, path, options.below_top);
    for (size_t first = 0, last; first < changes.n; first = last) {
        for (last = first + 1; last < changes.n; last++) {
            const struct change *was = &changes.items[last - 1];
            if (changes.items[last].a - (was->a + was->a_len) > 2 * CONTEXT) break;
        }
        add_hunk(&w, &changes, first, last);
    }
    changes_release(&changes);
    map_release(&numbers);
    pieces_release(&w.before);
    pieces_release(&w.after);
}
