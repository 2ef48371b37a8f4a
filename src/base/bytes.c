#include "base/compat.h"

#include "base/bytes.h"

#define ABSENT UINT32_MAX /* the length of a NULL text */

void bytes_put(struct strbuf *out, uint32_t number)
{
    strbuf_add(out, &number, sizeof number);
}

void bytes_put_slice(struct strbuf *out, struct slice s)
{
    bytes_put(out, s.ptr ? (uint32_t)s.len : ABSENT);
    if (!s.ptr) return;
    strbuf_addslice(out, s);
    strbuf_addch(out, '\0');
}

void bytes_put_str(struct strbuf *out, const char *s)
{
    bytes_put_slice(out, s ? slice_str(s) : slice_of(NULL, 0));
}

static void pad(struct strbuf *out)
{
    while (out->len % 8) strbuf_addch(out, '\0');
}

void bytes_put_block(struct strbuf *out, struct slice s)
{
    bytes_put(out, (uint32_t)s.len);
    pad(out);
    strbuf_addslice(out, s);
}

static const char *take(struct bytes *b, size_t len)
{
    if (b->bad || len > b->all.len - b->at) {
        b->bad = true;
        return NULL;
    }
    const char *p = b->all.ptr + b->at;
    b->at += len;
    return p;
}

uint32_t bytes_get(struct bytes *b)
{
    uint32_t number = 0;
    const char *p = take(b, sizeof number);
    if (p) memcpy(&number, p, sizeof number);
    return number;
}

struct slice bytes_get_slice(struct bytes *b)
{
    uint32_t len = bytes_get(b);
    if (len == ABSENT) return slice_of(NULL, 0);
    const char *p = take(b, (size_t)len + 1);
    if (p && p[len] == '\0') return slice_of(p, len);
    b->bad = true;
    return slice_of("", 0);
}

const char *bytes_get_str(struct bytes *b)
{
    return bytes_get_slice(b).ptr;
}

struct slice bytes_get_block(struct bytes *b)
{
    uint32_t len = bytes_get(b);
    if (b->at % 8) take(b, 8 - b->at % 8);
    const char *p = take(b, len);
    return slice_of(p, p ? len : 0);
}

size_t bytes_get_count(struct bytes *b, size_t size)
{
    size_t n = bytes_get(b);
    if (n <= (b->all.len - b->at) / size) return n;
    b->bad = true;
    return 0;
}
