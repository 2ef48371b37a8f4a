#include "base/compat.h"

#include <dirent.h>
#include <errno.h>
#include <strings.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/files.h"
#include "cli/ignore.h"

static const char *const extensions[] = {".txt", ".text", ".md", ".markdown", ".html", ".htm"};

static bool is_article(const char *name)
{
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof extensions / sizeof *extensions; i++)
        if (strcasecmp(dot, extensions[i]) == 0) return true;
    return false;
}

static void add(struct files *files, const char *path)
{
    char *real = strcmp(path, "-") == 0 ? NULL : realpath(path, NULL);
    bool added;
    map_put(&files->seen, slice_str(arena_strdup(&files->arena, real ? real : path)), &added);
    free(real);
    if (!added) return;
    files->paths = mem_grow(files->paths, &files->cap, files->n, sizeof *files->paths);
    files->paths[files->n++] = arena_strdup(&files->arena, path);
}

struct names {
    char **items;
    size_t n, cap;
};

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted, without hidden ones. */
static int read_names(struct names *names, const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir) return -1;
    errno = 0;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (entry->d_name[0] == '.') continue;
        names->items = mem_grow(names->items, &names->cap, names->n, sizeof *names->items);
        names->items[names->n++] = mem_strdup(entry->d_name);
    }
    int error = errno;
    closedir(dir);
    if (names->n) qsort(names->items, names->n, sizeof *names->items, by_name);
    errno = error;
    return error ? -1 : 0;
}

static void names_release(struct names *names)
{
    for (size_t i = 0; i < names->n; i++) free(names->items[i]);
    free(names->items);
}

static void report_folder(struct files *files, const char *folder, struct strbuf *err)
{
    strbuf_addf(err, "'%s': folder cannot be read: %s\n", folder, strerror(errno));
    files->errors++;
}

/* Adds the articles below `folder`. Symbolic links are not followed, so that no
 * article is met twice and no loop is entered. */
static void walk(struct files *files, const char *folder, const struct ignore *ignore, struct strbuf *err)
{
    struct names names = {NULL, 0, 0};
    struct strbuf path = STRBUF_INIT;
    if (read_names(&names, folder)) report_folder(files, folder, err);
    for (size_t i = 0; i < names.n; i++) {
        struct stat st;
        strbuf_clear(&path);
        if (strcmp(folder, ".") != 0)
            strbuf_addf(&path, "%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/");
        strbuf_addstr(&path, names.items[i]);
        if (lstat(path.buf, &st) < 0) continue;
        bool is_folder = S_ISDIR(st.st_mode);
        if (!is_folder && !(S_ISREG(st.st_mode) && is_article(names.items[i]))) continue;
        if (ignore_has(ignore, path.buf, is_folder)) continue;
        if (is_folder)
            walk(files, path.buf, ignore, err);
        else
            add(files, path.buf);
    }
    names_release(&names);
    strbuf_release(&path);
}

static void walk_from(struct files *files, const char *arg, struct strbuf *err)
{
    char *folder = mem_strdup(arg);
    for (size_t n = strlen(folder); n > 1 && folder[n - 1] == '/'; n--) folder[n - 1] = '\0';
    struct ignore ignore;
    ignore_open(&ignore, folder);
    walk(files, folder, &ignore, err);
    ignore_close(&ignore);
    free(folder);
}

void files_collect(struct files *files, char *const *args, size_t n, struct strbuf *err)
{
    for (size_t i = 0; i < n; i++) {
        struct stat st;
        bool is_folder = strcmp(args[i], "-") != 0 && stat(args[i], &st) == 0 && S_ISDIR(st.st_mode);
        if (is_folder)
            walk_from(files, args[i], err);
        else
            add(files, args[i]);
    }
}

void files_release(struct files *files)
{
    free(files->paths);
    map_release(&files->seen);
    arena_release(&files->arena);
    *files = (struct files)FILES_INIT;
}

enum source_status files_read(const struct files *files, size_t i, const char *stdin_name, struct source *src,
                              struct strbuf *err)
{
    if (strcmp(files->paths[i], "-") != 0) return source_read(src, files->paths[i], err);
    return source_read_fd(src, STDIN_FILENO, stdin_name ? stdin_name : "<stdin>", err);
}

bool files_hold(const struct files *files, const struct stat *st)
{
    for (size_t i = 0; i < files->n; i++) {
        struct stat of;
        if (strcmp(files->paths[i], "-") == 0 ? fstat(STDIN_FILENO, &of) : stat(files->paths[i], &of))
            continue;
        if (S_ISREG(of.st_mode) && of.st_dev == st->st_dev && of.st_ino == st->st_ino) return true;
    }
    return false;
}
