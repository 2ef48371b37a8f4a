#include "base/compat.h"

#include <git2.h>
#include <sys/stat.h>

#include "cli/ignore.h"

/* Whether a repository may hold the folder: libgit2 takes as long to start as an
 * article takes to be read. */
static bool may_be_in_repository(const char *folder)
{
    char *real = realpath(folder, NULL);
    struct strbuf path = STRBUF_INIT;
    bool found = false;
    for (char *end = real; real && end && !found;) {
        struct stat st;
        strbuf_clear(&path);
        strbuf_addf(&path, "%s/.git", real);
        found = lstat(path.buf, &st) == 0;
        end = strrchr(real, '/');
        if (end) *end = '\0'; /* the folder above; an empty name is the root */
    }
    strbuf_release(&path);
    free(real);
    return found;
}

/* The work tree of the repository, "/" at its end; NULL where there is none. */
static const char *open_repository(git_repository **repository, const char *folder)
{
    git_libgit2_init();
    /* Who owns the repository matters to programs that run its hooks, not here. */
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    *repository = NULL;
    if (git_repository_open_ext(repository, folder, 0, NULL) < 0) return NULL;
    return git_repository_workdir(*repository);
}

static void close_repository(git_repository *repository)
{
    git_repository_free(repository);
    git_libgit2_shutdown();
}

/* Appends the folder's path within the work tree, "/" at its end unless it is the top. */
static bool add_root(struct strbuf *out, const char *top, const char *folder)
{
    char *real = realpath(folder, NULL);
    if (!real) return false;
    struct strbuf path = STRBUF_INIT;
    strbuf_addf(&path, "%s%s", real, strcmp(real, "/") == 0 ? "" : "/");
    size_t n = strlen(top);
    bool inside = slice_starts(strbuf_slice(&path), slice_of(top, n));
    if (inside) strbuf_addstr(out, path.buf + n);
    strbuf_release(&path);
    free(real);
    return inside;
}

void ignore_open(struct ignore *ig, const char *folder)
{
    *ig = (struct ignore){NULL, STRBUF_INIT, strlen(folder), strcmp(folder, ".") == 0};
    if (!may_be_in_repository(folder)) return;
    const char *top = open_repository(&ig->repository, folder);
    int ignored = 0;
    if (top && add_root(&ig->root, top, folder) &&
        (!ig->root.len || git_ignore_path_is_ignored(&ignored, ig->repository, ig->root.buf) == 0) &&
        !ignored)
        return;
    close_repository(ig->repository);
    ig->repository = NULL;
}

void ignore_close(struct ignore *ig)
{
    if (ig->repository) close_repository(ig->repository);
    strbuf_release(&ig->root);
}

bool ignore_has(const struct ignore *ig, const char *path, bool is_folder)
{
    if (!ig->repository) return false;
    if (!ig->current) path += ig->folder_len;
    while (*path == '/') path++;
    struct strbuf full = STRBUF_INIT;
    strbuf_addf(&full, "%s%s%s", ig->root.buf, path, is_folder ? "/" : "");
    int ignored = 0;
    if (git_ignore_path_is_ignored(&ignored, ig->repository, full.buf) < 0) ignored = 0;
    strbuf_release(&full);
    return ignored != 0;
}

bool ignore_below_top(void)
{
    git_repository *repository;
    struct stat st;
    if (stat(".git/HEAD", &st) == 0 || !may_be_in_repository(".")) return false;
    const char *top = open_repository(&repository, ".");
    struct strbuf root = STRBUF_INIT;
    bool below = top && add_root(&root, top, ".") && root.len;
    close_repository(repository);
    strbuf_release(&root);
    return below;
}
