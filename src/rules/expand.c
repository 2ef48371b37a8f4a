#include "base/compat.h"

#include "base/utf8.h"
#include "rules/expand.h"

#define MOST_GROUPS 8
#define MOST_CHOICES 64
#define MOST_EXPANSIONS 4096
#define ARROW " => "

/* One side of a row: text with groups in it. */
struct side {
    struct slice text;
    size_t at; /* in the row */
    size_t n;
    struct group {
        size_t start, end; /* in `text`, braces included */
        size_t n;
        struct slice choices[MOST_CHOICES];
    } groups[MOST_GROUPS];
};

static int fail(struct strbuf *err, size_t *at, size_t where, const char *why)
{
    strbuf_addstr(err, why);
    *at = where;
    return -1;
}

/* Reads the group that begins at side->text[i]; its end, or 0. */
static int read_group(struct side *side, size_t i, struct strbuf *err, size_t *at)
{
    if (side->n == MOST_GROUPS) return fail(err, at, side->at + i, "more than 8 groups in braces");
    struct group *g = &side->groups[side->n++];
    g->start = i;
    g->n = 0;
    size_t from = i + 1;
    for (size_t k = from;; k++) {
        char c = k < side->text.len ? side->text.ptr[k] : '\0';
        if (c == '\0') return fail(err, at, side->at + i, "'{' without its '}'");
        if (c == '{') return fail(err, at, side->at + k, "'{' inside braces");
        if (c != ',' && c != '}') continue;
        if (g->n == MOST_CHOICES) return fail(err, at, side->at + i, "more than 64 alternatives in braces");
        g->choices[g->n++] = slice_of(side->text.ptr + from, k - from);
        from = k + 1;
        if (c == ',') continue;
        g->end = from;
        break;
    }
    if (g->n < 2) return fail(err, at, side->at + i, "braces with a single alternative");
    return 0;
}

static int read_side(struct side *side, bool comma_allowed, struct strbuf *err, size_t *at)
{
    side->n = 0;
    for (size_t i = 0; i < side->text.len; i++) {
        char c = side->text.ptr[i];
        if (c == '}') return fail(err, at, side->at + i, "'}' without its '{'");
        if (c == ',' && !comma_allowed) return fail(err, at, side->at + i, "comma outside braces");
        if (c != '{') continue;
        if (read_group(side, i, err, at)) return -1;
        i = side->groups[side->n - 1].end - 1;
    }
    return 0;
}

/* Whether `s` is nothing but white space. */
static bool blank(struct slice s)
{
    for (size_t i = 0; i < s.len;)
        if (!cp_is_space(utf8_at(s.ptr, s.len, i, &i))) return false;
    return true;
}

/* Whether some reading of the side has nothing in it. */
static bool may_be_empty(const struct side *side)
{
    size_t from = 0;
    for (size_t k = 0; k < side->n; k++) {
        const struct group *g = &side->groups[k];
        bool filled = true;
        for (size_t i = 0; i < g->n; i++) filled = filled && !blank(g->choices[i]);
        if (filled || !blank(slice_of(side->text.ptr + from, g->start - from))) return false;
        from = g->end;
    }
    return blank(slice_of(side->text.ptr + from, side->text.len - from));
}

static int split(struct slice row, struct side *wrong, struct side *right, struct strbuf *err, size_t *at)
{
    const char *arrow = memmem(row.ptr, row.len, ARROW, strlen(ARROW));
    if (!arrow) return fail(err, at, 0, "phrase without ' => '");
    size_t len = (size_t)(arrow - row.ptr), behind = len + strlen(ARROW);
    const char *again = memmem(row.ptr + behind, row.len - behind, ARROW, strlen(ARROW));
    if (again) return fail(err, at, (size_t)(again - row.ptr) + 1, "phrase with two ' => '");
    wrong->text = slice_of(row.ptr, len);
    wrong->at = 0;
    right->text = slice_of(row.ptr + behind, row.len - behind);
    right->at = behind;
    if (read_side(wrong, false, err, at) || read_side(right, true, err, at)) return -1;
    if (right->n > wrong->n)
        return fail(err, at, behind + right->groups[wrong->n].start,
                    "more braces on the right than on the left");
    for (size_t k = 0; k < right->n; k++)
        if (right->groups[k].n != wrong->groups[k].n)
            return fail(err, at, behind + right->groups[k].start,
                        "braces with another number of alternatives than on the left");
    size_t total = 1;
    for (size_t k = 0; k < wrong->n; k++) {
        total *= wrong->groups[k].n;
        if (total > MOST_EXPANSIONS) return fail(err, at, 0, "phrase stands for more than 4096 phrases");
    }
    if (may_be_empty(wrong)) return fail(err, at, 0, "phrase may be empty");
    if (may_be_empty(right))
        return fail(err, at, behind, "replacement may be empty; '?' is for a finding without a fix");
    return 0;
}

int phrase_check(struct slice row, bool *fixes, struct strbuf *err, size_t *at)
{
    struct side wrong, right;
    if (split(row, &wrong, &right, err, at)) return -1;
    *fixes = !slice_is(right.text, "?");
    return 0;
}

/* Writes `s` to *out, runs of white space as one space; none where `space` says
 * that one has just been written. */
static char *write_spaced(char *out, struct slice s, bool *space)
{
    for (size_t i = 0, next; i < s.len; i = next) {
        uint32_t cp = utf8_at(s.ptr, s.len, i, &next);
        if (!cp_is_space(cp)) {
            memcpy(out, s.ptr + i, next - i);
            out += next - i;
        } else if (!*space) {
            *out++ = ' ';
        }
        *space = cp_is_space(cp);
    }
    return out;
}

static struct slice write_out(const struct side *side, const size_t *choice, struct arena *arena)
{
    char *start = arena_alloc(arena, side->text.len), *out = start; /* braces leave room to spare */
    size_t from = 0;
    bool space = true;
    for (size_t k = 0; k < side->n; k++) {
        const struct group *g = &side->groups[k];
        out = write_spaced(out, slice_of(side->text.ptr + from, g->start - from), &space);
        out = write_spaced(out, g->choices[choice[k]], &space);
        from = g->end;
    }
    out = write_spaced(out, slice_of(side->text.ptr + from, side->text.len - from), &space);
    if (out > start && space) out--;
    return slice_of(start, (size_t)(out - start));
}

/* The next choice of alternatives, the last group turning fastest; false behind the last. */
static bool advance(const struct side *side, size_t *choice)
{
    for (size_t k = side->n; k-- > 0;) {
        if (++choice[k] < side->groups[k].n) return true;
        choice[k] = 0;
    }
    return false;
}

void phrase_expand(struct slice row, struct arena *arena,
                   void (*each)(void *arg, const struct expansion *e), void *arg)
{
    struct side wrong, right;
    struct strbuf why = STRBUF_INIT;
    size_t at, choice[MOST_GROUPS] = {0};
    bool good = split(row, &wrong, &right, &why, &at) == 0;
    strbuf_release(&why);
    if (!good) return;

    struct slice constant = right.n ? slice_of(NULL, 0) : write_out(&right, choice, arena);
    do {
        struct expansion e = {write_out(&wrong, choice, arena), constant};
        if (right.n) e.right = write_out(&right, choice, arena);
        if (slice_is(e.right, "?")) e.right = slice_of(NULL, 0);
        each(arg, &e);
    } while (advance(&wrong, choice));
}
