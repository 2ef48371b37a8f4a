/* Mojibake: UTF-8 that was read as an 8-bit charset, once or more than once. */
#include "base/compat.h"

#include "base/utf8.h"
#include "text/charsets.h"
#include "text/menders.h"

enum {
    LONGEST_RUN = 60, /* bytes */
    DEEPEST = 3,      /* times misread */
    LOWER_A_GRAVE = 0xE0,
    LOWER_I_ACUTE = 0xED,
};

/* How far a decoded character can be believed. */
enum belief {
    NEVER,
    IN_RUN, /* a letter of another script: in company of its like */
    ON_MARK, /* a combining mark: behind a Latin letter */
    ALONE,
};

static const struct {
    uint32_t first, last;
    enum belief belief;
} beliefs[] = {
    {0x00A0, 0x017F, ALONE},  {0x0192, 0x0192, ALONE},   {0x01A0, 0x01A1, ALONE},   {0x01AF, 0x01B0, ALONE},
    {0x01CD, 0x01DC, ALONE},  {0x01E6, 0x01E7, ALONE},   {0x0218, 0x021B, ALONE},   {0x0259, 0x0259, ALONE},
    {0x02BB, 0x02BC, ALONE},  {0x02C6, 0x02DC, ALONE},   {0x0300, 0x030C, ON_MARK}, {0x0323, 0x0328, ON_MARK},
    {0x0386, 0x03CE, ALONE},  {0x0400, 0x052F, IN_RUN},  {0x0531, 0x06FF, IN_RUN},  {0x0900, 0x10FF, IN_RUN},
    {0x1E00, 0x1EFF, ALONE},  {0x2000, 0x206F, ALONE},   {0x2070, 0x209C, ALONE},   {0x20A0, 0x20BF, ALONE},
    {0x2100, 0x22FF, ALONE},  {0x2300, 0x2BFF, ALONE},   {0x3000, 0x30FF, IN_RUN},  {0x3400, 0x9FFF, IN_RUN},
    {0xAC00, 0xD7A3, IN_RUN}, {0xFB00, 0xFB06, ALONE},   {0xFE0F, 0xFE0F, ALONE},   {0xFEFF, 0xFEFF, ALONE},
    {0xFF01, 0xFF5E, ALONE},  {0x1F000, 0x1FAFF, ALONE},
};

static enum belief belief_in(uint32_t cp)
{
    for (size_t i = 0; i < sizeof beliefs / sizeof *beliefs; i++)
        if (cp >= beliefs[i].first && cp <= beliefs[i].last) return beliefs[i].belief;
    return c1_character(cp) ? ALONE : NEVER;
}

/* The byte that `set` shows as `cp`; 0 for none. */
static unsigned byte_of(const struct charset *set, uint32_t cp)
{
    size_t lo = 0, hi = set->n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (set->chars[mid].cp == cp) return set->chars[mid].byte;
        if (set->chars[mid].cp < cp) lo = mid + 1;
        else hi = mid;
    }
    return 0;
}

/* One misread character. */
struct piece {
    uint32_t cp;
    size_t end;
    size_t n;           /* its bytes, each shown as a character */
    uint32_t shown[4];  /* those characters */
};

static bool read_piece(const struct charset *set, struct slice t, size_t at, struct piece *p)
{
    size_t next;
    p->shown[0] = utf8_at(t.ptr, t.len, at, &next);
    unsigned lead = byte_of(set, p->shown[0]);
    if (lead < 0xC2 || lead > 0xF4 || !(set->leads >> (lead - 0xC0) & 1)) return false;
    p->n = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char bytes[4] = {(char)lead};
    for (size_t i = 1; i < p->n; i++) {
        if (next >= t.len || (unsigned char)t.ptr[next] < 0x80) return false;
        p->shown[i] = utf8_at(t.ptr, t.len, next, &next);
        unsigned b = byte_of(set, p->shown[i]);
        if (b < 0x80 || b > 0xBF) return false;
        bytes[i] = (char)b;
    }
    if (utf8_valid(bytes, p->n) != p->n) return false;
    size_t whole;
    p->cp = utf8_at(bytes, p->n, 0, &whole);
    p->end = next;
    return true;
}

/* Marks that stand behind a word in sound text. */
static bool is_mark(uint32_t cp)
{
    return (cp >= 0x2018 && cp <= 0x201E) || cp == 0x2026 || cp == 0x2013 || cp == 0x2014 || cp == 0x2039 ||
           cp == 0x203A || cp == 0x2122 || cp == 0xA0 || cp == 0xAE || cp == 0xB2 || cp == 0xB3 ||
           cp == 0xB9 || cp == 0xBB;
}

/* Whether what the piece shows may be sound text as it stands: “IRMÔ”, pâ…”. */
static bool may_be_sound(const struct piece *p, uint32_t before, uint32_t behind)
{
    bool word_before = cp_is_letter(before), word_behind = cp_is_letter(behind);
    if (p->n == 3) return is_mark(p->shown[1]) && is_mark(p->shown[2]);
    if (p->n != 2 || !is_mark(p->shown[1]) || !cp_is_letter(p->shown[0]) || !cp_is_letter(p->cp))
        return false;
    if (cp_is_upper(p->shown[0]) && cp_is_lower(before)) return false;
    if (word_before) return !word_behind;
    /* À before a space, as in “Ã la carte”: no-break space is its second byte. */
    return !word_behind && !(p->shown[0] == 0xC3 && p->shown[1] == 0xA0);
}

/* What the less usual charsets ask for on top: their characters also stand in
 * sound text of other languages. */
static bool fits_charset(enum charset_id id, const struct piece *p, uint32_t before, uint32_t behind)
{
    bool latin = cp_is_latin(before) || cp_is_latin(behind);
    switch (id) {
    case CHARSET_CP1252:
        return true;
    case CHARSET_CP1250:
        /* RĂŞINARI, Ăsta: a capital follows capitals, or begins the word. */
        if (p->n == 3) return p->shown[1] == 0x20AC;
        if (!cp_is_letter(p->shown[1])) return latin;
        return cp_is_lower(before) || (cp_is_upper(before) && cp_is_lower(p->shown[1]));
    case CHARSET_CP1251:
        if (cp_is_cyrillic(p->cp)) return true; /* a run of them: told apart there */
        if (p->n == 3) return p->shown[1] == 0x402;
        return (latin || cp_is_digit(before) || cp_is_digit(behind)) && !cp_is_cyrillic(before) &&
               !cp_is_cyrillic(behind);
    case CHARSET_MAC_ROMAN:
        if (p->shown[0] == 0xBB) return cp_is_latin(before) && cp_is_latin(behind);
        return p->n == 3 || !cp_is_letter(p->cp) || latin;
    default:
        return p->n == 3 ? p->shown[1] == 0xC7 : !cp_is_letter(p->cp) || latin;
    }
}

/* Appends the run of misread characters at `at`. False where none is. In text
 * that is known to be `damaged` none is taken for sound. */
static bool decode_run(enum charset_id id, struct slice t, size_t at, bool damaged, size_t *end,
                       struct strbuf *out)
{
    const struct charset *set = &charsets[id];
    size_t pos = at, start, fellows = 0, fellows_at = at, fellows_len = out->len;
    uint32_t before = utf8_before(t.ptr, at, &start);
    struct piece p;
    while (pos - at < LONGEST_RUN && read_piece(set, t, pos, &p)) {
        struct piece more;
        uint32_t behind = utf8_peek(t.ptr, t.len, p.end);
        if (p.end < t.len && read_piece(set, t, p.end, &more)) behind = more.cp;
        enum belief belief = belief_in(p.cp);
        if (belief == ON_MARK) belief = cp_is_latin(before) ? ALONE : NEVER;
        if (belief == NEVER || !fits_charset(id, &p, before, behind)) break;
        if (belief == ALONE && !damaged && may_be_sound(&p, before, behind)) break;
        if (belief == IN_RUN && fellows++ == 0) {
            fellows_at = pos;
            fellows_len = out->len;
        } else if (belief == ALONE && fellows) {
            if (fellows < 2) break;
            fellows = 0;
        }
        strbuf_addcp(out, p.cp);
        before = p.cp;
        pos = p.end;
    }
    if (fellows == 1 || (fellows == 2 && id == CHARSET_CP1251)) {
        pos = fellows_at;
        strbuf_truncate(out, fellows_len);
    }
    *end = pos;
    return pos > at;
}

static bool decode_any(struct slice t, size_t at, bool damaged, size_t *end, struct strbuf *out)
{
    for (int id = 0; id < CHARSETS; id++)
        if (decode_run((enum charset_id)id, t, at, damaged, end, out)) return true;
    return false;
}

/* Misreadings that lost a byte on the way: the closing quotation mark's last
 * byte is nothing in Windows-1252, and a no-break space or soft hyphen (the
 * second byte of à and í) was made a plain space or dropped. */
static bool decode_lossy(struct slice t, size_t at, size_t *end, struct strbuf *out)
{
    size_t next, start;
    uint32_t cp = utf8_at(t.ptr, t.len, at, &next), before = utf8_before(t.ptr, at, &start);
    uint32_t behind = utf8_peek(t.ptr, t.len, next);
    *end = next;
    if (cp == 0xE2 && behind == 0x20AC) {
        utf8_at(t.ptr, t.len, next, &next);
        *end = next;
        if (utf8_peek(t.ptr, t.len, next) == 0xFFFD) utf8_at(t.ptr, t.len, next, end);
        strbuf_addcp(out, 0x201D);
        return true;
    }
    if (cp == 0xC3) {
        if (cp_is_lower(before) && cp_is_lower(behind) && behind < 0x80) {
            strbuf_addcp(out, LOWER_I_ACUTE);
            return true;
        }
        if (behind != ' ') return false;
        size_t gap = next + 1;
        bool two = gap < t.len && t.ptr[gap] == ' ';
        uint32_t then = utf8_peek(t.ptr, t.len, gap + two);
        if (!cp_is_lower(before) && !((!before || cp_is_space(before)) && cp_is_letter(then) && then < 0xD0))
            return false;
        if (two) *end = gap;
        strbuf_addcp(out, LOWER_A_GRAVE);
        return true;
    }
    if (cp == 0xC2 && behind == ' ') {
        if (cp_is_lower(before) || cp_is_digit(before) ||
            (before && before < 0x80 && strchr(".,;:!?%)\"", (int)before)))
            return true;
        if (before != ' ' || start == 0) return false;
        uint32_t first = utf8_before(t.ptr, start, &start);
        *end = next + 1;
        return first == '.' || first == '!' || first == '?' || first == 0x201D || first == '"';
    }
    return false;
}

/* Appends `t`, mended, as often as it was misread. */
static void add_decoded(struct strbuf *out, struct slice t, int depth)
{
    struct strbuf again = STRBUF_INIT;
    for (size_t at = 0, end; at < t.len; at = end) {
        strbuf_clear(&again);
        if (depth < DEEPEST && (unsigned char)t.ptr[at] >= 0x80 &&
            (decode_any(t, at, true, &end, &again) || decode_lossy(t, at, &end, &again)))
            add_decoded(out, strbuf_slice(&again), depth + 1);
        else
            mend_add(out, utf8_at(t.ptr, t.len, at, &end));
    }
    strbuf_release(&again);
}

bool mend_mojibake(struct slice text, size_t at, size_t *end, struct strbuf *out)
{
    size_t next;
    uint32_t cp = utf8_at(text.ptr, text.len, at, &next);
    if (c1_character(cp)) {
        /* Windows-1252 that was read as Latin-1. */
        mend_add(out, cp);
        *end = next;
        return true;
    }
    bool more = next < text.len && (unsigned char)text.ptr[next] >= 0x80;
    if (!more && cp != 0xC2 && cp != 0xC3) return false;
    struct strbuf once = STRBUF_INIT;
    size_t len = out->len;
    bool found = (more && decode_any(text, at, false, end, &once)) || decode_lossy(text, at, end, &once);
    if (found) {
        add_decoded(out, strbuf_slice(&once), 1);
        /* Two spaces where one stood misread beside a plain one are one. */
        size_t start;
        bool spaced =
            cp_is_space(utf8_before(text.ptr, at, &start)) || utf8_peek(text.ptr, text.len, *end) == ' ';
        if (spaced && slice_is(slice_of(out->buf + len, out->len - len), " ")) strbuf_truncate(out, len);
    }
    strbuf_release(&once);
    return found;
}
