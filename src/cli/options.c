#include "base/compat.h"

#include "base/mem.h"
#include "cli/options.h"
#include "rules/nearest.h"

#define MAX_NUMBER 1024

static const char *format_choice(size_t i)
{
    return i < n_reporters ? reporters[i].name : NULL;
}

static const char *fail_on_choice(size_t i)
{
    static const char *const names[] = {"error", "warning", "suggestion", "never"};
    return i < sizeof names / sizeof *names ? names[i] : NULL;
}

static const char *color_choice(size_t i)
{
    static const char *const names[] = {"auto", "always", "never"};
    return i < sizeof names / sizeof *names ? names[i] : NULL;
}

#define FIELD(name) offsetof(struct options, name)
#define ARTICLES (FOR_CHECK | FOR_FIX)

const struct option options_table[] = {
    {"format", 'f', "FORMAT", FOR_CHECK, OPTION_CHOICE, FIELD(format), format_choice,
     "how to report the findings: diff, for a person and for 'git apply' (the default); text, a line a "
     "finding; json, for programs"},
    {"output", 'o', "FILE", ARTICLES, OPTION_TEXT, FIELD(output), NULL,
     "write the report, diff or repaired text to FILE instead of standard output"},
    {"diff", 'd', NULL, FOR_FIX, OPTION_FLAG, FIELD(diff), NULL,
     "print the repairs as a diff instead of making them"},
    {"safe", 0, NULL, FOR_CHECK, OPTION_FLAG, FIELD(safe), NULL,
     "propose only repairs that keep every word as it is"},
    {"unsafe", 0, NULL, FOR_FIX, OPTION_FLAG, FIELD(unsafe), NULL,
     "make the repairs that need a person's eye, too"},
    {"select", 0, "IDS", FOR_ALL, OPTION_TEXT, FIELD(select), NULL,
     "use only these rules: ids like glue/words, or packs like glue, with commas between"},
    {"ignore", 0, "IDS", FOR_ALL, OPTION_TEXT, FIELD(ignore), NULL, "leave out these rules or packs"},
    {"lang", 0, "LANGUAGE", FOR_ALL, OPTION_TEXT, FIELD(lang), NULL,
     "the language of the articles: en-US (the default) or en-GB"},
    {"stdin-filename", 0, "NAME", ARTICLES, OPTION_TEXT, FIELD(stdin_filename), NULL,
     "what to call the article that '-' reads from standard input"},
    {"fail-on", 0, "SEVERITY", ARTICLES, OPTION_CHOICE, FIELD(fail_on), fail_on_choice,
     "exit with status 1 where findings are this grave or graver: error, warning (the default), suggestion, "
     "never"},
    {"color", 0, "WHEN", ARTICLES, OPTION_CHOICE, FIELD(color), color_choice,
     "colours: auto (the default: on a terminal), always, never"},
    {"jobs", 'j', "N", ARTICLES, OPTION_NUMBER, FIELD(jobs), NULL,
     "read N articles at a time; default: as many as there are processors"},
    {"quiet", 'q', NULL, ARTICLES, OPTION_FLAG, FIELD(quiet), NULL, "no summary and no notes"},
    {"help", 'h', NULL, FOR_ALL | FOR_GALLEY, OPTION_FLAG, FIELD(help), NULL, "explain the command"},
    {"version", 'V', NULL, FOR_ALL | FOR_GALLEY, OPTION_FLAG, FIELD(version), NULL, "print galley's version"},
};
const size_t n_options = sizeof options_table / sizeof *options_table;

void options_init(struct options *o)
{
    *o = (struct options){.fail_on = FAIL_ON_WARNING, .lang = "en-US"};
}

void options_release(struct options *o)
{
    free(o->args);
    options_init(o);
}

static int bad_choice(const struct option *opt, const char *value, struct strbuf *err)
{
    struct nearest near = nearest_to(slice_str(value));
    strbuf_addf(err, "option '--%s' does not know '%s'", opt->name, value);
    for (size_t i = 0; opt->choice(i); i++) nearest_try(&near, slice_str(opt->choice(i)), opt->choice(i));
    if (near.best) {
        strbuf_addf(err, "; did you mean '%s'?", near.best);
        return -1;
    }
    for (size_t i = 0; opt->choice(i); i++)
        strbuf_addf(err, "%s'%s'", i ? ", " : "; it takes ", opt->choice(i));
    return -1;
}

static int set(struct options *o, const struct option *opt, const char *value, struct strbuf *err)
{
    void *field = (char *)o + opt->field;
    switch (opt->kind) {
    case OPTION_FLAG:
        *(bool *)field = true;
        return 0;
    case OPTION_TEXT:
        *(const char **)field = value;
        return 0;
    case OPTION_NUMBER: {
        char *end;
        unsigned long n = strtoul(value, &end, 10);
        if (*value < '0' || *value > '9' || *end || n < 1 || n > MAX_NUMBER) {
            strbuf_addf(err, "option '--%s' takes a number from 1 to %d, not '%s'", opt->name, MAX_NUMBER,
                        value);
            return -1;
        }
        *(size_t *)field = n;
        return 0;
    }
    case OPTION_CHOICE:
        for (size_t i = 0; opt->choice(i); i++) {
            if (strcmp(opt->choice(i), value) != 0) continue;
            *(size_t *)field = i;
            return 0;
        }
        return bad_choice(opt, value, err);
    }
    return -1;
}

static int unknown(unsigned bit, struct slice name, struct strbuf *err)
{
    struct nearest near = nearest_to(name);
    strbuf_addf(err, "unknown option '--%.*s'", SLICE_ARG(name));
    for (size_t i = 0; i < n_options; i++) {
        const struct option *opt = &options_table[i];
        if (!slice_is(name, opt->name)) {
            if (opt->commands & bit) nearest_try(&near, slice_str(opt->name), opt->name);
            continue;
        }
        strbuf_clear(err);
        strbuf_addf(err, "option '--%s' does not go with this command", opt->name);
        return -1;
    }
    if (near.best) strbuf_addf(err, "; did you mean '--%s'?", near.best);
    return -1;
}

/* What is behind the option read: the arguments not yet read. */
struct cursor {
    int next, argc;
    char **argv;
};

static int take_value(struct options *o, const struct option *opt, const char *value, struct cursor *at,
                      struct strbuf *err)
{
    if (!value && at->next < at->argc) value = at->argv[at->next++];
    if (value) return set(o, opt, value, err);
    strbuf_addf(err, "option '--%s' needs a value: --%s=%s", opt->name, opt->name, opt->arg);
    return -1;
}

static int parse_long(struct options *o, unsigned bit, const char *text, struct cursor *at,
                      struct strbuf *err)
{
    struct slice name = slice_of(text, strcspn(text, "="));
    const char *value = text[name.len] ? text + name.len + 1 : NULL;
    for (size_t i = 0; i < n_options; i++) {
        const struct option *opt = &options_table[i];
        if (!(opt->commands & bit) || !slice_is(name, opt->name)) continue;
        if (opt->arg) return take_value(o, opt, value, at, err);
        if (!value) return set(o, opt, NULL, err);
        strbuf_addf(err, "option '--%s' takes no value", opt->name);
        return -1;
    }
    return unknown(bit, name, err);
}

/* Letters may stand together: -qj4. */
static int parse_short(struct options *o, unsigned bit, const char *text, struct cursor *at,
                       struct strbuf *err)
{
    for (; *text; text++) {
        const struct option *opt = NULL;
        for (size_t i = 0; i < n_options; i++)
            if ((options_table[i].commands & bit) && options_table[i].letter == *text)
                opt = &options_table[i];
        if (!opt) {
            strbuf_addf(err, "unknown option '-%c'", *text);
            return -1;
        }
        if (opt->arg) return take_value(o, opt, text[1] ? text + 1 : NULL, at, err);
        if (set(o, opt, NULL, err)) return -1;
    }
    return 0;
}

int options_parse(struct options *o, unsigned bit, int first, int argc, char **argv, struct strbuf *err)
{
    struct cursor at = {first, argc, argv};
    bool only_args = false;
    while (at.next < argc) {
        char *arg = argv[at.next++];
        int result = 0;
        if (only_args || arg[0] != '-' || !arg[1]) {
            o->args = mem_grow(o->args, &o->cap_args, o->n_args, sizeof *o->args);
            o->args[o->n_args++] = arg;
        } else if (strcmp(arg, "--") == 0) {
            only_args = true;
        } else if (arg[1] == '-') {
            result = parse_long(o, bit, arg + 2, &at, err);
        } else {
            result = parse_short(o, bit, arg + 1, &at, err);
        }
        if (result) return -1;
    }
    return 0;
}

bool options_fail_on(const struct options *o, enum severity severity)
{
    switch ((enum fail_on)o->fail_on) {
    case FAIL_ON_ERROR: return severity >= SEVERITY_ERROR;
    case FAIL_ON_WARNING: return severity >= SEVERITY_WARNING;
    case FAIL_ON_SUGGESTION: return true;
    case FAIL_ON_NEVER: return false;
    }
    return true;
}

bool options_fail(const struct options *o, const struct findings *findings)
{
    for (size_t i = 0; i < findings->n; i++)
        if (options_fail_on(o, findings->items[i].rule->severity)) return true;
    return false;
}
