/* What must hold for any article, tried on those named: safe repairs keep every
 * letter and digit, repairing twice is repairing once, and findings and edits
 * lie on whole characters, in order and apart.
 * usage: articles FILE... */
#include "base/compat.h"

#include "base/utf8.h"
#include "cli/session.h"
#include "repair/repair.h"

/* Two linters: with all rules, and with those that repair damaged characters. */
struct linters {
    struct session all_session, encoding_session;
    struct linter all, encoding;
};

static bool open_linter(struct session *session, struct linter *linter, const char *select,
                        struct strbuf *err)
{
    struct options options;
    options_init(&options);
    options.select = select;
    bool open = session_open(session, &options, err) == 0 && session_linter(session, linter, err) == 0;
    options_release(&options);
    return open;
}

static size_t say(const struct source *src, const char *what, size_t at)
{
    printf("not ok %s\n    %s, at byte %zu\n", src->path, what, at);
    return 1;
}

/* Linted and repaired text of `text`. */
static void repair(const struct linter *linter, const struct source *named, struct slice text, bool unsafe,
                   struct strbuf *out)
{
    struct source src = SOURCE_INIT;
    struct strbuf err = STRBUF_INIT;
    strbuf_clear(out);
    if (source_take(&src, text.ptr, text.len, named->path, &err) == SOURCE_OK)
        repair_text(linter, &src, unsafe, out);
    else
        strbuf_addstr(out, err.buf);
    source_release(&src);
    strbuf_release(&err);
}

static void add_words(struct strbuf *out, struct slice text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t cp = utf8_at(text.ptr, text.len, at, &at);
        if (cp_is_word(cp)) strbuf_addcp(out, cp_lower(cp));
    }
}

static size_t difference(struct slice a, struct slice b)
{
    return a.len == b.len && utf8_common_prefix(a, b) == a.len ? SIZE_MAX : utf8_common_prefix(a, b);
}

/* A safe repair keeps the letters and digits, damaged characters repaired first. */
static size_t words_are_kept(struct linters *l, const struct source *src, struct slice safe)
{
    struct strbuf mended = STRBUF_INIT, before = STRBUF_INIT, after = STRBUF_INIT;
    repair(&l->encoding, src, slice_of(src->data, src->len), false, &mended);
    add_words(&before, strbuf_slice(&mended));
    repair(&l->encoding, src, safe, false, &mended);
    add_words(&after, strbuf_slice(&mended));
    size_t at = difference(strbuf_slice(&before), strbuf_slice(&after));
    size_t failed = at == SIZE_MAX ? 0 : say(src, "a safe repair changes letters or digits (counted)", at);
    strbuf_release(&mended);
    strbuf_release(&before);
    strbuf_release(&after);
    return failed;
}

static size_t repairs_hold(struct linters *l, const struct source *src)
{
    struct strbuf once = STRBUF_INIT, twice = STRBUF_INIT;
    size_t failed = 0;
    for (int unsafe = 0; unsafe < 2; unsafe++) {
        repair(&l->all, src, slice_of(src->data, src->len), unsafe, &once);
        repair(&l->all, src, strbuf_slice(&once), unsafe, &twice);
        if (!unsafe) failed += words_are_kept(l, src, strbuf_slice(&once));
        size_t at = difference(strbuf_slice(&once), strbuf_slice(&twice));
        if (at != SIZE_MAX)
            failed += say(src, unsafe ? "repairing twice, unsafe, changes more" : "repairing twice changes more",
                          at);
    }
    strbuf_release(&once);
    strbuf_release(&twice);
    return failed;
}

static bool at_character(const struct source *src, size_t at)
{
    return at <= src->len && ((unsigned char)src->data[at] & 0xC0) != 0x80;
}

static size_t edits_lie_well(const struct source *src, const struct finding *f)
{
    for (size_t i = 0; i < f->n_edits; i++) {
        const struct edit *e = &f->edits[i];
        if (e->start > e->end || !at_character(src, e->start) || !at_character(src, e->end))
            return say(src, "an edit cuts a character", e->start);
        if (i && f->edits[i - 1].end > e->start) return say(src, "edits of a fix overlap", e->start);
        if (utf8_valid(e->text.ptr, e->text.len) != e->text.len) return say(src, "an edit is no UTF-8", e->start);
    }
    return 0;
}

static size_t findings_lie_well(struct linters *l, const struct source *src)
{
    struct article article = ARTICLE_INIT;
    size_t failed = 0;
    lint(&l->all, src, &article);
    for (size_t i = 0; i < article.findings.n && !failed; i++) {
        const struct finding *f = &article.findings.items[i];
        const struct finding *before = i ? f - 1 : NULL;
        if (f->start > f->end || !at_character(src, f->start) || !at_character(src, f->end))
            failed += say(src, "a finding cuts a character", f->start);
        else if (before && (before->start > f->start ||
                            (before->start == f->start && strcmp(before->rule->id, f->rule->id) > 0)))
            failed += say(src, "findings are out of order", f->start);
        else if (!f->message || !*f->message)
            failed += say(src, "a finding says nothing", f->start);
        else
            failed += edits_lie_well(src, f);
    }
    article_release(&article);
    return failed;
}

static size_t article_holds(struct linters *l, const char *path)
{
    struct source src = SOURCE_INIT;
    struct strbuf err = STRBUF_INIT;
    size_t failed = 0;
    if (source_read(&src, path, &err) == SOURCE_OK) {
        failed = findings_lie_well(l, &src) + repairs_hold(l, &src);
    } else {
        printf("not ok %s\n", err.buf);
        failed = 1;
    }
    source_release(&src);
    strbuf_release(&err);
    return failed;
}

int main(int argc, char **argv)
{
    struct linters l = {.all = {.lexicon = NULL}};
    struct strbuf err = STRBUF_INIT;
    size_t failed = 0;
    if (!open_linter(&l.all_session, &l.all, NULL, &err) ||
        !open_linter(&l.encoding_session, &l.encoding, "encoding", &err)) {
        fprintf(stderr, "articles: %s\n", err.buf);
        return 2;
    }
    for (int i = 1; i < argc; i++) failed += article_holds(&l, argv[i]) > 0;
    printf("# %zu passed, %zu failed\n", (size_t)(argc - 1) - failed, failed);
    session_linter_release(&l.all);
    session_linter_release(&l.encoding);
    session_release(&l.all_session);
    session_release(&l.encoding_session);
    strbuf_release(&err);
    return failed ? 1 : 0;
}
