/* Phrasetable: what a phrase table consists of. Private to phrases.c, which looks
 * things up, and phrasetable.c, which builds it.
 *
 * All that is looked up lies in one run of bytes without pointers, so that it can
 * be a file (rules/image.h). */
#ifndef GALLEY_RULES_PHRASETABLE_H
#define GALLEY_RULES_PHRASETABLE_H

#include "base/frozen.h"
#include "rules/phrases.h"

#define PHRASE_NONE UINT32_MAX /* no text, no key */

struct packed_text {
    uint32_t at, len; /* in the texts; at PHRASE_NONE: there is none */
};

struct packed_phrase {
    uint32_t rule, line;
    struct packed_text wrong, right;
};

/* The phrases that read the same, and where those that it begins with are. */
struct packed_key {
    struct packed_text text; /* folded */
    uint32_t first, n;       /* phrases[first, first + n) */
    uint32_t prefix;         /* the longest other key that it begins with, or PHRASE_NONE */
};

/* Keys with the same first word: keys[first, first + n). */
struct packed_head {
    uint32_t first, n;
};

/* A phrase that its rule has already, in line `first`. */
struct packed_double {
    uint32_t rule, line, first;
    struct packed_text wrong;
};

struct phrase_table {
    struct rule *const *rules; /* by their index */
    size_t n_rules;
    const struct packed_phrase *phrases;
    const struct packed_key *keys; /* sorted by first word, then by what follows */
    const struct packed_head *heads;
    size_t n_phrases, n_keys, n_heads;
    struct frozen by_head; /* first word → index in heads */
    struct slice texts;
    const struct packed_double *doubles;
    size_t n_doubles;
    struct strbuf own; /* the bytes, where the table has built them */
};

static inline struct slice phrase_text(const struct phrase_table *t, struct packed_text p)
{
    if (p.at > t->texts.len || p.len > t->texts.len - p.at) return slice_of(NULL, 0);
    return slice_of(t->texts.ptr + p.at, p.len);
}

/* Appends a text in lower case, with straight apostrophes. */
void phrase_fold(struct strbuf *out, struct slice s);

/* Length of the first word of a folded text: letters and digits, or one mark. */
size_t phrase_head(struct slice folded);

#endif
