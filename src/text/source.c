#include "base/compat.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "text/source.h"

/* Offsets into a text fit 31 bits: tokens and programs that read the reports count on it. */
#define SOURCE_MAX ((size_t)INT32_MAX)

static enum source_status fail_errno(const char *path, const char *what, struct strbuf *err)
{
    strbuf_addf(err, "'%s': %s: %s", path, what, strerror(errno));
    return SOURCE_ERROR;
}

static enum source_status too_large(const char *path, struct strbuf *err)
{
    strbuf_addf(err, "'%s': larger than 2 GiB", path);
    return SOURCE_ERROR;
}

/* Whether text begins with a UTF-16 byte order mark: such a file holds NUL bytes, yet is no binary. */
static bool is_utf16(const char *data, size_t len)
{
    return len >= 2 && (memcmp(data, "\xFF\xFE", 2) == 0 || memcmp(data, "\xFE\xFF", 2) == 0);
}

/* Takes over `bytes`. */
static enum source_status adopt(struct source *src, struct strbuf *bytes, const char *name,
                                struct strbuf *err)
{
    size_t bad = utf8_valid(bytes->buf, bytes->len);
    if (bad < bytes->len && is_utf16(bytes->buf, bytes->len)) {
        strbuf_addf(err,
                    "'%s': UTF-16, not UTF-8; convert it first, for example with 'iconv -f UTF-16 -t UTF-8'",
                    name);
        strbuf_release(bytes);
        return SOURCE_ERROR;
    }
    if (memchr(bytes->buf, '\0', bytes->len)) {
        strbuf_addf(err, "'%s': holds NUL bytes, so it is not a text", name);
        strbuf_release(bytes);
        return SOURCE_BINARY;
    }
    if (bad < bytes->len) {
        strbuf_addf(err,
                    "'%s': not valid UTF-8 at byte %zu (0x%02X); convert it first, for example with"
                    " 'iconv -f WINDOWS-1252 -t UTF-8'",
                    name, bad, (unsigned)(unsigned char)bytes->buf[bad]);
        strbuf_release(bytes);
        return SOURCE_ERROR;
    }
    src->path = mem_strdup(name);
    src->data = strbuf_detach(bytes, &src->len);
    src->bom = src->len >= 3 && memcmp(src->data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    return SOURCE_OK;
}

enum source_status source_read_fd(struct source *src, int fd, const char *name, struct strbuf *err)
{
    struct strbuf bytes = STRBUF_INIT;
    enum source_status status = SOURCE_ERROR;
    struct stat st;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 && (size_t)st.st_size <= SOURCE_MAX)
        strbuf_reserve(&bytes, (size_t)st.st_size + 8192);
    for (;;) {
        strbuf_reserve(&bytes, bytes.cap - bytes.len > 4096 ? 0 : 65536);
        ssize_t n = read(fd, bytes.buf + bytes.len, bytes.cap - bytes.len - 1);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            fail_errno(name, "cannot be read", err);
            goto done;
        }
        if (n == 0) break;
        strbuf_truncate(&bytes, bytes.len + (size_t)n);
        if (bytes.len > SOURCE_MAX) {
            too_large(name, err);
            goto done;
        }
    }
    status = adopt(src, &bytes, name, err);
done:
    strbuf_release(&bytes);
    return status;
}

enum source_status source_read(struct source *src, const char *path, struct strbuf *err)
{
    enum source_status status = SOURCE_ERROR;
    /* O_NONBLOCK: a named pipe without a writer would keep open() waiting. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) return fail_errno(path, "cannot be opened", err);
    struct stat st;
    if (fstat(fd, &st) < 0)
        fail_errno(path, "cannot be read", err);
    else if (S_ISDIR(st.st_mode))
        strbuf_addf(err, "'%s': is a folder, not a file", path);
    else if (!S_ISREG(st.st_mode))
        strbuf_addf(err, "'%s': not a regular file", path);
    else if (st.st_size > (off_t)SOURCE_MAX)
        too_large(path, err);
    else
        status = source_read_fd(src, fd, path, err);
    close(fd);
    if (status == SOURCE_OK) {
        src->is_file = true;
        src->id = st;
    }
    return status;
}

enum source_status source_take(struct source *src, const char *data, size_t len, const char *name,
                               struct strbuf *err)
{
    if (len > SOURCE_MAX) return too_large(name, err);
    struct strbuf bytes = STRBUF_INIT;
    strbuf_reserve(&bytes, len); /* data is never NULL, even of an empty text */
    strbuf_add(&bytes, data, len);
    return adopt(src, &bytes, name, err);
}

void source_release(struct source *src)
{
    free(src->path);
    free(src->data);
    *src = (struct source)SOURCE_INIT;
}
