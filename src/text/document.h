/* Document: the prose of a source, in blocks, with a map back to its bytes.
 *
 * The prose is what a reader is meant to see: an entity or mojibake stands in
 * it mended (text/mend.h), markup does not stand in it at all. Where the source
 * is plain and sound, the prose is the source itself, uncopied.
 *
 * Segments cover the prose without gap or overlap, in order. A verbatim one is
 * a byte-for-byte copy of its source bytes; of another, only the whole can be
 * replaced. */
#ifndef GALLEY_TEXT_DOCUMENT_H
#define GALLEY_TEXT_DOCUMENT_H

#include "base/arena.h"
#include "text/mend.h"
#include "text/source.h"

/* Stands in the prose for what is no prose but takes a word's place: code, an
 * image, a template mark (U+FFFC, OBJECT REPLACEMENT CHARACTER). */
#define DOCUMENT_OBJECT "\xEF\xBF\xBC"

enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING, /* a headline or subhead: no full stop expected */
    BLOCK_ITEM,    /* an item of a list */
    BLOCK_SHORT,   /* a byline, caption, label: a short line that is no sentence */
};

/* One paragraph, headline or list item. [start, end) is prose, without white
 * space at its ends; line breaks inside it are white space. [src_start,
 * src_end) are the whole source lines that go when the block is deleted: the
 * blank lines before it and its own. */
struct block {
    enum block_kind kind;
    size_t start, end;
    size_t src_start, src_end;
};

struct segment {
    size_t prose, prose_len;
    size_t src, src_len;
    bool verbatim;
};

enum markup { MARKUP_NONE, MARKUP_MARKDOWN, MARKUP_HTML };

struct document {
    const struct source *source;
    enum markup markup;
    bool entity_marks; /* HTML that writes its quotation marks as entities */
    struct slice text; /* the prose */
    struct block *blocks;
    size_t n_blocks, cap_blocks;
    struct segment *segments;
    size_t n_segments, cap_segments;
    struct mend *mends; /* what was mended, in source order */
    size_t n_mends, cap_mends;
    struct strbuf prose; /* owns the prose where it is a copy */
};

#define DOCUMENT_INIT {.prose = STRBUF_INIT}

void document_release(struct document *doc);

/* Where the prose offset stands in the source: the start of the piece for an
 * offset inside one that is not verbatim. */
size_t document_source_offset(const struct document *doc, size_t prose);

/* The source bytes of prose[start, end). False where no single source range
 * stands for exactly that prose (an end falls inside a mended piece); an
 * insertion (start == end) maps to one point. */
bool document_source_range(const struct document *doc, size_t start, size_t end, size_t *src_start,
                           size_t *src_end);

/* Building, for the readers of formats. Pieces are added in source order. */
void document_begin(struct document *doc, const struct source *src);
void document_add(struct document *doc, size_t src_start, size_t src_end); /* verbatim but for mends */
void document_add_decoded(struct document *doc, size_t src_start, size_t src_end, struct slice text);
/* A block over prose[start, now), trimmed; dropped where it is blank. */
void document_add_block(struct document *doc, enum block_kind kind, size_t start, size_t src_start,
                        size_t src_end);
void document_end(struct document *doc);

#endif
