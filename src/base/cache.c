#include "base/compat.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cache.h"
#include "base/map.h"

/* What stands before the bytes. */
struct head {
    char magic[8];
    uint64_t stamp;   /* hash of names, sizes and times */
    uint64_t content; /* hash of names and bytes */
    uint64_t len;
};

static const char magic[8] = "galley\n1";

uint64_t cache_hash(uint64_t seed, struct slice s)
{
    const uint64_t k = 0x9E3779B97F4A7C15u;
    uint64_t h = seed ^ (s.len * k), w;
    size_t i = 0;
    for (; i + 8 <= s.len; i += 8) {
        memcpy(&w, s.ptr + i, 8);
        h = (h ^ w) * k;
        h ^= h >> 29;
    }
    w = 0;
    if (i < s.len) memcpy(&w, s.ptr + i, s.len - i);
    h = (h ^ w) * k;
    return h ^ h >> 32;
}

void cache_sources_init(struct cache_sources *s, const char *version)
{
    *s = (struct cache_sources){STRBUF_INIT, STRBUF_INIT, STRBUF_INIT};
    strbuf_addstr(&s->version, version);
    strbuf_addstr(&s->stamp, version);
}

void cache_sources_add(struct cache_sources *s, const char *root, const char *name)
{
    struct stat st;
    size_t at = s->paths.len;
    strbuf_addf(&s->paths, "%s/%s", root, name);
    strbuf_addf(&s->stamp, "\n%s", s->paths.buf + at);
    if (stat(s->paths.buf + at, &st) == 0)
        strbuf_addf(&s->stamp, " %lld %lld.%ld", (long long)st.st_size, (long long)st.st_mtim.tv_sec,
                    st.st_mtim.tv_nsec);
    strbuf_addch(&s->paths, '\0');
}

void cache_sources_release(struct cache_sources *s)
{
    strbuf_release(&s->stamp);
    strbuf_release(&s->paths);
    strbuf_release(&s->version);
}

static uint64_t stamp_of(const struct cache_sources *s)
{
    return cache_hash(0, strbuf_slice(&s->stamp));
}

/* Maps a file for reading; false where it cannot be, or is empty. */
static bool map_file(const char *path, void **mapped, size_t *len)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    struct stat st;
    *mapped = MAP_FAILED;
    if (fd < 0) return false;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
        *len = (size_t)st.st_size;
        *mapped = mmap(NULL, *len, PROT_READ, MAP_SHARED, fd, 0);
    }
    close(fd);
    return *mapped != MAP_FAILED;
}

static uint64_t content_of(const struct cache_sources *s)
{
    uint64_t h = cache_hash(0, strbuf_slice(&s->version));
    for (size_t at = 0; at < s->paths.len; at += strlen(s->paths.buf + at) + 1) {
        const char *path = s->paths.buf + at, *name = strrchr(path, '/');
        void *mapped;
        size_t len;
        h = cache_hash(h, slice_str(name ? name : path));
        if (!map_file(path, &mapped, &len)) continue;
        h = cache_hash(h, slice_of(mapped, len));
        munmap(mapped, len);
    }
    return h;
}

static bool open_file(struct cache *c, const char *path, const struct cache_sources *sources)
{
    struct head head;
    if (!map_file(path, &c->mapped, &c->mapped_len)) return false;
    if (c->mapped_len >= sizeof head) {
        memcpy(&head, c->mapped, sizeof head);
        if (memcmp(head.magic, magic, sizeof magic) == 0 && head.len == c->mapped_len - sizeof head &&
            (head.stamp == stamp_of(sources) || head.content == content_of(sources))) {
            c->bytes = slice_of((const char *)c->mapped + sizeof head, head.len);
            return true;
        }
    }
    munmap(c->mapped, c->mapped_len);
    return false;
}

/* Appends the path of the file `name` in the user's folder; false where there is
 * none. In a folder that is not named for it, files of several places may meet. */
static bool add_path(struct strbuf *out, const char *name, const struct cache_sources *sources)
{
    const char *named = getenv("GALLEY_CACHE"), *caches = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    uint32_t place = slice_hash(strbuf_slice(&sources->paths));
    if (named && *named)
        strbuf_addf(out, "%s/%s", named, name);
    else if (named)
        return false;
    else if (caches && caches[0] == '/')
        strbuf_addf(out, "%s/galley/%s-%08x", caches, name, place);
    else if (home && home[0] == '/')
        strbuf_addf(out, "%s/.cache/galley/%s-%08x", home, name, place);
    return out->len > 0;
}

bool cache_open(struct cache *c, const char *data, const char *name, const struct cache_sources *sources)
{
    struct strbuf path = STRBUF_INIT;
    bool found = false;
    *c = (struct cache)CACHE_INIT;
    if (add_path(&path, name, sources)) found = open_file(c, path.buf, sources);
    if (!found && data) {
        strbuf_clear(&path);
        strbuf_addf(&path, "%s/cache/%s", data, name);
        found = open_file(c, path.buf, sources);
    }
    strbuf_release(&path);
    if (!found) *c = (struct cache)CACHE_INIT;
    return found;
}

void cache_close(struct cache *c)
{
    if (c->mapped) munmap(c->mapped, c->mapped_len);
    *c = (struct cache)CACHE_INIT;
}

/* Makes the folders that the path leads through. */
static void make_folders(char *path)
{
    for (char *p = path + 1; (p = strchr(p, '/')); p++) {
        *p = '\0';
        mkdir(path, 0777);
        *p = '/';
    }
}

bool cache_begin(struct cache_draft *d, const char *name, const struct cache_sources *sources)
{
    *d = (struct cache_draft){STRBUF_INIT, STRBUF_INIT, sources, -1};
    if (add_path(&d->path, name, sources)) {
        make_folders(d->path.buf);
        strbuf_addf(&d->temporary, "%s.XXXXXX", d->path.buf);
        d->fd = mkostemp(d->temporary.buf, O_CLOEXEC);
    }
    if (d->fd >= 0) return true;
    strbuf_release(&d->path);
    strbuf_release(&d->temporary);
    return false;
}

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len) {
        ssize_t n = write(fd, bytes, len);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes += n;
        len -= (size_t)n;
    }
    return true;
}

bool cache_commit(struct cache_draft *d, struct slice bytes)
{
    struct head head = {.stamp = stamp_of(d->sources), .content = content_of(d->sources), .len = bytes.len};
    memcpy(head.magic, magic, sizeof magic);
    /* On the disk before it has its name: a crash leaves the old file or none. */
    bool done = bytes.ptr && write_all(d->fd, (const char *)&head, sizeof head) &&
                write_all(d->fd, bytes.ptr, bytes.len) && fchmod(d->fd, 0644) == 0 && fsync(d->fd) == 0;
    if (close(d->fd)) done = false;
    if (done) done = rename(d->temporary.buf, d->path.buf) == 0;
    if (!done) unlink(d->temporary.buf);
    strbuf_release(&d->path);
    strbuf_release(&d->temporary);
    return done;
}

bool cache_keep(const char *name, const struct cache_sources *sources, struct slice bytes)
{
    struct cache_draft draft;
    return cache_begin(&draft, name, sources) && cache_commit(&draft, bytes);
}
