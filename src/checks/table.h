/* Table: the checks' entry points, listed in table.c in the order they run. */
#ifndef GALLEY_CHECKS_TABLE_H
#define GALLEY_CHECKS_TABLE_H

#include "checks/check.h"

void check_quotes(struct check_context *cx);   /* and reads what is quoted */
void check_names(struct check_context *cx);
void check_article(struct check_context *cx); /* a or an; two determiners */
void check_encoding(struct check_context *cx); /* damaged characters */
void check_repeat(struct check_context *cx); /* doubled words, phrases, sentences, paragraphs */
void check_patterns(struct check_context *cx); /* every pattern rule */
void check_phrases(struct check_context *cx);  /* every phrase rule */

#endif
