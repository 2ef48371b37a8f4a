#include "base/compat.h"

#include <dirent.h>
#include <errno.h>

#include "base/mem.h"
#include "rules/catalogue.h"
#include "rules/nearest.h"
#include "rules/needles.h"
#include "rules/pack.h"
#include "rules/pattern.h"
#include "rules/phrases.h"

/* Folders below rules/common or rules/<language>; a link may lead back. */
#define DEEPEST 8

struct paths {
    char **items;
    size_t n, cap;
};

static void paths_release(struct paths *p)
{
    for (size_t i = 0; i < p->n; i++) free(p->items[i]);
    free(p->items);
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Adds every ".yaml" file below `dir`. False where `dir` cannot be opened. */
static bool collect(struct paths *paths, const char *dir, unsigned depth)
{
    DIR *d = depth < DEEPEST ? opendir(dir) : NULL;
    if (!d) return false;
    for (const struct dirent *e; (e = readdir(d));) {
        if (e->d_name[0] == '.') continue;
        struct strbuf path = STRBUF_INIT;
        struct stat st;
        strbuf_addf(&path, "%s/%s", dir, e->d_name);
        bool known = stat(path.buf, &st) == 0;
        if (known && S_ISDIR(st.st_mode)) {
            collect(paths, path.buf, depth + 1);
        } else if (known && slice_ends(strbuf_slice(&path), slice_str(".yaml"))) {
            paths->items = mem_grow(paths->items, &paths->cap, paths->n, sizeof *paths->items);
            paths->items[paths->n++] = strbuf_detach(&path, NULL);
        }
        strbuf_release(&path);
    }
    closedir(d);
    return true;
}

bool catalogue_packs(const char *data, const char *lang, struct strbuf *out)
{
    struct paths paths = {NULL, 0, 0};
    struct strbuf dir = STRBUF_INIT;
    strbuf_addf(&dir, "%s/rules/common", data);
    collect(&paths, dir.buf, 0);
    strbuf_clear(&dir);
    strbuf_addf(&dir, "%s/rules/%.*s", data, (int)strcspn(lang, "-_"), lang);
    bool found = collect(&paths, dir.buf, 0);
    if (paths.n) qsort(paths.items, paths.n, sizeof *paths.items, compare_paths);
    for (size_t i = 0; i < paths.n; i++) strbuf_add(out, paths.items[i], strlen(paths.items[i]) + 1);
    paths_release(&paths);
    strbuf_release(&dir);
    return found;
}

int catalogue_load(struct catalogue *cat, const char *data, const char *lang, struct strbuf *err)
{
    struct strbuf paths = STRBUF_INIT;
    size_t errors = 0;
    if (!catalogue_packs(data, lang, &paths)) {
        strbuf_addf(err, "no rules for '%s': '%s/rules/%.*s': %s\n", lang, data, (int)strcspn(lang, "-_"),
                    lang, strerror(errno));
        errors++;
    }
    for (size_t at = 0; at < paths.len; at += strlen(paths.buf + at) + 1)
        errors += pack_read(cat, paths.buf + at, false, err);
    strbuf_release(&paths);
    return errors ? -1 : 0;
}

int catalogue_load_file(struct catalogue *cat, const char *path, struct strbuf *err)
{
    return pack_read(cat, path, false, err) ? -1 : 0;
}

static int compare_rules(const void *a, const void *b)
{
    return strcmp((*(struct rule *const *)a)->id, (*(struct rule *const *)b)->id);
}

int catalogue_finish(struct catalogue *cat, struct strbuf *err)
{
    if (!cat->n) {
        strbuf_addstr(err, "there is no rule\n");
        return -1;
    }
    qsort(cat->rules, cat->n, sizeof *cat->rules, compare_rules);
    for (size_t i = 0; i < cat->n; i++) cat->rules[i]->index = i;
    phrase_table_free(cat->phrases);
    cat->phrases = phrase_table_new(cat->rules, cat->n, &cat->arena);
    needles_free(cat->needles);
    cat->needles = needles_new(cat->rules, cat->n);
    return 0;
}

void catalogue_release(struct catalogue *cat)
{
    for (size_t i = 0; i < cat->n; i++) pattern_free(cat->rules[i]->pattern);
    free(cat->rules);
    phrase_table_free(cat->phrases);
    needles_free(cat->needles);
    map_release(&cat->by_id);
    arena_release(&cat->arena);
    cache_close(&cat->image);
    *cat = (struct catalogue)CATALOGUE_INIT;
}

/* Reads the file of the rules once more, to show where patterns are wrong. */
static void show_broken(const char *path, struct strbuf *err)
{
    struct catalogue again = CATALOGUE_INIT;
    pack_read(&again, path, true, err);
    catalogue_release(&again);
}

int catalogue_verify(const struct catalogue *cat, struct strbuf *err)
{
    struct map shown = MAP_INIT; /* files */
    struct strbuf why = STRBUF_INIT;
    size_t errors = phrase_table_doubles(cat->phrases, err), at;
    for (size_t i = 0; i < cat->n; i++) {
        const struct rule *rule = cat->rules[i];
        if (!rule->pattern || pattern_compile(rule->pattern, &why, &at) == 0) continue;
        bool added;
        map_put(&shown, slice_str(rule->file), &added);
        if (added) show_broken(rule->file, err);
        errors++;
    }
    strbuf_release(&why);
    map_release(&shown);
    return errors ? -1 : 0;
}

const struct rule *catalogue_find(const struct catalogue *cat, const char *id)
{
    const uintptr_t *rule = map_get(&cat->by_id, slice_str(id));
    return rule ? (const struct rule *)*rule : NULL;
}

const char *catalogue_nearest(const struct catalogue *cat, const char *id)
{
    struct nearest near = nearest_to(slice_str(id));
    for (size_t i = 0; i < cat->n; i++) {
        const struct rule *rule = cat->rules[i];
        nearest_try(&near, slice_str(rule->pack), rule->pack);
        nearest_try(&near, slice_str(rule->id), rule->id);
        if (!strchr(id, '/')) nearest_try(&near, slice_str(rule->id + strlen(rule->pack) + 1), rule->id);
    }
    return near.best;
}
