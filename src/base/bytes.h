/* Bytes: numbers and texts written one behind the other, and read back.
 *
 * For files that this machine alone reads: numbers are in its own order. A reader
 * that comes upon the end says so once, at the end, and yields zeros. */
#ifndef GALLEY_BASE_BYTES_H
#define GALLEY_BASE_BYTES_H

#include "base/strbuf.h"

void bytes_put(struct strbuf *out, uint32_t number);
/* NULL and empty texts stay apart. A NUL is written behind the text. */
void bytes_put_slice(struct strbuf *out, struct slice s);
void bytes_put_str(struct strbuf *out, const char *s);
/* A run of bytes that begins at a multiple of 8 of *out. */
void bytes_put_block(struct strbuf *out, struct slice s);

struct bytes {
    struct slice all; /* begins at a multiple of 8 */
    size_t at;
    bool bad; /* something was not there */
};

uint32_t bytes_get(struct bytes *b);
struct slice bytes_get_slice(struct bytes *b); /* borrowed; a NUL stands behind it */
const char *bytes_get_str(struct bytes *b);
struct slice bytes_get_block(struct bytes *b);
/* The number of things that follow, each of at least `size` bytes. */
size_t bytes_get_count(struct bytes *b, size_t size);

#endif
