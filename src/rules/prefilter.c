#include "base/compat.h"

#include "base/utf8.h"
#include "rules/needsets.h"
#include "rules/prefilter.h"

/* Characters of a class that are taken one by one. */
#define LARGEST_CLASS 16

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

/* Reads the pattern as PCRE2 does, as far as it is understood: whatever is not
 * makes `lost` true, and nothing is known then. */
struct reader {
    struct slice s;
    size_t at;
    bool caseless, lost;
    bool failed; /* (*F) stands in the sequence */
    unsigned depth;
    struct arena *arena;
};

/* Takes `run`, the literal characters read last, as a candidate. */
static void end_run(struct reader *r, struct strbuf *run, struct sets *sets)
{
    if (run->len) sets_keep(sets, set_of(r->arena, strbuf_slice(run)));
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
    if (r->at == r->s.len)
        r->lost = true;
    else
        r->at++;
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
    ATOM_CLASS,   /* one character of a class, whose mark is appended */
};

/* Caseless letters are compared in lower case; other letters than ASCII's are not. */
static bool same_in_lower_case(const struct reader *r, uint32_t cp)
{
    return !r->caseless || cp < 0x80 || (!cp_is_letter(cp) && cp_lower(cp) == cp && cp_upper(cp) == cp);
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
        if (peek(r) == '{')
            skip_past(r, '}');
        else
            r->at += r->at < r->s.len;
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
    } else if (c == 'd') {
        strbuf_addch(out, PREFILTER_DECIMAL);
        return ATOM_CLASS;
    } else if (!strchr("DwWsShHvVRXbBAzZGKaefnrtN", c) || (c == 'N' && peek(r) == '{')) {
        r->lost = true;
    }
    return ATOM_OTHER;
}

/* The character of a class at r->at, which is left behind it; 0 for what stands
 * for several. */
static uint32_t class_member(struct reader *r)
{
    if (eat(r, "[:")) {
        while (is_letter(peek(r)) || peek(r) == '^') r->at++;
        if (!eat(r, ":]")) r->lost = true;
        return 0;
    }
    if (eat(r, "\\x{")) {
        uint32_t cp = 0;
        for (; r->at < r->s.len && peek(r) != '}'; r->at++)
            cp = cp * 16 + (uint32_t)(is_digit(peek(r)) ? peek(r) - '0' : lower(peek(r)) - 'a' + 10);
        skip_past(r, '}');
        return cp;
    }
    if (eat(r, "\\")) {
        char c = peek(r);
        if (c && strchr("QEc", c)) r->lost = true;
        r->at += r->at < r->s.len;
        if (c == 'd') return PREFILTER_DECIMAL;
        return (unsigned char)c >= 0x80 || is_letter(c) || is_digit(c) ? 0 : (uint32_t)c;
    }
    return utf8_at(r->s.ptr, r->s.len, r->at, &r->at);
}

/* A class matches one character: *set are those that it may be, where they are
 * few. [Tt] is the letter in either case. */
static enum atom read_class(struct reader *r, struct strbuf *out, struct set *set)
{
    uint32_t members[LARGEST_CLASS];
    size_t n = 0, start = r->at;
    bool few = !eat(r, "^");
    for (bool first = true; r->at < r->s.len && (first || peek(r) != ']') && !r->lost; first = false) {
        uint32_t cp = class_member(r);
        if (peek(r) == '-' && r->at + 1 < r->s.len && r->s.ptr[r->at + 1] != ']') {
            r->at++;
            uint32_t end = class_member(r);
            cp = cp >= '0' && cp <= '9' && end >= '0' && end <= '9' ? PREFILTER_DIGIT : 0;
        }
        few = few && cp && n < LARGEST_CLASS && same_in_lower_case(r, cp);
        if (few) members[n++] = cp;
    }
    if (r->at >= r->s.len)
        r->lost = true;
    else
        r->at++;
    if (!few || r->lost) return ATOM_OTHER;
    const char *p = r->s.ptr + start;
    if (n == 2 && is_letter(p[0]) && lower(p[0]) == lower(p[1])) {
        strbuf_addch(out, lower(p[0]));
        return ATOM_LITERAL;
    }
    for (size_t i = 0; i < n; i++) {
        char text[4];
        struct set one = set_of(r->arena, slice_of(text, utf8_encode(members[i], text)));
        *set = i ? set_join(*set, one) : one;
    }
    return ATOM_OTHER;
}

static struct sets read_alternatives(struct reader *r);

/* (?i) and the like, behind "(?"; true where the group ends with them. */
static bool read_flags(struct reader *r)
{
    bool on = true;
    for (;; r->at++) {
        char c = peek(r);
        if (c == '-')
            on = false;
        else if (c == 'i')
            r->caseless = on;
        else if (c == ')')
            return true;
        else if (c == ':')
            return false;
        else if (c != 'm' && c != 's' && c != 'n' && c != 'J' && c != 'U') {
            r->lost = true;
            return true;
        }
    }
}

/* A verb, behind "(*": those that hinder matches change nothing, others are not
 * understood. */
static void read_verb(struct reader *r)
{
    if (eat(r, "F)") || eat(r, "FAIL)"))
        r->failed = true;
    else if (!eat(r, "SKIP)") && !eat(r, "PRUNE)") && !eat(r, "COMMIT)"))
        r->lost = true;
    if (!r->lost) r->at--; /* the caller passes the ) */
}

/* A group, behind its "(" and up to its ")": what must occur for it to match. */
static struct sets read_group(struct reader *r)
{
    const struct sets unknown = {.n = 0};
    bool negative = false, caseless = r->caseless, failed = r->failed;
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
    } else if (eat(r, "*")) {
        read_verb(r);
        return unknown;
    }
    if (r->lost) return unknown;
    struct sets inside = read_alternatives(r);
    r->caseless = caseless;
    r->failed = failed;
    return negative ? unknown : inside;
}

/* One alternative, up to its | or ) or the end. */
static struct sets read_sequence(struct reader *r)
{
    struct sets found = {.n = 0}, group;
    struct strbuf run = STRBUF_INIT, mark = STRBUF_INIT;
    r->failed = false;
    while (r->at < r->s.len && !r->lost && peek(r) != '|' && peek(r) != ')') {
        char c = r->s.ptr[r->at++];
        enum atom atom = ATOM_OTHER;
        size_t before = run.len;
        group = (struct sets){.n = 0};
        strbuf_clear(&mark);
        if (c == '(') {
            end_run(r, &run, &found);
            before = 0;
            group = read_group(r);
            if (r->at == r->s.len)
                r->lost = true;
            else
                r->at++;
        } else if (c == '[') {
            struct set class = {NULL, 0, 0};
            atom = read_class(r, &run, &class);
            sets_keep(&group, class);
        } else if (c == '\\') {
            atom = read_escape(r, &mark);
            if (atom == ATOM_LITERAL) strbuf_addslice(&run, strbuf_slice(&mark));
            if (atom == ATOM_CLASS) sets_keep(&group, set_of(r->arena, strbuf_slice(&mark)));
        } else if (!strchr("^$.{?*+", c)) {
            size_t start = r->at - 1;
            uint32_t cp = utf8_at(r->s.ptr, r->s.len, start, &r->at);
            atom = same_in_lower_case(r, cp) ? ATOM_LITERAL : ATOM_OTHER;
            if (atom == ATOM_LITERAL) strbuf_add(&run, r->s.ptr + start, r->at - start);
        }
        unsigned least = 1;
        bool repeated = read_quantifier(r, &least);
        if (!least) {
            strbuf_truncate(&run, before);
            group.n = 0;
        }
        if (repeated || atom != ATOM_LITERAL) end_run(r, &run, &found);
        sets_keep_all(&found, &group);
    }
    end_run(r, &run, &found);
    found.never = r->failed;
    strbuf_release(&run);
    strbuf_release(&mark);
    return found;
}

/* What one of the alternatives needs: the best of each, and where each has one
 * besides, the mark that parts its words. */
static struct sets read_alternatives(struct reader *r)
{
    if (++r->depth > 50) r->lost = true;
    struct sets all = read_sequence(r);
    while (!r->lost && peek(r) == '|') {
        r->at++;
        struct sets next = read_sequence(r);
        if (next.never) continue;
        all = all.never ? next : sets_either(&all, &next);
    }
    r->depth--;
    return all;
}

void prefilter_read(struct prefilter *p, struct slice pattern, struct arena *arena)
{
    struct arena scratch = ARENA_INIT;
    struct reader r = {.s = pattern, .arena = &scratch};
    *p = (struct prefilter){NULL, 0};
    struct sets sets = read_alternatives(&r);
    if (!r.lost && r.at == pattern.len && !sets.never && sets.n) {
        p->needs = arena_alloc(arena, sets.n * sizeof *p->needs);
        for (; p->n < sets.n; p->n++) {
            struct need *need = &p->needs[p->n];
            need->needles = arena_alloc(arena, sets.items[p->n].n * sizeof *need->needles);
            for (const struct literal *l = sets.items[p->n].head; l; l = l->next)
                need->needles[need->n++] = arena_slice(arena, l->text);
        }
    }
    arena_release(&scratch);
}
