#include "base/compat.h"

#include "base/utf8.h"
#include "rules/nearest.h"
#include "rules/yamlfile.h"

void yamlfile_show_line(struct strbuf *err, struct slice text, size_t line, size_t column)
{
    enum { WIDTH = 110, BEFORE = 50 }; /* bytes of a long line that are shown, and of them before the column */
    const char *p = text.ptr, *end = text.ptr + text.len;
    for (size_t k = 1; k < line && p; k++) {
        p = memchr(p, '\n', (size_t)(end - p));
        if (p) p++;
    }
    if (!p || p == end) return;
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    if (!stop) stop = end;
    if (stop > p && stop[-1] == '\r') stop--;
    const char *from = p, *to = stop;
    if (stop - p > WIDTH) {
        if (column > BEFORE) from = p + (column - BEFORE);
        while (from > p && from < stop && ((unsigned char)*from & 0xC0) == 0x80) from--;
        if (stop - from > WIDTH) to = from + WIDTH;
        while (to < stop && ((unsigned char)*to & 0xC0) == 0x80) to++;
    }
    if (from > stop) from = to = stop;
    strbuf_addf(err, "    %s%.*s%s\n", from > p ? "… " : "", (int)(to - from), from, to < stop ? " …" : "");
}

void yamlfile_show_place(struct strbuf *err, const char *path, size_t line)
{
    struct source src = SOURCE_INIT;
    struct strbuf why = STRBUF_INIT;
    if (source_read(&src, path, &why) == SOURCE_OK)
        yamlfile_show_line(err, slice_of(src.data, src.len), line, 1);
    source_release(&src);
    strbuf_release(&why);
}

static void add_error(struct yamlfile *f, size_t line, size_t column, const char *fmt, va_list ap)
{
    strbuf_addf(f->err, "%s:%zu:%zu: ", f->src.path, line, column);
    strbuf_vaddf(f->err, fmt, ap);
    strbuf_addch(f->err, '\n');
    yamlfile_show_line(f->err, slice_of(f->src.data, f->src.len), line, column);
    f->errors++;
}

void yamlfile_error(struct yamlfile *f, const yaml_node_t *at, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    add_error(f, at->start_mark.line + 1, at->start_mark.column + 1, fmt, ap);
    va_end(ap);
}

void yamlfile_error_at(struct yamlfile *f, size_t line, size_t column, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    add_error(f, line, column, fmt, ap);
    va_end(ap);
}

int yamlfile_open(struct yamlfile *f, const char *path, struct strbuf *err)
{
    *f = (struct yamlfile){.src = SOURCE_INIT, .err = err};
    if (source_read(&f->src, path, err) != SOURCE_OK) {
        strbuf_addch(err, '\n');
        return -1;
    }

    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        strbuf_addf(err, "%s: the YAML reader could not start\n", path);
        source_release(&f->src);
        return -1;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)f->src.data + f->src.bom,
                                 f->src.len - f->src.bom);
    f->parsed = yaml_parser_load(&parser, &f->doc);
    if (!f->parsed) {
        const char *what = parser.problem ? parser.problem : "no YAML";
        yamlfile_error_at(f, parser.problem_mark.line + 1, parser.problem_mark.column + 1, "%s%s%s", what,
                          parser.context ? " " : "", parser.context ? parser.context : "");
    }
    yaml_parser_delete(&parser);
    if (f->parsed) return 0;
    source_release(&f->src);
    return -1;
}

void yamlfile_close(struct yamlfile *f)
{
    if (f->parsed) yaml_document_delete(&f->doc);
    f->parsed = false;
    source_release(&f->src);
}

const yaml_node_t *yamlfile_root(struct yamlfile *f)
{
    const yaml_node_t *root = yaml_document_get_root_node(&f->doc);
    if (!root) yamlfile_error_at(f, 1, 1, "the file is empty");
    return root;
}

const yaml_node_t *yamlfile_node(struct yamlfile *f, int id)
{
    return yaml_document_get_node(&f->doc, id);
}

size_t yamlfile_length(const yaml_node_t *list)
{
    return (size_t)(list->data.sequence.items.top - list->data.sequence.items.start);
}

static const char *type_name(yaml_node_type_t type)
{
    switch (type) {
    case YAML_SEQUENCE_NODE:
        return "a list";
    case YAML_MAPPING_NODE:
        return "a mapping";
    default:
        return "a text";
    }
}

static struct slice scalar(const yaml_node_t *node)
{
    return slice_of((const char *)node->data.scalar.value, node->data.scalar.length);
}

/* The index of the key that `node` is, n where it is none. */
static size_t find_key(struct yamlfile *f, const yaml_node_t *node, const char *what,
                       const struct yamlkey *keys, size_t n)
{
    if (node->type != YAML_SCALAR_NODE) {
        yamlfile_error(f, node, "a key of %s must be a text", what);
        return n;
    }
    struct slice name = scalar(node);
    for (size_t k = 0; k < n; k++)
        if (slice_is(name, keys[k].name)) return k;
    struct nearest near = nearest_to(name);
    for (size_t k = 0; k < n; k++) nearest_try(&near, slice_str(keys[k].name), keys[k].name);
    if (near.best)
        yamlfile_error(f, node, "unknown key '%.*s' in %s; did you mean '%s'?", SLICE_ARG(name), what,
                       near.best);
    else
        yamlfile_error(f, node, "unknown key '%.*s' in %s", SLICE_ARG(name), what);
    return n;
}

bool yamlfile_keys(struct yamlfile *f, const yaml_node_t *map, const char *what, const struct yamlkey *keys,
                   size_t n, const yaml_node_t **values)
{
    for (size_t k = 0; k < n; k++) values[k] = NULL;
    if (map->type != YAML_MAPPING_NODE) {
        yamlfile_error(f, map, "%s must be a mapping", what);
        return false;
    }
    for (const yaml_node_pair_t *p = map->data.mapping.pairs.start; p < map->data.mapping.pairs.top; p++) {
        const yaml_node_t *key = yamlfile_node(f, p->key);
        size_t k = find_key(f, key, what, keys, n);
        if (k == n) continue;
        if (values[k])
            yamlfile_error(f, key, "key '%s' stands twice in %s", keys[k].name, what);
        else
            values[k] = yamlfile_node(f, p->value);
    }
    for (size_t k = 0; k < n; k++) {
        if (!values[k]) {
            if (keys[k].required) yamlfile_error(f, map, "%s lacks the key '%s'", what, keys[k].name);
        } else if (values[k]->type != keys[k].type) {
            yamlfile_error(f, values[k], "'%s' must be %s", keys[k].name, type_name(keys[k].type));
            values[k] = NULL;
        }
    }
    return true;
}

struct slice yamlfile_text(struct yamlfile *f, const yaml_node_t *node, const char *what)
{
    if (node->type != YAML_SCALAR_NODE) {
        yamlfile_error(f, node, "%s must be a text", what);
        return slice_of("", 0);
    }
    if (!node->data.scalar.length && node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
        yamlfile_error(f, node, "%s has no value", what);
    return scalar(node);
}

void yamlfile_place(const yaml_node_t *node, size_t at, size_t *line, size_t *column)
{
    *line = node->start_mark.line + 1;
    *column = node->start_mark.column + 1;
    if (node->start_mark.line != node->end_mark.line) return;

    struct slice text = scalar(node);
    size_t quotes = 0, width = node->end_mark.column - node->start_mark.column;
    switch (node->data.scalar.style) {
    case YAML_PLAIN_SCALAR_STYLE:
        break;
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        quotes = 1;
        for (size_t i = 0; i < at && i < text.len; i++) quotes += text.ptr[i] == '\'';
        break;
    default:
        if (width != utf8_count(text.ptr, text.len) + 2) return; /* it has escapes */
        quotes = 1;
    }
    *column += quotes + utf8_count(text.ptr, at < text.len ? at : text.len);
}
