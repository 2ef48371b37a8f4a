/* Report: findings for a person or a program. One file a reporter, one row
 * each in the table of report.c. */
#ifndef GALLEY_REPORT_REPORT_H
#define GALLEY_REPORT_REPORT_H

#include <stdio.h>

#include "rules/finding.h"
#include "text/source.h"

struct report_file {
    const struct source *source;
    const struct findings *findings;
    /* The text after the proposed repairs; ptr NULL where none or not asked for. */
    struct slice repaired;
};

struct report_totals {
    size_t files, findings, errors, warnings, suggestions, fixable;
};

struct report_options {
    bool color;
    bool quiet;      /* no summary */
    bool diff_alone; /* the diff report without its findings */
    /* The current folder lies below the top of a git repository. `git apply`
     * reads the paths of a `diff --git` line from the top, those of other
     * diffs from the current folder: the line is left out there. */
    bool below_top;
};

struct report {
    FILE *out;
    struct report_options options;
    struct report_totals totals; /* of the files written so far; kept by report_file() */
    void *state;                 /* the reporter's own */
};

struct reporter {
    const char *name, *about;
    bool needs_repaired; /* wants report_file.repaired */
    void (*begin)(struct report *r);
    void (*file)(struct report *r, const struct report_file *file);
    void (*end)(struct report *r); /* frees state */
};

extern const struct reporter reporters[]; /* diff, text, json */
extern const size_t n_reporters;

const struct reporter *reporter_find(const char *name);

void report_begin(struct report *r, const struct reporter *how, FILE *out, struct report_options options);
void report_file(struct report *r, const struct reporter *how, const struct report_file *file);
void report_end(struct report *r, const struct reporter *how);

/* Of one article, for the totals. */
void report_count(struct report_totals *totals, const struct findings *findings);

/* For a line of output: line breaks and tabs, however many, become one space, and
 * control characters are spelt out. */
void report_add_line(struct strbuf *out, const char *text);

/* "3 articles: 7 findings (2 errors, 5 warnings), 4 can be repaired safely…" */
void report_add_summary(struct strbuf *out, const struct report_totals *totals);

/* "1 finding", "2 findings". */
void report_add_number(struct strbuf *out, size_t n, const char *noun);

#endif
