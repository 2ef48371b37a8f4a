#include "base/compat.h"

#include "rules/needsets.h"
#include "rules/prefilter.h"

/* Past this length a longer literal is no better. */
#define LONG_ENOUGH 6

/* The rarity of a hyphen, a bracket, a digit. */
#define MARK 2

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

void prefilter_fold(struct strbuf *out, struct slice text)
{
    strbuf_reserve(out, text.len);
    char *to = out->buf + out->len;
    for (size_t i = 0; i < text.len; i++) {
        const char *p = text.ptr + i;
        if (*p == '\xE2' && text.len - i >= 3 && memcmp(p, "\u212A", 3) == 0) {
            *to++ = 'k';
            i += 2;
        } else if (*p == '\xC5' && text.len - i >= 2 && p[1] == '\xBF') {
            *to++ = 's';
            i++;
        } else {
            *to++ = lower(*p);
        }
    }
    strbuf_truncate(out, (size_t)(to - out->buf));
}

/* How seldom a text holds the literal, by its length; of single characters, the
 * commonest tell least. */
static size_t rarity(struct slice text)
{
    if (text.len > 1) return (text.len < LONG_ENOUGH ? text.len : LONG_ENOUGH) + 1;
    if (text.ptr[0] == ' ' || (text.ptr[0] >= 'a' && text.ptr[0] <= 'z')) return 0;
    return text.ptr[0] == '.' || text.ptr[0] == ',' ? 1 : MARK;
}

struct set set_of(struct arena *arena, struct slice text)
{
    struct strbuf folded = STRBUF_INIT;
    struct literal *l = arena_alloc(arena, sizeof *l);
    prefilter_fold(&folded, text);
    l->text = arena_slice(arena, strbuf_slice(&folded));
    strbuf_release(&folded);
    return (struct set){l, 1, rarity(l->text)};
}

struct set set_join(struct set a, struct set b)
{
    if (!a.head || !b.head || a.n + b.n > MOST_NEEDLES) return (struct set){NULL, 0, 0};
    struct literal *last = b.head;
    while (last->next) last = last->next;
    last->next = a.head;
    return (struct set){b.head, a.n + b.n, a.rarity < b.rarity ? a.rarity : b.rarity};
}

static bool better(const struct set *a, const struct set *b)
{
    return a->rarity != b->rarity ? a->rarity > b->rarity : a->n < b->n;
}

void sets_keep(struct sets *sets, struct set set)
{
    if (!set.head) return;
    size_t at = sets->n < MOST_NEEDS ? sets->n++ : MOST_NEEDS;
    if (at == MOST_NEEDS && !better(&set, &sets->items[--at])) return;
    for (; at > 0 && better(&set, &sets->items[at - 1]); at--) sets->items[at] = sets->items[at - 1];
    sets->items[at] = set;
}

void sets_keep_all(struct sets *sets, const struct sets *more)
{
    for (size_t i = 0; i < more->n; i++) sets_keep(sets, more->items[i]);
}

static struct set best_of(const struct sets *sets)
{
    return sets->n ? sets->items[0] : (struct set){NULL, 0, 0};
}

/* The set of single marks among the sets behind the best one. */
static struct set marks_of(const struct sets *sets)
{
    for (size_t i = 1; i < sets->n; i++)
        if (sets->items[i].rarity == MARK) return sets->items[i];
    return (struct set){NULL, 0, 0};
}

struct sets sets_either(const struct sets *a, const struct sets *b)
{
    struct sets either = {.n = 0};
    struct set marks = set_join(marks_of(a), marks_of(b));
    sets_keep(&either, set_join(best_of(a), best_of(b)));
    if (either.n && either.items[0].rarity >= MARK) sets_keep(&either, marks);
    return either;
}
