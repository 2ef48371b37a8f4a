/* The scores as tables. */
#include "base/compat.h"

#include "score.h"

static double share(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

static double per_thousand(size_t part, size_t words)
{
    return words ? 1000.0 * (double)part / (double)words : 0;
}

static void print_row(const struct class_score *c, FILE *out)
{
    fprintf(out, "%-13.*s%6zu%8.1f%%%9zu%8.1f%%%8.1f%%\n", SLICE_ARG(c->name), c->items,
            share(c->found, c->items), c->fixable, share(c->fixed_safe, c->fixable),
            share(c->fixed_unsafe, c->fixable));
}

void score_print(const struct score *score, FILE *out)
{
    struct class_score all = score_total(score);
    fprintf(out, "%s: %zu articles, %zu words\n", score->name, score->articles, score->words);
    fprintf(out, "%-13s%6s%9s%9s%9s%9s\n", "class", "items", "found", "fixable", "safe", "unsafe");
    for (size_t i = 0; i < score->n_classes; i++) print_row(&score->classes[i], out);
    print_row(&all, out);
    fprintf(out, "false findings: %zu (%.2f per 1,000 words); safe repairs of what is no defect: %zu\n",
            score->wrong, per_thousand(score->wrong, score->words), score->changed);
    fprintf(out, "in %zu sound articles: %zu (%.2f); %zu\n\n", score->clean_articles, score->clean_wrong,
            per_thousand(score->clean_wrong, score->clean_words), score->clean_changed);
}

static void page_share(size_t part, size_t whole, FILE *out)
{
    if (whole)
        fprintf(out, " %.0f%% |", share(part, whole));
    else
        fprintf(out, " – |");
}

static void page_class(const struct class_score *c, FILE *out)
{
    fprintf(out, "| %.*s | %zu |", SLICE_ARG(c->name), c->items);
    page_share(c->found, c->items, out);
    fprintf(out, " %zu |", c->fixable);
    page_share(c->fixed_safe, c->fixable, out);
    page_share(c->fixed_unsafe, c->fixable, out);
    fprintf(out, "\n");
}

static void page_set(const struct score *s, FILE *out)
{
    struct class_score all = score_total(s);
    fprintf(out, "\n## The set %s\n\n%zu articles, %zu words, %zu defects.\n\n", s->name, s->articles, s->words,
            all.items);
    fprintf(out, "| class | defects | found (recall) | have a right | repaired, safe | repaired, unsafe too |\n"
                 "|---|--:|--:|--:|--:|--:|\n");
    for (size_t i = 0; i < s->n_classes; i++) page_class(&s->classes[i], out);
    page_class(&all, out);
    fprintf(out,
            "\nFalse findings: %zu, or %.2f in 1,000 words; safe repairs of what is no defect: %zu. In the %zu "
            "articles without a defect, %zu words: %zu, and %zu.\n",
            s->wrong, per_thousand(s->wrong, s->words), s->changed, s->clean_articles, s->clean_words,
            s->clean_wrong, s->clean_changed);
}

static size_t items_of_pack(const struct score *s, const char *pack)
{
    for (size_t i = 0; i < s->n_classes; i++)
        if (slice_is(s->classes[i].name, pack)) return s->classes[i].items;
    return 0;
}

static bool has_spoken(const struct score *sets, size_t n, size_t rule)
{
    for (size_t i = 0; i < n; i++)
        if (sets[i].rules[rule].right + sets[i].rules[rule].wrong) return true;
    return false;
}

static void page_rules(const struct score *sets, size_t n, const struct catalogue *cat, FILE *out)
{
    fprintf(out, "\n## Rule by rule\n\n| rule |");
    for (size_t i = 0; i < n; i++)
        fprintf(out, " %s: right | wrong | precision | recall |", sets[i].name);
    fprintf(out, "\n|---|");
    for (size_t i = 0; i < n; i++) fprintf(out, "--:|--:|--:|--:|");
    fprintf(out, "\n");
    for (size_t r = 0; r < cat->n; r++) {
        const struct rule *rule = cat->rules[r];
        if (!has_spoken(sets, n, r)) continue;
        fprintf(out, "| %s |", rule->id);
        for (size_t i = 0; i < n; i++) {
            const struct rule_score *s = &sets[i].rules[r];
            fprintf(out, " %zu | %zu |", s->right, s->wrong);
            page_share(s->right, s->right + s->wrong, out);
            page_share(s->own, items_of_pack(&sets[i], rule->pack), out);
        }
        fprintf(out, "\n");
    }
    fprintf(out, "\nThese rules found nothing in any set, so that nothing is known of them but what their "
                 "examples show:\n\n");
    for (size_t r = 0; r < cat->n; r++)
        if (!has_spoken(sets, n, r)) fprintf(out, "- %s\n", cat->rules[r]->id);
}

void score_write_page(const struct score *sets, size_t n, const struct catalogue *cat, FILE *out)
{
    fprintf(
        out,
        "# How right galley is\n\n"
        "Written by `make score`; do not edit. galley %s reads articles whose defects were marked up by hand, "
        "of our own writing, in the manner of agency copy. The rules were written with an eye on `tests/gold`; "
        "nobody looked into `tests/gold-held` while writing them, so that its figures are what to expect of "
        "other articles, as far as it is like them.\n\n"
        "- **found**: a finding stands within 3 bytes of the defect (one about a quotation: in its paragraph).\n"
        "- **repaired**: what `galley fix` (safe), or `galley fix --unsafe`, leaves in its place is exactly one "
        "of the rights; defects that only a person can put right do not count.\n"
        "- **right, wrong**: findings at a defect, of whatever class, and findings near none; **precision** is "
        "the share of the former.\n"
        "- **recall** of a rule: the share of the defects of its pack that it finds. The rules of a pack share "
        "the work: together they reach what the table of classes says.\n",
        PACKAGE_VERSION);
    for (size_t i = 0; i < n; i++) page_set(&sets[i], out);
    page_rules(sets, n, cat, out);
}

void score_write_figures(const struct score *sets, size_t n, const struct catalogue *cat, FILE *out)
{
    fprintf(out, "# Written by `make score`; do not edit. What each rule finds in articles marked up by hand:\n"
                 "# rule, set, right findings, wrong findings, defects of its pack that it finds, all of them\n");
    for (size_t r = 0; r < cat->n; r++)
        for (size_t i = 0; i < n; i++) {
            const struct rule_score *s = &sets[i].rules[r];
            if (s->right + s->wrong == 0) continue;
            fprintf(out, "%s\t%s\t%zu\t%zu\t%zu\t%zu\n", cat->rules[r]->id, sets[i].name, s->right, s->wrong,
                    s->own, items_of_pack(&sets[i], cat->rules[r]->pack));
        }
}
