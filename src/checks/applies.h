/* Applies: which rules of the catalogue are to be looked for in an article. */
#ifndef GALLEY_CHECKS_APPLIES_H
#define GALLEY_CHECKS_APPLIES_H

#include "checks/check.h"

/* Whether the rule is on and has the evidence that it asks for. */
static inline bool rule_applies(const struct check_context *cx, const struct rule *rule)
{
    if (!cx->selection->on[rule->index] || (rule->plain_only && !cx->plain)) return false;
    return !rule->needs_evidence || cx->assume_evidence || (cx->sources & source_bit(rule->source));
}

/* Whether the rule looks at block `i` of `n`. */
static inline bool rule_looks_at(const struct rule *rule, size_t i, size_t n)
{
    if (!rule->where) return true;
    unsigned place = i == 0 ? WHERE_HEADLINE : WHERE_BODY;
    if (i < 4) place |= WHERE_FIRST;
    if (i + 3 >= n) place |= WHERE_LAST;
    return rule->where & place;
}

#endif
