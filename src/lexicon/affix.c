#include "base/compat.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lexicon/affix.h"

/* Directives that take no word away and add none, or that only take away. */
static const char *const harmless[] = {
    "SET",         "TRY",       "REP",           "MAP",         "KEY",     "PHONE",        "NOSUGGEST",
    "WORDCHARS",   "MAXDIFF",   "MAXCPDSUGS",    "NOSPLITSUGS", "HOME",    "SUGSWITHDOTS", "ONLYMAXDIFF",
    "COMPOUNDMIN", "OCONV",     "MAXNGRAMSUGS",  "NAME",        "VERSION", "SUBSTANDARD",  "ONLYINCOMPOUND",
    "KEEPCASE",    "NEEDAFFIX", "FORBIDDENWORD", "LANG",
};

enum { MOST_FIELDS = 5, DEEPEST = 2 };

/* One ending or beginning. */
struct affix {
    struct affix *next; /* of the same flag and kind */
    struct slice strip, add, flags, condition;
};

struct reader {
    const struct affix_sink *sink;
    struct arena arena;
    struct affix *suffixes[256], *prefixes[256]; /* by flag */
    bool compound[256];                          /* flags of the words that compounds are made of */
    bool only[256];                              /* flags that mean nothing else to those words */
    bool utf8, failed;
    bool cased; /* some words keep their case, or are forbidden in one */
};

/* Cuts a line at white space into at most MOST_FIELDS fields; none of a comment. */
static size_t cut(struct slice line, struct slice fields[MOST_FIELDS])
{
    size_t n = 0, i = 0;
    while (n < MOST_FIELDS) {
        while (i < line.len && strchr(" \t\r\n", line.ptr[i])) i++;
        size_t from = i;
        while (i < line.len && !strchr(" \t\r\n", line.ptr[i])) i++;
        if (i == from || (n == 0 && line.ptr[from] == '#')) break;
        fields[n++] = slice_of(line.ptr + from, i - from);
    }
    return n;
}

static bool is_harmless(struct slice directive)
{
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        if (slice_is(directive, harmless[i])) return true;
    return false;
}

/* What is read for another character may be no letter, nor become one that
 * galley asks about. */
static bool is_letters_alone(struct slice s)
{
    for (size_t i = 0; i < s.len;)
        if (!cp_is_letter(utf8_at(s.ptr, s.len, i, &i))) return false;
    return true;
}

static bool is_number(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9') return false;
    return s.len > 0;
}

/* SFX or PFX, flag, what goes, what comes (with flags of its own), condition. */
static void read_affix(struct reader *r, struct affix **table, const struct slice *f, size_t n)
{
    if (n < 4 || f[1].len != 1) {
        r->failed = true;
        return;
    }
    if ((slice_is(f[2], "Y") || slice_is(f[2], "N")) && is_number(f[3])) return; /* the head of a group */
    struct affix *a = arena_alloc(&r->arena, sizeof *a);
    a->strip = a->add = a->flags = a->condition = slice_of("", 0);
    const char *slash = memchr(f[3].ptr, '/', f[3].len);
    size_t len = slash ? (size_t)(slash - f[3].ptr) : f[3].len;
    struct slice add = slice_of(f[3].ptr, len);
    if (slash) a->flags = arena_slice(&r->arena, slice_of(slash + 1, f[3].len - len - 1));
    if (!slice_is(f[2], "0")) a->strip = arena_slice(&r->arena, f[2]);
    if (!slice_is(add, "0")) a->add = arena_slice(&r->arena, add);
    if (n > 4 && !slice_is(f[4], ".")) a->condition = arena_slice(&r->arena, f[4]);
    a->next = table[(unsigned char)f[1].ptr[0]];
    table[(unsigned char)f[1].ptr[0]] = a;
}

/* A rule of compounds: flags, with * and ? behind them. */
static void read_compound(struct reader *r, struct slice rule)
{
    if (is_number(rule)) return; /* their number */
    for (size_t i = 0; i < rule.len; i++) {
        if (rule.ptr[i] == '(' || rule.ptr[i] == ')') r->failed = true;
        if (rule.ptr[i] != '*' && rule.ptr[i] != '?') r->compound[(unsigned char)rule.ptr[i]] = true;
    }
}

static void read_directive(struct slice line, void *payload)
{
    struct reader *r = payload;
    struct slice f[MOST_FIELDS];
    size_t n = cut(line, f);
    if (!n) return;
    if (slice_is(f[0], "SFX"))
        read_affix(r, r->suffixes, f, n);
    else if (slice_is(f[0], "PFX"))
        read_affix(r, r->prefixes, f, n);
    else if (slice_is(f[0], "COMPOUNDRULE") && n > 1)
        read_compound(r, f[1]);
    else if (slice_is(f[0], "ICONV"))
        r->failed = r->failed || (n > 2 && is_letters_alone(f[1]));
    else if (slice_is(f[0], "SET"))
        r->utf8 = n > 1 && slice_is(f[1], "UTF-8");
    else if (!is_harmless(f[0]))
        r->failed = true;
    if (slice_is(f[0], "KEEPCASE") || slice_is(f[0], "FORBIDDENWORD")) r->cased = true;
    if (slice_is(f[0], "ONLYINCOMPOUND") && n > 1) r->only[(unsigned char)f[1].ptr[0]] = true;
}

/* Whether `s` begins as the condition says: characters, sets, points. A condition
 * that is not understood holds: what it lets through is asked about later. */
static bool begins(struct slice condition, struct slice s, size_t *used)
{
    size_t i = 0, k = 0;
    while (i < condition.len) {
        if (k >= s.len) return false;
        uint32_t c = utf8_at(condition.ptr, condition.len, i, &i), got = utf8_at(s.ptr, s.len, k, &k);
        if (c == '.') continue;
        if (c != '[') {
            if (c != got) return false;
            continue;
        }
        bool not_in = utf8_peek(condition.ptr, condition.len, i) == '^', found = false;
        if (not_in) i++;
        while (i < condition.len && (c = utf8_at(condition.ptr, condition.len, i, &i)) != ']')
            found = found || c == got;
        if (found == not_in) return false;
    }
    *used = k;
    return true;
}

static bool ends(struct slice condition, struct slice s)
{
    size_t used;
    for (size_t at = s.len;; at--) {
        if ((at == s.len || ((unsigned char)s.ptr[at] & 0xC0) != 0x80) &&
            begins(condition, slice_of(s.ptr + at, s.len - at), &used) && used == s.len - at)
            return true;
        if (at == 0) return false;
    }
}

static void join(struct strbuf *out, struct slice a, struct slice b)
{
    strbuf_clear(out);
    strbuf_addslice(out, a);
    strbuf_addslice(out, b);
}

/* The word with every beginning that one of the flags stands for. */
static void add_prefixes(struct reader *r, struct slice word, struct slice flags)
{
    struct strbuf made = STRBUF_INIT;
    size_t used;
    for (size_t i = 0; i < flags.len; i++) {
        for (const struct affix *a = r->prefixes[(unsigned char)flags.ptr[i]]; a; a = a->next) {
            if (!slice_starts(word, a->strip) || !begins(a->condition, word, &used)) continue;
            join(&made, a->add, slice_of(word.ptr + a->strip.len, word.len - a->strip.len));
            r->sink->form(strbuf_slice(&made), r->sink->payload);
            if (a->flags.len) r->failed = true; /* a beginning that takes more */
        }
    }
    strbuf_release(&made);
}

/* The word as it is, with its beginnings, and all that with its endings. `flags`
 * are the endings it takes, `root` those of the root that it was made from. */
static void add_forms(struct reader *r, struct slice word, struct slice flags, struct slice root, int depth)
{
    struct strbuf made = STRBUF_INIT;
    r->sink->form(word, r->sink->payload);
    add_prefixes(r, word, root);
    if (depth) add_prefixes(r, word, flags);
    for (size_t i = 0; i < flags.len && depth < DEEPEST; i++) {
        for (const struct affix *a = r->suffixes[(unsigned char)flags.ptr[i]]; a; a = a->next) {
            if (!slice_ends(word, a->strip) || !ends(a->condition, word)) continue;
            join(&made, slice_of(word.ptr, word.len - a->strip.len), a->add);
            add_forms(r, strbuf_slice(&made), a->flags, root, depth + 1);
        }
    }
    strbuf_release(&made);
}

/* A word that compounds are made of: digits and a tail, and no affix. */
static void read_part(struct reader *r, struct slice word, struct slice flags)
{
    size_t digits = 0;
    while (digits < word.len && word.ptr[digits] >= '0' && word.ptr[digits] <= '9') digits++;
    for (size_t i = digits; i < word.len; i++)
        if (word.ptr[i] < 'a' || word.ptr[i] > 'z') r->failed = true;
    for (size_t i = 0; i < flags.len; i++) {
        unsigned char flag = (unsigned char)flags.ptr[i];
        if (r->suffixes[flag] || r->prefixes[flag]) r->failed = true;
    }
    if (!digits) r->failed = true;
    r->sink->tail(slice_of(word.ptr + digits, word.len - digits), r->sink->payload);
}

static void read_root(struct slice line, void *payload)
{
    struct reader *r = payload;
    struct strbuf word = STRBUF_INIT;
    struct slice flags = slice_of("", 0);
    size_t i = 0;
    while (line.len && strchr("\r\n", line.ptr[line.len - 1])) line.len--;
    const char *tab = memchr(line.ptr, '\t', line.len); /* what follows tells of the word's kind */
    if (tab) line.len = (size_t)(tab - line.ptr);
    if (memchr(line.ptr, ' ', line.len) && memchr(line.ptr, ':', line.len))
        r->failed = true; /* the same, spaced */
    for (; i < line.len && line.ptr[i] != '/'; i++) {
        if (line.ptr[i] == '\\' && i + 1 < line.len && line.ptr[i + 1] == '/') i++;
        strbuf_addch(&word, line.ptr[i]);
    }
    if (i < line.len) flags = slice_of(line.ptr + i + 1, line.len - i - 1);
    bool part = false;
    for (size_t k = 0; k < flags.len; k++) {
        unsigned char flag = (unsigned char)flags.ptr[k];
        part = part || r->compound[flag] || r->only[flag];
    }
    if (part) read_part(r, strbuf_slice(&word), flags);
    if (word.len) add_forms(r, strbuf_slice(&word), flags, flags, 0);
    strbuf_release(&word);
}

/* Calls `each` for every line; a byte order mark is left out. */
static bool read_lines(const char *path, void (*each)(struct slice line, void *payload), void *payload)
{
    FILE *f = fopen(path, "re");
    if (!f) return false;
    char *line = NULL;
    size_t cap = 0;
    ssize_t got;
    for (bool first = true; (got = getline(&line, &cap, f)) >= 0; first = false) {
        struct slice s = slice_of(line, (size_t)got);
        if (first && slice_starts(s, slice_str("\xEF\xBB\xBF"))) s = slice_of(s.ptr + 3, s.len - 3);
        if (utf8_valid(s.ptr, s.len) == s.len) each(s, payload);
    }
    bool good = !ferror(f);
    free(line);
    fclose(f);
    return good;
}

int affix_expand(const char *aff, const char *dic, const struct affix_sink *sink, bool *recased)
{
    struct reader *r = mem_zalloc(sizeof *r);
    r->sink = sink;
    bool good = read_lines(aff, read_directive, r) && !r->failed && r->utf8 &&
                read_lines(dic, read_root, r) && !r->failed;
    *recased = !r->cased;
    arena_release(&r->arena);
    free(r);
    return good ? 0 : -1;
}
