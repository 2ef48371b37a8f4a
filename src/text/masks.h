/* Masks: what templates and front matter put into a page that is no prose. */
#ifndef GALLEY_TEXT_MASKS_H
#define GALLEY_TEXT_MASKS_H

#include "base/strbuf.h"

/* Replaces every template mark in `text` ({{ … }}, {% … %}, {{< … >}}) by letters
 * of the same length in bytes, so that offsets stay; line breaks are kept. The
 * letter is one that is no text: 0x1A, SUBSTITUTE. */
enum { MASKED = 0x1A };
void mask_templates(char *text, size_t len);

/* One field of front matter that is prose: the bytes of its value, without quotes. */
struct field {
    size_t start, end;
};

/* The end of the front matter at `at` (YAML between --- lines, TOML between +++),
 * with the break after its last line; `at` where there is none. Calls `each` for
 * the fields that are prose: title, description, summary, caption, … */
size_t front_matter_read(struct slice text, size_t at, void (*each)(struct field f, void *payload), void *payload);

#endif
