#include "base/compat.h"

#include "cli/say.h"

/* Written at once, so that lines of several processes do not mix. */
static void vsay(const char *fmt, va_list ap)
{
    struct strbuf line = STRBUF_INIT;
    strbuf_addstr(&line, "galley: ");
    strbuf_vaddf(&line, fmt, ap);
    strbuf_addch(&line, '\n');
    fwrite(line.buf, 1, line.len, stderr);
    strbuf_release(&line);
}

void say(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    vsay(fmt, ap);
    va_end(ap);
}

int trouble(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    vsay(fmt, ap);
    va_end(ap);
    return EXIT_TROUBLE;
}

void say_lines(struct strbuf *lines)
{
    for (const char *p = lines->buf; *p;) {
        size_t n = strcspn(p, "\n");
        if (*p == ' ' || *p == '\t')
            fprintf(stderr, "%.*s\n", (int)n, p);
        else
            say("%.*s", (int)n, p);
        p += n + (p[n] == '\n');
    }
    strbuf_clear(lines);
}
