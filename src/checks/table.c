#include "base/compat.h"

#include "checks/table.h"

/* In the order in which they run. The quotations come first: the others ask
 * whether a place is quoted. */
const struct check checks[] = {
    {"quotes", check_quotes, true},
    {"names", check_names, false},
    {"encoding", check_encoding, false},
    {"repeat", check_repeat, false},
    {"article", check_article, false},
    {"phrases", check_phrases, true},
    {"patterns", check_patterns, true},
};

const size_t n_checks = sizeof checks / sizeof *checks;
