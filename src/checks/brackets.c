/* Brackets that are opened and never closed, or closed and never opened. */
#include "base/compat.h"

#include "base/mem.h"
#include "checks/near.h"
#include "checks/table.h"

/* The brackets that nothing closes or opens, in order. */
struct loose {
    size_t *items;
    size_t n, cap;
};

static uint32_t partner_of(uint32_t cp)
{
    return cp == ')' ? '(' : cp == ']' ? '[' : 0;
}

static bool is_opening(const struct tokens *t, size_t i)
{
    return token_is_mark(t, i, '(') || token_is_mark(t, i, '[');
}

static bool is_closing(const struct tokens *t, size_t i)
{
    return token_is_mark(t, i, ')') || token_is_mark(t, i, ']');
}

/* :) ;-( =] and the like */
static bool is_emoticon(const struct tokens *t, size_t i)
{
    size_t k = i;
    while (k > 0 && near_glued(t, k) && t->items[k - 1].kind == TOKEN_MARK) {
        k--;
        if (token_is_mark(t, k, ':') || token_is_mark(t, k, ';') || token_is_mark(t, k, '=')) return true;
    }
    /* (: and (; */
    return is_opening(t, i) && near_glued(t, i + 1) &&
           (token_is_mark(t, i + 1, ':') || token_is_mark(t, i + 1, ';'));
}

/* a) 1) iv): the label of an item. */
static bool is_label(const struct tokens *t, size_t i)
{
    enum { LONGEST = 4 };
    if (i == 0 || !near_glued(t, i) || !(t->items[i - 1].flags & TOKEN_SPACE_BEFORE)) return false;
    struct slice w = token_slice(t, i - 1);
    if (t->items[i - 1].kind == TOKEN_NUMBER) return w.len <= LONGEST;
    if (t->items[i - 1].kind != TOKEN_WORD || w.len > LONGEST) return false;
    if (w.len == 1) return true;
    for (size_t k = 0; k < w.len; k++)
        if (!strchr("ivxIVX", w.ptr[k])) return false;
    return true;
}

static void push(struct loose *l, size_t i)
{
    l->items = mem_grow(l->items, &l->cap, l->n, sizeof *l->items);
    l->items[l->n++] = i;
}

/* Pairs brackets in a block; what is left over goes to `out`. */
static void read_block(const struct tokens *t, struct token_range r, struct loose *stack, struct loose *out)
{
    stack->n = 0;
    for (size_t i = r.first; i < r.last; i++) {
        if (is_opening(t, i)) {
            if (!is_emoticon(t, i)) push(stack, i);
        } else if (is_closing(t, i)) {
            size_t k = stack->n;
            while (k > 0 && t->items[stack->items[k - 1]].cp != partner_of(t->items[i].cp)) k--;
            if (k > 0) {
                /* What was opened within and never closed stays behind. */
                for (size_t m = k; m < stack->n; m++) push(out, stack->items[m]);
                stack->n = k - 1;
            } else if (!is_label(t, i) && !is_emoticon(t, i)) {
                push(out, i);
            }
        }
    }
    for (size_t m = 0; m < stack->n; m++) push(out, stack->items[m]);
}

/* Behind an amount that the bracket begins with: “(about $3.60”; 0 for none. */
static size_t behind_amount(const struct check_context *cx, size_t i)
{
    enum { MOST_WORDS = 3 };
    const struct tokens *t = cx->tokens;
    size_t k = i + 1;
    for (size_t n = 0; n < MOST_WORDS && near_lower(t, k); n++) k++;
    bool currency = k < t->n && t->items[k].kind == TOKEN_MARK &&
                    (t->items[k].cp == '$' || t->items[k].cp == 0xA3 || t->items[k].cp == 0xA5 ||
                     t->items[k].cp == 0x20AC);
    if (!currency && !near_word(t, k))
        currency = k < t->n && t->items[k].kind == TOKEN_NUMBER && near_in(cx, k + 1, LIST_UNITS);
    else if (near_word(t, k) && t->items[k].flags & TOKEN_UPPER && token_is_mark(t, k + 1, '$'))
        k++, currency = true;
    if (!currency) return 0;
    if (t->items[k].kind == TOKEN_MARK) k++;
    if (k >= t->n || t->items[k].kind != TOKEN_NUMBER) return 0;
    for (k++; near_in(cx, k, LIST_UNITS) && near_joined(t, k); k++) {
    }
    return k < t->n && !(t->items[k].flags & TOKEN_BLOCK) && near_lower(t, k) ? k : 0;
}

/* The full stop of the sentence, where what the bracket holds runs up to it. */
static size_t final_stop(const struct tokens *t, size_t i)
{
    enum { LONGEST = 12 };
    struct token_range s = t->sentences[tokens_sentence_of(t, i)];
    if (s.last - i > LONGEST || i == s.first || s.last - i < 3) return 0;
    if (!token_is_mark(t, s.last - 1, '.')) return 0;
    for (size_t k = i + 1; k + 1 < s.last; k++)
        if (t->items[k].kind == TOKEN_MARK && !token_is_mark(t, k, '-') && !token_is_mark(t, k, '$') &&
            !token_is_mark(t, k, '%'))
            return 0;
    return s.last - 1;
}

/* Where the bracket opened at token `i` plainly ends; 0 where nobody can tell. */
static size_t end_of(const struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    if (!is_opening(t, i)) return 0;
    size_t amount = behind_amount(cx, i), stop = amount ? 0 : final_stop(t, i);
    return amount ? t->items[amount - 1].end : stop ? t->items[stop].start : 0;
}

static void report(struct check_context *cx, size_t i)
{
    const struct token *tok = &cx->tokens->items[i];
    size_t end = end_of(cx, i);
    struct finding *f = check_find(cx, "punct/unpaired-bracket", tok->start, end ? end : tok->end);
    if (end) check_edit_str(cx, f, end, end, tok->cp == '(' ? ")" : "]");
}

/* Whether a bracket opened here is closed in a later paragraph: a note of several. */
static bool is_closed_later(const struct tokens *t, const struct loose *l, size_t k)
{
    return k + 1 < l->n && is_opening(t, l->items[k]) && is_closing(t, l->items[k + 1]) &&
           t->items[l->items[k]].cp == partner_of(t->items[l->items[k + 1]].cp);
}

void check_brackets(struct check_context *cx)
{
    enum { MOST = 6 }; /* more: code, formulas, poetry */
    const struct tokens *t = cx->tokens;
    struct loose stack = {NULL, 0, 0}, out = {NULL, 0, 0};
    if (!check_rule(cx, "punct/unpaired-bracket")) return;
    for (size_t b = 0; b < t->n_blocks; b++) read_block(t, t->blocks[b], &stack, &out);
    for (size_t k = 0; k < out.n && out.n <= MOST; k++) {
        if (is_closed_later(t, &out, k))
            k++;
        else
            report(cx, out.items[k]);
    }
    free(stack.items);
    free(out.items);
}
