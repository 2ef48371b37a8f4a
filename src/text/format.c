#include "base/compat.h"

#include <strings.h>

#include "text/format.h"

static const char *const plain[] = {".txt", ".text", NULL};
static const char *const html[] = {".html", ".htm", ".xhtml", NULL};
static const char *const markdown[] = {".md", ".markdown", ".mdown", ".mdx", NULL};

const struct format formats[] = {
    {"plain", plain, document_read_plain},
    {"markdown", markdown, document_read_markdown},
    {"html", html, document_read_html},
};

const size_t n_formats = sizeof formats / sizeof *formats;

const struct format *format_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *point = strrchr(slash ? slash : path, '.');
    for (size_t i = 0; point && i < n_formats; i++)
        for (const char *const *e = formats[i].extensions; *e; e++)
            if (strcasecmp(point, *e) == 0) return &formats[i];
    return NULL;
}
