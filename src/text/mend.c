#include "base/compat.h"

#include "base/utf8.h"
#include "text/charsets.h"
#include "text/mend.h"
#include "text/menders.h"

bool cp_is_latin(uint32_t cp)
{
    if (cp < 0x80) return cp_is_letter(cp);
    return (cp >= 0xC0 && cp < 0x250 && cp != 0xD7 && cp != 0xF7) || (cp >= 0x1E00 && cp < 0x1F00) ||
           (cp >= 0xFB00 && cp <= 0xFB06);
}

bool cp_is_cyrillic(uint32_t cp)
{
    return cp >= 0x400 && cp < 0x530;
}

bool cp_is_greek(uint32_t cp)
{
    return (cp >= 0x370 && cp < 0x400) || (cp >= 0x1F00 && cp < 0x2000);
}

bool cp_is_rtl(uint32_t cp)
{
    return (cp >= 0x590 && cp < 0x900) || (cp >= 0xFB1D && cp < 0xFE00) || (cp >= 0xFE70 && cp < 0xFEFF);
}

bool cp_is_cjk(uint32_t cp)
{
    return (cp >= 0x2E80 && cp < 0x2FE0) || (cp >= 0x3041 && cp < 0x3100) || (cp >= 0x3400 && cp < 0xA000) ||
           (cp >= 0xAC00 && cp < 0xD7B0) || (cp >= 0xF900 && cp < 0xFB00) || (cp >= 0x20000 && cp < 0x40000);
}

enum { REACH = 32 }; /* bytes looked at on either side */

uint32_t letter_before(struct slice text, size_t at)
{
    for (size_t from = at, start; at > 0 && from - at < REACH; at = start) {
        uint32_t cp = utf8_before(text.ptr, at, &start);
        if (cp == '\n') return 0;
        if (cp_is_letter(cp)) return cp;
    }
    return 0;
}

uint32_t letter_from(struct slice text, size_t at)
{
    for (size_t from = at, next; at < text.len && at - from < REACH; at = next) {
        uint32_t cp = utf8_at(text.ptr, text.len, at, &next);
        if (cp == '\n') return 0;
        if (cp_is_letter(cp)) return cp;
    }
    return 0;
}

static const struct ligature {
    uint16_t cp;
    const char *letters;
} ligatures[] = {
    {0x0132, "IJ"}, {0x0133, "ij"}, {0x01C7, "LJ"}, {0x01C8, "Lj"}, {0x01C9, "lj"}, {0x01CA, "NJ"},
    {0x01CB, "Nj"}, {0x01CC, "nj"}, {0x01C4, "DŽ"}, {0x01C5, "Dž"}, {0x01C6, "dž"}, {0xFB00, "ff"},
    {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"},
};

const char *ligature_letters(uint32_t cp)
{
    for (size_t i = 0; i < sizeof ligatures / sizeof *ligatures; i++)
        if (ligatures[i].cp == cp) return ligatures[i].letters;
    return NULL;
}

uint32_t c1_character(uint32_t cp)
{
    const struct charset *set = &charsets[CHARSET_CP1252];
    if (cp < 0x80 || cp >= 0xA0) return 0;
    for (size_t i = 0; i < set->n; i++)
        if (set->chars[i].byte == cp && set->chars[i].cp != cp) return set->chars[i].cp;
    return 0;
}

void mend_add(struct strbuf *out, uint32_t cp)
{
    const char *letters = ligature_letters(cp);
    uint32_t c1 = c1_character(cp);
    if (letters) strbuf_addstr(out, letters);
    else if (c1) strbuf_addcp(out, c1);
    else if (cp_is_space(cp)) strbuf_addch(out, ' ');
    else if (!cp_is_invisible(cp)) strbuf_addcp(out, cp);
}

/* Emoji, and what builds them: joiners are at home there. */
static bool is_emoji(uint32_t cp)
{
    return cp >= 0x1F000 || cp == 0xFE0F || cp == 0x20E3 || (cp >= 0x2190 && cp < 0x2C00);
}

/* A script in which joiners, non-joiners and zero-width spaces have their work. */
static bool wants_invisible(uint32_t cp)
{
    return cp_is_letter(cp) && !cp_is_latin(cp) && !cp_is_cyrillic(cp) && !cp_is_greek(cp);
}

static bool is_invisible(uint32_t cp)
{
    return cp_is_invisible(cp) || cp == 0x180E || (cp >= 0x2066 && cp <= 0x2069);
}

static bool is_direction(uint32_t cp)
{
    return cp == 0x200E || cp == 0x200F || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

/* A run of invisible characters: no text shows that they are gone. */
static bool mend_invisible(struct slice text, size_t at, size_t *end)
{
    bool direction = false;
    size_t next = at, stop = at, start;
    while (stop < text.len && stop - at < REACH) {
        uint32_t cp = utf8_at(text.ptr, text.len, stop, &next);
        if (!is_invisible(cp)) break;
        direction = direction || is_direction(cp);
        stop = next;
    }
    if (stop == at) return false;
    uint32_t before = utf8_before(text.ptr, at, &start), behind = utf8_peek(text.ptr, text.len, stop);
    if (is_emoji(before) || is_emoji(behind) || wants_invisible(before) || wants_invisible(behind))
        return false;
    if (direction && (cp_is_rtl(letter_before(text, at)) || cp_is_rtl(letter_from(text, stop)))) return false;
    *end = stop;
    return true;
}

static bool mend_ligature(struct slice text, size_t at, size_t *end, struct strbuf *out)
{
    size_t next;
    const char *letters = ligature_letters(utf8_at(text.ptr, text.len, at, &next));
    if (!letters) return false;
    strbuf_addstr(out, letters);
    *end = next;
    return true;
}

enum mend_kind mend_at(struct slice text, size_t at, size_t *end, struct strbuf *out)
{
    size_t next;
    uint32_t cp = utf8_at(text.ptr, text.len, at, &next);
    if (cp == '&') return mend_entity(text, at, end, out) ? MEND_ENTITY : MEND_NONE;
    if (cp < 0x80) return MEND_NONE;
    if (mend_mojibake(text, at, end, out)) return MEND_MOJIBAKE;
    if (is_invisible(cp)) return mend_invisible(text, at, end) ? MEND_INVISIBLE : MEND_NONE;
    if (mend_ligature(text, at, end, out)) return MEND_LIGATURE;
    if (cp_is_cyrillic(cp) || cp_is_greek(cp)) {
        if (mend_lookalike(text, at, end, out)) return MEND_LOOKALIKE;
    }
    if (cp >= 0x2FF0 && mend_fullwidth(text, at, end, out)) return MEND_FULLWIDTH;
    if (cp >= 0x37E && mend_foreign_mark(text, at, end, out)) return MEND_FOREIGN_MARK;
    return MEND_NONE;
}
