/* Files: the arguments of a command as a list of articles. */
#ifndef GALLEY_CLI_FILES_H
#define GALLEY_CLI_FILES_H

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "text/source.h"

struct files {
    struct arena arena;
    const char **paths; /* "-": standard input */
    size_t n, cap;
    struct map seen; /* real path of each */
    size_t errors;   /* folders that could not be read, and the like */
};

#define FILES_INIT {ARENA_INIT, NULL, 0, 0, MAP_INIT, 0}

/* Files that are named are always listed. Of folders, all articles below them by
 * their extension, sorted, without hidden ones, symbolic links, and what git
 * ignores. No article twice. Troubles are appended to *err, a line each. */
void files_collect(struct files *files, char *const *args, size_t n, struct strbuf *err);
void files_release(struct files *files);

/* Reads the i-th article; `stdin_name` NULL for "<stdin>". */
enum source_status files_read(const struct files *files, size_t i, const char *stdin_name, struct source *src,
                              struct strbuf *err);

/* Whether one of the articles is the file that `st` is of. */
bool files_hold(const struct files *files, const struct stat *st);

#endif
