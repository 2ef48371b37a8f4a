#include "base/compat.h"

#include "checks/table.h"

/* In the order in which they run. The quotations come first: the others ask
 * whether a place is quoted. */
const struct check checks[] = {
    {"language", read_language, true},
    {"seams", seams_find, true},
    {"quotes", check_quotes, true},
    {"glue", check_glue, false},
    {"split", check_split, false},
    {"spelling", check_spelling, false},
    {"names", check_names, false},
    {"encoding", check_encoding, false},
    {"repeat", check_repeat, false},
    {"article", check_article, false},
    {"caps", check_caps, false},
    {"stops", check_stops, false},
    {"brackets", check_brackets, false},
    {"dashes", check_dashes, false},
    {"untranslated", check_untranslated, false},
    {"phrases", check_phrases, true},
    {"patterns", check_patterns, true},
};

const size_t n_checks = sizeof checks / sizeof *checks;
