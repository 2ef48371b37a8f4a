/* The suites of the unit tests: a row for each test_<name>.c, sorted. */
#ifndef GALLEY_TESTS_SUITES_H
#define GALLEY_TESTS_SUITES_H

#include "base/compat.h"

#include <check.h>

#define SUITES(X) \
    X(article) \
    X(catalogue) \
    X(generic) \
    X(glue) \
    X(lines) \
    X(mend) \
    X(pattern) \
    X(phrases) \
    X(repair) \
    X(repeat) \
    X(selection) \
    X(spelling) \
    X(split) \
    X(udiff) \
    X(utf8)

#define DECLARE(name) Suite *name##_suite(void);
SUITES(DECLARE)
#undef DECLARE

#endif
