#include "base/compat.h"

#include "rules/needsets.h"
#include "rules/prefilter.h"

/* Past this length a longer literal is no better. */
#define LONG_ENOUGH 6

/* The rarity of a hyphen, a bracket, a digit. */
#define MARK 2

static bool is_mark(char c)
{
    return c == PREFILTER_EDGE || c == PREFILTER_SPACE;
}

struct strings strings_of(struct arena *arena, struct slice text)
{
    struct strbuf folded = STRBUF_INIT;
    struct literal *l = arena_alloc(arena, sizeof *l);
    prefilter_fold(&folded, text);
    l->text = arena_slice(arena, strbuf_slice(&folded));
    strbuf_release(&folded);
    return (struct strings){l, 1, l->text.len};
}

struct strings strings_join(struct strings a, struct strings b)
{
    if (!a.n || !b.n || a.n + b.n > MOST_NEEDLES) return (struct strings){NULL, 0, 0};
    struct literal *last = b.head;
    while (last->next) last = last->next;
    last->next = a.head;
    return (struct strings){b.head, a.n + b.n, a.longest > b.longest ? a.longest : b.longest};
}

static void push(struct arena *arena, struct strings *s, struct slice text)
{
    struct literal *l = arena_alloc(arena, sizeof *l);
    *l = (struct literal){s->head, text};
    s->head = l;
    s->n++;
    if (text.len > s->longest) s->longest = text.len;
}

struct strings strings_copy(struct arena *arena, struct strings s)
{
    struct strings copy = {NULL, 0, 0};
    for (const struct literal *l = s.head; l; l = l->next) push(arena, &copy, l->text);
    return copy;
}

bool strings_empty(struct strings s)
{
    return s.n == 1 && !s.head->text.len;
}

struct strings strings_cross(struct arena *arena, struct strings a, struct strings b)
{
    struct strings out = {NULL, 0, 0};
    if (!a.n || !b.n || a.n * b.n > MOST_STRINGS || a.longest + b.longest > LONGEST_STRING) return out;
    struct strbuf text = STRBUF_INIT;
    for (const struct literal *x = a.head; x; x = x->next) {
        for (const struct literal *y = b.head; y; y = y->next) {
            strbuf_clear(&text);
            strbuf_addslice(&text, x->text);
            strbuf_addslice(&text, y->text);
            push(arena, &out, arena_slice(arena, strbuf_slice(&text)));
        }
    }
    strbuf_release(&text);
    return out;
}

/* How seldom a text holds the literal, by its length and by the white space that is
 * wanted beside it; of single characters, the commonest tell least. */
static size_t rarity(struct slice text)
{
    size_t len = 0;
    char only = '\0';
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == PREFILTER_EDGE) continue;
        if (text.ptr[i] != PREFILTER_SPACE) only = text.ptr[i];
        len++;
    }
    if (len > 1) return (len < LONG_ENOUGH ? len : LONG_ENOUGH) + 1;
    if (only == ' ' || (only >= 'a' && only <= 'z')) return 0;
    return only == '.' || only == ',' ? 1 : MARK;
}

/* The longest piece of the string between marks, with the marks at its ends. */
static struct slice piece_of(struct slice text)
{
    struct slice best = slice_of(NULL, 0);
    size_t most = 0;
    for (size_t i = 0; i < text.len;) {
        size_t start = i;
        while (i < text.len && !is_mark(text.ptr[i])) i++;
        if (i - start > most) {
            most = i - start;
            bool left = start > 0, right = i < text.len;
            best = slice_of(text.ptr + start - left, most + left + right);
        }
        while (i < text.len && is_mark(text.ptr[i])) i++;
    }
    return best;
}

struct set set_of(struct arena *arena, struct strings s)
{
    struct set set = {NULL, 0, SIZE_MAX};
    if (!s.n) return (struct set){NULL, 0, 0};
    for (const struct literal *l = s.head; l; l = l->next) {
        struct literal *copy = arena_alloc(arena, sizeof *copy);
        *copy = (struct literal){set.head, piece_of(l->text)};
        if (!copy->text.len) return (struct set){NULL, 0, 0};
        set.head = copy;
        set.n++;
        size_t r = rarity(copy->text);
        if (r < set.rarity) set.rarity = r;
    }
    return set;
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
