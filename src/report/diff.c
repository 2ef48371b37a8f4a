/* The diff report: for each article its findings, for a person, then a unified
 * diff of the repairs. No line for the person begins like one of a diff. */
#include "base/compat.h"

#include "report/lines.h"
#include "report/path.h"
#include "report/reporters.h"
#include "report/severity.h"
#include "report/udiff.h"

void diff_begin(struct report *r)
{
    (void)r;
}

/* Widths of the columns, so that the messages of an article stand below one another. */
struct widths {
    size_t place, rule;
};

static size_t digits(size_t n)
{
    size_t d = 1;
    while (n >= 10) {
        n /= 10;
        d++;
    }
    return d;
}

static struct widths measure(const struct findings *findings, const struct lines *lines)
{
    struct widths w = {0, 0};
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *f = &findings->items[i];
        struct position at = lines_at(lines, f->start);
        size_t place = digits(at.line) + 1 + digits(at.column), rule = strlen(f->rule->id);
        if (place > w.place) w.place = place;
        if (rule > w.rule) w.rule = rule;
    }
    return w;
}

static void add_spaces(struct strbuf *out, size_t n)
{
    strbuf_addf(out, "%*s", (int)n, "");
}

static void add_finding(struct strbuf *out, const struct finding *f, struct position at, struct widths widths,
                        bool color)
{
    size_t widest = strlen(severity_name(SEVERITY_SUGGESTION));
    strbuf_addf(out, "  %zu:%zu", at.line, at.column);
    add_spaces(out, widths.place - digits(at.line) - 1 - digits(at.column) + 2);
    severity_add(out, f->rule->severity, color);
    add_spaces(out, widest - strlen(severity_name(f->rule->severity)) + 2);
    strbuf_addstr(out, f->rule->id);
    add_spaces(out, widths.rule - strlen(f->rule->id) + 2);
    report_add_line(out, f->message);
    const char *fix = !f->n_edits ? "no fix" : f->safe ? "safe" : "needs a person";
    strbuf_addf(out, "  %s(%s)%s\n", color ? COLOR_FAINT : "", fix, color ? COLOR_RESET : "");
}

static void add_findings(struct strbuf *out, const struct report_file *file, bool color)
{
    struct lines lines;
    lines_init(&lines, file->source);
    struct widths widths = measure(file->findings, &lines);
    if (color) strbuf_addstr(out, COLOR_PATH);
    path_add_plain(out, file->source->path);
    if (color) strbuf_addstr(out, COLOR_RESET);
    strbuf_addch(out, '\n');
    for (size_t i = 0; i < file->findings->n; i++) {
        const struct finding *f = &file->findings->items[i];
        add_finding(out, f, lines_at(&lines, f->start), widths, color);
    }
    strbuf_addch(out, '\n');
    lines_release(&lines);
}

void diff_file(struct report *r, const struct report_file *file)
{
    struct strbuf out = STRBUF_INIT;
    bool alone = r->options.diff_alone;
    if (file->findings->n && !alone) add_findings(&out, file, r->options.color);
    if (file->repaired.ptr) {
        size_t before = out.len;
        udiff_add(&out, file->source->path, slice_of(file->source->data, file->source->len), file->repaired,
                  (struct udiff_options){r->options.color, r->options.below_top});
        if (out.len > before && !alone) strbuf_addch(&out, '\n');
    }
    fwrite(out.buf, 1, out.len, r->out);
    strbuf_release(&out);
}

void diff_end(struct report *r)
{
    if (r->options.quiet || r->options.diff_alone) return;
    struct strbuf out = STRBUF_INIT;
    report_add_summary(&out, &r->totals);
    fprintf(r->out, "%s\n", out.buf);
    strbuf_release(&out);
}
