/* galley check: findings and proposed repairs, reported. */
#include "base/compat.h"

#include "base/mem.h"
#include "cli/command.h"
#include "cli/ignore.h"
#include "cli/jobs.h"
#include "cli/output.h"
#include "cli/say.h"
#include "cli/terminal.h"
#include "repair/repair.h"

struct checking {
    const struct options *options;
    const struct reporter *how;
    struct files files;
    struct report report;
    bool findings; /* some as grave as --fail-on says */
    bool trouble;
};

/* One article. */
struct checked {
    enum source_status status;
    struct strbuf message;
    struct source source;
    struct article article;
    struct strbuf repaired;
};

static void leave_out_unsafe(struct findings *findings)
{
    for (size_t i = 0; i < findings->n; i++)
        if (!findings->items[i].safe) findings->items[i].n_edits = 0;
}

static void *check_one(const struct linter *linter, size_t i, void *context)
{
    const struct checking *all = context;
    struct checked *one = mem_alloc(sizeof *one);
    *one = (struct checked){SOURCE_OK, STRBUF_INIT, SOURCE_INIT, ARTICLE_INIT, STRBUF_INIT};
    one->status = files_read(&all->files, i, all->options->stdin_filename, &one->source, &one->message);
    if (one->status != SOURCE_OK) return one;
    struct findings *findings = &one->article.findings;
    lint(linter, &one->source, &one->article);
    repair_verify(&one->source, findings);
    if (all->options->safe) leave_out_unsafe(findings);
    if (all->how->needs_repaired)
        repair_from(linter, &one->source, findings, !all->options->safe, &one->repaired);
    return one;
}

static bool report_one(size_t i, void *result, void *context)
{
    struct checking *all = context;
    struct checked *one = result;
    (void)i;
    if (one->status == SOURCE_ERROR) all->trouble = true;
    if (one->status == SOURCE_ERROR || (one->status == SOURCE_BINARY && !all->options->quiet))
        say("%s", one->message.buf);
    if (one->status == SOURCE_OK) {
        struct report_file file = {&one->source, &one->article.findings, {NULL, 0}};
        if (all->how->needs_repaired) file.repaired = strbuf_slice(&one->repaired);
        report_file(&all->report, all->how, &file);
        all->findings = all->findings || options_fail(all->options, &one->article.findings);
    }
    strbuf_release(&one->repaired);
    article_release(&one->article);
    source_release(&one->source);
    strbuf_release(&one->message);
    free(one);
    return !ferror(all->report.out);
}

/* What is read where no file is named. */
static void collect(struct checking *all, struct strbuf *err)
{
    static char here[] = ".";
    char *const fallback[] = {here};
    const struct options *o = all->options;
    files_collect(&all->files, o->n_args ? o->args : fallback, o->n_args ? o->n_args : 1, err);
    all->trouble = all->files.errors > 0;
    say_lines(err);
}

int check_command(const struct options *o)
{
    struct checking all = {.options = o, .how = &reporters[o->format], .files = FILES_INIT};
    struct session session;
    struct output output = {NULL, NULL};
    struct strbuf err = STRBUF_INIT;
    if (session_open(&session, o, &err)) goto fail;
    collect(&all, &err);
    if (output_open(&output, o->output, &all.files, &err)) goto fail;
    struct report_options how = {.color = terminal_color(output.out, o->color), .quiet = o->quiet};
    how.below_top = all.how->needs_repaired && ignore_below_top();
    report_begin(&all.report, all.how, output.out, how);
    struct jobs jobs = {all.files.n, o->jobs, check_one, report_one, &all};
    int ran = jobs_run(&jobs, &session, &err);
    if (ran) all.report.options.quiet = true; /* nothing was read: nothing to sum up */
    report_end(&all.report, all.how);
    if (ran || output_close(&output, &err)) goto fail;
    goto done;
fail:
    all.trouble = true;
    say_lines(&err);
done:
    strbuf_clear(&err);
    output_close(&output, &err);
    files_release(&all.files);
    session_release(&session);
    strbuf_release(&err);
    return all.trouble ? EXIT_TROUBLE : all.findings ? EXIT_FINDINGS : EXIT_CLEAN;
}
