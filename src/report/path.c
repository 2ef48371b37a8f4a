#include "base/compat.h"

#include <unistd.h>

#include "base/mem.h"
#include "report/path.h"

/* Whether git would write the byte with an escape. */
static bool needs_quote(unsigned char c, bool ascii)
{
    return c < 0x20 || c == 0x7F || c == '"' || c == '\\' || (ascii && c >= 0x80);
}

static void add_quoted(struct strbuf *out, struct slice s, bool ascii)
{
    static const char letters[] = "abtnvfr"; /* of the characters 7 to 13 */
    strbuf_addch(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (!needs_quote(c, ascii))
            strbuf_addch(out, (char)c);
        else if (c >= 7 && c <= 13)
            strbuf_addf(out, "\\%c", letters[c - 7]);
        else if (c == '"' || c == '\\')
            strbuf_addf(out, "\\%c", c);
        else
            strbuf_addf(out, "\\%03o", c);
    }
    strbuf_addch(out, '"');
}

/* Without empty and "." parts, which git refuses. */
static void add_normal(struct strbuf *out, const char *path)
{
    if (*path == '/') strbuf_addch(out, '/');
    for (bool first = true; *path;) {
        size_t n = strcspn(path, "/");
        if (n && !(n == 1 && *path == '.')) {
            if (!first) strbuf_addch(out, '/');
            strbuf_add(out, path, n);
            first = false;
        }
        path += n + (path[n] == '/');
    }
}

/* The part of an absolute path below the current folder; `path` where it is elsewhere. */
static const char *below_current(const char *path)
{
    if (*path != '/') return path;
    const char *result = path;
    char *cwd = getcwd(NULL, 0);
    size_t n = cwd ? strlen(cwd) : 0;
    if (n > 1 && strncmp(path, cwd, n) == 0 && path[n] == '/' && path[n + 1]) result = path + n + 1;
    free(cwd);
    return result;
}

void path_add_diff(struct strbuf *out, const char *prefix, const char *path)
{
    struct strbuf normal = STRBUF_INIT, name = STRBUF_INIT;
    add_normal(&normal, path);
    const char *below = below_current(normal.buf);
    strbuf_addstr(&name, prefix);
    strbuf_addstr(&name, below + (*below == '/'));
    bool quote = false;
    for (size_t i = 0; i < name.len; i++) quote = quote || needs_quote((unsigned char)name.buf[i], true);
    if (quote)
        add_quoted(out, strbuf_slice(&name), true);
    else
        strbuf_addslice(out, strbuf_slice(&name));
    strbuf_release(&normal);
    strbuf_release(&name);
}

void path_add_plain(struct strbuf *out, const char *path)
{
    static const char *const headers[] = {"diff ", "--- ", "+++ ", "*** ", "@@ ", "Index:", "Prereq:"};
    struct slice s = slice_str(path);
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0x20 && c != 0x7F) continue;
        add_quoted(out, s, false);
        return;
    }
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        if (!slice_starts(s, slice_str(headers[i]))) continue;
        strbuf_addstr(out, "./");
        break;
    }
    strbuf_addslice(out, s);
}
