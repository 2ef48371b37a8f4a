/* Full-width forms and the punctuation and digits of other scripts, in Latin text. */
#include "base/compat.h"

#include "base/utf8.h"
#include "text/menders.h"

enum { LONGEST_RUN = 60 }; /* bytes */

static const struct mark {
    uint16_t cp;
    char ascii;
} fullwidth_marks[] = {
    {0x3000, ' '}, {0x3001, ','}, {0x3002, '.'}, {0xFF61, '.'}, {0xFF64, ','},
}, foreign_marks[] = {
    {0x037E, ';'}, {0x0589, '.'}, {0x05BE, '-'}, {0x05F3, '\''}, {0x05F4, '"'}, {0x060C, ','}, {0x061B, ';'},
    {0x061F, '?'}, {0x066A, '%'}, {0x066B, '.'}, {0x066C, ','},  {0x06D4, '.'}, {0x0964, '.'}, {0x1362, '.'},
    {0x1363, ','},
};

/* The zeros of other scripts' digits. */
static const uint16_t zeros[] = {0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0E50};

static uint32_t fullwidth_ascii(uint32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E) return cp - 0xFF01 + '!';
    if (cp == 0xFFE1) return 0xA3;
    if (cp == 0xFFE5) return 0xA5;
    for (size_t i = 0; i < sizeof fullwidth_marks / sizeof *fullwidth_marks; i++)
        if (fullwidth_marks[i].cp == cp) return (uint32_t)fullwidth_marks[i].ascii;
    return 0;
}

static uint32_t foreign_ascii(uint32_t cp)
{
    for (size_t i = 0; i < sizeof foreign_marks / sizeof *foreign_marks; i++)
        if (foreign_marks[i].cp == cp) return (uint32_t)foreign_marks[i].ascii;
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (cp >= zeros[i] && cp <= zeros[i] + 9u) return cp - zeros[i] + '0';
    return 0;
}

static bool is_opener(uint32_t cp)
{
    return cp == 0x201C || cp == 0x2018 || cp == 0xAB || cp == '(' || cp == '[';
}

/* Whether English writes a space between `a` and `b`, of which one at least was
 * a foreign mark; `then` follows b. */
static bool wants_space(uint32_t before, uint32_t a, uint32_t b, uint32_t then)
{
    bool straight = b == '"' && cp_is_word(then); /* an opening one */
    bool word = cp_is_word(b) || is_opener(b) || straight || b == 0xA3 || b == 0xA5 || b == '$';
    if (b == '(' || b == '[') return cp_is_word(a) || a == '.' || a == ',' || a == '%';
    switch (a) {
    case ',':
    case ':':
        return word && !(cp_is_digit(before) && cp_is_digit(b));
    case '.':
        /* A host keeps its points. */
        return word && !cp_is_digit(b) && !(cp_is_lower(before) && cp_is_lower(b));
    case ';':
    case '!':
    case '?':
        return word;
    case ')':
    case ']':
    case '%':
        return cp_is_letter(b);
    default:
        return false;
    }
}

/* Appends the run of foreign characters at `at` as ASCII, spaced as English is. */
static bool add_run(struct slice t, size_t at, uint32_t (*ascii)(uint32_t), size_t *end, struct strbuf *out)
{
    size_t start, next, pos = at;
    uint32_t a = utf8_before(t.ptr, at, &start), before = start ? utf8_before(t.ptr, start, &start) : 0;
    bool any = false;
    while (pos < t.len) {
        uint32_t raw = utf8_at(t.ptr, t.len, pos, &next), b = ascii(raw);
        bool here = b && pos - at < LONGEST_RUN;
        if (!here) b = raw;
        uint32_t then = utf8_peek(t.ptr, t.len, next), then_ascii = ascii(then);
        if (wants_space(before, a, b, then_ascii ? then_ascii : then)) strbuf_addch(out, ' ');
        if (!here) break;
        bool edge = a == 0 || cp_is_space(a) || then == 0 || then == ' ' || then == '\n';
        if (b != ' ' || !edge) strbuf_addcp(out, b);
        before = a;
        a = b;
        pos = next;
        any = true;
    }
    *end = pos;
    return any;
}

/* Whether the run of full-width characters that `at` is in touches Chinese or
 * Japanese: there it is at home. */
static bool beside_cjk(struct slice t, size_t at)
{
    size_t start, pos = at, next;
    while (pos > 0 && at - pos < 24) {
        uint32_t cp = utf8_before(t.ptr, pos, &start);
        if (cp_is_cjk(cp)) return true;
        if (!fullwidth_ascii(cp) && !(cp >= 0x3000 && cp < 0x3040)) break;
        pos = start;
    }
    for (pos = at; pos < t.len && pos - at < LONGEST_RUN; pos = next) {
        uint32_t cp = utf8_at(t.ptr, t.len, pos, &next);
        if (cp_is_cjk(cp)) return true;
        if (!fullwidth_ascii(cp) && !(cp >= 0x3000 && cp < 0x3040)) break;
    }
    return false;
}

bool mend_fullwidth(struct slice text, size_t at, size_t *end, struct strbuf *out)
{
    uint32_t cp = utf8_peek(text.ptr, text.len, at);
    if (!fullwidth_ascii(cp) || beside_cjk(text, at)) return false;
    return add_run(text, at, fullwidth_ascii, end, out);
}

bool mend_foreign_mark(struct slice text, size_t at, size_t *end, struct strbuf *out)
{
    uint32_t cp = utf8_peek(text.ptr, text.len, at);
    if (!foreign_ascii(cp)) return false;
    uint32_t before = letter_before(text, at), behind = letter_from(text, at);
    bool latin = cp_is_latin(before) || cp_is_latin(behind);
    if (!latin || (before && !cp_is_latin(before)) || (behind && !cp_is_latin(behind))) return false;
    return add_run(text, at, foreign_ascii, end, out);
}
