/* Table: the checks' entry points, listed in table.c in the order they run. */
#ifndef GALLEY_CHECKS_TABLE_H
#define GALLEY_CHECKS_TABLE_H

#include "checks/check.h"

void read_language(struct check_context *cx);  /* whether the text is English at all */
void check_quotes(struct check_context *cx);   /* and reads what is quoted */
void seams_find(struct check_context *cx);     /* where two words are glued together */
void check_glue(struct check_context *cx);
void check_split(struct check_context *cx);
void check_spelling(struct check_context *cx);
void check_names(struct check_context *cx);
void check_article(struct check_context *cx); /* a or an; two determiners */
void check_encoding(struct check_context *cx); /* damaged characters */
void check_repeat(struct check_context *cx); /* doubled words, phrases, sentences, paragraphs */
void check_caps(struct check_context *cx);     /* capitals, missing or too many */
void check_stops(struct check_context *cx);    /* full stops */
void check_brackets(struct check_context *cx);
void check_dashes(struct check_context *cx);
void check_untranslated(struct check_context *cx);
void check_patterns(struct check_context *cx); /* every pattern rule */
void check_phrases(struct check_context *cx);  /* every phrase rule */

#endif
