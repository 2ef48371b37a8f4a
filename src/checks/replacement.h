/* Replacement: characters lost for good, marked by U+FFFD. */
#ifndef GALLEY_CHECKS_REPLACEMENT_H
#define GALLEY_CHECKS_REPLACEMENT_H

#include "checks/check.h"

/* Reports each word with U+FFFD, and repairs it where only one letter fits. */
void read_replacements(struct check_context *cx);

#endif
