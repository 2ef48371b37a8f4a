/* Lint: one source through document, tokens and checks to findings. */
#ifndef GALLEY_CHECKS_LINT_H
#define GALLEY_CHECKS_LINT_H

#include "checks/check.h"

/* What stays the same from article to article. One a thread, for the lexicon. */
struct linter {
    const struct catalogue *catalogue;
    const struct selection *selection;
    struct lexicon *lexicon;
    const struct evidence *evidence; /* lexicon/evidence.h */
    bool assume_evidence;
};

/* One article, read and judged. */
struct article {
    struct arena arena;
    struct document doc;
    struct findings findings;
};

#define ARTICLE_INIT {ARENA_INIT, DOCUMENT_INIT, FINDINGS_INIT}

/* `src` must outlive the article. Findings are in source offsets, sorted. */
void lint(const struct linter *linter, const struct source *src, struct article *out);
void article_release(struct article *art);

#endif
