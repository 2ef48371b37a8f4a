/* Dashes: a hyphen between two words where a dash stands between two clauses. */
#include "base/compat.h"

#include "checks/near.h"
#include "checks/table.h"

/* The dash that this article writes between clauses. */
static const char *dash_of(const struct check_context *cx)
{
    const struct tokens *t = cx->tokens;
    size_t closed = 0, spaced = 0, en = 0;
    for (size_t i = 1; i + 1 < t->n; i++) {
        if (t->items[i].kind != TOKEN_MARK || !near_joined(t, i + 1)) {
            closed += token_is_mark(t, i, 0x2014);
            continue;
        }
        spaced += token_is_mark(t, i, 0x2014);
        en += token_is_mark(t, i, 0x2013);
    }
    if (en > spaced && en > closed) return " – ";
    return spaced > closed ? " — " : "—";
}

/* Whether the word begins a clause or an apposition, and no compound goes on with it. */
static bool begins_clause(struct slice w)
{
    static const char *const words[] = {"a",   "an",   "the",   "which", "but",   "he",
                                        "she", "they", "where", "who",   "whose", "because"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (slice_is(w, words[k])) return true;
    return false;
}

static void read_hyphen(struct check_context *cx, size_t i)
{
    enum { SHORTEST = 3 };
    const struct tokens *t = cx->tokens;
    if (i == 0 || !near_glued(t, i) || !near_glued(t, i + 1) || !near_lower(t, i + 1) ||
        !near_joined(t, i + 2))
        return;
    if (!near_lower(t, i - 1) || near_in(cx, i - 1, LIST_FUNCTION) || token_slice(t, i - 1).len < SHORTEST)
        return;
    if (!near_joined(t, i - 1) || !near_word(t, i + 2) || !begins_clause(token_slice(t, i + 1))) return;
    if (!lexicon_knows(cx->lexicon, token_slice(t, i - 1))) return;
    size_t start = t->items[i].start, end = t->items[i].end;
    struct finding *f = check_find(cx, "punct/hyphen-for-dash", t->items[i - 1].start, t->items[i + 1].end);
    check_edit_str(cx, f, start, end, dash_of(cx));
}

void check_dashes(struct check_context *cx)
{
    if (!check_rule(cx, "punct/hyphen-for-dash")) return;
    for (size_t i = 0; i < cx->tokens->n; i++)
        if (token_is_mark(cx->tokens, i, '-')) read_hyphen(cx, i);
}
