/* Yamlfile: one YAML file as a tree whose every node knows its place, and the
 * errors found in it.
 *
 * Reading goes on after an error, so that an author sees all of them at once. */
#ifndef GALLEY_RULES_YAMLFILE_H
#define GALLEY_RULES_YAMLFILE_H

#include <yaml.h>

#include "base/strbuf.h"
#include "text/source.h"

struct yamlfile {
    struct source src;
    yaml_document_t doc;
    bool parsed;
    struct strbuf *err; /* file:line:column: message, then the line, for each error */
    size_t errors;
};

/* A key that a mapping may have. */
struct yamlkey {
    const char *name;
    yaml_node_type_t type;
    bool required;
};

/* 0, or -1 where the file cannot be read or is no YAML: said in *err. */
int yamlfile_open(struct yamlfile *f, const char *path, struct strbuf *err);
void yamlfile_close(struct yamlfile *f);

/* The top node; NULL (and an error) where the file is empty. */
const yaml_node_t *yamlfile_root(struct yamlfile *f);
const yaml_node_t *yamlfile_node(struct yamlfile *f, int id);
size_t yamlfile_length(const yaml_node_t *list);

/* Reads a mapping: values[k] is the value of keys[k], NULL where it is absent or
 * of the wrong type. Reports unknown, doubled and missing keys and wrong types.
 * `what` names the mapping. False where `map` is no mapping at all. */
bool yamlfile_keys(struct yamlfile *f, const yaml_node_t *map, const char *what, const struct yamlkey *keys,
                   size_t n, const yaml_node_t **values);

/* The text of a scalar; empty, with an error, for another node or no value. */
struct slice yamlfile_text(struct yamlfile *f, const yaml_node_t *node, const char *what);

void yamlfile_error(struct yamlfile *f, const yaml_node_t *at, const char *fmt, ...) GALLEY_PRINTF(3, 4);
/* The same at a line and column, both from 1. */
void yamlfile_error_at(struct yamlfile *f, size_t line, size_t column, const char *fmt, ...)
    GALLEY_PRINTF(4, 5);

/* Line and column (code points), from 1, of byte `at` of a scalar's text. Exact
 * where the scalar is on one line and has no escapes; else its start. */
void yamlfile_place(const yaml_node_t *scalar, size_t at, size_t *line, size_t *column);

/* Appends line `line` of `text`, indented, as it stands below an error; of a long
 * line, what lies around `column`. */
void yamlfile_show_line(struct strbuf *err, struct slice text, size_t line, size_t column);
/* The same for a line of a file that is read for it, where it still can be. */
void yamlfile_show_place(struct strbuf *err, const char *path, size_t line);

#endif
