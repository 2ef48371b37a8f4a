#include "base/compat.h"

#include "repair/repair.h"

#define MAX_PASSES 10

/* 64-bit FNV-1a: a text seen before is recognised by it, so it must not collide by chance. */
static uint64_t hash(struct slice s)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < s.len; i++) h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211u;
    return h;
}

/* The texts so far: their hashes, and how many fixes made each of them. */
struct history {
    uint64_t hashes[MAX_PASSES + 1];
    size_t fixes[MAX_PASSES + 1];
    size_t n;
};

static bool recall(const struct history *h, uint64_t seen, size_t *fixes)
{
    for (size_t i = 0; i < h->n; i++) {
        if (h->hashes[i] != seen) continue;
        *fixes = h->fixes[i];
        return true;
    }
    return false;
}

/* One pass over a text that has been linted: *out is the text after it. */
static size_t pass(const struct source *src, const struct findings *findings, bool unsafe, struct strbuf *out)
{
    struct plan plan = PLAN_INIT;
    plan_make(&plan, src, findings, unsafe);
    size_t fixes = plan.fixes;
    if (fixes) plan_apply(&plan, slice_of(src->data, src->len), out);
    plan_release(&plan);
    return fixes;
}

/* Lints and repairs the text of one pass for the next. */
static size_t lint_pass(const struct linter *linter, const struct source *src, struct slice text, bool unsafe,
                        struct strbuf *out)
{
    struct source again = SOURCE_INIT;
    struct article article = ARTICLE_INIT;
    struct strbuf err = STRBUF_INIT;
    size_t fixes = 0;
    if (source_take(&again, text.ptr, text.len, src->path, &err) == SOURCE_OK) {
        lint(linter, &again, &article);
        fixes = pass(&again, &article.findings, unsafe, out);
    }
    article_release(&article);
    source_release(&again);
    strbuf_release(&err);
    return fixes;
}

size_t repair_from(const struct linter *linter, const struct source *src, const struct findings *first,
                   bool unsafe, struct strbuf *out)
{
    struct history history = {{hash(slice_of(src->data, src->len))}, {0}, 1};
    struct strbuf text = STRBUF_INIT, next = STRBUF_INIT;
    size_t total = 0;
    strbuf_add(&text, src->data, src->len);
    for (int i = 0; i < MAX_PASSES; i++) {
        strbuf_clear(&next);
        size_t fixes = i == 0 ? pass(src, first, unsafe, &next)
                              : lint_pass(linter, src, strbuf_slice(&text), unsafe, &next);
        if (!fixes) break;
        struct strbuf swap = text;
        text = next;
        next = swap;
        uint64_t h = hash(strbuf_slice(&text));
        if (recall(&history, h, &total)) break;
        total += fixes;
        history.hashes[history.n] = h;
        history.fixes[history.n++] = total;
    }
    strbuf_addslice(out, strbuf_slice(&text));
    strbuf_release(&text);
    strbuf_release(&next);
    return total;
}

size_t repair_text(const struct linter *linter, const struct source *src, bool unsafe, struct strbuf *out)
{
    struct article article = ARTICLE_INIT;
    lint(linter, src, &article);
    size_t fixes = repair_from(linter, src, &article.findings, unsafe, out);
    article_release(&article);
    return fixes;
}
