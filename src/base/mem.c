#include "base/compat.h"

#include "base/mem.h"

static void *or_die(void *ptr)
{
    if (!ptr) {
        fputs("galley: out of memory\n", stderr);
        exit(2);
    }
    return ptr;
}

void *mem_alloc(size_t size)
{
    return or_die(malloc(size ? size : 1));
}

void *mem_zalloc(size_t size)
{
    return or_die(calloc(1, size ? size : 1));
}

void *mem_realloc(void *ptr, size_t size)
{
    return or_die(realloc(ptr, size ? size : 1));
}

char *mem_strdup(const char *s)
{
    size_t len = strlen(s) + 1;
    return memcpy(mem_alloc(len), s, len);
}

void *mem_grow(void *items, size_t *cap, size_t n, size_t size)
{
    if (n < *cap) return items;
    size_t want = *cap ? *cap * 2 : 16;
    if (want > SIZE_MAX / size) or_die(NULL);
    *cap = want;
    return mem_realloc(items, want * size);
}
