/* Whether a JSON report is true to the articles that it names: it parses, its
 * offsets lie on whole characters and agree with line and column, and its summary
 * counts what it lists.
 * usage: report REPORT.json */
#include "base/compat.h"

#include <jansson.h>

#include "base/utf8.h"
#include "report/lines.h"

/* The article being looked at, and what was wrong so far. */
struct checking {
    const char *name;
    struct source source;
    struct lines lines;
    size_t failed, findings, fixable;
};

static void fail(struct checking *c, const char *what, json_int_t at)
{
    printf("    %s: %s, at byte %lld\n", c->name, what, (long long)at);
    c->failed++;
}

static json_int_t number(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_integer(value) ? json_integer_value(value) : -1;
}

static void check_offset(struct checking *c, json_int_t at)
{
    if (at < 0 || (size_t)at > c->source.len)
        fail(c, "an offset outside the article", at);
    else if (((unsigned char)c->source.data[at] & 0xC0) == 0x80)
        fail(c, "an offset inside a character", at);
}

static json_int_t check_place(struct checking *c, const json_t *place)
{
    json_int_t at = number(place, "offset");
    check_offset(c, at);
    if (at < 0 || (size_t)at > c->source.len) return -1;
    struct position p = lines_at(&c->lines, (size_t)at);
    if (number(place, "line") != (json_int_t)p.line || number(place, "column") != (json_int_t)p.column)
        fail(c, "line and column do not agree with the offset", at);
    return at;
}

static void check_fix(struct checking *c, const json_t *fix)
{
    size_t i;
    const json_t *edit;
    json_int_t end = 0;
    if (!json_is_boolean(json_object_get(fix, "safe"))) fail(c, "a fix that is neither safe nor unsafe", 0);
    json_array_foreach(json_object_get(fix, "edits"), i, edit)
    {
        json_int_t start = number(edit, "start");
        check_offset(c, start);
        if (start < end) fail(c, "edits overlap", start);
        end = number(edit, "end");
        check_offset(c, end);
        if (end < start) fail(c, "an edit that ends before it begins", start);
        if (!json_is_string(json_object_get(edit, "text"))) fail(c, "an edit without a text", start);
    }
    if (!i) fail(c, "a fix without an edit", 0);
}

static bool check_finding(struct checking *c, const json_t *finding)
{
    static const char *const texts[] = {"rule", "severity", "message"};
    size_t i;
    const json_t *fix;
    json_int_t start = check_place(c, json_object_get(finding, "start"));
    json_int_t end = check_place(c, json_object_get(finding, "end"));
    if (end < start) fail(c, "a finding that ends before it begins", start);
    for (i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!json_is_string(json_object_get(finding, texts[i]))) fail(c, texts[i], start);
    json_array_foreach(json_object_get(finding, "fixes"), i, fix) check_fix(c, fix);
    return i > 0;
}

static void check_file(struct checking *c, const json_t *file)
{
    struct strbuf err = STRBUF_INIT;
    size_t i;
    const json_t *finding;
    c->name = json_string_value(json_object_get(file, "path"));
    if (!c->name || source_read(&c->source, c->name, &err) != SOURCE_OK) {
        printf("    %s\n", c->name ? err.buf : "a file without a path");
        c->failed++;
        goto done;
    }
    lines_init(&c->lines, &c->source);
    json_array_foreach(json_object_get(file, "findings"), i, finding)
    {
        c->findings++;
        c->fixable += check_finding(c, finding);
    }
    lines_release(&c->lines);
done:
    source_release(&c->source);
    strbuf_release(&err);
}

static size_t check_report(const json_t *report)
{
    struct checking checking = {.source = SOURCE_INIT}, *c = &checking;
    const json_t *summary = json_object_get(report, "summary"), *file;
    size_t i;
    json_array_foreach(json_object_get(report, "files"), i, file) check_file(c, file);
    c->name = "the summary";
    json_int_t graded =
        number(summary, "errors") + number(summary, "warnings") + number(summary, "suggestions");
    if (number(report, "version") != 1) fail(c, "not version 1", 0);
    if (number(summary, "files") != (json_int_t)i) fail(c, "another number of files", 0);
    if (number(summary, "findings") != (json_int_t)c->findings) fail(c, "another number of findings", 0);
    if (number(summary, "fixable") > (json_int_t)c->fixable) fail(c, "more fixes than were listed", 0);
    if (graded != (json_int_t)c->findings) fail(c, "severities do not add up", 0);
    return c->failed;
}

int main(int argc, char **argv)
{
    json_error_t error;
    json_t *report = argc == 2 ? json_load_file(argv[1], JSON_REJECT_DUPLICATES, &error) : NULL;
    if (!report) {
        fprintf(stderr, "report: %s\n", argc == 2 ? error.text : "usage: report REPORT.json");
        return 2;
    }
    size_t failed = check_report(report);
    json_decref(report);
    return failed ? 1 : 0;
}
