/* Score: how much of a gold set galley finds and repairs, and what it says in error. */
#ifndef GALLEY_TESTS_SCORE_H
#define GALLEY_TESTS_SCORE_H

#include "checks/lint.h"
#include "gold.h"

#define MAX_CLASSES 32

/* What became of the items of one class. */
struct class_score {
    struct slice name;
    size_t items, found, fixable, fixed_safe, fixed_unsafe;
};

/* What became of one rule's findings: right, where one is at an item. */
struct rule_score {
    size_t right, wrong;
    size_t own; /* items of its own pack's class that it finds */
};

struct score {
    const char *name; /* of the set */
    struct class_score classes[MAX_CLASSES];
    size_t n_classes;
    struct rule_score *rules; /* by rule index */
    size_t articles, words, wrong, changed; /* of all articles; changed: by safe repairs, at no item */
    size_t clean_articles, clean_words, clean_wrong, clean_changed; /* of those without an item */
};

/* Which misses to tell on standard output: a class, "false", "all", or NULL. */
struct score_options {
    const char *show;
};

void score_articles(struct score *score, const struct linter *linter, const struct gold *articles, size_t n,
                    struct score_options options);
void score_release(struct score *score);

/* The items of all classes together. */
struct class_score score_total(const struct score *score);

/* Tables: for a terminal, docs/accuracy.md, and rules/figures.tsv. */
void score_print(const struct score *score, FILE *out);
void score_write_page(const struct score *sets, size_t n, const struct catalogue *cat, FILE *out);
void score_write_figures(const struct score *sets, size_t n, const struct catalogue *cat, FILE *out);

#endif
