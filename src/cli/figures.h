/* Figures: how right each rule was on articles that are marked up by hand. Written
 * by `make score`, kept with the rules. */
#ifndef GALLEY_CLI_FIGURES_H
#define GALLEY_CLI_FIGURES_H

#include "base/strbuf.h"

struct figures {
    struct strbuf text; /* the file */
};

#define FIGURES_INIT {STRBUF_INIT}

/* Reads rules/figures.tsv below `data`; there are no figures where it is missing. */
void figures_load(struct figures *figures, const char *data);
void figures_release(struct figures *figures);

/* Appends what is known of a rule, a line for each set of articles in which it
 * found anything, the second from column `indent` on. */
void figures_add(struct strbuf *out, const struct figures *figures, const char *rule, size_t indent);

#endif
