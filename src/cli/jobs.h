/* Jobs: articles worked on by several threads, their results taken in order. */
#ifndef GALLEY_CLI_JOBS_H
#define GALLEY_CLI_JOBS_H

#include "cli/session.h"

struct jobs {
    size_t n;       /* articles */
    size_t threads; /* 0: one a processor */
    /* Runs in any thread, with that thread's linter; returns the result. */
    void *(*work)(const struct linter *linter, size_t i, void *context);
    /* Runs in the calling thread, in the order of i; frees the result. False: no
     * further articles are begun. */
    bool (*done)(size_t i, void *result, void *context);
    void *context;
};

/* 0, or -1 with the reason in *err before any article was begun. */
int jobs_run(const struct jobs *jobs, const struct session *session, struct strbuf *err);

#endif
