/* The reader of plain text: blank lines part paragraphs; single line breaks do
 * too, unless the lines look hard-wrapped. */
#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "text/format.h"

struct line {
    size_t start, end, next; /* [start, end) without its line break, which ends at next */
};

struct lines {
    struct line *items;
    size_t n, cap;
};

static bool is_blank(const char *p, size_t start, size_t end)
{
    for (size_t next; start < end; start = next)
        if (!cp_is_space(utf8_at(p, end, start, &next))) return false;
    return true;
}

/* The line at `at`; a line ends with LF, CRLF or CR. */
static struct line line_at(const struct source *src, size_t at)
{
    struct line l = {at, at, at};
    while (l.end < src->len && src->data[l.end] != '\n' && src->data[l.end] != '\r') l.end++;
    l.next = l.end;
    if (l.next < src->len && src->data[l.next] == '\r') l.next++;
    if (l.next < src->len && src->data[l.next] == '\n' && (l.next == l.end || src->data[l.next - 1] == '\r'))
        l.next++;
    return l;
}

/* Length of a list marker with the space behind it: "• ", "- ", "3. "; 0 for none. */
static size_t marker_length(const char *p, size_t start, size_t end)
{
    size_t at = start, next = start;
    uint32_t cp = at < end ? utf8_at(p, end, at, &next) : 0;
    if (cp == 0x2022 || cp == 0x25AA || cp == 0xB7 || cp == '*' || cp == '-' || cp == 0x2013) at = next;
    else {
        while (at < end && at < start + 3 && p[at] >= '0' && p[at] <= '9') at++;
        if (at == start || at == end || (p[at] != '.' && p[at] != ')')) return 0;
        at++;
    }
    return at < end && cp_is_space(utf8_at(p, end, at, &next)) ? next - start : 0;
}

static size_t first_word_length(const char *p, const struct line *l)
{
    size_t at = l->start;
    while (at < l->end && p[at] != ' ') at++;
    return utf8_count(p + l->start, at - l->start);
}

static bool starts_lower(const char *p, const struct line *l)
{
    return l->start < l->end && cp_is_lower(utf8_peek(p, l->end, l->start));
}

/* Whether the lines are one paragraph filled to a width: no line would have had
 * room for the first word of the next, and some go on in lower case. */
static bool is_wrapped(const char *p, const struct line *lines, size_t n)
{
    enum { MIN_WIDTH = 40, MAX_WIDTH = 100 };
    size_t width = 0, full = 0, lower = 0;
    if (n < 2) return false;
    for (size_t i = 0; i < n; i++) {
        size_t len = utf8_count(p + lines[i].start, lines[i].end - lines[i].start);
        if (len > width) width = len;
        if (i && marker_length(p, lines[i].start, lines[i].end)) return false;
    }
    if (width < MIN_WIDTH || width > MAX_WIDTH) return false;
    for (size_t i = 0; i + 1 < n; i++) {
        size_t len = utf8_count(p + lines[i].start, lines[i].end - lines[i].start);
        full += len + 1 + first_word_length(p, &lines[i + 1]) >= width;
        lower += starts_lower(p, &lines[i + 1]);
    }
    return full * 10 >= (n - 1) * 9 && lower * 3 >= n - 1;
}

/* Whether the line ends as a sentence does, quotation marks and brackets aside. */
static bool ends_sentence(const char *p, size_t start, size_t end)
{
    while (end > start) {
        size_t prev;
        uint32_t cp = utf8_before(p, end, &prev);
        if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == ':' || cp == ';' || cp == ',') return true;
        bool closer = cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0x201D || cp == 0x2019 ||
                      cp == 0xBB || cp == 0x201C || cp_is_space(cp);
        if (!closer) return false;
        end = prev;
    }
    return false;
}

static enum block_kind kind_of(const char *p, size_t start, size_t end, bool first)
{
    enum { LONGEST_HEADLINE = 160, LONGEST_LABEL = 90 };
    size_t len = utf8_count(p + start, end - start);
    if (ends_sentence(p, start, end)) return BLOCK_PARAGRAPH;
    if (first && len <= LONGEST_HEADLINE) return BLOCK_HEADING;
    return len <= LONGEST_LABEL ? BLOCK_SHORT : BLOCK_PARAGRAPH;
}

static void add_block(struct document *doc, size_t start, const struct line *last, size_t src_start, bool item)
{
    const char *p = doc->source->data;
    size_t marker = item ? marker_length(p, start, last->end) : 0;
    size_t from = doc->prose.len;
    if (marker) {
        /* The marker stays in the prose, which maps to the source without gaps, but outside the block. */
        document_add(doc, start, start + marker);
        from = doc->prose.len;
    }
    document_add(doc, start + marker, last->end);
    enum block_kind kind = marker ? BLOCK_ITEM : kind_of(p, start, last->end, doc->n_blocks == 0);
    document_add_block(doc, kind, from, src_start, last->next);
    document_add(doc, last->end, last->next);
}

void document_read_plain(struct document *doc, const struct source *src)
{
    struct lines run = {NULL, 0, 0};
    document_begin(doc, src);
    size_t at = src->bom, behind = src->bom; /* end of the last block's lines */
    while (at < src->len) {
        struct line l = line_at(src, at);
        if (is_blank(src->data, l.start, l.end)) {
            document_add(doc, l.start, l.next);
            at = l.next;
            continue;
        }
        run.n = 0;
        for (; at < src->len; at = l.next) {
            l = line_at(src, at);
            if (is_blank(src->data, l.start, l.end)) break;
            run.items = mem_grow(run.items, &run.cap, run.n, sizeof *run.items);
            run.items[run.n++] = l;
        }
        if (is_wrapped(src->data, run.items, run.n)) {
            add_block(doc, run.items[0].start, &run.items[run.n - 1], behind, true);
        } else {
            for (size_t i = 0; i < run.n; i++) {
                add_block(doc, run.items[i].start, &run.items[i], behind, true);
                behind = run.items[i].next;
            }
        }
        behind = run.items[run.n - 1].next;
    }
    /* Nothing stands before the first block, so the blank lines behind it go with it. */
    if (doc->n_blocks > 1) {
        struct block *next = &doc->blocks[1];
        size_t p = document_source_offset(doc, next->start);
        while (p > doc->blocks[0].src_end && src->data[p - 1] != '\n' && src->data[p - 1] != '\r') p--;
        doc->blocks[0].src_end = p;
    }
    document_end(doc);
    free(run.items);
}
