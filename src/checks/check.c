#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "checks/check.h"

const struct rule *check_rule(const struct check_context *cx, const char *id)
{
    const struct rule *r = catalogue_find(cx->catalogue, id);
    return r && cx->selection->on[r->index] ? r : NULL;
}

/* Of a text in another language, its words are no errors of English. */
static bool is_moot(const struct check_context *cx, const struct rule *rule)
{
    static const char *const packs[] = {"article", "calque", "caps", "glue", "names", "spelling", "split", "untranslated"};
    for (size_t i = 0; cx->foreign_text && i < sizeof packs / sizeof *packs; i++)
        if (strcmp(rule->pack, packs[i]) == 0) return true;
    return false;
}

struct finding *check_find_rule(struct check_context *cx, const struct rule *rule, size_t start, size_t end)
{
    if (!rule || !cx->selection->on[rule->index] || is_moot(cx, rule)) return NULL;
    if (rule->needs_evidence && !cx->assume_evidence && !(cx->sources & source_bit(rule->source))) return NULL;
    bool quoted = check_in_speech(cx, start);
    if (quoted && rule->speech == SPEECH_SKIP) return NULL;
    struct findings *fs = cx->findings;
    fs->items = mem_grow(fs->items, &fs->cap, fs->n, sizeof *fs->items);
    struct finding *f = &fs->items[fs->n++];
    *f = (struct finding){
        .rule = rule,
        .start = document_source_offset(cx->doc, start),
        .match = check_text(cx, start, end),
        .safe = rule->fix == FIX_SAFE,
    };
    if (!document_source_range(cx->doc, start, end, &f->start, &f->end)) {
        f->start = document_source_offset(cx->doc, start);
        f->end = document_source_offset(cx->doc, end);
        if (f->end < f->start) f->end = f->start;
    }
    /* A wording is not repaired in other people's mouths. */
    f->no_fix = rule->fix == FIX_NONE || (quoted && rule->fix == FIX_UNSAFE && rule->speech == SPEECH_NO_WORDING);
    return f;
}

struct finding *check_find(struct check_context *cx, const char *rule_id, size_t start, size_t end)
{
    return check_find_rule(cx, check_rule(cx, rule_id), start, end);
}

static void add_edit(struct check_context *cx, struct finding *f, struct edit e)
{
    if (f->n_edits == f->cap_edits) {
        size_t cap = f->cap_edits ? f->cap_edits * 2 : 4;
        struct edit *edits = arena_alloc(cx->arena, cap * sizeof *edits);
        if (f->n_edits) memcpy(edits, f->edits, f->n_edits * sizeof *edits);
        f->edits = edits;
        f->cap_edits = cap;
    }
    size_t at = f->n_edits++;
    while (at > 0 && f->edits[at - 1].start > e.start) {
        f->edits[at] = f->edits[at - 1];
        at--;
    }
    f->edits[at] = e;
}

/* `text` as the HTML file writes it. */
static struct slice escaped(struct check_context *cx, struct slice text)
{
    static const struct {
        const char *plain, *entity;
        bool mark; /* only where the file writes its marks so */
    } entities[] = {
        {"&", "&amp;", false}, {"<", "&lt;", false},  {">", "&gt;", false},  {"“", "&ldquo;", true},
        {"”", "&rdquo;", true}, {"‘", "&lsquo;", true}, {"’", "&rsquo;", true},
    };
    struct strbuf out = STRBUF_INIT;
    for (size_t i = 0; i < text.len;) {
        struct slice rest = slice_of(text.ptr + i, text.len - i);
        size_t k = 0, n = sizeof entities / sizeof *entities;
        while (k < n && !(slice_starts(rest, slice_str(entities[k].plain)) && (!entities[k].mark || cx->doc->entity_marks))) k++;
        strbuf_addstr(&out, k < n ? entities[k].entity : "");
        if (k == n) strbuf_addch(&out, text.ptr[i]);
        i += k < n ? strlen(entities[k].plain) : 1;
    }
    struct slice s = arena_slice(cx->arena, strbuf_slice(&out));
    strbuf_release(&out);
    return s;
}

/* Keeps what a fix that is not offered would make of the match, for the message. */
static void note_proposal(struct check_context *cx, struct finding *f, size_t start, size_t end, struct slice text)
{
    size_t from = (size_t)(f->match.ptr - cx->doc->text.ptr), to = from + f->match.len;
    if (f->proposed || start < from || end > to) return;
    f->proposed = arena_printf(cx->arena, "%.*s%.*s%.*s", SLICE_ARG(check_text(cx, from, start)), SLICE_ARG(text),
                               SLICE_ARG(check_text(cx, end, to)));
}

void check_edit(struct check_context *cx, struct finding *f, size_t start, size_t end, struct slice text)
{
    struct edit e = {0, 0, text};
    if (!f || slice_equal(check_text(cx, start, end), text)) return;
    if (f->no_fix) {
        note_proposal(cx, f, start, end, text);
        return;
    }
    if (!document_source_range(cx->doc, start, end, &e.start, &e.end)) {
        /* Markup or a mended character in it: what really changes may lie beside it. */
        struct edit change = edit_trimmed(check_text(cx, start, end), (struct edit){start, end, text});
        text = change.text;
        if (!document_source_range(cx->doc, change.start, change.end, &e.start, &e.end)) {
            f->no_fix = true;
            return;
        }
    }
    e.text = cx->doc->markup == MARKUP_HTML ? escaped(cx, text) : arena_slice(cx->arena, text);
    add_edit(cx, f, e);
}

void check_edit_str(struct check_context *cx, struct finding *f, size_t start, size_t end, const char *text)
{
    check_edit(cx, f, start, end, slice_str(text));
}

void check_edit_mend(struct check_context *cx, struct finding *f, const struct mend *m)
{
    if (!f || f->no_fix) return;
    struct slice text = check_text(cx, m->prose, m->prose + m->prose_len);
    add_edit(cx, f, (struct edit){m->src, m->src + m->src_len, arena_slice(cx->arena, text)});
}

void check_delete_block(struct check_context *cx, struct finding *f, size_t block)
{
    if (!f || f->no_fix) return;
    const struct block *b = &cx->doc->blocks[block];
    add_edit(cx, f, (struct edit){b->src_start, b->src_end, slice_of("", 0)});
}

void check_arg(struct check_context *cx, struct finding *f, int n, struct slice text)
{
    if (f) f->args[n - 1] = arena_dup(cx->arena, text.ptr, text.len);
}

bool check_in_speech(const struct check_context *cx, size_t prose)
{
    size_t lo = 0, hi = cx->n_speech;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (cx->speech[mid].end <= prose) lo = mid + 1;
        else hi = mid;
    }
    return lo < cx->n_speech && cx->speech[lo].start <= prose;
}
