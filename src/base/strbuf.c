#include "base/compat.h"

#include "base/mem.h"
#include "base/strbuf.h"

char strbuf_empty[1] = "";

void strbuf_init(struct strbuf *sb)
{
    *sb = (struct strbuf)STRBUF_INIT;
}

void strbuf_release(struct strbuf *sb)
{
    if (sb->cap) free(sb->buf);
    strbuf_init(sb);
}

void strbuf_clear(struct strbuf *sb)
{
    strbuf_truncate(sb, 0);
}

char *strbuf_detach(struct strbuf *sb, size_t *len)
{
    strbuf_reserve(sb, 0);
    char *buf = sb->buf;
    if (len) *len = sb->len;
    strbuf_init(sb);
    return buf;
}

void strbuf_reserve(struct strbuf *sb, size_t extra)
{
    size_t need = sb->len + extra + 1;
    if (need <= sb->cap) return;
    size_t cap = sb->cap * 2 > need ? sb->cap * 2 : need + 31;
    sb->buf = mem_realloc(sb->cap ? sb->buf : NULL, cap);
    sb->cap = cap;
    sb->buf[sb->len] = '\0';
}

void strbuf_truncate(struct strbuf *sb, size_t len)
{
    if (len < sb->len || sb->cap) {
        sb->len = len;
        sb->buf[len] = '\0';
    }
}

void strbuf_add(struct strbuf *sb, const void *data, size_t len)
{
    if (!len) return;
    strbuf_reserve(sb, len);
    memcpy(sb->buf + sb->len, data, len);
    sb->len += len;
    sb->buf[sb->len] = '\0';
}

void strbuf_addch(struct strbuf *sb, char c)
{
    strbuf_add(sb, &c, 1);
}

void strbuf_addstr(struct strbuf *sb, const char *s)
{
    strbuf_add(sb, s, strlen(s));
}

void strbuf_addslice(struct strbuf *sb, struct slice s)
{
    strbuf_add(sb, s.ptr, s.len);
}

void strbuf_vaddf(struct strbuf *sb, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    if (n > 0) {
        strbuf_reserve(sb, (size_t)n);
        vsnprintf(sb->buf + sb->len, (size_t)n + 1, fmt, again);
        sb->len += (size_t)n;
    }
    va_end(again);
}

void strbuf_addf(struct strbuf *sb, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    strbuf_vaddf(sb, fmt, ap);
    va_end(ap);
}
