#include "packs.h"

#include <unistd.h>

/* Replaces `path` by "F". */
static void hide_path(struct strbuf *s, const char *path)
{
    struct strbuf out = STRBUF_INIT;
    size_t len = strlen(path);
    for (const char *p = s->buf; *p;) {
        if (strncmp(p, path, len) == 0) {
            strbuf_addch(&out, 'F');
            p += len;
        } else {
            strbuf_addch(&out, *p++);
        }
    }
    strbuf_release(s);
    *s = out;
}

int pack_load_text(struct catalogue *cat, const char *text, struct strbuf *err)
{
    char path[] = "/tmp/galley-pack-XXXXXX";
    int fd = mkstemp(path);
    if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text)) return -1;
    close(fd);
    int rc = catalogue_load_file(cat, path, err);
    if (!rc) rc = catalogue_finish(cat, err);
    if (!rc) rc = catalogue_verify(cat, err);
    unlink(path);
    hide_path(err, path);
    return rc;
}
