/* Cache: files that hold what was worked out from other files, to be mapped.
 *
 * A cached file says which files it was made from: their names, sizes and times,
 * and a hash of their bytes. It is used while sizes and times are the same or,
 * where they are not (a package has unpacked them anew), while the bytes are.
 * It is written beside its name and renamed, so that a reader sees a whole file
 * and writers do not meet. Nothing depends on it: where no folder can be written,
 * all works as well, slower.
 *
 * Where: $GALLEY_CACHE, none at all where that is empty; or $XDG_CACHE_HOME/galley
 * or ~/.cache/galley. Besides, files are read from the folder "cache" in the folder
 * of the data, which an installation fills by naming it in $GALLEY_CACHE once. */
#ifndef GALLEY_BASE_CACHE_H
#define GALLEY_BASE_CACHE_H

#include "base/arena.h"
#include "base/strbuf.h"

/* The files that something is made from, in order. */
struct cache_sources {
    struct strbuf stamp;   /* version; name, size and time of each */
    struct strbuf paths;   /* of each, with a NUL behind it */
    struct strbuf version; /* of what makes it: another one makes it anew */
};

void cache_sources_init(struct cache_sources *s, const char *version);
/* The file root/name. One that is missing counts, too: it may come to be. */
void cache_sources_add(struct cache_sources *s, const char *root, const char *name);
void cache_sources_release(struct cache_sources *s);

struct cache {
    struct slice bytes; /* aligned to 8; const; ptr NULL where there is none */
    void *mapped;
    size_t mapped_len;
};

#define CACHE_INIT                                                                                           \
    {                                                                                                        \
        {NULL, 0}, NULL, 0                                                                                   \
    }

/* Maps the file `name` that was made from the sources; false where there is none
 * that still holds. `data` may be NULL. */
bool cache_open(struct cache *c, const char *data, const char *name, const struct cache_sources *sources);
void cache_close(struct cache *c);

/* A file that is being written. */
struct cache_draft {
    struct strbuf path, temporary;
    const struct cache_sources *sources;
    int fd;
};

/* Begins a file; to be asked before the work is done. False where it cannot be
 * written: nothing is left to do then. */
bool cache_begin(struct cache_draft *d, const char *name, const struct cache_sources *sources);
/* Writes and releases it; false where that failed. bytes.ptr NULL gives it up. */
bool cache_commit(struct cache_draft *d, struct slice bytes);

/* All of it at once, for what is worked out quickly. */
bool cache_keep(const char *name, const struct cache_sources *sources, struct slice bytes);

/* A hash of bytes, to tell files apart. */
uint64_t cache_hash(uint64_t seed, struct slice s);

#endif
