#include "base/compat.h"

#include "base/utf8.h"
#include "rules/needsets.h"
#include "rules/prefilter.h"

/* Characters of a class that are taken one by one. */
#define LARGEST_CLASS 16
#define DEEPEST 50

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
    unsigned depth;
    struct arena *arena;
};

/* Where what a part matches stands: in its place, behind it, before it. */
enum kind { PART_TEXT, PART_AHEAD, PART_BEHIND };

/* What is known of a part of the pattern. */
struct part {
    enum kind kind;
    struct strings strings; /* all that it can match, n 0 where that is not known */
    struct sets sets;       /* what else must occur */
    bool never;             /* it cannot match: (*F) */
};

/* A sequence while it is read. */
struct sequence {
    struct strings run;    /* all that may stand right before this place */
    struct strbuf pending; /* characters that stand behind that */
    struct sets sets;
    bool whole; /* the run is all of the sequence so far */
    bool never;
};

/* How often a part may stand. */
struct quantifier {
    bool any;   /* there is one */
    bool none;  /* not at all */
    bool twice; /* more than once */
};

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

/* The quantifier that stands here, if any. */
static struct quantifier read_quantifier(struct reader *r)
{
    struct quantifier q = {false, false, false};
    char c = peek(r);
    if (c == '?' || c == '*' || c == '+') {
        q = (struct quantifier){true, c != '+', c != '?'};
        r->at++;
    } else if (c == '{') {
        size_t i = r->at + 1;
        while (i < r->s.len && (is_digit(r->s.ptr[i]) || r->s.ptr[i] == ',' || r->s.ptr[i] == ' ')) i++;
        if (i == r->s.len || r->s.ptr[i] != '}') return q;
        char first = r->s.ptr[r->at + 1];
        q = (struct quantifier){true, first < '1' || first > '9', true};
        r->at = i + 1;
    } else {
        return q;
    }
    if (peek(r) == '?' || peek(r) == '+') r->at++;
    return q;
}

/* Caseless letters are compared in lower case; other letters than ASCII's are not. */
static bool same_in_lower_case(const struct reader *r, uint32_t cp)
{
    return !r->caseless || cp < 0x80 || (!cp_is_letter(cp) && cp_lower(cp) == cp && cp_upper(cp) == cp);
}

static struct strings string_of(struct reader *r, uint32_t cp)
{
    char text[4];
    return strings_of(r->arena, slice_of(text, utf8_encode(cp, text)));
}

/* A part of which nothing is known but that one of these stands in it. */
static void needs_one(struct reader *r, struct part *p, uint32_t mark)
{
    sets_keep(&p->sets, set_of(r->arena, string_of(r, mark)));
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

/* A class matches one character: those that it may be, where they are few. */
static struct part read_class(struct reader *r)
{
    struct part p = {.never = false};
    struct strings all = {NULL, 0, 0};
    size_t n = 0;
    bool few = !eat(r, "^"), single = true;
    for (bool first = true; r->at < r->s.len && (first || peek(r) != ']') && !r->lost; first = false) {
        uint32_t cp = class_member(r);
        if (peek(r) == '-' && r->at + 1 < r->s.len && r->s.ptr[r->at + 1] != ']') {
            r->at++;
            uint32_t end = class_member(r);
            cp = cp >= '0' && cp <= '9' && end >= '0' && end <= '9' ? PREFILTER_DIGIT : 0;
        }
        single = single && cp != PREFILTER_DIGIT && cp != PREFILTER_DECIMAL;
        few = few && cp && n++ < LARGEST_CLASS && same_in_lower_case(r, cp);
        if (!few) continue;
        struct strings one = string_of(r, cp);
        bool known = false; /* [Tt] is one letter */
        for (const struct literal *l = all.head; l; l = l->next) known = known || slice_equal(l->text, one.head->text);
        if (!known) all = all.n ? strings_join(all, one) : one;
    }
    if (r->at >= r->s.len) r->lost = true;
    else r->at++;
    if (!few || r->lost || !all.n) return p;
    if (single) p.strings = all;
    else sets_keep(&p.sets, set_of(r->arena, all));
    return p;
}

/* A part that matches no character. */
static struct part no_width(struct reader *r)
{
    return (struct part){.strings = strings_of(r->arena, slice_of("", 0))};
}

static struct part read_escape(struct reader *r)
{
    struct part p = {.never = false};
    char c = peek(r);
    if (r->at < r->s.len) r->at++;
    if (c == '\0' || (unsigned char)c >= 0x80) {
        r->lost = true;
    } else if (is_digit(c)) {
        while (is_digit(peek(r))) r->at++;
    } else if (!is_letter(c)) {
        p.strings = string_of(r, (unsigned char)c);
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
    } else if (c == 'b') {
        p.strings = string_of(r, PREFILTER_EDGE);
    } else if (c == 'd') {
        needs_one(r, &p, PREFILTER_DECIMAL);
    } else if (strchr("BAzZGK", c)) {
        p = no_width(r);
    } else if (c == 's') {
        p.strings = string_of(r, PREFILTER_SPACE);
    } else if (!strchr("DwWShHvVRXaefnrtN", c) || (c == 'N' && peek(r) == '{')) {
        r->lost = true;
    }
    return p;
}

static struct part read_alternatives(struct reader *r);

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

/* A verb, behind "(*": those that hinder matches change nothing, others are not
 * understood. */
static struct part read_verb(struct reader *r)
{
    struct part p = no_width(r);
    if (eat(r, "F)") || eat(r, "FAIL)")) p.never = true;
    else if (!eat(r, "SKIP)") && !eat(r, "PRUNE)") && !eat(r, "COMMIT)")) r->lost = true;
    if (!r->lost) r->at--; /* the caller passes the ) */
    return p;
}

/* A group, behind its "(" and up to its ")". */
static struct part read_group(struct reader *r)
{
    const struct part unknown = {.never = false};
    bool negative = false, caseless = r->caseless;
    enum kind kind = PART_TEXT;
    if (eat(r, "?")) {
        char c = peek(r);
        if (eat(r, "=")) {
            kind = PART_AHEAD;
        } else if (eat(r, "<=")) {
            kind = PART_BEHIND;
        } else if (eat(r, ":") || eat(r, ">") || eat(r, "|")) {
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
            if (read_flags(r)) return no_width(r); /* in force up to the end of the group around */
            r->at++;
        } else {
            r->lost = true; /* conditions, callouts, comments: a quantifier may stand behind one */
        }
    } else if (eat(r, "*")) {
        return read_verb(r);
    }
    if (r->lost) return unknown;
    struct part inside = read_alternatives(r);
    inside.kind = kind;
    r->caseless = caseless;
    return negative ? no_width(r) : inside;
}

/* Takes the run as a set, and begins another. */
static void cut_run(struct reader *r, struct sequence *q, struct strings run)
{
    sets_keep(&q->sets, set_of(r->arena, q->run));
    q->run = run;
    q->whole = false;
}

static void forget_run(struct reader *r, struct sequence *q)
{
    cut_run(r, q, strings_of(r->arena, slice_of("", 0)));
}

/* Puts the strings behind the run. */
static void extend_run(struct reader *r, struct sequence *q, struct strings strings)
{
    struct strings longer = strings_cross(r->arena, q->run, strings);
    if (longer.n) {
        q->run = longer;
    } else if (strings.n <= MOST_STRINGS && strings.longest <= LONGEST_STRING) {
        cut_run(r, q, strings);
    } else {
        forget_run(r, q);
        sets_keep(&q->sets, set_of(r->arena, strings));
    }
}

static void flush(struct reader *r, struct sequence *q)
{
    if (q->pending.len) extend_run(r, q, strings_of(r->arena, strbuf_slice(&q->pending)));
    strbuf_clear(&q->pending);
}

static void add_text(struct reader *r, struct sequence *q, const struct part *p, struct quantifier times)
{
    /* White space before and behind is all that is asked of it: once is as good as often. */
    bool space = p->strings.n == 1 && slice_equal(p->strings.head->text, slice_of((char[]){PREFILTER_SPACE}, 1));
    bool once = !times.twice || space;
    if (!times.none) sets_keep_all(&q->sets, &p->sets);
    if (!p->strings.n || (times.none && !once)) {
        forget_run(r, q);
    } else if (times.none) {
        extend_run(r, q, strings_join(p->strings, strings_of(r->arena, slice_of("", 0))));
    } else {
        struct strings last = once ? p->strings : strings_copy(r->arena, p->strings);
        extend_run(r, q, p->strings);
        if (!once) cut_run(r, q, last);
    }
}

/* What stands around this place without being part of the match. */
static void add_look(struct reader *r, struct sequence *q, const struct part *p)
{
    struct strings longer = {NULL, 0, 0};
    sets_keep_all(&q->sets, &p->sets);
    if (!p->strings.n) return;
    if (p->kind == PART_AHEAD) longer = strings_cross(r->arena, q->run, p->strings);
    if (p->kind == PART_BEHIND && strings_empty(q->run)) extend_run(r, q, p->strings);
    else sets_keep(&q->sets, set_of(r->arena, longer.n ? longer : p->strings));
    if (p->kind == PART_BEHIND) q->whole = false;
}

/* The part that begins with the character `c`, which has been passed. */
static struct part read_part(struct reader *r, char c)
{
    struct part p = {.never = false};
    if (c == '(') {
        p = read_group(r);
        if (r->at == r->s.len) r->lost = true;
        else r->at++;
    } else if (c == '[') {
        p = read_class(r);
    } else if (c == '\\') {
        p = read_escape(r);
    } else if (c == '^' || c == '$') {
        p = no_width(r);
    } else if (!strchr(".{?*+", c)) {
        uint32_t cp = utf8_at(r->s.ptr, r->s.len, r->at - 1, &r->at);
        if (same_in_lower_case(r, cp)) p.strings = string_of(r, cp);
    }
    return p;
}

/* One alternative, up to its | or ) or the end. */
static struct part read_sequence(struct reader *r)
{
    struct sequence q = {.run = strings_of(r->arena, slice_of("", 0)), .pending = STRBUF_INIT, .whole = true};
    while (r->at < r->s.len && !r->lost && peek(r) != '|' && peek(r) != ')') {
        struct part p = read_part(r, r->s.ptr[r->at++]);
        struct quantifier times = read_quantifier(r);
        if (!times.any && p.kind == PART_TEXT && p.strings.n == 1 && !p.sets.n && !p.never) {
            strbuf_addslice(&q.pending, p.strings.head->text);
            if (q.pending.len > LONGEST_STRING / 2) flush(r, &q);
            continue;
        }
        flush(r, &q);
        q.never = q.never || (p.never && !times.none);
        if (p.kind == PART_TEXT) add_text(r, &q, &p, times);
        else if (!times.none) add_look(r, &q, &p);
    }
    flush(r, &q);
    struct part all = {.sets = q.sets, .never = q.never};
    if (q.whole) {
        all.strings = q.run;
    } else {
        forget_run(r, &q);
        all.sets = q.sets;
    }
    strbuf_release(&q.pending);
    return all;
}

/* A part, all that is known of it as sets. */
static struct sets sets_of_part(struct reader *r, const struct part *p)
{
    struct sets sets = p->sets;
    sets_keep(&sets, set_of(r->arena, p->strings));
    return sets;
}

static struct part read_alternatives(struct reader *r)
{
    if (++r->depth > DEEPEST) r->lost = true;
    struct part all = read_sequence(r);
    while (!r->lost && peek(r) == '|') {
        r->at++;
        struct part next = read_sequence(r);
        if (next.never) continue;
        if (all.never) {
            all = next;
        } else if (all.strings.n && next.strings.n && all.strings.n + next.strings.n <= MOST_NEEDLES) {
            all.strings = strings_join(all.strings, next.strings);
            all.sets.n = 0;
        } else {
            struct sets a = sets_of_part(r, &all), b = sets_of_part(r, &next);
            all = (struct part){.sets = sets_either(&a, &b)};
        }
    }
    r->depth--;
    return all;
}

void prefilter_read(struct prefilter *p, struct slice pattern, struct arena *arena)
{
    struct arena scratch = ARENA_INIT;
    struct reader r = {.s = pattern, .arena = &scratch};
    *p = (struct prefilter){NULL, 0};
    struct part part = read_alternatives(&r);
    struct sets sets = sets_of_part(&r, &part);
    if (!r.lost && r.at == pattern.len && !part.never && sets.n) {
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
