/* Path: names of files as reports write them. */
#ifndef GALLEY_REPORT_PATH_H
#define GALLEY_REPORT_PATH_H

#include "base/strbuf.h"

/* Appends `prefix` and `path` as diffs name files: below the current folder,
 * without "./", and quoted as git does (core.quotePath) where it needs to be. */
void path_add_diff(struct strbuf *out, const char *prefix, const char *path);

/* For a person, on one line: quoted only where it holds control characters, and
 * never like the first line of a diff. */
void path_add_plain(struct strbuf *out, const char *path);

#endif
