#include "desk.h"

#include <check.h>

#include "repair/repair.h"

void desk_open(struct desk *d, const char *select)
{
    struct strbuf err = STRBUF_INIT;
    *d = (struct desk){.catalogue = CATALOGUE_INIT, .selection = SELECTION_INIT};
    int rc = catalogue_load(&d->catalogue, GALLEY_SRCDIR, "en-US", &err);
    if (!rc) rc = catalogue_finish(&d->catalogue, &err);
    if (!rc) rc = selection_make(&d->selection, &d->catalogue, select, NULL, &err);
    if (!rc) rc = lexicon_open(&d->lexicon, "en-US", GALLEY_SRCDIR, &err);
    ck_assert_msg(!rc, "%s", err.buf);
    d->linter = (struct linter){
        .catalogue = &d->catalogue,
        .selection = &d->selection,
        .lexicon = d->lexicon,
    };
    strbuf_release(&err);
}

void desk_close(struct desk *d)
{
    lexicon_free(d->lexicon);
    selection_release(&d->selection);
    catalogue_release(&d->catalogue);
}

static void try_row(const struct desk *d, const struct desk_row *row)
{
    struct source src = SOURCE_INIT;
    struct article article = ARTICLE_INIT;
    struct strbuf err = STRBUF_INIT, fixed = STRBUF_INIT;
    ck_assert_msg(source_take(&src, row->text, strlen(row->text), "test", &err) == SOURCE_OK, "%s", err.buf);
    lint(&d->linter, &src, &article);
    size_t n = article.findings.n;
    if (!row->rule) {
        ck_assert_msg(n == 0, "'%s': %s", row->text, n ? article.findings.items[0].message : "");
    } else {
        ck_assert_msg(n > 0, "'%s': no finding", row->text);
        ck_assert_msg(strcmp(article.findings.items[0].rule->id, row->rule) == 0, "'%s': %s, not %s",
                      row->text, article.findings.items[0].rule->id, row->rule);
        repair_text(&d->linter, &src, true, &fixed);
        ck_assert_msg(strcmp(fixed.buf, row->fixed) == 0, "'%s': made '%s', not '%s'", row->text, fixed.buf,
                      row->fixed);
    }
    article_release(&article);
    source_release(&src);
    strbuf_release(&fixed);
    strbuf_release(&err);
}

void desk_try(const struct desk *d, const struct desk_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) try_row(d, &rows[i]);
}
