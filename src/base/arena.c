#include "base/compat.h"

#include <stdalign.h>
#include <stdarg.h>

#include "base/arena.h"
#include "base/mem.h"

enum { BLOCK_SIZE = 64 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t size;
    alignas(max_align_t) char data[];
};

void arena_init(struct arena *a)
{
    *a = (struct arena)ARENA_INIT;
}

void arena_release(struct arena *a)
{
    for (struct arena_block *b = a->head, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    arena_init(a);
}

static void new_block(struct arena *a, size_t need)
{
    size_t size = need > BLOCK_SIZE ? need : BLOCK_SIZE;
    struct arena_block *b = mem_alloc(sizeof *b + size);
    b->size = size;
    b->next = a->head;
    a->head = b;
    a->used = 0;
}

void *arena_alloc(struct arena *a, size_t size)
{
    size_t align = alignof(max_align_t);
    size = (size + align - 1) / align * align;
    if (!a->head || a->head->size - a->used < size) new_block(a, size);
    void *p = a->head->data + a->used;
    a->used += size;
    return memset(p, 0, size);
}

char *arena_dup(struct arena *a, const char *ptr, size_t len)
{
    char *p = arena_alloc(a, len + 1);
    if (len) memcpy(p, ptr, len);
    return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return arena_dup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    char *p = arena_alloc(a, n > 0 ? (size_t)n + 1 : 1);
    va_start(ap, fmt);
    if (n > 0) vsnprintf(p, (size_t)n + 1, fmt, ap);
    va_end(ap);
    return p;
}

struct slice arena_slice(struct arena *a, struct slice s)
{
    return slice_of(arena_dup(a, s.ptr, s.len), s.len);
}
