/* Charsets: the 8-bit encodings that UTF-8 gets misread as. */
#ifndef GALLEY_TEXT_CHARSETS_H
#define GALLEY_TEXT_CHARSETS_H

#include "base/compat.h"

enum charset_id {
    CHARSET_CP1252, /* with Latin-1's C1 controls */
    CHARSET_MAC_ROMAN,
    CHARSET_CP1250,
    CHARSET_CP1251,
    CHARSET_CP850,
    CHARSET_CP437,
    CHARSETS
};

struct charset_char {
    uint16_t cp;
    uint8_t byte;
};

struct charset {
    const struct charset_char *chars; /* of the bytes from 0x80, sorted by code point */
    size_t n;
    uint64_t leads; /* bit b - 0xC0: byte b begins misread characters */
};

extern const struct charset charsets[CHARSETS];

#endif
