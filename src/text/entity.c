/* Entities left undecoded: &eacute; &#8217; &#x2019; &amp;quot; & quot; */
#include "base/compat.h"

#include "base/utf8.h"
#include "text/entities.h"
#include "text/menders.h"

enum { LONGEST_NAME = 24, LONGEST_NUMBER = 8 };

/* Those that pages lose the semicolon of, or that translators put a space into. */
static const struct entity common[] = {
    {"amp", '&'}, {"apos", '\''}, {"gt", '>'}, {"lt", '<'}, {"nbsp", 0xA0}, {"quot", '"'},
};

static uint32_t named(struct slice name)
{
    size_t lo = 0, hi = n_entities;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int c = slice_compare(slice_str(entities[mid].name), name);
        if (c == 0) return entities[mid].cp;
        if (c < 0) lo = mid + 1;
        else hi = mid;
    }
    return 0;
}

static uint32_t common_named(struct slice name)
{
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        if (slice_is(name, common[i].name)) return common[i].cp;
    return 0;
}

static bool is_alnum(char c)
{
    return cp_is_word((unsigned char)c) && (unsigned char)c < 0x80;
}

static size_t skip_space(struct slice t, size_t at)
{
    return at < t.len && t.ptr[at] == ' ' ? at + 1 : at;
}

/* Whether the entity ends at `at`: *end is behind its semicolon, which may stand
 * apart where a translator moved it. */
static bool ends(struct slice t, size_t at, bool spaced, size_t *end)
{
    if (spaced) at = skip_space(t, at);
    if (at >= t.len || t.ptr[at] != ';') return false;
    *end = at + 1;
    return true;
}

static int digit_value(char c, unsigned base)
{
    int v = c >= '0' && c <= '9'                     ? c - '0'
            : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                     : 99;
    return v < (int)base ? v : -1;
}

/* The number behind "&#". */
static uint32_t read_number(struct slice t, size_t at, bool spaced, size_t *end)
{
    uint32_t cp = 0;
    unsigned base = 10;
    if (spaced) at = skip_space(t, at);
    if (at < t.len && (t.ptr[at] | 0x20) == 'x') {
        base = 16;
        at++;
    }
    size_t from = at;
    while (at < t.len && at - from < LONGEST_NUMBER && digit_value(t.ptr[at], base) >= 0)
        cp = cp * base + (uint32_t)digit_value(t.ptr[at++], base);
    if (at == from) return 0;
    if (!ends(t, at, spaced, end)) {
        /* Typographic marks only: "&#8217s" can be nothing else. */
        if (base != 10 || at - from != 4 || cp < 0x2000 || cp > 0x206F) return 0;
        *end = at;
    }
    bool valid = cp >= 0x20 && cp <= 0x10FFFF && !(cp >= 0xD800 && cp < 0xE000) && cp != 0xFFFD;
    if (valid && cp >= 0x7F && cp < 0xA0) valid = c1_character(cp) != 0;
    return valid || cp == '\t' || cp == '\n' || cp == '\r' ? cp : 0;
}

/* The character that the entity with its `&` at `at` names; 0 for none. */
static uint32_t read_entity(struct slice t, size_t at, size_t *end)
{
    size_t from = at + 1;
    bool spaced =
        from + 1 < t.len && t.ptr[from] == ' ' && (t.ptr[from + 1] == '#' || is_alnum(t.ptr[from + 1]));
    if (spaced) from++;
    if (from < t.len && t.ptr[from] == '#') {
        bool gap = from + 1 < t.len && t.ptr[from + 1] == ' ';
        return read_number(t, from + 1, spaced || gap, end);
    }
    size_t stop = from;
    while (stop < t.len && stop - from < LONGEST_NAME && is_alnum(t.ptr[stop])) stop++;
    struct slice name = slice_of(t.ptr + from, stop - from);
    if (!name.len) return 0;
    if (ends(t, stop, false, end)) return spaced ? common_named(name) : named(name);
    uint32_t cp = common_named(name);
    if (!cp) return 0;
    if (ends(t, stop, true, end)) return cp;
    /* In a query (a=1&lt=2) it is a parameter. */
    uint32_t behind = utf8_peek(t.ptr, t.len, stop);
    if (spaced || cp_is_word(behind) || behind == '=' || cp == '\'') return 0;
    *end = stop;
    return cp;
}

/* Text that was escaped twice: the entity whose `&` is an &amp; that ends at `end`. */
static uint32_t read_escaped(struct slice t, uint32_t cp, size_t *end)
{
    while (cp == '&') {
        size_t stop, semicolon = *end;
        if (t.ptr[semicolon - 1] != ';') break;
        uint32_t inner = read_entity(t, semicolon - 1, &stop);
        if (!inner || t.ptr[stop - 1] != ';' || t.ptr[semicolon] == ' ') break;
        cp = inner;
        *end = stop;
    }
    return cp;
}

static bool is_edge(uint32_t cp)
{
    return cp == 0 || cp_is_space(cp);
}

bool mend_entity(struct slice text, size_t at, size_t *end, struct strbuf *out)
{
    enum { LONGEST = 64 };
    size_t stop, more, start;
    uint32_t cp = read_entity(text, at, &stop);
    if (!cp) return false;
    cp = read_escaped(text, cp, &stop);
    *end = stop;
    if (!cp_is_space(cp)) {
        mend_add(out, cp);
        return true;
    }
    /* Spaces in a row are one, and none beside a space. */
    while (stop < text.len && stop - at < LONGEST && text.ptr[stop] == '&') {
        uint32_t next = read_entity(text, stop, &more);
        if (next) next = read_escaped(text, next, &more);
        if (!next || !cp_is_space(next)) break;
        *end = stop = more;
    }
    if (!is_edge(utf8_before(text.ptr, at, &start)) && !is_edge(utf8_peek(text.ptr, text.len, stop)))
        strbuf_addch(out, ' ');
    return true;
}
