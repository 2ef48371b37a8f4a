/* Color: the escape sequences of terminals, by what they are for. */
#ifndef GALLEY_REPORT_COLOR_H
#define GALLEY_REPORT_COLOR_H

#define COLOR_RESET "\033[m"
#define COLOR_PATH "\033[1m"
#define COLOR_FAINT "\033[2m"
#define COLOR_ERROR "\033[1;31m"
#define COLOR_WARNING "\033[33m"
#define COLOR_SUGGESTION "\033[36m"
#define COLOR_HUNK "\033[36m"
#define COLOR_OLD "\033[31m"
#define COLOR_NEW "\033[32m"
#define COLOR_CHANGED "\033[7m"   /* on top of old or new */
#define COLOR_UNCHANGED "\033[27m"

#endif
