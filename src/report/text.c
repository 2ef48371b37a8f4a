/* The text report: path:line:column: severity: message [rule] */
#include "base/compat.h"

#include "report/color.h"
#include "report/lines.h"
#include "report/path.h"
#include "report/reporters.h"
#include "report/severity.h"

void text_begin(struct report *r)
{
    (void)r;
}

void text_file(struct report *r, const struct report_file *file)
{
    if (!file->findings->n) return;
    bool color = r->options.color;
    struct lines lines;
    struct strbuf out = STRBUF_INIT, path = STRBUF_INIT;
    lines_init(&lines, file->source);
    path_add_plain(&path, file->source->path);
    for (size_t i = 0; i < file->findings->n; i++) {
        const struct finding *f = &file->findings->items[i];
        struct position at = lines_at(&lines, f->start);
        strbuf_addf(&out, "%s:%zu:%zu: ", path.buf, at.line, at.column);
        severity_add(&out, f->rule->severity, color);
        strbuf_addstr(&out, ": ");
        report_add_line(&out, f->message);
        strbuf_addf(&out, " %s[%s]%s\n", color ? COLOR_FAINT : "", f->rule->id, color ? COLOR_RESET : "");
    }
    fwrite(out.buf, 1, out.len, r->out);
    strbuf_release(&out);
    strbuf_release(&path);
    lines_release(&lines);
}

void text_end(struct report *r)
{
    (void)r;
}
