/* Look-alikes: Cyrillic and Greek letters that pass for Latin ones. */
#include "base/compat.h"

#include "base/utf8.h"
#include "text/menders.h"

/* Sorted by the letter of the other script. Letters that science writes into
 * Latin words (α β γ κ μ ν) have no row. */
static const struct twin {
    uint16_t cp, latin;
} twins[] = {
    {0x0391, 'A'},    {0x0392, 'B'},    {0x0395, 'E'},    {0x0396, 'Z'},    {0x0397, 'H'},
    {0x0399, 'I'},    {0x039A, 'K'},    {0x039C, 'M'},    {0x039D, 'N'},    {0x039F, 'O'},
    {0x03A1, 'P'},    {0x03A4, 'T'},    {0x03A5, 'Y'},    {0x03A7, 'X'},    {0x03AC, 0x00E1},
    {0x03AF, 0x00ED}, {0x03BF, 'o'},    {0x03CC, 0x00F3}, {0x0401, 0x00CB}, {0x0405, 'S'},
    {0x0406, 'I'},    {0x0407, 0x00CF}, {0x0408, 'J'},    {0x0410, 'A'},    {0x0412, 'B'},
    {0x0415, 'E'},    {0x041A, 'K'},    {0x041C, 'M'},    {0x041D, 'H'},    {0x041E, 'O'},
    {0x0420, 'P'},    {0x0421, 'C'},    {0x0422, 'T'},    {0x0423, 'Y'},    {0x0425, 'X'},
    {0x0430, 'a'},    {0x0435, 'e'},    {0x043A, 'k'},    {0x043E, 'o'},    {0x0440, 'p'},
    {0x0441, 'c'},    {0x0443, 'y'},    {0x0445, 'x'},    {0x0451, 0x00EB}, {0x0455, 's'},
    {0x0456, 'i'},    {0x0457, 0x00EF}, {0x0458, 'j'},    {0x04BB, 'h'},    {0x04CF, 'l'},
    {0x0501, 'd'},    {0x051A, 'Q'},    {0x051B, 'q'},    {0x051C, 'W'},    {0x051D, 'w'},
};

uint32_t latin_twin(uint32_t cp)
{
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        if (twins[i].cp == cp) return twins[i].latin;
    return 0;
}

/* The letters of the word around a place, apostrophes included, up to 32 bytes
 * on either side. */
struct word {
    size_t start, end;
    size_t latin, twins, strange; /* strange: of another script, without a twin */
};

static void count(struct word *w, uint32_t cp)
{
    if (cp_is_latin(cp)) w->latin++;
    else if (latin_twin(cp)) w->twins++;
    else if (cp_is_letter(cp)) w->strange++;
}

static bool is_part(uint32_t cp)
{
    return cp_is_letter(cp) || cp == '\'' || cp == 0x2019;
}

static struct word word_around(struct slice t, size_t at)
{
    enum { REACH = 32 };
    struct word w = {at, at, 0, 0, 0};
    for (size_t start; w.start > 0 && at - w.start < REACH; w.start = start) {
        uint32_t cp = utf8_before(t.ptr, w.start, &start);
        if (!is_part(cp)) break;
        count(&w, cp);
    }
    for (size_t next; w.end < t.len && w.end - at < REACH; w.end = next) {
        uint32_t cp = utf8_at(t.ptr, t.len, w.end, &next);
        if (!is_part(cp)) break;
        count(&w, cp);
    }
    return w;
}

/* A letter for itself: “а man”, “vitamin С”, “А320”, “Т-72”. */
static bool is_lone_twin(struct slice t, const struct word *w, uint32_t cp)
{
    size_t start, next, from = w->end;
    uint32_t before = utf8_before(t.ptr, w->start, &start), behind = utf8_peek(t.ptr, t.len, w->end);
    if (behind == '-' || behind == 0x2011) {
        utf8_at(t.ptr, t.len, w->end, &next);
        from = next;
    }
    bool figure = cp_is_digit(utf8_peek(t.ptr, t.len, from));
    if (figure) return cp_is_upper(cp) && !cp_is_cyrillic(letter_before(t, w->start));
    bool follows = before == ' ' && start > 0 && cp_is_latin(utf8_before(t.ptr, start, &start));
    bool leads = behind == ' ' && cp_is_latin(utf8_peek(t.ptr, t.len, w->end + 1));
    if (cp_is_upper(cp)) {
        bool article = cp == 0x410 || cp == 0x406; /* А, І: words of a sentence's start */
        return (follows && (leads || !cp_is_cyrillic(letter_from(t, w->end)))) ||
               (article && leads && !cp_is_cyrillic(before));
    }
    return cp == 0x430 && follows && leads;
}

bool mend_lookalike(struct slice text, size_t at, size_t *end, struct strbuf *out)
{
    size_t next;
    uint32_t cp = utf8_at(text.ptr, text.len, at, &next), latin = latin_twin(cp);
    if (!latin) return false;
    struct word w = word_around(text, at);
    if (w.strange) return false;
    bool mixed = w.latin > 0 && (w.latin >= w.twins || w.twins <= 3);
    if (!mixed && !(w.latin == 0 && w.twins == 1 && is_lone_twin(text, &w, cp))) return false;
    strbuf_addcp(out, latin);
    *end = next;
    return true;
}
