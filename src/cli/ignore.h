/* Ignore: what git ignores below a folder. */
#ifndef GALLEY_CLI_IGNORE_H
#define GALLEY_CLI_IGNORE_H

#include "base/strbuf.h"

struct git_repository;

struct ignore {
    struct git_repository *repository; /* NULL: nothing is ignored */
    struct strbuf root;                /* of the folder, within the repository: "" or "news/" */
    size_t folder_len;
    bool current; /* the folder is ".", which is in no path */
};

/* For a folder outside of any repository, and for one that is itself ignored but
 * was asked for, nothing is. */
void ignore_open(struct ignore *ig, const char *folder);
void ignore_close(struct ignore *ig);

/* `path` begins with the folder's name as it was given to ignore_open(). */
bool ignore_has(const struct ignore *ig, const char *path, bool is_folder);

/* Whether the current folder lies in a repository, below its top. */
bool ignore_below_top(void);

#endif
