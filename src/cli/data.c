#include "base/compat.h"

#include <sys/stat.h>

#include "cli/data.h"

static bool holds_rules(const char *folder)
{
    struct strbuf path = STRBUF_INIT;
    struct stat st;
    strbuf_addf(&path, "%s/rules", folder);
    bool found = stat(path.buf, &st) == 0 && S_ISDIR(st.st_mode);
    strbuf_release(&path);
    return found;
}

/* Whether the program lies in the folder where it was built: not installed yet. */
static bool is_uninstalled(void)
{
    /* Either path may lead through symbolic links. */
    char *build = realpath(GALLEY_BUILDDIR, NULL), *self = realpath("/proc/self/exe", NULL);
    size_t n = build ? strlen(build) : 0;
    bool inside = n && self && strncmp(self, build, n) == 0 && self[n] == '/';
    free(build);
    free(self);
    return inside;
}

int data_folder(struct strbuf *out, struct strbuf *err)
{
    const char *named = getenv("GALLEY_DATA");
    if (named && *named) {
        if (holds_rules(named)) {
            strbuf_addstr(out, named);
            return 0;
        }
        strbuf_addf(err, "GALLEY_DATA names '%s', which holds no folder 'rules'", named);
        return -1;
    }
    if (is_uninstalled() && holds_rules(GALLEY_SRCDIR))
        strbuf_addstr(out, GALLEY_SRCDIR);
    else if (holds_rules(GALLEY_DATADIR))
        strbuf_addstr(out, GALLEY_DATADIR);
    if (out->len) return 0;
    strbuf_addf(
        err, "no rules found in '%s'; install galley, or name the folder that holds 'rules' in GALLEY_DATA",
        GALLEY_DATADIR);
    return -1;
}
