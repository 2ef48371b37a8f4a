#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "text/document.h"

void document_begin(struct document *doc, const struct source *src)
{
    *doc = (struct document)DOCUMENT_INIT;
    doc->source = src;
}

void document_release(struct document *doc)
{
    free(doc->blocks);
    free(doc->segments);
    free(doc->mends);
    strbuf_release(&doc->prose);
    *doc = (struct document)DOCUMENT_INIT;
}

static void add_segment(struct document *doc, size_t src, size_t src_len, size_t prose_len, bool verbatim)
{
    struct segment *last = doc->n_segments ? &doc->segments[doc->n_segments - 1] : NULL;
    if (verbatim && last && last->verbatim && last->src + last->src_len == src) {
        last->src_len += src_len;
        last->prose_len += prose_len;
        return;
    }
    size_t prose = last ? last->prose + last->prose_len : 0;
    doc->segments = mem_grow(doc->segments, &doc->cap_segments, doc->n_segments, sizeof *doc->segments);
    doc->segments[doc->n_segments++] = (struct segment){
        .prose = prose,
        .prose_len = prose_len,
        .src = src,
        .src_len = src_len,
        .verbatim = verbatim,
    };
}

static void add_verbatim(struct document *doc, size_t start, size_t end)
{
    if (start == end) return;
    strbuf_add(&doc->prose, doc->source->data + start, end - start);
    add_segment(doc, start, end - start, end - start, true);
}

void document_add_decoded(struct document *doc, size_t src_start, size_t src_end, struct slice text)
{
    strbuf_addslice(&doc->prose, text);
    add_segment(doc, src_start, src_end - src_start, text.len, false);
}

void document_add(struct document *doc, size_t src_start, size_t src_end)
{
    struct slice text = slice_of(doc->source->data, src_end);
    struct strbuf mended = STRBUF_INIT;
    size_t from = src_start, at = src_start;
    while (at < src_end) {
        unsigned char c = (unsigned char)text.ptr[at];
        if (c < 0x80 && c != '&') {
            at++;
            continue;
        }
        size_t end;
        strbuf_clear(&mended);
        enum mend_kind kind = mend_at(text, at, &end, &mended);
        if (kind == MEND_NONE) {
            utf8_at(text.ptr, text.len, at, &at);
            continue;
        }
        add_verbatim(doc, from, at);
        doc->mends = mem_grow(doc->mends, &doc->cap_mends, doc->n_mends, sizeof *doc->mends);
        doc->mends[doc->n_mends++] = (struct mend){kind, at, end - at, doc->prose.len, mended.len};
        document_add_decoded(doc, at, end, strbuf_slice(&mended));
        from = at = end;
    }
    add_verbatim(doc, from, src_end);
    strbuf_release(&mended);
}

void document_add_block(struct document *doc, enum block_kind kind, size_t start, size_t src_start,
                        size_t src_end)
{
    const char *p = doc->prose.buf;
    size_t end = doc->prose.len, next, prev;
    while (start < end && cp_is_space(utf8_at(p, end, start, &next))) start = next;
    while (end > start && cp_is_space(utf8_before(p, end, &prev))) end = prev;
    if (start == end) return;
    doc->blocks = mem_grow(doc->blocks, &doc->cap_blocks, doc->n_blocks, sizeof *doc->blocks);
    doc->blocks[doc->n_blocks++] = (struct block){kind, start, end, src_start, src_end};
}

void document_end(struct document *doc)
{
    doc->text = strbuf_slice(&doc->prose);
}

/* The segment that holds the prose offset; the last one for the end of text. */
static const struct segment *segment_at(const struct document *doc, size_t prose)
{
    size_t lo = 0, hi = doc->n_segments;
    while (hi - lo > 1) {
        size_t mid = lo + (hi - lo) / 2;
        if (doc->segments[mid].prose <= prose) lo = mid;
        else hi = mid;
    }
    return doc->n_segments ? &doc->segments[lo] : NULL;
}

size_t document_source_offset(const struct document *doc, size_t prose)
{
    const struct segment *s = segment_at(doc, prose);
    if (!s) return 0;
    size_t in = prose - s->prose;
    if (s->verbatim) return s->src + in;
    return in >= s->prose_len ? s->src + s->src_len : s->src;
}

bool document_source_range(const struct document *doc, size_t start, size_t end, size_t *src_start,
                           size_t *src_end)
{
    const struct segment *a = segment_at(doc, start);
    if (!a) return false;
    if (!a->verbatim && start != a->prose && start != a->prose + a->prose_len) return false;
    *src_start = *src_end = document_source_offset(doc, start);
    if (start == end) return true;
    /* The piece that the last byte is in, not the one that begins behind it. */
    const struct segment *b = segment_at(doc, end - 1);
    if (!b->verbatim && end != b->prose + b->prose_len) return false;
    /* Markup between two pieces belongs to nobody's edit; what opens a new line does. */
    for (const struct segment *s = a; s < b; s++) {
        bool line = s->src_len && doc->source->data[s->src + s->src_len - 1] == '\n';
        if (s->prose + s->prose_len > start && s[1].src != s->src + s->src_len && !line) return false;
    }
    *src_end = b->verbatim ? b->src + (end - b->prose) : b->src + b->src_len;
    return true;
}
