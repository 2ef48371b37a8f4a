/* Writes articles as they were received: their markup, if any, replaced by what
 * was wrong. Each gets a number before its name, so that none stands in the way
 * of another.
 * usage: expand FOLDER FILE... */
#include "base/compat.h"

#include <errno.h>

#include "gold.h"

static int write_article(const char *folder, int number, const struct gold *gold, struct strbuf *err)
{
    struct strbuf path = STRBUF_INIT;
    const char *name = strrchr(gold->path, '/');
    strbuf_addf(&path, "%s/%03d-%s", folder, number, name ? name + 1 : gold->path);
    FILE *out = fopen(path.buf, "wb");
    bool good = out && fwrite(gold->text.buf, 1, gold->text.len, out) == gold->text.len;
    if (out && fclose(out)) good = false;
    if (!good) strbuf_addf(err, "cannot write '%s': %s", path.buf, strerror(errno));
    strbuf_release(&path);
    return good ? 0 : -1;
}

int main(int argc, char **argv)
{
    struct strbuf err = STRBUF_INIT;
    int result = 0;
    if (argc < 2) {
        fprintf(stderr, "usage: expand FOLDER FILE...\n");
        return 2;
    }
    for (int i = 2; i < argc && result == 0; i++) {
        struct gold gold;
        result = gold_read(&gold, argv[i], &err);
        if (result == 0) result = write_article(argv[1], i - 1, &gold, &err);
        gold_release(&gold);
    }
    if (result) fprintf(stderr, "expand: %s\n", err.buf);
    strbuf_release(&err);
    return result == 0 ? 0 : 2;
}
