/* Untranslated: what the two checks of text left in another language share. */
#ifndef GALLEY_CHECKS_UNTRANSLATED_H
#define GALLEY_CHECKS_UNTRANSLATED_H

#include "checks/check.h"

/* A language of which the lexicon may have a dictionary. */
struct foreign_language {
    const char *code, *name;
};

extern const struct foreign_language foreign_languages[];
extern const size_t n_foreign_languages;

/* How much of tokens [first, last) is English, and how much another language. */
struct mixture {
    size_t words;   /* in small letters */
    size_t unknown; /* of those, to English */
    size_t other;   /* words of another script */
};

struct mixture mixture_of(const struct check_context *cx, size_t first, size_t last);

/* The language to which most of the words in small letters are known; NULL where
 * that is less than `share` hundredths of them in any. */
const struct foreign_language *language_of(const struct check_context *cx, size_t first, size_t last,
                                           size_t share);

#endif
