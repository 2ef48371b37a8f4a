#include "base/compat.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/options.h"
#include "cli/terminal.h"

size_t terminal_width(FILE *out)
{
    struct winsize size;
    if (ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) return size.ws_col;
    return 80;
}

bool terminal_color(FILE *out, size_t when)
{
    if (when != WHEN_AUTO) return when == WHEN_ALWAYS;
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (no_color && *no_color) return false;
    return isatty(fileno(out)) && !(term && strcmp(term, "dumb") == 0);
}

void terminal_wrap(struct strbuf *out, const char *text, size_t at, size_t indent, size_t width)
{
    bool first = true; /* word of its line */
    while (*text) {
        text += strspn(text, " \n");
        size_t len = strcspn(text, " \n");
        if (!len) break;
        size_t columns = utf8_count(text, len);
        if (!first && at + 1 + columns > width) {
            strbuf_addf(out, "\n%*s", (int)indent, "");
            at = indent;
        } else if (!first) {
            strbuf_addch(out, ' ');
            at++;
        }
        strbuf_add(out, text, len);
        at += columns;
        text += len;
        first = false;
    }
    strbuf_addch(out, '\n');
}
