/* Say: messages of the command line, on standard error. */
#ifndef GALLEY_CLI_SAY_H
#define GALLEY_CLI_SAY_H

#include "base/strbuf.h"

/* Exit statuses. */
enum { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

/* "galley: " and the message, on a line. */
void say(const char *fmt, ...) GALLEY_PRINTF(1, 2);

/* The same; returns EXIT_TROUBLE, for `return trouble(…)`. */
int trouble(const char *fmt, ...) GALLEY_PRINTF(1, 2);

/* Says each line of *lines, and empties it. One that begins with white space goes
 * with the line before it. */
void say_lines(struct strbuf *lines);

#endif
