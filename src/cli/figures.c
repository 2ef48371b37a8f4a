#include "base/compat.h"

#include "cli/figures.h"

/* The columns of the file, a line a rule and set of articles. */
enum { RULE, SET, RIGHT, WRONG, OWN, ALL, COLUMNS };

void figures_load(struct figures *figures, const char *data)
{
    char chunk[4096];
    struct strbuf path = STRBUF_INIT;
    strbuf_addf(&path, "%s/rules/figures.tsv", data);
    FILE *in = fopen(path.buf, "r");
    size_t n;
    while (in && (n = fread(chunk, 1, sizeof chunk, in)) > 0) strbuf_add(&figures->text, chunk, n);
    if (in) fclose(in);
    strbuf_release(&path);
}

void figures_release(struct figures *figures)
{
    strbuf_release(&figures->text);
}

/* The first piece of *rest, which begins behind it then. */
static struct slice take(struct slice *rest, char end)
{
    const char *stop = rest->len ? memchr(rest->ptr, end, rest->len) : NULL;
    struct slice piece = slice_of(rest->ptr, stop ? (size_t)(stop - rest->ptr) : rest->len);
    size_t used = piece.len + (stop != NULL);
    *rest = slice_of(rest->ptr + used, rest->len - used);
    return piece;
}

static unsigned long number(struct slice s)
{
    return s.len ? strtoul(s.ptr, NULL, 10) : 0;
}

void figures_add(struct strbuf *out, const struct figures *figures, const char *rule, size_t indent)
{
    bool first = true;
    for (struct slice rest = strbuf_slice(&figures->text); rest.len;) {
        struct slice line = take(&rest, '\n'), column[COLUMNS];
        for (size_t i = 0; i < COLUMNS; i++) column[i] = take(&line, '\t');
        if (!slice_is(column[RULE], rule)) continue;
        unsigned long right = number(column[RIGHT]), wrong = number(column[WRONG]), all = number(column[ALL]);
        if (!first) strbuf_addf(out, "%*s", (int)indent, "");
        strbuf_addf(out, "in %.*s: %lu of %lu findings right", SLICE_ARG(column[SET]), right, right + wrong);
        if (all) strbuf_addf(out, "; finds %lu of %lu defects of its pack", number(column[OWN]), all);
        strbuf_addch(out, '\n');
        first = false;
    }
    if (first)
        strbuf_addstr(out, figures->text.len ? "not met in the articles that it was measured on\n" : "not yet\n");
}
