/* Strbuf: an owned, growing string of bytes.
 *
 * Invariants: `buf` is never NULL after strbuf_init() or STRBUF_INIT, and
 * buf[len] is always NUL; the string may hold further NULs. */
#ifndef GALLEY_BASE_STRBUF_H
#define GALLEY_BASE_STRBUF_H

#include <stdarg.h>

#include "base/slice.h"

struct strbuf {
    char *buf;
    size_t len;
    size_t cap; /* bytes allocated; 0 while buf is the shared empty string */
};

extern char strbuf_empty[];
#define STRBUF_INIT {strbuf_empty, 0, 0}

void strbuf_init(struct strbuf *sb);
void strbuf_release(struct strbuf *sb); /* frees; the strbuf is empty and usable again */
void strbuf_clear(struct strbuf *sb);   /* empties, keeps the memory */

/* The bytes, now the caller's to free; the strbuf is empty and usable again. */
char *strbuf_detach(struct strbuf *sb, size_t *len);

void strbuf_reserve(struct strbuf *sb, size_t extra);
void strbuf_truncate(struct strbuf *sb, size_t len);
void strbuf_add(struct strbuf *sb, const void *data, size_t len);
void strbuf_addch(struct strbuf *sb, char c);
void strbuf_addstr(struct strbuf *sb, const char *s);
void strbuf_addslice(struct strbuf *sb, struct slice s);
void strbuf_addf(struct strbuf *sb, const char *fmt, ...) GALLEY_PRINTF(2, 3);
void strbuf_vaddf(struct strbuf *sb, const char *fmt, va_list ap);

static inline struct slice strbuf_slice(const struct strbuf *sb)
{
    return slice_of(sb->buf, sb->len);
}

#endif
