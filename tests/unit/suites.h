/* The suites of the unit tests: a row for each test_<name>.c, sorted. */
#ifndef GALLEY_TESTS_SUITES_H
#define GALLEY_TESTS_SUITES_H

#include "base/compat.h"

#include <check.h>

#define SUITES(X) \
    X(article) \
    X(brackets) \
    X(caps) \
    X(catalogue) \
    X(formats) \
    X(generic) \
    X(glue) \
    X(lines) \
    X(mend) \
    X(names) \
    X(pattern) \
    X(phrases) \
    X(quotes) \
    X(repair) \
    X(repeat) \
    X(selection) \
    X(spelling) \
    X(split) \
    X(stops) \
    X(tokens) \
    X(udiff) \
    X(untranslated) \
    X(utf8) \
    X(wordtable)

#define DECLARE(name) Suite *name##_suite(void);
SUITES(DECLARE)
#undef DECLARE

#endif
