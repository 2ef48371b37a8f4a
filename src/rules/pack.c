#include "base/compat.h"

#include "lexicon/evidence.h"
#include "rules/pack.h"
#include "rules/reading.h"

static const char *const pack_order[] = {
    "encoding", "residue", "repeat", "quotes", "glue",         "split", "numbers",  "caps",
    "article",  "names",   "calque", "untranslated", "punct", "spelling",
};

enum { FILE_PACK, FILE_LANGUAGE, FILE_SOURCE, FILE_ABOUT, FILE_DEFINE, FILE_RULES, FILE_KEYS };

static const struct yamlkey file_keys[FILE_KEYS] = {
    [FILE_PACK] = {"pack", YAML_SCALAR_NODE, true},
    [FILE_LANGUAGE] = {"language", YAML_SCALAR_NODE, false},
    [FILE_SOURCE] = {"source", YAML_SCALAR_NODE, false},
    [FILE_ABOUT] = {"about", YAML_SCALAR_NODE, true},
    [FILE_DEFINE] = {"define", YAML_MAPPING_NODE, false},
    [FILE_RULES] = {"rules", YAML_SEQUENCE_NODE, true},
};

unsigned pack_rank(const char *pack)
{
    const unsigned n = sizeof pack_order / sizeof *pack_order;
    unsigned i = 0;
    while (i < n && strcmp(pack, pack_order[i]) != 0) i++;
    return i;
}

const char *reading_text(struct reading *r, const yaml_node_t *node, const char *key)
{
    if (!node) return NULL;
    size_t before = r->file.errors;
    struct slice s = yamlfile_text(&r->file, node, arena_printf(&r->scratch, "'%s'", key));
    while (s.len && (s.ptr[s.len - 1] == '\n' || s.ptr[s.len - 1] == ' ')) s.len--;
    if (!s.len && r->file.errors == before) yamlfile_error(&r->file, node, "'%s' is empty", key);
    return arena_dup(&r->cat->arena, s.ptr, s.len);
}

bool reading_id_valid(const char *s)
{
    bool hyphen = true;
    for (; *s; s++) {
        bool word = (*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9');
        if (!word && (*s != '-' || hyphen)) return false;
        hyphen = !word;
    }
    return !hyphen;
}

static bool define_words(struct reading *r, struct slice name, const yaml_node_t *list)
{
    size_t n = yamlfile_length(list), before = r->file.errors;
    if (!n) yamlfile_error(&r->file, list, "'%.*s' is empty", SLICE_ARG(name));
    struct slice *words = arena_alloc(&r->scratch, n * sizeof *words);
    for (size_t i = 0; i < n; i++) {
        const yaml_node_t *node = yamlfile_node(&r->file, list->data.sequence.items.start[i]);
        size_t known = r->file.errors;
        words[i] = yamlfile_text(&r->file, node, "a word");
        if (!words[i].len && r->file.errors == known) yamlfile_error(&r->file, node, "a word is empty");
    }
    return r->file.errors > before || fragments_add_words(&r->fragments, name, words, n);
}

/* A fragment may use the names defined above it. */
static bool define_pattern(struct reading *r, struct slice name, const yaml_node_t *node)
{
    struct strbuf text = STRBUF_INIT, why = STRBUF_INIT;
    struct slice written = yamlfile_text(&r->file, node, "a fragment");
    size_t at;
    bool added = true;
    if (fragments_apply(&r->fragments, written, &text, NULL, NULL, &why, &at)) {
        size_t line, column;
        yamlfile_place(node, at, &line, &column);
        yamlfile_error_at(&r->file, line, column, "%s", why.buf);
    } else {
        added = fragments_add_pattern(&r->fragments, name, strbuf_slice(&text));
    }
    strbuf_release(&text);
    strbuf_release(&why);
    return added;
}

static void read_define(struct reading *r, const yaml_node_t *map)
{
    for (const yaml_node_pair_t *p = map->data.mapping.pairs.start; p < map->data.mapping.pairs.top; p++) {
        const yaml_node_t *key = yamlfile_node(&r->file, p->key), *value = yamlfile_node(&r->file, p->value);
        size_t before = r->file.errors;
        struct slice name = yamlfile_text(&r->file, key, "a name");
        if (r->file.errors > before) continue;
        bool added = true;
        if (!fragment_name_valid(name))
            yamlfile_error(&r->file, key, "'%.*s' is no name: letters, digits, '-' and '_'", SLICE_ARG(name));
        else if (value->type == YAML_MAPPING_NODE)
            yamlfile_error(&r->file, value, "'%.*s' must be a text or a list", SLICE_ARG(name));
        else if (value->type == YAML_SEQUENCE_NODE)
            added = define_words(r, name, value);
        else
            added = define_pattern(r, name, value);
        if (!added) yamlfile_error(&r->file, key, "'%.*s' is defined twice", SLICE_ARG(name));
    }
}

static void read_file(struct reading *r)
{
    const yaml_node_t *v[FILE_KEYS], *root = yamlfile_root(&r->file);
    if (!root || !yamlfile_keys(&r->file, root, "a pack", file_keys, FILE_KEYS, v)) return;
    r->pack = reading_text(r, v[FILE_PACK], "pack");
    if (r->pack && *r->pack && !reading_id_valid(r->pack))
        yamlfile_error(&r->file, v[FILE_PACK], "'%s' is no name of a pack: lower-case letters and hyphens",
                       r->pack);
    if (!r->pack) r->pack = "";
    reading_text(r, v[FILE_LANGUAGE], "language");
    reading_text(r, v[FILE_ABOUT], "about");
    r->source = reading_text(r, v[FILE_SOURCE], "source");
    if (r->source && *r->source && !source_bit(r->source))
        yamlfile_error(&r->file, v[FILE_SOURCE], "unknown source language '%s'", r->source);
    if (v[FILE_DEFINE]) read_define(r, v[FILE_DEFINE]);
    if (!v[FILE_RULES]) return;
    const yaml_node_t *list = v[FILE_RULES];
    if (list->data.sequence.items.start == list->data.sequence.items.top)
        yamlfile_error(&r->file, list, "'rules' is empty");
    for (const int *i = list->data.sequence.items.start; i < list->data.sequence.items.top; i++)
        reading_rule(r, yamlfile_node(&r->file, *i));
}

size_t pack_read(struct catalogue *cat, const char *path, bool compile, struct strbuf *err)
{
    struct reading r = {.cat = cat, .compile = compile, .scratch = ARENA_INIT};
    if (yamlfile_open(&r.file, path, err)) return 1;
    r.path = arena_strdup(&cat->arena, path);
    r.fragments.arena = &r.scratch;
    read_file(&r);
    size_t errors = r.file.errors;
    map_release(&r.fragments.by_name);
    arena_release(&r.scratch);
    yamlfile_close(&r.file);
    return errors;
}
