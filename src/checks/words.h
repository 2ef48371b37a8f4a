/* Words: how plausible a run of letters is as a word, for the checks that join,
 * split and correct. A dictionary knows many words that no article uses; these
 * ask galley's lists of what is common, too. */
#ifndef GALLEY_CHECKS_WORDS_H
#define GALLEY_CHECKS_WORDS_H

#include "checks/check.h"

/* Whether a mark is one of these ASCII ones. */
static inline bool cp_is_among(uint32_t cp, const char *marks)
{
    return cp && cp < 0x80 && strchr(marks, (int)cp);
}

/* A word and its lower-case spelling, in a fixed place. */
struct plain_word {
    char text[64];
    size_t len;
};

/* The lower-case spelling of `w` where it is ASCII letters alone and of 1 to 63
 * bytes; false where not. */
bool plain_word(struct plain_word *out, struct slice w);

static inline struct slice plain_slice(const struct plain_word *w)
{
    return slice_of(w->text, w->len);
}

/* Whether nobody would stumble over `lower` as a word of its own: function
 * words, frequent short words, known long ones; no fragments. */
bool word_stands_alone(const struct check_context *cx, struct slice lower);

/* Whether one letter more, less, other or swapped makes `lower` a word of the list. */
bool word_is_near(const struct check_context *cx, enum word_list list, struct slice lower);

/* How unlike two lower-case words are, in tenths of an edit: 10 a letter, less
 * for slips that fingers and ears make (doubled letters, vowels, ph for f). */
unsigned word_distance(struct slice typed, struct slice meant);

/* Whether `lower` is made from a known word with a prefix or suffix, or from two
 * common words. */
bool word_is_derived(const struct check_context *cx, struct slice lower);

/* Whether a known name of the lists, the dictionary or the article. */
bool word_is_name(const struct check_context *cx, struct slice word);

#endif
