/* galley rules: the catalogue, listed, explained and tested. */
#include "base/compat.h"

#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/figures.h"
#include "cli/say.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "repair/examples.h"

#define MAX_WIDTH 100

static const char *fix_name(enum safety fix)
{
    static const char *const names[] = {"none", "unsafe", "safe"};
    return names[fix];
}

/* A rule's message, cut to what a terminal shows on the line. */
static void add_gist(struct strbuf *out, const char *message, size_t columns)
{
    size_t len = strlen(message);
    if (utf8_count(message, len) <= columns) {
        strbuf_addstr(out, message);
        return;
    }
    size_t at = 0;
    for (size_t i = 1; i < columns; i++) utf8_at(message, len, at, &at);
    strbuf_add(out, message, at);
    strbuf_addstr(out, "…");
}

static int list(const struct session *s, char *const *args, size_t n)
{
    (void)args;
    if (n)
        return trouble("'galley rules list' takes no names; 'galley rules show %s' explains rules", args[0]);
    const struct catalogue *cat = &s->catalogue;
    size_t widest = strlen("RULE");
    for (size_t i = 0; i < cat->n; i++)
        if (strlen(cat->rules[i]->id) > widest) widest = strlen(cat->rules[i]->id);
    size_t taken = widest + strlen("  suggestion  unsafe  off  ");
    size_t width = isatty(STDOUT_FILENO) ? terminal_width(stdout) : SIZE_MAX;
    struct strbuf out = STRBUF_INIT;
    strbuf_addf(&out, "%-*s  %-10s  %-6s  %-3s  %s\n", (int)widest, "RULE", "SEVERITY", "FIX", "ON",
                "MESSAGE");
    for (size_t i = 0; i < cat->n; i++) {
        const struct rule *r = cat->rules[i];
        strbuf_addf(&out, "%-*s  %-10s  %-6s  %-3s  ", (int)widest, r->id, severity_name(r->severity),
                    fix_name(r->fix), s->selection.on[r->index] ? "on" : "off");
        add_gist(&out, r->message, width > taken + 20 ? width - taken : 20);
        strbuf_addch(&out, '\n');
    }
    fwrite(out.buf, 1, out.len, stdout);
    strbuf_release(&out);
    return EXIT_CLEAN;
}

/* An example on one line, its paragraphs parted by a sign. */
static void add_example(struct strbuf *out, const char *label, struct slice text, size_t width)
{
    struct strbuf line = STRBUF_INIT;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n' && i + 1 < text.len && text.ptr[i + 1] == '\n') {
            strbuf_addstr(&line, " ¶ ");
            i++;
        } else {
            strbuf_addch(&line, text.ptr[i]);
        }
    }
    strbuf_addf(out, "  %-6s  ", label);
    terminal_wrap(out, line.buf, 10, 10, width);
    strbuf_release(&line);
}

static void add_rule(struct strbuf *out, const struct session *s, const struct figures *figures,
                     const struct rule *r, size_t width)
{
    static const char *const fixes[] = {
        "none; a person has to find the right words",
        "needs a person: made only with 'galley fix --unsafe'",
        "safe: made by 'galley fix'",
    };
    strbuf_addf(out, "%s\n  says      ", r->id);
    terminal_wrap(out, r->message, 12, 12, width);
    strbuf_addf(out, "  severity  %s\n  repair    %s\n", severity_name(r->severity), fixes[r->fix]);
    strbuf_addf(out, "  in use    %s%s\n", s->selection.on[r->index] ? "yes" : "no",
                r->off ? "; only when it is named in --select" : "");
    strbuf_addstr(out, "  measured  ");
    figures_add(out, figures, r->id, 12);
    if (r->explain && *r->explain) {
        strbuf_addstr(out, "\n  ");
        terminal_wrap(out, r->explain, 2, 2, width);
    }
    if (r->n_examples) strbuf_addstr(out, "\n");
    for (size_t i = 0; i < r->n_examples; i++) {
        const struct example *e = &r->examples[i];
        add_example(out, e->bad ? "wrong" : "fine", e->text, width);
        if (e->bad && e->good.ptr) add_example(out, "right", e->good, width);
    }
}

/* Calls `visit` for the rule named, or for each of the pack named. */
struct visitor {
    const struct session *session;
    const struct linter *linter;
    const struct figures *figures;
    struct strbuf *out;
    size_t visited, examples, failures;
    void (*visit)(struct visitor *v, const struct rule *rule);
};

static int visit_named(struct visitor *v, const char *name)
{
    const struct catalogue *cat = &v->session->catalogue;
    size_t before = v->visited;
    for (size_t i = 0; i < cat->n; i++) {
        if (strcmp(cat->rules[i]->id, name) != 0 && strcmp(cat->rules[i]->pack, name) != 0) continue;
        v->visit(v, cat->rules[i]);
        v->visited++;
    }
    if (v->visited > before) return EXIT_CLEAN;
    const char *near = catalogue_nearest(cat, name);
    if (near) return trouble("unknown rule '%s'; did you mean '%s'?", name, near);
    return trouble("unknown rule '%s'; 'galley rules list' names all", name);
}

static void show_rule(struct visitor *v, const struct rule *rule)
{
    size_t width = terminal_width(stdout);
    if (v->visited) strbuf_addch(v->out, '\n');
    add_rule(v->out, v->session, v->figures, rule, width < MAX_WIDTH ? width : MAX_WIDTH);
}

static int show(const struct session *s, char *const *args, size_t n)
{
    if (!n)
        return trouble("'galley rules show' needs the name of a rule or pack; 'galley rules list' names all");
    struct strbuf out = STRBUF_INIT;
    struct figures figures = FIGURES_INIT;
    struct visitor v = {.session = s, .figures = &figures, .out = &out, .visit = show_rule};
    int status = EXIT_CLEAN;
    figures_load(&figures, s->data.buf);
    for (size_t i = 0; i < n; i++)
        if (visit_named(&v, args[i])) status = EXIT_TROUBLE;
    fwrite(out.buf, 1, out.len, stdout);
    figures_release(&figures);
    strbuf_release(&out);
    return status;
}

static void test_rule(struct visitor *v, const struct rule *rule)
{
    v->examples += rule->n_examples;
    v->failures += examples_run(v->linter, rule, v->out);
}

static int test(const struct session *s, char *const *args, size_t n)
{
    struct linter linter;
    struct strbuf out = STRBUF_INIT, err = STRBUF_INIT;
    struct visitor v = {.session = s, .linter = &linter, .out = &out, .visit = test_rule};
    int status = EXIT_CLEAN;
    if (session_linter(s, &linter, &err)) {
        status = trouble("%s", err.buf);
        goto done;
    }
    if (!n && catalogue_verify(&s->catalogue, &err)) {
        say_lines(&err);
        status = EXIT_TROUBLE;
    }
    for (size_t i = 0; !n && i < s->catalogue.n; i++) v.examples += s->catalogue.rules[i]->n_examples;
    if (!n) v.failures = examples_run(&linter, NULL, &out);
    for (size_t i = 0; i < n; i++)
        if (visit_named(&v, args[i])) status = EXIT_TROUBLE;
    report_add_number(&out, v.examples, "example");
    strbuf_addstr(&out, ", ");
    report_add_number(&out, v.failures, "failure");
    strbuf_addch(&out, '\n');
    fwrite(out.buf, 1, out.len, stdout);
    if (v.failures && status == EXIT_CLEAN) status = EXIT_FINDINGS;
    session_linter_release(&linter);
done:
    strbuf_release(&out);
    strbuf_release(&err);
    return status;
}

static const struct action {
    const char *name;
    int (*run)(const struct session *s, char *const *args, size_t n);
} actions[] = {{"list", list}, {"show", show}, {"test", test}};

int rules_command(const struct options *o)
{
    static char fallback[] = "list";
    char *name = o->n_args ? o->args[0] : fallback;
    const struct action *action = NULL;
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
        if (strcmp(actions[i].name, name) == 0) action = &actions[i];
    if (!action)
        return trouble("'galley rules' does not know '%s'; it takes 'list', 'show' and 'test'", name);
    struct session session;
    struct strbuf err = STRBUF_INIT;
    int status = EXIT_TROUBLE;
    if (session_open(&session, o, &err))
        say_lines(&err);
    else
        status =
            o->n_args ? action->run(&session, o->args + 1, o->n_args - 1) : action->run(&session, NULL, 0);
    session_release(&session);
    strbuf_release(&err);
    return status;
}
