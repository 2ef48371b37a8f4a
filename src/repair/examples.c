#include "base/compat.h"

#include "base/mem.h"
#include "repair/examples.h"
#include "repair/repair.h"

struct run {
    struct linter linter; /* with one rule on */
    struct selection selection;
    struct strbuf *out;
    size_t failures;
};

static void add_line(struct strbuf *out, const char *label, struct slice text)
{
    strbuf_addf(out, "    %-9s ", label);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n') strbuf_addstr(out, "\\n");
        else strbuf_addch(out, text.ptr[i]);
    }
    strbuf_addch(out, '\n');
}

static void fail(struct run *run, const struct rule *rule, size_t line, const char *why)
{
    run->failures++;
    strbuf_addf(run->out, "%s:%zu: %s: %s\n", rule->file, line, rule->id, why);
}

static void run_good(struct run *run, const struct rule *rule, const struct example *e,
                     const struct source *src)
{
    struct strbuf made = STRBUF_INIT;
    bool unsafe = rule->fix != FIX_SAFE || rule->check;
    repair_text(&run->linter, src, unsafe, &made);
    /* Deleting the last line of a text leaves the line break before it. */
    bool ends_line = slice_ends(e->text, slice_str("\n"));
    if (!ends_line && made.len && made.buf[made.len - 1] == '\n') strbuf_truncate(&made, made.len - 1);
    if (!slice_equal(strbuf_slice(&made), e->good)) {
        fail(run, rule, e->line, unsafe ? "the fix makes another text" : "the safe fix makes another text");
        add_line(run->out, "bad", e->text);
        add_line(run->out, "good", e->good);
        add_line(run->out, "made", strbuf_slice(&made));
    }
    strbuf_release(&made);
}

static void run_example(struct run *run, const struct rule *rule, const struct example *e)
{
    struct source src = SOURCE_INIT;
    struct article article = ARTICLE_INIT;
    struct strbuf err = STRBUF_INIT;
    if (source_take(&src, e->text.ptr, e->text.len, rule->file, &err) != SOURCE_OK) {
        fail(run, rule, e->line, err.buf);
        strbuf_release(&err);
        return;
    }
    lint(&run->linter, &src, &article);
    size_t found = article.findings.n;
    if (e->bad && !found) {
        fail(run, rule, e->line, "bad example without a finding");
        add_line(run->out, "bad", e->text);
    } else if (!e->bad && found) {
        fail(run, rule, e->line, "ok example with a finding");
        add_line(run->out, "ok", e->text);
        for (size_t i = 0; i < found; i++) {
            const struct finding *f = &article.findings.items[i];
            add_line(run->out, "found", f->match);
            add_line(run->out, "message", slice_str(f->message));
        }
    } else if (e->good.ptr) {
        run_good(run, rule, e, &src);
    }
    article_release(&article);
    source_release(&src);
    strbuf_release(&err);
}

static bool check_exists(const char *name)
{
    for (size_t i = 0; i < n_checks; i++)
        if (strcmp(checks[i].name, name) == 0) return true;
    return false;
}

static void run_rule(struct run *run, const struct rule *rule)
{
    if (rule->check && !check_exists(rule->check)) {
        struct strbuf why = STRBUF_INIT;
        strbuf_addf(&why, "there is no check '%s'", rule->check);
        fail(run, rule, rule->line, why.buf);
        strbuf_release(&why);
        return;
    }
    run->selection.on[rule->index] = true;
    for (size_t i = 0; i < rule->n_examples; i++) run_example(run, rule, &rule->examples[i]);
    run->selection.on[rule->index] = false;
}

size_t examples_run(const struct linter *base, const struct rule *only, struct strbuf *out)
{
    struct run run = {.linter = *base, .out = out};
    run.selection.n = base->catalogue->n;
    run.selection.on = mem_zalloc(run.selection.n * sizeof *run.selection.on);
    run.linter.selection = &run.selection;
    run.linter.assume_evidence = true;
    for (size_t i = 0; i < base->catalogue->n; i++)
        if (!only || base->catalogue->rules[i] == only) run_rule(&run, base->catalogue->rules[i]);
    selection_release(&run.selection);
    return run.failures;
}
