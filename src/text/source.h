/* Source: the bytes of one file as they were read. Every offset that galley
 * reports is an offset into them. */
#ifndef GALLEY_TEXT_SOURCE_H
#define GALLEY_TEXT_SOURCE_H

#include <sys/stat.h>

#include "base/strbuf.h"

enum source_status {
    SOURCE_OK,
    SOURCE_BINARY, /* holds NUL bytes: to be skipped, with a note */
    SOURCE_ERROR,  /* *err says what and where */
};

struct source {
    char *path;        /* as the user named it, "<stdin>" or --stdin-filename; owned */
    char *data;        /* owned, NUL-terminated, valid UTF-8 */
    size_t len;        /* bytes */
    size_t bom;        /* length of a UTF-8 byte order mark at the start: 0 or 3 */
    bool is_file;      /* read from `path`, and `id` says from which version */
    struct stat id;    /* as it was when read: tells whether the file has changed since */
};

#define SOURCE_INIT {NULL, NULL, 0, 0, false, {0}}

/* Reads the file at `path`. Files over 2 GiB, files that are not regular and
 * bytes that are not UTF-8 (with their offset) are errors. */
enum source_status source_read(struct source *src, const char *path, struct strbuf *err);

/* Reads a descriptor to its end; `name` is what the article is called. */
enum source_status source_read_fd(struct source *src, int fd, const char *name, struct strbuf *err);

/* Takes `len` bytes, copied. The same checks. */
enum source_status source_take(struct source *src, const char *data, size_t len, const char *name,
                               struct strbuf *err);

void source_release(struct source *src);

#endif
