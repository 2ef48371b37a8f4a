/* Formats: which reader finds the prose of which file. One row each. */
#ifndef GALLEY_TEXT_FORMAT_H
#define GALLEY_TEXT_FORMAT_H

#include "text/document.h"

struct format {
    const char *name;
    const char *const *extensions; /* with their point, NULL at the end */
    void (*read)(struct document *doc, const struct source *src);
};

extern const struct format formats[]; /* the first is plain text */
extern const size_t n_formats;

/* The format of a file by its extension, in any case; NULL for an unknown one. */
const struct format *format_of(const char *path);

void document_read_plain(struct document *doc, const struct source *src);
void document_read_markdown(struct document *doc, const struct source *src);
void document_read_html(struct document *doc, const struct source *src);

#endif
