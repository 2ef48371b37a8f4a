/* Split: words broken in two by a space or a hyphen. */
#ifndef GALLEY_CHECKS_SPLIT_H
#define GALLEY_CHECKS_SPLIT_H

#include "checks/check.h"

/* Whether the tokens `i` and `i` + 1 are one broken word. */
bool split_at(const struct check_context *cx, size_t i);

#endif
