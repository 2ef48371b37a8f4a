#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "rules/prefilter.h"

/* More alternatives than this cost more to look for than the pattern itself. */
#define MOST_NEEDLES 256
/* Past this length a longer literal is no better. */
#define LONG_ENOUGH 6

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_letter(char c)
{
    c = lower(c);
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A set of literals, one of which must occur: a list, NULL where none is known. */
struct literal {
    struct literal *next;
    struct slice text;
};

struct set {
    struct literal *head;
    size_t n, shortest;
};

/* Reads the pattern as PCRE2 does, as far as it is understood: whatever is not
 * makes `lost` true, and nothing is known then. */
struct reader {
    struct slice s;
    size_t at;
    bool caseless, lost;
    unsigned depth;
    struct arena *arena;
};

static bool better(const struct set *a, const struct set *b)
{
    if (!a->head || !b->head) return a->head != NULL;
    size_t x = a->shortest < LONG_ENOUGH ? a->shortest : LONG_ENOUGH;
    size_t y = b->shortest < LONG_ENOUGH ? b->shortest : LONG_ENOUGH;
    return x != y ? x > y : a->n < b->n;
}

static void keep_better(struct set *best, struct set candidate)
{
    if (better(&candidate, best)) *best = candidate;
}

static struct set join(struct set a, struct set b)
{
    if (!a.head || !b.head || a.n + b.n > MOST_NEEDLES) return (struct set){NULL, 0, 0};
    struct literal *last = b.head;
    while (last->next) last = last->next;
    last->next = a.head;
    return (struct set){b.head, a.n + b.n, a.shortest < b.shortest ? a.shortest : b.shortest};
}

/* Takes `run`, the literal characters read last, as a candidate. */
static void end_run(struct reader *r, struct strbuf *run, struct set *best)
{
    if (run->len) {
        struct literal *l = arena_alloc(r->arena, sizeof *l);
        l->text = arena_slice(r->arena, strbuf_slice(run));
        keep_better(best, (struct set){l, 1, l->text.len});
    }
    strbuf_clear(run);
}

static bool eat(struct reader *r, const char *what)
{
    size_t n = strlen(what);
    if (r->s.len - r->at < n || memcmp(r->s.ptr + r->at, what, n)) return false;
    r->at += n;
    return true;
}

static char peek(const struct reader *r)
{
    return r->at < r->s.len ? r->s.ptr[r->at] : '\0';
}

static void skip_past(struct reader *r, char c)
{
    while (r->at < r->s.len && r->s.ptr[r->at] != c) r->at++;
    if (r->at == r->s.len) r->lost = true;
    else r->at++;
}

/* A quantifier, if one stands here: *least is the fewest repetitions. */
static bool read_quantifier(struct reader *r, unsigned *least)
{
    char c = peek(r);
    if (c == '?' || c == '*' || c == '+') {
        *least = c == '+';
        r->at++;
    } else if (c == '{') {
        size_t i = r->at + 1;
        while (i < r->s.len && (is_digit(r->s.ptr[i]) || r->s.ptr[i] == ',' || r->s.ptr[i] == ' ')) i++;
        if (i == r->s.len || r->s.ptr[i] != '}') return false;
        char first = r->s.ptr[r->at + 1];
        *least = first >= '1' && first <= '9';
        r->at = i + 1;
    } else {
        return false;
    }
    if (peek(r) == '?' || peek(r) == '+') r->at++;
    return true;
}

/* What an atom is to the run of literals. */
enum atom {
    ATOM_OTHER,   /* matches who knows what */
    ATOM_LITERAL, /* one character, appended to `out` in lower case */
};

/* In caseless matching k and s equal the Kelvin sign and the long s, and other
 * letters than ASCII's have cases of their own. */
static bool same_in_lower_case(const struct reader *r, char c)
{
    if (!r->caseless) return true;
    return (unsigned char)c < 0x80 && lower(c) != 'k' && lower(c) != 's';
}

static enum atom read_escape(struct reader *r, struct strbuf *out)
{
    char c = peek(r);
    if (r->at < r->s.len) r->at++;
    if (c == '\0' || (unsigned char)c >= 0x80) {
        r->lost = true;
    } else if (is_digit(c)) {
        while (is_digit(peek(r))) r->at++;
    } else if (!is_letter(c)) {
        strbuf_addch(out, c);
        return ATOM_LITERAL;
    } else if (c == 'p' || c == 'P') {
        if (peek(r) == '{') skip_past(r, '}');
        else r->at += r->at < r->s.len;
    } else if (c == 'x' && peek(r) == '{') {
        skip_past(r, '}');
    } else if (c == 'x') {
        for (int k = 0; k < 2 && (is_digit(peek(r)) || (lower(peek(r)) >= 'a' && lower(peek(r)) <= 'f')); k++)
            r->at++;
    } else if (c == 'g' || c == 'k') {
        char open = peek(r);
        if (open == '{' || open == '<' || open == '\'') {
            r->at++;
            skip_past(r, open == '{' ? '}' : open == '<' ? '>' : '\'');
        } else {
            while (is_digit(peek(r)) || peek(r) == '-' || peek(r) == '+') r->at++;
        }
    } else if (!strchr("dDwWsShHvVRXbBAzZGKaefnrtN", c) || (c == 'N' && peek(r) == '{')) {
        r->lost = true;
    }
    return ATOM_OTHER;
}

/* A class matches one character; [Tt] is the letter in either case. */
static enum atom read_class(struct reader *r, struct strbuf *out)
{
    size_t start = r->at;
    if (peek(r) == '^') r->at++;
    if (peek(r) == ']') r->at++;
    while (r->at < r->s.len && peek(r) != ']') {
        if (eat(r, "[:")) {
            while (is_letter(peek(r)) || peek(r) == '^') r->at++;
            if (!eat(r, ":]")) r->lost = true;
        } else if (eat(r, "\\")) {
            if (peek(r) && strchr("QEc", peek(r))) r->lost = true;
            r->at += r->at < r->s.len;
        } else {
            r->at++;
        }
    }
    const char *p = r->s.ptr + start;
    bool one_letter = r->at - start == 2 && is_letter(p[0]) && is_letter(p[1]) && lower(p[0]) == lower(p[1]);
    if (r->at == r->s.len) r->lost = true;
    else r->at++;
    if (!one_letter || !same_in_lower_case(r, p[0])) return ATOM_OTHER;
    strbuf_addch(out, lower(p[0]));
    return ATOM_LITERAL;
}

static struct set read_alternatives(struct reader *r);

/* (?i) and the like, behind "(?"; true where the group ends with them. */
static bool read_flags(struct reader *r)
{
    bool on = true;
    for (;; r->at++) {
        char c = peek(r);
        if (c == '-') on = false;
        else if (c == 'i') r->caseless = on;
        else if (c == ')') return true;
        else if (c == ':') return false;
        else if (c != 'm' && c != 's' && c != 'n' && c != 'J' && c != 'U') {
            r->lost = true;
            return true;
        }
    }
}

/* A group, behind its "(" and up to its ")": what must occur for it to match. */
static struct set read_group(struct reader *r)
{
    const struct set unknown = {NULL, 0, 0};
    bool negative = false, caseless = r->caseless;
    if (eat(r, "?")) {
        char c = peek(r);
        if (eat(r, "=") || eat(r, "<=") || eat(r, ":") || eat(r, ">") || eat(r, "|")) {
        } else if (eat(r, "!") || eat(r, "<!")) {
            negative = true;
        } else if (eat(r, "P<") || eat(r, "<")) {
            skip_past(r, '>');
        } else if (eat(r, "'")) {
            skip_past(r, '\'');
        } else if (is_digit(c) || c == 'R' || c == '&' || c == '+' || c == 'P' ||
                   (c == '-' && r->at + 1 < r->s.len && is_digit(r->s.ptr[r->at + 1]))) {
            while (r->at < r->s.len && peek(r) != ')') r->at++;
            return unknown;
        } else if (is_letter(c) || c == '-') {
            if (read_flags(r)) return unknown; /* in force up to the end of the group around */
            r->at++;
        } else {
            r->lost = true; /* conditions, callouts, comments: a quantifier may stand behind one */
        }
    } else if (peek(r) == '*') {
        r->lost = true;
    }
    if (r->lost) return unknown;
    struct set inside = read_alternatives(r);
    r->caseless = caseless;
    return negative ? unknown : inside;
}

/* One alternative, up to its | or ) or the end. */
static struct set read_sequence(struct reader *r)
{
    struct set best = {NULL, 0, 0}, group;
    struct strbuf run = STRBUF_INIT;
    while (r->at < r->s.len && !r->lost && peek(r) != '|' && peek(r) != ')') {
        char c = r->s.ptr[r->at++];
        enum atom atom = ATOM_OTHER;
        size_t before = run.len;
        group = (struct set){NULL, 0, 0};
        if (c == '(') {
            end_run(r, &run, &best);
            before = 0;
            group = read_group(r);
            if (r->at == r->s.len) r->lost = true;
            else r->at++;
        } else if (c == '[') {
            atom = read_class(r, &run);
        } else if (c == '\\') {
            atom = read_escape(r, &run);
        } else if (!strchr("^$.{?*+", c)) {
            atom = same_in_lower_case(r, c) ? ATOM_LITERAL : ATOM_OTHER;
            if (atom == ATOM_LITERAL) strbuf_addch(&run, lower(c));
            while (((unsigned char)peek(r) & 0xC0) == 0x80) { /* the rest of the character */
                if (atom == ATOM_LITERAL) strbuf_addch(&run, peek(r));
                r->at++;
            }
        }
        unsigned least = 1;
        bool repeated = read_quantifier(r, &least);
        if (!least) {
            strbuf_truncate(&run, before);
            group = (struct set){NULL, 0, 0};
        }
        if (repeated || atom == ATOM_OTHER) end_run(r, &run, &best);
        keep_better(&best, group);
    }
    end_run(r, &run, &best);
    strbuf_release(&run);
    return best;
}

static struct set read_alternatives(struct reader *r)
{
    if (++r->depth > 50) r->lost = true;
    struct set all = read_sequence(r);
    while (!r->lost && peek(r) == '|') {
        r->at++;
        struct set next = read_sequence(r);
        all = join(all, next);
    }
    r->depth--;
    return all;
}

void prefilter_read(struct prefilter *p, struct slice pattern, struct arena *arena)
{
    struct arena scratch = ARENA_INIT;
    struct reader r = {.s = pattern, .arena = &scratch};
    *p = (struct prefilter){NULL, 0};
    struct set set = read_alternatives(&r);
    if (!r.lost && r.at == pattern.len && set.head) {
        p->needles = arena_alloc(arena, set.n * sizeof *p->needles);
        for (const struct literal *l = set.head; l; l = l->next)
            p->needles[p->n++] = arena_slice(arena, l->text);
    }
    arena_release(&scratch);
}

static unsigned trigram(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    uint32_t v = (uint32_t)u[0] << 16 | (uint32_t)u[1] << 8 | u[2];
    return (v * 2654435761u) >> 16;
}

void haystack_init(struct haystack *h)
{
    strbuf_init(&h->lower);
}

void haystack_set(struct haystack *h, struct slice text)
{
    strbuf_clear(&h->lower);
    strbuf_reserve(&h->lower, text.len);
    for (size_t i = 0; i < text.len; i++) h->lower.buf[i] = lower(text.ptr[i]);
    strbuf_truncate(&h->lower, text.len);
    memset(h->trigrams, 0, sizeof h->trigrams);
    for (size_t i = 0; i + 3 <= text.len; i++) {
        unsigned t = trigram(h->lower.buf + i);
        h->trigrams[t / 64] |= (uint64_t)1 << t % 64;
    }
}

void haystack_release(struct haystack *h)
{
    strbuf_release(&h->lower);
}

static bool may_hold(const struct haystack *h, struct slice needle)
{
    if (needle.len < 3) return memmem(h->lower.buf, h->lower.len, needle.ptr, needle.len) != NULL;
    for (size_t i = 0; i + 3 <= needle.len; i++) {
        unsigned t = trigram(needle.ptr + i);
        if (!(h->trigrams[t / 64] >> t % 64 & 1)) return false;
    }
    return true;
}

bool prefilter_may_match(const struct prefilter *p, const struct haystack *h)
{
    for (size_t i = 0; i < p->n; i++)
        if (may_hold(h, p->needles[i])) return true;
    return p->n == 0;
}
