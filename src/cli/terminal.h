/* Terminal: what the stream is connected to, and text laid out for it. */
#ifndef GALLEY_CLI_TERMINAL_H
#define GALLEY_CLI_TERMINAL_H

#include "base/strbuf.h"

/* Columns of the terminal; 80 where there is none. */
size_t terminal_width(FILE *out);

/* Whether `when` (enum when) asks for colours on the stream; NO_COLOR is heard. */
bool terminal_color(FILE *out, size_t when);

/* Appends `text` broken at spaces into lines of at most `width` columns. Every
 * line but the first begins with `indent` spaces; `at` columns of the first are
 * taken. Ends with a line break. */
void terminal_wrap(struct strbuf *out, const char *text, size_t at, size_t indent, size_t width);

#endif
