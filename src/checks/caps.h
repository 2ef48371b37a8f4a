/* Caps: the parts of check_caps(). */
#ifndef GALLEY_CHECKS_CAPS_H
#define GALLEY_CHECKS_CAPS_H

#include "checks/check.h"

/* Proposes a capital first letter for the word at token `i`. */
void caps_raise(struct check_context *cx, const char *rule_id, size_t i);

void caps_sentences(struct check_context *cx); /* sentences that begin in small letters */
void caps_unneeded(struct check_context *cx);  /* capitals that are too many */
void caps_headline(struct check_context *cx);  /* the word that a headline in title case forgot */

#endif
