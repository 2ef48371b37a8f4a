/* The reader of Markdown, on MD4C.
 *
 * MD4C hands out pieces of text that point into its input, so the offset of a
 * piece is a difference of pointers. The input is a copy in which template marks
 * are masked; the prose is taken from the source itself. */
#include "base/compat.h"

#include <md4c.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "text/format.h"
#include "text/masks.h"
#include "text/mend.h"

struct reader {
    struct document *doc;
    char *masked;      /* what MD4C reads */
    size_t base;       /* offset of its first byte in the source */
    size_t len;
    enum block_kind kind;
    bool open;         /* a block is being gathered */
    bool broken;       /* a line break waits to be added before the next piece */
    size_t start;      /* prose offset of the block */
    size_t src_first;  /* first source byte of its text */
    size_t src_end;    /* behind its last */
    size_t behind;     /* end of the lines of the block before */
    unsigned skip;     /* depth of code, HTML: nothing in it is prose */
    unsigned images;   /* depth of image descriptions */
    struct slice *alts; /* image descriptions of the block, read behind it */
    size_t n_alts, cap_alts;
};

static size_t line_start(const struct source *src, size_t at)
{
    while (at > src->bom && src->data[at - 1] != '\n') at--;
    return at;
}

static size_t line_next(const struct source *src, size_t at)
{
    while (at < src->len && src->data[at] != '\n') at++;
    return at < src->len ? at + 1 : at;
}

static void begin_block(struct reader *r, enum block_kind kind)
{
    r->open = true;
    r->broken = false;
    r->kind = kind;
    r->start = r->doc->prose.len;
    r->src_first = r->src_end = 0;
    r->n_alts = 0;
}

static void close_block(struct reader *r)
{
    const struct source *src = r->doc->source;
    if (!r->open) return;
    r->open = false;
    if (r->src_end) {
        size_t from = r->behind > line_start(src, r->src_first) ? r->behind : line_start(src, r->src_first);
        while (from > r->behind && (src->data[from - 1] == '\n' || src->data[from - 1] == '\r')) from--;
        if (from > r->behind && from < src->len && src->data[from] == '\r') from++;
        if (from > r->behind && from < src->len && src->data[from] == '\n') from++;
        size_t to = line_next(src, r->src_end - 1);
        document_add_block(r->doc, r->kind, r->start, from, to);
        r->behind = to;
    }
    /* Blocks stay apart in the prose. */
    if (r->doc->prose.len > r->start) document_add_decoded(r->doc, r->src_end, r->src_end, slice_str("\n"));
    for (size_t i = 0; i < r->n_alts; i++) {
        size_t at = (size_t)(r->alts[i].ptr - src->data), start = r->doc->prose.len;
        document_add(r->doc, at, at + r->alts[i].len);
        document_add_block(r->doc, BLOCK_SHORT, start, at, at + r->alts[i].len);
        document_add_decoded(r->doc, at + r->alts[i].len, at + r->alts[i].len, slice_str("\n"));
    }
    r->n_alts = 0;
}

static void note_piece(struct reader *r, size_t start, size_t end)
{
    if (!r->src_end) r->src_first = start;
    if (end > r->src_end) r->src_end = end;
}

/* The line break between two pieces, from the source: what stands between them
 * besides (indentation, “> ”) is left out of the prose. */
static void add_break(struct reader *r, size_t next)
{
    const struct source *src = r->doc->source;
    size_t at = r->src_end;
    while (at < next && src->data[at] != '\n') at++;
    size_t from = at > r->src_end && src->data[at - 1] == '\r' ? at - 1 : at;
    if (at < next) document_add(r->doc, from, at + 1);
    else document_add_decoded(r->doc, r->src_end, r->src_end, slice_str(" "));
    r->broken = false;
}

static void add_object(struct reader *r, size_t start, size_t end)
{
    /* Objects side by side are one. */
    struct strbuf *p = &r->doc->prose;
    if (p->len >= 3 && memcmp(p->buf + p->len - 3, DOCUMENT_OBJECT, 3) == 0 && r->src_end == start) {
        r->src_end = end;
        return;
    }
    document_add_decoded(r->doc, start, end, slice_str(DOCUMENT_OBJECT));
    note_piece(r, start, end);
}

/* Text between masked template marks. */
static void add_text(struct reader *r, size_t start, size_t end)
{
    const char *masked = r->masked - r->base;
    while (start < end) {
        size_t at = start;
        bool object = masked[at] == MASKED;
        while (at < end && (masked[at] == MASKED) == object) at++;
        if (object) add_object(r, start, at);
        else {
            document_add(r->doc, start, at);
            note_piece(r, start, at);
        }
        start = at;
    }
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *payload)
{
    struct reader *r = payload;
    if (r->skip) return 0;
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR) {
        r->broken = r->open && r->src_end;
        return 0;
    }
    /* Pieces of the library's own are not in the source. */
    if (text < r->masked || text >= r->masked + r->len) return 0;
    size_t start = r->base + (size_t)(text - r->masked), end = start + size;
    if (r->images) {
        r->alts = mem_grow(r->alts, &r->cap_alts, r->n_alts, sizeof *r->alts);
        r->alts[r->n_alts++] = slice_of(r->doc->source->data + start, size);
        return 0;
    }
    if (!r->open) begin_block(r, BLOCK_PARAGRAPH);
    if (r->broken) add_break(r, start);
    if (type == MD_TEXT_ENTITY) {
        struct strbuf decoded = STRBUF_INIT;
        size_t stop;
        struct slice t = slice_of(r->doc->source->data, end);
        if (mend_at(t, start, &stop, &decoded) != MEND_NONE && stop == end)
            document_add_decoded(r->doc, start, end, strbuf_slice(&decoded));
        else document_add_decoded(r->doc, start, end, slice_str(DOCUMENT_OBJECT));
        note_piece(r, start, end);
        strbuf_release(&decoded);
    } else if (type == MD_TEXT_CODE || type == MD_TEXT_LATEXMATH) {
        add_object(r, start, end);
    } else if (type == MD_TEXT_NORMAL) {
        add_text(r, start, end);
    }
    return 0;
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *payload)
{
    struct reader *r = payload;
    (void)detail;
    switch (type) {
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
        close_block(r);
        r->skip++;
        break;
    case MD_BLOCK_H:
        close_block(r);
        begin_block(r, BLOCK_HEADING);
        break;
    case MD_BLOCK_LI:
        close_block(r);
        begin_block(r, BLOCK_ITEM);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        close_block(r);
        begin_block(r, BLOCK_SHORT);
        break;
    case MD_BLOCK_P:
        /* The first paragraph of a list item is the item. */
        if (r->open && r->kind == BLOCK_ITEM && !r->src_end) break;
        close_block(r);
        begin_block(r, BLOCK_PARAGRAPH);
        break;
    default: close_block(r);
    }
    return 0;
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *payload)
{
    struct reader *r = payload;
    (void)detail;
    if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML) r->skip--;
    else close_block(r);
    return 0;
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *payload)
{
    struct reader *r = payload;
    (void)detail;
    if (type == MD_SPAN_IMG) r->images++;
    return 0;
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *payload)
{
    struct reader *r = payload;
    (void)detail;
    if (type == MD_SPAN_IMG) r->images--;
    return 0;
}

static void add_field(struct field f, void *payload)
{
    struct reader *r = payload;
    size_t start = r->doc->prose.len;
    document_add(r->doc, f.start, f.end);
    document_add_block(r->doc, BLOCK_HEADING, start, f.start, f.end);
    document_add_decoded(r->doc, f.end, f.end, slice_str("\n"));
}

void document_read_markdown(struct document *doc, const struct source *src)
{
    static const MD_PARSER parser = {
        .flags = MD_DIALECT_GITHUB | MD_FLAG_PERMISSIVEAUTOLINKS,
        .enter_block = on_enter_block,
        .leave_block = on_leave_block,
        .enter_span = on_enter_span,
        .leave_span = on_leave_span,
        .text = on_text,
    };
    struct reader r = {.doc = doc};
    document_begin(doc, src);
    doc->markup = MARKUP_MARKDOWN;
    r.base = r.behind = front_matter_read(slice_of(src->data, src->len), src->bom, add_field, &r);
    r.len = src->len - r.base;
    r.masked = memcpy(mem_alloc(r.len + 1), src->data + r.base, r.len);
    mask_templates(r.masked, r.len);
    md_parse(r.masked, (MD_SIZE)r.len, &parser, &r);
    close_block(&r);
    document_end(doc);
    free(r.masked);
    free(r.alts);
}
