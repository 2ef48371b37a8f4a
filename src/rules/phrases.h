/* Phrases: the phrase rules of all packs in one table.
 *
 * Every expanded phrase is a sorted key; what is looked for at a word is the
 * longest key that begins there and ends with a word, so that the cost of a text
 * does not grow with the number of phrases. Const once built: threads share it. */
#ifndef GALLEY_RULES_PHRASES_H
#define GALLEY_RULES_PHRASES_H

#include "base/arena.h"
#include "base/map.h"
#include "rules/rule.h"
#include "text/tokens.h"

/* One phrase of one rule. */
struct phrase {
    const struct rule *rule;
    struct slice wrong; /* as the pack writes it, braces written out */
    struct slice right; /* ptr NULL: no fix */
    size_t line;        /* in the pack's file */
};

struct phrase_table;

/* Builds the table of the rules' phrases; rows that are malformed are left out
 * (the loader has told of them). `rules` must outlive it; texts live in `arena`
 * while it is built. */
struct phrase_table *phrase_table_new(struct rule *const *rules, size_t n, struct arena *arena);
void phrase_table_free(struct phrase_table *t);

/* The table as bytes, to be opened again; ptr NULL for one that was. */
struct slice phrase_table_bytes(const struct phrase_table *t);
/* A table over such bytes, aligned to 8, which must outlive it; NULL where they are
 * damaged. `rules` are those that it was built of, in their order. */
struct phrase_table *phrase_table_open(struct slice bytes, struct rule *const *rules, size_t n);

/* Appends a line to *err for every phrase that stands twice in one rule. Returns
 * their number. */
size_t phrase_table_doubles(const struct phrase_table *t, struct strbuf *err);

/* A block as it is looked through: lower-case, one space for white space,
 * straight apostrophes. */
struct phrase_scan {
    struct strbuf text;
    struct token_range range;
    uint32_t *starts, *ends; /* of each token in `text` */
    size_t cap;
};

#define PHRASE_SCAN_INIT {.text = STRBUF_INIT}

void phrase_scan_block(struct phrase_scan *s, const struct tokens *tokens, struct token_range block);
void phrase_scan_release(struct phrase_scan *s);

/* The phrases that match at token `token` of the block and are the longest of
 * those whose rule `on` accepts: their number; the first is phrase_at(*first), in
 * catalogue order, not all of them necessarily accepted. *last is the token behind
 * the match. */
size_t phrase_find(const struct phrase_table *t, const struct phrase_scan *s, size_t token,
                   bool (*on)(const void *arg, const struct rule *rule), const void *arg, size_t *last,
                   size_t *first);

/* Phrase `i` of the table; its texts are the table's. */
struct phrase phrase_at(const struct phrase_table *t, size_t i);

/* Appends what the phrase makes of `match`: its right side, with the capital of
 * the match's first letter, or its being all capitals, carried over. A phrase
 * written with a capital (a name) keeps the case of its right side, but at a
 * sentence's start. False, and nothing appended, where that is what stands there
 * already. `p` has a right side. */
bool phrase_fix(const struct phrase *p, struct slice match, bool sentence_start, struct strbuf *out);

#endif
