#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "checks/lint.h"
#include "text/format.h"

/* Appends `text`, cut in its middle where it is long: a message is one line. */
static void add_quoted(struct strbuf *out, struct slice text)
{
    enum { LONGEST = 60, KEEP = 26 };
    size_t total = utf8_count(text.ptr, text.len), n = 0;
    for (size_t at = 0, next; at < text.len; at = next, n++) {
        uint32_t cp = utf8_at(text.ptr, text.len, at, &next);
        if (total > LONGEST && n == KEEP) strbuf_addstr(out, " … ");
        if (total > LONGEST && n >= KEEP && n < total - KEEP) continue;
        if (cp == '\n' || cp == '\r' || cp == '\t') strbuf_addch(out, ' ');
        else strbuf_addcp(out, cp);
    }
}

/* What source[start, end) becomes by the fix. */
static void add_fixed(struct strbuf *out, const struct source *src, const struct finding *f)
{
    struct strbuf text = STRBUF_INIT;
    size_t at = f->start;
    for (size_t i = 0; i < f->n_edits; i++) {
        const struct edit *e = &f->edits[i];
        if (e->start > at) strbuf_add(&text, src->data + at, e->start - at);
        strbuf_addslice(&text, e->text);
        if (e->end > at) at = e->end;
    }
    if (at < f->end) strbuf_add(&text, src->data + at, f->end - at);
    add_quoted(out, strbuf_slice(&text));
    strbuf_release(&text);
}

/* Fills {match}, {fix} and {1} {2} {3} of the rule's message. */
static void render_message(struct arena *arena, const struct source *src, struct finding *f)
{
    struct strbuf out = STRBUF_INIT;
    for (const char *p = f->rule->message; *p;) {
        if (strncmp(p, "{match}", 7) == 0) {
            add_quoted(&out, f->match);
            p += 7;
        } else if (strncmp(p, "{fix}", 5) == 0) {
            if (!f->n_edits && f->proposed) add_quoted(&out, slice_str(f->proposed));
            else add_fixed(&out, src, f);
            p += 5;
        } else if (p[0] == '{' && p[1] >= '1' && p[1] <= '3' && p[2] == '}') {
            const char *arg = f->args[p[1] - '1'];
            if (arg) add_quoted(&out, slice_str(arg));
            p += 3;
        } else {
            strbuf_addch(&out, *p++);
        }
    }
    f->message = arena_dup(arena, out.buf, out.len);
    strbuf_release(&out);
}

static int compare(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    int c = strcmp(x->rule->id, y->rule->id);
    if (c) return c;
    return (x->end > y->end) - (x->end < y->end);
}

/* What an edit of the source changes, without what it only repeats. */
static struct edit change_of(const struct source *src, const struct edit *e)
{
    return edit_trimmed(slice_of(src->data + e->start, e->end - e->start), *e);
}

/* Where the fix begins and ends to change anything. */
static size_t changes_from(const struct source *src, const struct finding *f)
{
    return change_of(src, &f->edits[0]).start;
}

static size_t changes_to(const struct source *src, const struct finding *f)
{
    return change_of(src, &f->edits[f->n_edits - 1]).end;
}

/* Whether both speak of the same thing: their repairs overlap, or their spans
 * where one has no repair. */
static bool overlaps(const struct source *src, const struct finding *f, const struct finding *g)
{
    if (f->start == g->start && f->end == g->end) return true;
    if (f->n_edits && g->n_edits)
        return changes_from(src, f) < changes_to(src, g) && changes_from(src, g) < changes_to(src, f);
    return f->start < g->end && g->start < f->end;
}

/* The lower stays. Within a pack, a rule that knows a repair goes before one that
 * only sees that something is wrong. */
static unsigned precedence(const struct finding *f)
{
    return f->rule->rank * 2 + (f->rule->fix == FIX_NONE);
}

/* Of findings that overlap, the one whose pack ranks first stays: mojibake is
 * not also a misspelling. */
static void drop_overlaps(const struct source *src, struct findings *fs)
{
    enum { REACH = 16 }; /* findings before this one that may still overlap it */
    bool *dropped = mem_zalloc(fs->n * sizeof *dropped);
    for (size_t i = 0; i < fs->n; i++) {
        for (size_t k = i > REACH ? i - REACH : 0; k < i && !dropped[i]; k++) {
            if (dropped[k] || !overlaps(src, &fs->items[i], &fs->items[k])) continue;
            if (precedence(&fs->items[i]) < precedence(&fs->items[k])) dropped[k] = true;
            else dropped[i] = true;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < fs->n; i++)
        if (!dropped[i]) fs->items[kept++] = fs->items[i];
    fs->n = kept;
    free(dropped);
}

static bool is_wanted(const struct check_context *cx, const struct check *check)
{
    if (check->always) return true;
    for (size_t i = 0; i < cx->catalogue->n; i++) {
        const struct rule *r = cx->catalogue->rules[i];
        if (r->check && cx->selection->on[i] && strcmp(r->check, check->name) == 0) return true;
    }
    return false;
}

void lint(const struct linter *linter, const struct source *src, struct article *out)
{
    *out = (struct article)ARTICLE_INIT;
    struct tokens toks;
    struct vocabulary vocabulary = VOCABULARY_INIT;
    const struct format *format = format_of(src->path);
    if (!format) format = &formats[0];
    format->read(&out->doc, src);
    tokens_read(&toks, &out->doc, lexicon_abbreviations(linter->lexicon));
    vocabulary_read(&vocabulary, &toks);
    struct check_context cx = {
        .doc = &out->doc,
        .tokens = &toks,
        .lexicon = linter->lexicon,
        .vocabulary = &vocabulary,
        .catalogue = linter->catalogue,
        .selection = linter->selection,
        .arena = &out->arena,
        .plain = out->doc.markup == MARKUP_NONE,
        .findings = &out->findings,
        .sources = linter->evidence ? evidence_read(linter->evidence, &toks) : 0,
        .assume_evidence = linter->assume_evidence,
    };
    for (size_t i = 0; i < n_checks; i++)
        if (is_wanted(&cx, &checks[i])) checks[i].run(&cx);
    struct findings *fs = &out->findings;
    for (size_t i = 0; i < fs->n; i++)
        if (fs->items[i].no_fix || !fs->items[i].n_edits) {
            fs->items[i].n_edits = 0;
            fs->items[i].safe = false;
        }
    if (fs->n) qsort(fs->items, fs->n, sizeof *fs->items, compare);
    drop_overlaps(src, fs);
    for (size_t i = 0; i < fs->n; i++) render_message(&out->arena, src, &fs->items[i]);
    free(cx.seams);
    free(cx.speech);
    vocabulary_release(&vocabulary);
    tokens_release(&toks);
}

void article_release(struct article *art)
{
    findings_release(&art->findings);
    document_release(&art->doc);
    arena_release(&art->arena);
    *art = (struct article)ARTICLE_INIT;
}
