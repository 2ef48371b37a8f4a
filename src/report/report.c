#include "base/compat.h"

#include "base/utf8.h"
#include "report/report.h"
#include "report/reporters.h"

const struct reporter reporters[] = {
    {"diff", "findings for a person, then a diff that 'git apply' takes", true, diff_begin, diff_file,
     diff_end},
    {"text", "a line a finding, as compilers write them", false, text_begin, text_file, text_end},
    {"json", "for programs; a stable interface", false, json_begin, json_file, json_end},
};
const size_t n_reporters = sizeof reporters / sizeof *reporters;

const struct reporter *reporter_find(const char *name)
{
    for (size_t i = 0; i < n_reporters; i++)
        if (strcmp(reporters[i].name, name) == 0) return &reporters[i];
    return NULL;
}

void report_begin(struct report *r, const struct reporter *how, FILE *out, struct report_options options)
{
    *r = (struct report){.out = out, .options = options};
    how->begin(r);
}

void report_file(struct report *r, const struct reporter *how, const struct report_file *file)
{
    report_count(&r->totals, file->findings);
    how->file(r, file);
}

void report_end(struct report *r, const struct reporter *how)
{
    how->end(r);
}

void report_count(struct report_totals *totals, const struct findings *findings)
{
    totals->files++;
    totals->findings += findings->n;
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *f = &findings->items[i];
        totals->errors += f->rule->severity == SEVERITY_ERROR;
        totals->warnings += f->rule->severity == SEVERITY_WARNING;
        totals->suggestions += f->rule->severity == SEVERITY_SUGGESTION;
        totals->fixable += f->n_edits && f->safe;
    }
}

void report_add_line(struct strbuf *out, const char *text)
{
    size_t len = strlen(text);
    bool space = false;
    for (size_t i = 0; i < len;) {
        uint32_t cp = utf8_at(text, len, i, &i);
        if ((cp >= '\t' && cp <= '\r') || cp == 0x2028 || cp == 0x2029 || cp == 0x85) {
            space = true;
            continue;
        }
        if (space) strbuf_addch(out, ' ');
        space = false;
        if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
            strbuf_addf(out, "\\x%02X", (unsigned)cp);
        else
            strbuf_addcp(out, cp);
    }
}

void report_add_number(struct strbuf *out, size_t n, const char *noun)
{
    strbuf_addf(out, "%zu %s%s", n, noun, n == 1 ? "" : "s");
}

void report_add_summary(struct strbuf *out, const struct report_totals *t)
{
    report_add_number(out, t->files, "article");
    strbuf_addstr(out, ": ");
    if (!t->findings) {
        strbuf_addstr(out, "no findings");
        return;
    }
    const struct {
        size_t n;
        const char *noun;
    } kinds[] = {{t->errors, "error"}, {t->warnings, "warning"}, {t->suggestions, "suggestion"}};
    report_add_number(out, t->findings, "finding");
    const char *separator = " (";
    for (size_t i = 0; i < 3; i++) {
        if (!kinds[i].n) continue;
        strbuf_addstr(out, separator);
        report_add_number(out, kinds[i].n, kinds[i].noun);
        separator = ", ";
    }
    strbuf_addch(out, ')');
    if (t->fixable) strbuf_addf(out, ", %zu can be repaired safely: galley fix FILE", t->fixable);
}
