#include "base/compat.h"

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/utf8.h"

size_t utf8_valid(const char *s, size_t len)
{
    const uint8_t *bad = u8_check((const uint8_t *)s, len);
    return bad ? (size_t)(bad - (const uint8_t *)s) : len;
}

uint32_t utf8_at(const char *s, size_t len, size_t at, size_t *next)
{
    unsigned char c = (unsigned char)s[at];
    if (c < 0x80) {
        *next = at + 1;
        return c;
    }
    ucs4_t cp = 0xFFFD;
    int n = u8_mbtouc(&cp, (const uint8_t *)s + at, len - at);
    *next = at + (n > 0 ? (size_t)n : 1);
    return cp;
}

uint32_t utf8_before(const char *s, size_t at, size_t *start)
{
    *start = at;
    if (at == 0) return 0;
    size_t i = at - 1;
    while (i > 0 && ((unsigned char)s[i] & 0xC0) == 0x80) i--;
    *start = i;
    size_t next;
    return utf8_at(s, at, i, &next);
}

uint32_t utf8_peek(const char *s, size_t len, size_t at)
{
    size_t next;
    return at < len ? utf8_at(s, len, at, &next) : 0;
}

size_t utf8_count(const char *s, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++) n += ((unsigned char)s[i] & 0xC0) != 0x80;
    return n;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
    int n = u8_uctomb((uint8_t *)out, cp, 4);
    return n > 0 ? (size_t)n : 0;
}

void strbuf_addcp(struct strbuf *sb, uint32_t cp)
{
    char b[4];
    strbuf_add(sb, b, utf8_encode(cp, b));
}

bool cp_is_letter(uint32_t cp)
{
    if (cp < 0x80) return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
    return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

bool cp_is_upper(uint32_t cp)
{
    if (cp < 0x80) return cp >= 'A' && cp <= 'Z';
    return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool cp_is_lower(uint32_t cp)
{
    if (cp < 0x80) return cp >= 'a' && cp <= 'z';
    return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Ll);
}

bool cp_is_digit(uint32_t cp)
{
    if (cp < 0x80) return cp >= '0' && cp <= '9';
    return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Nd);
}

bool cp_is_space(uint32_t cp)
{
    if (cp < 0x80) return cp == ' ' || (cp >= '\t' && cp <= '\r');
    return cp == 0xA0 || cp == 0x85 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 ||
           cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

uint32_t cp_lower(uint32_t cp)
{
    if (cp < 0x80) return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    return uc_tolower(cp);
}

uint32_t cp_upper(uint32_t cp)
{
    if (cp < 0x80) return cp >= 'a' && cp <= 'z' ? cp - 32 : cp;
    return uc_toupper(cp);
}

bool cp_is_invisible(uint32_t cp)
{
    return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x2064) || cp == 0xFEFF;
}

void utf8_add_lower(struct strbuf *out, struct slice s)
{
    for (size_t i = 0; i < s.len;) strbuf_addcp(out, cp_lower(utf8_at(s.ptr, s.len, i, &i)));
}

static void add_recased(struct strbuf *out, struct slice s, uint32_t (*first)(uint32_t))
{
    bool done = false;
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = utf8_at(s.ptr, s.len, i, &i);
        if (!done && cp_is_letter(cp)) {
            cp = first(cp);
            done = true;
        }
        strbuf_addcp(out, cp);
    }
}

void utf8_add_capital(struct strbuf *out, struct slice s)
{
    add_recased(out, s, cp_upper);
}

void utf8_add_uncapital(struct strbuf *out, struct slice s)
{
    add_recased(out, s, cp_lower);
}

void utf8_add_folded(struct strbuf *out, struct slice s)
{
    size_t i = 0;
    while (i < s.len && (unsigned char)s.ptr[i] < 0x80) strbuf_addcp(out, cp_lower((unsigned char)s.ptr[i++]));
    if (i == s.len) return;
    size_t n;
    uint8_t *nfd = u8_normalize(UNINORM_NFD, (const uint8_t *)s.ptr + i, s.len - i, NULL, &n);
    if (!nfd) return;
    for (size_t k = 0; k < n;) {
        uint32_t cp = utf8_at((const char *)nfd, n, k, &k);
        if (!uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_M)) strbuf_addcp(out, cp_lower(cp));
    }
    free(nfd);
}

size_t utf8_common_prefix(struct slice a, struct slice b)
{
    size_t n = a.len < b.len ? a.len : b.len, i = 0;
    while (i < n && a.ptr[i] == b.ptr[i]) i++;
    while (i > 0 && ((i < a.len && ((unsigned char)a.ptr[i] & 0xC0) == 0x80) ||
                     (i < b.len && ((unsigned char)b.ptr[i] & 0xC0) == 0x80)))
        i--;
    return i;
}

size_t utf8_common_suffix(struct slice a, struct slice b)
{
    size_t n = a.len < b.len ? a.len : b.len, i = 0;
    while (i < n && a.ptr[a.len - 1 - i] == b.ptr[b.len - 1 - i]) i++;
    while (i > 0 && ((unsigned char)a.ptr[a.len - i] & 0xC0) == 0x80) i--;
    return i;
}
