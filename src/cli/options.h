/* Options: one table of all of them, for parsing and for --help. */
#ifndef GALLEY_CLI_OPTIONS_H
#define GALLEY_CLI_OPTIONS_H

#include "base/strbuf.h"
#include "report/report.h"

/* Which commands take an option. */
enum {
    FOR_CHECK = 1 << 0,
    FOR_FIX = 1 << 1,
    FOR_RULES = 1 << 2,
    FOR_GALLEY = 1 << 3, /* before any command */
    FOR_ALL = FOR_CHECK | FOR_FIX | FOR_RULES,
};

enum fail_on { FAIL_ON_ERROR, FAIL_ON_WARNING, FAIL_ON_SUGGESTION, FAIL_ON_NEVER };
enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

/* What the command line says. Strings are borrowed from argv. */
struct options {
    size_t format;  /* index of the reporter */
    size_t fail_on; /* enum fail_on */
    size_t color;   /* enum when */
    size_t jobs;    /* 0: one a processor */
    const char *output, *select, *ignore, *lang, *stdin_filename;
    bool unsafe, diff, safe, quiet, help, version;
    char **args; /* what is no option; owned */
    size_t n_args, cap_args;
};

void options_init(struct options *o);
void options_release(struct options *o);

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER, OPTION_CHOICE };

struct option {
    const char *name;
    char letter;     /* or 0 */
    const char *arg; /* what its value is called; NULL for a flag */
    unsigned commands;
    enum option_kind kind;
    size_t field;                     /* offset in struct options */
    const char *(*choice)(size_t i); /* the values of a choice, NULL behind the last */
    const char *help;
};

extern const struct option options_table[];
extern const size_t n_options;

/* Reads argv[first] … for the command `bit`. 0, or -1 and *err names the option,
 * and the nearest known one where it is unknown. */
int options_parse(struct options *o, unsigned bit, int first, int argc, char **argv, struct strbuf *err);

/* Whether a finding of the severity makes galley exit with status 1. */
bool options_fail_on(const struct options *o, enum severity severity);
bool options_fail(const struct options *o, const struct findings *findings);

#endif
