/* Session: what all articles of one run share. Const once it is open. */
#ifndef GALLEY_CLI_SESSION_H
#define GALLEY_CLI_SESSION_H

#include "checks/lint.h"
#include "cli/options.h"
#include "lexicon/evidence.h"

struct session {
    struct strbuf data; /* the folder of rules/ and dictionaries/ */
    const char *lang;
    struct catalogue catalogue;
    struct selection selection;
    struct evidence evidence;
};

/* 0, or -1 and *err says why. Release it either way: at the end of the process
 * only, since that may leave it to the system to free the memory ($GALLEY_TIDY, set
 * to anything, and sanitizers see to it that it is freed). */
int session_open(struct session *s, const struct options *o, struct strbuf *err);
void session_release(struct session *s);

/* A linter with a lexicon of its own, for one thread. */
int session_linter(const struct session *s, struct linter *linter, struct strbuf *err);
void session_linter_release(struct linter *linter);

#endif
