#include "base/compat.h"

#include "base/bytes.h"
#include "base/mem.h"
#include "rules/image.h"
#include "rules/needles.h"
#include "rules/pattern.h"
#include "rules/phrases.h"

#define IMAGE_VERSION "rules 5, PCRE2 "

/* put_rule() and get_rule() deal with every member: whoever adds one adds it there. */
_Static_assert(sizeof(void *) != 8 || sizeof(struct rule) == 160,
               "a member of struct rule is not in the image");

/* Writing. Files are named once, below the folder of the data. */

static void put_code(struct strbuf *out, struct pattern *pattern)
{
    struct strbuf code = STRBUF_INIT;
    pattern_put_code(pattern, &code);
    bytes_put_block(out, strbuf_slice(&code));
    strbuf_release(&code);
}

static void put_rule(struct strbuf *out, const struct rule *r, size_t file)
{
    const char *const texts[] = {r->id, r->pack, r->message, r->explain, r->check, r->source, r->replace};
    const unsigned numbers[] = {r->severity,     r->fix,        r->speech, r->where, r->needs_evidence,
                                r->delete_block, r->plain_only, r->off,    r->rank};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) bytes_put_str(out, texts[i]);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) bytes_put(out, numbers[i]);
    bytes_put(out, (uint32_t)file);
    bytes_put(out, (uint32_t)r->line);
    bytes_put_slice(out, r->pattern ? pattern_text(r->pattern) : slice_of(NULL, 0));
    if (r->pattern) put_code(out, r->pattern);
    bytes_put(out, (uint32_t)r->n_examples);
    for (size_t i = 0; i < r->n_examples; i++) {
        const struct example *e = &r->examples[i];
        bytes_put_slice(out, e->text);
        bytes_put_slice(out, e->good);
        bytes_put(out, e->bad);
        bytes_put(out, (uint32_t)e->line);
    }
}

static void put_catalogue(struct strbuf *out, const struct catalogue *cat, const char *data)
{
    struct map files = MAP_INIT;
    struct strbuf names = STRBUF_INIT, rules = STRBUF_INIT;
    size_t n_files = 0;
    struct slice root = slice_str(data);
    for (size_t i = 0; i < cat->n; i++) {
        struct slice name = slice_str(cat->rules[i]->file);
        bool added;
        uintptr_t *file = map_put(&files, name, &added);
        if (added) {
            *file = n_files++;
            if (slice_starts(name, root)) name = slice_of(name.ptr + root.len + 1, name.len - root.len - 1);
            bytes_put_slice(&names, name);
        }
        put_rule(&rules, cat->rules[i], *file);
    }
    bytes_put_block(out, phrase_table_bytes(cat->phrases));
    bytes_put_block(out, needles_bytes(cat->needles));
    bytes_put(out, (uint32_t)n_files);
    bytes_put_block(out, strbuf_slice(&names));
    bytes_put(out, (uint32_t)cat->n);
    bytes_put_block(out, strbuf_slice(&rules));
    map_release(&files);
    strbuf_release(&names);
    strbuf_release(&rules);
}

/* Reading. */

static void get_examples(struct bytes *b, struct rule *r, struct arena *arena)
{
    r->n_examples = bytes_get_count(b, 4 * sizeof(uint32_t));
    r->examples = arena_alloc(arena, r->n_examples * sizeof *r->examples);
    for (size_t i = 0; i < r->n_examples; i++) {
        struct example *e = &r->examples[i];
        e->text = bytes_get_slice(b);
        e->good = bytes_get_slice(b);
        e->bad = bytes_get(b);
        e->line = bytes_get(b);
    }
}

static struct rule *get_rule(struct bytes *b, struct arena *arena, char *const *files, size_t n_files)
{
    struct rule *r = arena_alloc(arena, sizeof *r);
    const char **const texts[] = {&r->id,    &r->pack,   &r->message, &r->explain,
                                  &r->check, &r->source, &r->replace};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = bytes_get_str(b);
    r->severity = (enum severity)bytes_get(b);
    r->fix = (enum safety)bytes_get(b);
    r->speech = (enum speech)bytes_get(b);
    r->where = bytes_get(b);
    r->needs_evidence = bytes_get(b);
    r->delete_block = bytes_get(b);
    r->plain_only = bytes_get(b);
    r->off = bytes_get(b);
    r->rank = bytes_get(b);
    size_t file = bytes_get(b);
    r->file = file < n_files ? files[file] : "";
    r->line = bytes_get(b);
    struct slice pattern = bytes_get_slice(b);
    if (pattern.ptr) {
        r->pattern = pattern_new_bare(pattern);
        struct slice code = bytes_get_block(b);
        if (code.len) pattern_set_code(r->pattern, code);
    }
    get_examples(b, r, arena);
    if (!r->id || !r->pack || !r->message || r->severity > SEVERITY_ERROR || r->fix > FIX_SAFE) b->bad = true;
    return r;
}

static bool get_catalogue(struct catalogue *cat, struct slice all, const char *data)
{
    struct bytes b = {all, 0, false};
    struct slice phrases = bytes_get_block(&b), needles = bytes_get_block(&b);
    size_t n_files = bytes_get_count(&b, sizeof(uint32_t));
    struct bytes names = {bytes_get_block(&b), 0, false};
    char **files = arena_alloc(&cat->arena, n_files * sizeof *files);
    for (size_t i = 0; i < n_files; i++) {
        struct slice name = bytes_get_slice(&names);
        files[i] = arena_printf(&cat->arena, "%s/%.*s", data, SLICE_ARG(name));
    }
    cat->cap = bytes_get_count(&b, sizeof(uint32_t));
    struct bytes rules = {bytes_get_block(&b), 0, false};
    cat->rules = mem_alloc(cat->cap * sizeof *cat->rules);
    while (cat->n < cat->cap && !rules.bad) {
        struct rule *rule = get_rule(&rules, &cat->arena, files, n_files);
        rule->index = cat->n;
        cat->rules[cat->n++] = rule;
        if (!rules.bad) *map_put(&cat->by_id, slice_str(rule->id), NULL) = (uintptr_t)rule;
    }
    cat->phrases = phrase_table_open(phrases, cat->rules, cat->n);
    cat->needles = needles_open(needles);
    return !b.bad && !names.bad && !rules.bad && cat->n && cat->phrases && cat->needles;
}

static void add_sources(struct cache_sources *sources, const char *data, const char *lang)
{
    struct strbuf paths = STRBUF_INIT, version = STRBUF_INIT;
    size_t root = strlen(data);
    strbuf_addstr(&version, IMAGE_VERSION);
    pattern_add_version(&version);
    cache_sources_init(sources, version.buf);
    cache_sources_add(sources, "/proc/self", "exe"); /* what reads the packs */
    catalogue_packs(data, lang, &paths);
    for (size_t at = 0; at < paths.len; at += strlen(paths.buf + at) + 1)
        cache_sources_add(sources, data, paths.buf + at + root + 1);
    strbuf_release(&paths);
    strbuf_release(&version);
}

static void keep(const struct catalogue *cat, const char *data, const char *name,
                 const struct cache_sources *sources)
{
    struct strbuf bytes = STRBUF_INIT;
    put_catalogue(&bytes, cat, data);
    cache_keep(name, sources, strbuf_slice(&bytes));
    strbuf_release(&bytes);
}

int catalogue_open(struct catalogue *cat, const char *data, const char *lang, struct strbuf *err)
{
    struct cache_sources sources;
    struct strbuf name = STRBUF_INIT;
    int result = 0;
    strbuf_addf(&name, "%.*s.rules", (int)strcspn(lang, "-_"), lang);
    add_sources(&sources, data, lang);
    if (!cache_open(&cat->image, data, name.buf, &sources) || !get_catalogue(cat, cat->image.bytes, data)) {
        catalogue_release(cat);
        result = catalogue_load(cat, data, lang, err) || catalogue_finish(cat, err) ? -1 : 0;
        if (result == 0) keep(cat, data, name.buf, &sources);
    }
    cache_sources_release(&sources);
    strbuf_release(&name);
    return result;
}
