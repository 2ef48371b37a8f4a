/* galley fix: repairs made in place. */
#include "base/compat.h"

#include "base/mem.h"
#include "cli/command.h"
#include "cli/ignore.h"
#include "cli/jobs.h"
#include "cli/output.h"
#include "cli/say.h"
#include "cli/terminal.h"
#include "repair/repair.h"

struct fixing {
    const struct options *options;
    const struct reporter *diff;
    struct files files;
    struct output output;
    struct report report; /* of --diff */
    size_t articles, repairs, left;
    bool findings; /* left, and as grave as --fail-on says */
    bool trouble;
};

/* One article. */
struct fixed {
    enum source_status status;
    struct strbuf message;
    struct source source;
    struct article article;
    struct strbuf repaired;
    size_t repairs;
    size_t left; /* findings for a person */
    bool findings;
};

/* What is left of a text that has been repaired. */
static void count_left(struct fixed *one, const struct linter *linter, const struct options *o)
{
    struct source again = SOURCE_INIT;
    struct article article = ARTICLE_INIT;
    struct strbuf err = STRBUF_INIT;
    if (source_take(&again, one->repaired.buf, one->repaired.len, one->source.path, &err) == SOURCE_OK) {
        lint(linter, &again, &article);
        one->left = article.findings.n;
        one->findings = options_fail(o, &article.findings);
    }
    article_release(&article);
    source_release(&again);
    strbuf_release(&err);
}

static void *fix_one(const struct linter *linter, size_t i, void *context)
{
    const struct fixing *all = context;
    const struct options *o = all->options;
    struct fixed *one = mem_zalloc(sizeof *one);
    *one = (struct fixed){SOURCE_OK, STRBUF_INIT, SOURCE_INIT, ARTICLE_INIT, STRBUF_INIT, 0, 0, false};
    one->status = files_read(&all->files, i, o->stdin_filename, &one->source, &one->message);
    if (one->status != SOURCE_OK) return one;
    const struct findings *findings = &one->article.findings;
    lint(linter, &one->source, &one->article);
    one->repairs = repair_from(linter, &one->source, findings, o->unsafe, &one->repaired);
    one->left = findings->n;
    one->findings = options_fail(o, findings);
    if (o->diff || !one->repairs) return one;
    if (one->source.is_file && repair_write(&one->source, strbuf_slice(&one->repaired), &one->message)) {
        one->status = SOURCE_ERROR;
        return one;
    }
    count_left(one, linter, o);
    return one;
}

/* "4 repairs; 3 findings left for a person" */
static void add_outcome(struct strbuf *out, size_t repairs, size_t left)
{
    if (repairs)
        report_add_number(out, repairs, "repair");
    else
        strbuf_addstr(out, "nothing to repair");
    if (!left) return;
    strbuf_addstr(out, "; ");
    report_add_number(out, left, "finding");
    strbuf_addstr(out, " left for a person");
}

static void tell(const struct fixing *all, const struct fixed *one)
{
    if (all->options->quiet || !one->repairs || !one->source.is_file) return;
    struct strbuf line = STRBUF_INIT;
    report_add_line(&line, one->source.path);
    strbuf_addstr(&line, ": ");
    add_outcome(&line, one->repairs, one->left);
    fprintf(stderr, "%s\n", line.buf);
    strbuf_release(&line);
}

static bool put_one(size_t i, void *result, void *context)
{
    struct fixing *all = context;
    struct fixed *one = result;
    /* Of a filter, nothing but the repaired text may come out. */
    bool is_filter = strcmp(all->files.paths[i], "-") == 0;
    if (one->status == SOURCE_ERROR || (one->status == SOURCE_BINARY && is_filter)) all->trouble = true;
    if (one->message.len && !(one->status == SOURCE_BINARY && all->options->quiet && !is_filter))
        say("%s", one->message.buf);
    if (one->status == SOURCE_OK && all->options->diff) {
        struct report_file file = {&one->source, &one->article.findings, strbuf_slice(&one->repaired)};
        report_file(&all->report, all->diff, &file);
    } else if (one->status == SOURCE_OK) {
        if (!one->source.is_file) fwrite(one->repaired.buf, 1, one->repaired.len, all->output.out);
        tell(all, one);
    }
    if (one->status == SOURCE_OK) {
        all->articles++;
        all->repairs += one->repairs;
        all->left += one->left;
    }
    all->findings = all->findings || one->findings;
    strbuf_release(&one->repaired);
    article_release(&one->article);
    source_release(&one->source);
    strbuf_release(&one->message);
    free(one);
    return !ferror(all->output.out);
}

/* One article that was repaired has had its line already. */
static void sum_up(const struct fixing *all)
{
    const struct options *o = all->options;
    if (o->quiet || o->diff || (all->articles == 1 && all->repairs)) return;
    if (all->files.n == 1 && strcmp(all->files.paths[0], "-") == 0) return;
    struct strbuf line = STRBUF_INIT;
    report_add_number(&line, all->articles, "article");
    strbuf_addstr(&line, ": ");
    add_outcome(&line, all->repairs, all->left);
    fprintf(stderr, "%s\n", line.buf);
    strbuf_release(&line);
}

static int refuse(const struct options *o)
{
    if (!o->n_args) return trouble("no article named; 'galley fix .' repairs all below the current folder");
    bool filter = o->n_args == 1 && strcmp(o->args[0], "-") == 0;
    if (o->output && !o->diff && !filter)
        return trouble(
            "option '--output' goes with '--diff' or with '-' alone: 'galley fix' writes to the articles");
    return 0;
}

int fix_command(const struct options *o)
{
    int refused = refuse(o);
    if (refused) return refused;
    struct fixing all = {.options = o, .diff = reporter_find("diff"), .files = FILES_INIT};
    struct session session;
    struct strbuf err = STRBUF_INIT;
    if (session_open(&session, o, &err)) goto fail;
    files_collect(&all.files, o->args, o->n_args, &err);
    all.trouble = all.files.errors > 0;
    say_lines(&err);
    if (output_open(&all.output, o->output, &all.files, &err)) goto fail;
    struct report_options how = {.color = terminal_color(all.output.out, o->color), .diff_alone = true};
    how.below_top = o->diff && ignore_below_top();
    report_begin(&all.report, all.diff, all.output.out, how);
    struct jobs jobs = {all.files.n, o->jobs, fix_one, put_one, &all};
    int ran = jobs_run(&jobs, &session, &err);
    report_end(&all.report, all.diff);
    if (ran || output_close(&all.output, &err)) goto fail;
    sum_up(&all);
    goto done;
fail:
    all.trouble = true;
    say_lines(&err);
done:
    strbuf_clear(&err);
    output_close(&all.output, &err);
    files_release(&all.files);
    session_release(&session);
    strbuf_release(&err);
    return all.trouble ? EXIT_TROUBLE : all.findings ? EXIT_FINDINGS : EXIT_CLEAN;
}
