/* The reader of HTML, on Gumbo, which repairs what is broken as browsers do and
 * says where in the source each text began.
 *
 * Text of block elements is read in order, inline elements joined. Entities are
 * decoded piece by piece, so that positions stay exact. */
#include "base/compat.h"

#include <gumbo.h>
#include <strings.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "text/format.h"
#include "text/mend.h"

struct reader {
    struct document *doc;
    bool open;
    enum block_kind kind;
    size_t start;             /* prose offset of the block */
    size_t src_first, src_end; /* its text in the source */
    unsigned depth;            /* of the element at hand */
};

/* What an element is to a reader of prose. */
enum role { ROLE_INLINE, ROLE_PARAGRAPH, ROLE_HEADING, ROLE_ITEM, ROLE_SHORT, ROLE_OBJECT, ROLE_SKIP };

static const struct {
    GumboTag tag;
    enum role role;
} roles[] = {
    {GUMBO_TAG_SCRIPT, ROLE_SKIP},     {GUMBO_TAG_STYLE, ROLE_SKIP},      {GUMBO_TAG_NAV, ROLE_SKIP},
    {GUMBO_TAG_TEMPLATE, ROLE_SKIP},   {GUMBO_TAG_SVG, ROLE_SKIP},        {GUMBO_TAG_IFRAME, ROLE_SKIP},
    {GUMBO_TAG_OBJECT, ROLE_SKIP},     {GUMBO_TAG_SELECT, ROLE_SKIP},     {GUMBO_TAG_TEXTAREA, ROLE_SKIP},
    {GUMBO_TAG_PRE, ROLE_SKIP},        {GUMBO_TAG_NOSCRIPT, ROLE_SKIP},   {GUMBO_TAG_FORM, ROLE_PARAGRAPH},
    {GUMBO_TAG_CODE, ROLE_OBJECT},     {GUMBO_TAG_KBD, ROLE_OBJECT},      {GUMBO_TAG_SAMP, ROLE_OBJECT},
    {GUMBO_TAG_VAR, ROLE_OBJECT},      {GUMBO_TAG_MATH, ROLE_OBJECT},     {GUMBO_TAG_IMG, ROLE_OBJECT},
    {GUMBO_TAG_P, ROLE_PARAGRAPH},     {GUMBO_TAG_DIV, ROLE_PARAGRAPH},   {GUMBO_TAG_BODY, ROLE_PARAGRAPH},
    {GUMBO_TAG_ARTICLE, ROLE_PARAGRAPH}, {GUMBO_TAG_SECTION, ROLE_PARAGRAPH}, {GUMBO_TAG_MAIN, ROLE_PARAGRAPH},
    {GUMBO_TAG_ASIDE, ROLE_PARAGRAPH}, {GUMBO_TAG_HEADER, ROLE_PARAGRAPH}, {GUMBO_TAG_FOOTER, ROLE_PARAGRAPH},
    {GUMBO_TAG_BLOCKQUOTE, ROLE_PARAGRAPH}, {GUMBO_TAG_FIGURE, ROLE_PARAGRAPH}, {GUMBO_TAG_UL, ROLE_PARAGRAPH},
    {GUMBO_TAG_OL, ROLE_PARAGRAPH},    {GUMBO_TAG_DL, ROLE_PARAGRAPH},    {GUMBO_TAG_TABLE, ROLE_PARAGRAPH},
    {GUMBO_TAG_TR, ROLE_PARAGRAPH},    {GUMBO_TAG_HR, ROLE_PARAGRAPH},    {GUMBO_TAG_ADDRESS, ROLE_SHORT},
    {GUMBO_TAG_HEAD, ROLE_PARAGRAPH},  {GUMBO_TAG_HTML, ROLE_PARAGRAPH},  {GUMBO_TAG_TITLE, ROLE_HEADING},
    {GUMBO_TAG_H1, ROLE_HEADING},      {GUMBO_TAG_H2, ROLE_HEADING},      {GUMBO_TAG_H3, ROLE_HEADING},
    {GUMBO_TAG_H4, ROLE_HEADING},      {GUMBO_TAG_H5, ROLE_HEADING},      {GUMBO_TAG_H6, ROLE_HEADING},
    {GUMBO_TAG_LI, ROLE_ITEM},         {GUMBO_TAG_DT, ROLE_SHORT},        {GUMBO_TAG_DD, ROLE_ITEM},
    {GUMBO_TAG_TD, ROLE_SHORT},        {GUMBO_TAG_TH, ROLE_SHORT},        {GUMBO_TAG_CAPTION, ROLE_SHORT},
    {GUMBO_TAG_FIGCAPTION, ROLE_SHORT}, {GUMBO_TAG_BUTTON, ROLE_SHORT},   {GUMBO_TAG_OPTION, ROLE_SHORT},
};

static const enum block_kind kinds[] = {
    [ROLE_PARAGRAPH] = BLOCK_PARAGRAPH,
    [ROLE_HEADING] = BLOCK_HEADING,
    [ROLE_ITEM] = BLOCK_ITEM,
    [ROLE_SHORT] = BLOCK_SHORT,
};

static enum role role_of(const GumboElement *e)
{
    const GumboAttribute *translate = gumbo_get_attribute(&e->attributes, "translate");
    if (translate && strcasecmp(translate->value, "no") == 0) return ROLE_OBJECT;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (roles[i].tag == e->tag) return roles[i].role;
    return ROLE_INLINE;
}

static void close_block(struct reader *r)
{
    if (!r->open) return;
    r->open = false;
    size_t end = r->doc->prose.len;
    document_add_block(r->doc, r->kind, r->start, r->src_first, r->src_end);
    if (end > r->start) document_add_decoded(r->doc, r->src_end, r->src_end, slice_str("\n"));
}

static void open_block(struct reader *r, enum block_kind kind)
{
    close_block(r);
    r->open = true;
    r->kind = kind;
    r->start = r->doc->prose.len;
    r->src_first = r->src_end = 0;
}

static void note_piece(struct reader *r, size_t start, size_t end)
{
    if (!r->src_end) r->src_first = start;
    if (end > r->src_end) r->src_end = end;
}

/* End of the tag or comment at `at`, which holds `<`; `at` where none begins. */
static size_t tag_end(struct slice t, size_t at, size_t end)
{
    char next = at + 1 < end ? t.ptr[at + 1] : ' ';
    bool tag = next == '/' || next == '!' || next == '?' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z');
    const char *close = tag ? memchr(t.ptr + at, '>', end - at) : NULL;
    return close ? (size_t)(close - t.ptr) + 1 : at;
}

/* Whether a blank line begins at `at`, where a line ends. */
static bool is_blank_line(struct slice t, size_t at, size_t end)
{
    for (at++; at < end; at++) {
        if (t.ptr[at] == '\n') return true;
        if (t.ptr[at] != ' ' && t.ptr[at] != '\t' && t.ptr[at] != '\r') return false;
    }
    return false;
}

static void add_entity(struct reader *r, size_t at, size_t *end)
{
    struct slice t = slice_of(r->doc->source->data, r->doc->source->len);
    struct strbuf decoded = STRBUF_INIT;
    if (mend_at(t, at, end, &decoded) == MEND_ENTITY) {
        /* A no-break space that mending drops between spaces still shows. */
        document_add_decoded(r->doc, at, *end, strbuf_slice(&decoded));
    } else {
        *end = at + 1;
        document_add_decoded(r->doc, at, *end, slice_str("&"));
    }
    note_piece(r, at, *end);
    strbuf_release(&decoded);
}

/* The text in source[start, end): entities decoded; tags that the parser had no
 * use for left out; blank lines part paragraphs, as in what a CMS stores. */
static void add_text(struct reader *r, size_t start, size_t end)
{
    struct slice t = slice_of(r->doc->source->data, r->doc->source->len);
    size_t at = start;
    while (start < end) {
        bool text = r->src_end != 0;
        while (at < end && t.ptr[at] != '&' && t.ptr[at] != '<' &&
               !(t.ptr[at] == '\n' && text && is_blank_line(t, at, end)))
            text |= !strchr(" \t\r\n", t.ptr[at++]);
        if (at > start) {
            document_add(r->doc, start, at);
            /* White space alone opens no text. */
            size_t s = start, e = at;
            while (s < e && strchr(" \t\r\n", t.ptr[s])) s++;
            while (e > s && strchr(" \t\r\n", t.ptr[e - 1])) e--;
            if (s < e) note_piece(r, s, e);
        }
        if (at == end) return;
        if (t.ptr[at] == '&') {
            add_entity(r, at, &at);
        } else if (t.ptr[at] == '<') {
            size_t behind = tag_end(t, at, end);
            if (behind > at) at = behind;
            else {
                document_add(r->doc, at, at + 1);
                note_piece(r, at, at + 1);
                at++;
            }
        } else {
            open_block(r, r->kind);
            while (at < end && strchr(" \t\r\n", t.ptr[at])) at++;
        }
        start = at;
    }
}

static size_t offset_of(const struct reader *r, const char *p)
{
    return (size_t)(p - r->doc->source->data);
}

static bool in_source(const struct reader *r, GumboStringPiece piece)
{
    const struct source *src = r->doc->source;
    return piece.data && piece.data >= src->data && piece.data + piece.length <= src->data + src->len;
}

/* The alt text of an image: a block of its own. */
static void add_alt(struct reader *r, const GumboElement *e)
{
    const GumboAttribute *alt = gumbo_get_attribute(&e->attributes, "alt");
    if (!alt || !in_source(r, alt->original_value)) return;
    size_t start = offset_of(r, alt->original_value.data), end = start + alt->original_value.length;
    char quote = r->doc->source->data[start];
    if (end - start < 3 || (quote != '"' && quote != '\'')) return;
    open_block(r, BLOCK_SHORT);
    add_text(r, start + 1, end - 1);
    close_block(r);
}

static void add_object(struct reader *r, const GumboElement *e)
{
    if (!in_source(r, e->original_tag)) return;
    size_t start = offset_of(r, e->original_tag.data), end = start + e->original_tag.length;
    if (in_source(r, e->original_end_tag))
        end = offset_of(r, e->original_end_tag.data) + e->original_end_tag.length;
    if (end < start) return;
    document_add_decoded(r->doc, start, end, slice_str(DOCUMENT_OBJECT));
    note_piece(r, start, end);
}

static void read_node(struct reader *r, const GumboNode *node);

static void read_element(struct reader *r, const GumboElement *e)
{
    enum role role = role_of(e);
    if (role == ROLE_SKIP) {
        return;
    } else if (role == ROLE_OBJECT) {
        if (e->tag == GUMBO_TAG_IMG) add_alt(r, e);
        else add_object(r, e);
        return;
    }
    if (e->tag == GUMBO_TAG_BR && r->open && in_source(r, e->original_tag)) {
        size_t at = offset_of(r, e->original_tag.data);
        document_add_decoded(r->doc, at, at + e->original_tag.length, slice_str("\n"));
        return;
    }
    enum block_kind outer = r->kind;
    if (role != ROLE_INLINE) open_block(r, kinds[role]);
    for (unsigned i = 0; i < e->children.length; i++) read_node(r, e->children.data[i]);
    /* What follows in the parent is a block of the parent's kind. */
    if (role != ROLE_INLINE) open_block(r, outer);
}

static void read_node(struct reader *r, const GumboNode *node)
{
    enum { DEEPEST = 4000 }; /* elements; what lies deeper is nobody's prose */
    switch (node->type) {
    case GUMBO_NODE_ELEMENT:
        if (r->depth == DEEPEST) break;
        r->depth++;
        read_element(r, &node->v.element);
        r->depth--;
        break;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
        if (in_source(r, node->v.text.original_text)) {
            size_t at = offset_of(r, node->v.text.original_text.data);
            if (!r->open) open_block(r, BLOCK_PARAGRAPH);
            if (at >= r->src_end) add_text(r, at, at + node->v.text.original_text.length);
        }
        break;
    default: break;
    }
}

void document_read_html(struct document *doc, const struct source *src)
{
    document_begin(doc, src);
    doc->markup = MARKUP_HTML;
    doc->entity_marks = memmem(src->data, src->len, "&ldquo;", 7) || memmem(src->data, src->len, "&rsquo;", 7);
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    GumboOutput *out = gumbo_parse_with_options(&options, src->data + src->bom, src->len - src->bom);
    struct reader r = {.doc = doc};
    read_node(&r, out->root);
    close_block(&r);
    gumbo_destroy_output(&options, out);
    document_end(doc);
}
