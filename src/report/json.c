/* The JSON report: a stable interface, written article by article. */
#include "base/compat.h"

#include <jansson.h>

#include "base/utf8.h"
#include "report/lines.h"
#include "report/reporters.h"

/* Bytes of a file name that are no UTF-8 become U+FFFD: JSON has no other way. */
static json_t *json_text(struct slice s)
{
    struct strbuf valid = STRBUF_INIT;
    while (s.len) {
        size_t good = utf8_valid(s.ptr, s.len);
        strbuf_add(&valid, s.ptr, good);
        if (good == s.len) break;
        strbuf_addcp(&valid, 0xFFFD);
        s = slice_of(s.ptr + good + 1, s.len - good - 1);
    }
    json_t *text = json_stringn(valid.buf, valid.len);
    strbuf_release(&valid);
    return text;
}

static json_t *json_number(size_t n)
{
    return json_integer((json_int_t)n);
}

static json_t *place(const struct lines *lines, size_t offset)
{
    struct position at = lines_at(lines, offset);
    json_t *o = json_object();
    json_object_set_new(o, "offset", json_number(offset));
    json_object_set_new(o, "line", json_number(at.line));
    json_object_set_new(o, "column", json_number(at.column));
    return o;
}

static json_t *fixes(const struct finding *f)
{
    json_t *list = json_array();
    if (!f->n_edits) return list;
    json_t *edits = json_array();
    for (size_t i = 0; i < f->n_edits; i++) {
        json_t *edit = json_object();
        json_object_set_new(edit, "start", json_number(f->edits[i].start));
        json_object_set_new(edit, "end", json_number(f->edits[i].end));
        json_object_set_new(edit, "text", json_text(f->edits[i].text));
        json_array_append_new(edits, edit);
    }
    json_t *fix = json_object();
    json_object_set_new(fix, "safe", json_boolean(f->safe));
    json_object_set_new(fix, "edits", edits);
    json_array_append_new(list, fix);
    return list;
}

static json_t *finding(const struct finding *f, const struct lines *lines)
{
    json_t *o = json_object();
    json_object_set_new(o, "rule", json_string(f->rule->id));
    json_object_set_new(o, "severity", json_string(severity_name(f->rule->severity)));
    json_object_set_new(o, "message", json_text(slice_str(f->message)));
    json_object_set_new(o, "start", place(lines, f->start));
    json_object_set_new(o, "end", place(lines, f->end));
    json_object_set_new(o, "fixes", fixes(f));
    return o;
}

/* On failure the stream's error flag says so, which the command line looks at. */
static void dump(struct report *r, json_t *value)
{
    json_dumpf(value, r->out, 0);
    json_decref(value);
}

void json_begin(struct report *r)
{
    fprintf(r->out, "{\"version\": 1, \"galley\": \"%s\", \"files\": [", PACKAGE_VERSION);
}

void json_file(struct report *r, const struct report_file *file)
{
    struct lines lines;
    lines_init(&lines, file->source);
    json_t *list = json_array();
    for (size_t i = 0; i < file->findings->n; i++)
        json_array_append_new(list, finding(&file->findings->items[i], &lines));
    json_t *o = json_object();
    json_object_set_new(o, "path", json_text(slice_str(file->source->path)));
    json_object_set_new(o, "findings", list);
    fputs(r->totals.files > 1 ? ",\n" : "\n", r->out);
    dump(r, o);
    lines_release(&lines);
}

void json_end(struct report *r)
{
    const struct report_totals *t = &r->totals;
    json_t *o = json_object();
    json_object_set_new(o, "files", json_number(t->files));
    json_object_set_new(o, "findings", json_number(t->findings));
    json_object_set_new(o, "errors", json_number(t->errors));
    json_object_set_new(o, "warnings", json_number(t->warnings));
    json_object_set_new(o, "suggestions", json_number(t->suggestions));
    json_object_set_new(o, "fixable", json_number(t->fixable));
    fputs(t->files ? "\n],\n\"summary\": " : "],\n\"summary\": ", r->out);
    dump(r, o);
    fputs("}\n", r->out);
}
