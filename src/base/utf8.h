/* UTF-8: decoding of text that has been validated, and classes of characters.
 *
 * All functions but utf8_valid() take valid UTF-8. Offsets are bytes. */
#ifndef GALLEY_BASE_UTF8_H
#define GALLEY_BASE_UTF8_H

#include "base/strbuf.h"

/* Offset of the first byte that is not valid UTF-8 (surrogates, overlong forms
 * and code points past U+10FFFF included); `len` where all of it is. */
size_t utf8_valid(const char *s, size_t len);

/* The code point at s[at]; *next is the offset behind it. at < len. */
uint32_t utf8_at(const char *s, size_t len, size_t at, size_t *next);

/* The code point that ends before s[at], and where it starts; 0 at the start. */
uint32_t utf8_before(const char *s, size_t at, size_t *start);

/* The code point at `at`; 0 at the end of the text. */
uint32_t utf8_peek(const char *s, size_t len, size_t at);

size_t utf8_count(const char *s, size_t len); /* code points */
size_t utf8_encode(uint32_t cp, char out[4]); /* bytes written */
void strbuf_addcp(struct strbuf *sb, uint32_t cp);

/* Classes: Unicode general categories, ASCII answered from a table. */
bool cp_is_letter(uint32_t cp); /* L* and marks M* */
bool cp_is_upper(uint32_t cp);  /* Lu, Lt */
bool cp_is_lower(uint32_t cp);  /* Ll */
bool cp_is_digit(uint32_t cp);  /* Nd */
bool cp_is_space(uint32_t cp);  /* White_Space, no-break spaces included */
uint32_t cp_lower(uint32_t cp);
uint32_t cp_upper(uint32_t cp);
/* Characters that show nothing and stand inside words: soft hyphen, zero-width
 * space, joiners, direction marks, byte order mark. */
bool cp_is_invisible(uint32_t cp);

static inline bool cp_is_word(uint32_t cp)
{
    return cp_is_letter(cp) || cp_is_digit(cp);
}

/* Appends s in lower case, code point by code point (no length tricks). */
void utf8_add_lower(struct strbuf *out, struct slice s);

/* Appends s with the case of its first letter changed. */
void utf8_add_capital(struct strbuf *out, struct slice s);
void utf8_add_uncapital(struct strbuf *out, struct slice s);

/* Appends s with diacritics taken off (NFD without marks), lower-cased. */
void utf8_add_folded(struct strbuf *out, struct slice s);

/* Length of the common prefix / suffix of a and b, on code point boundaries. */
size_t utf8_common_prefix(struct slice a, struct slice b);
size_t utf8_common_suffix(struct slice a, struct slice b);

#endif
