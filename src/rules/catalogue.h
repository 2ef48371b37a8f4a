/* Catalogue: all rules, read from the packs under rules/.
 *
 * Read once, const afterwards: threads share it. */
#ifndef GALLEY_RULES_CATALOGUE_H
#define GALLEY_RULES_CATALOGUE_H

#include "base/arena.h"
#include "base/cache.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "rules/rule.h"

struct phrase_table; /* rules/phrases.h */

struct catalogue {
    struct arena arena;
    struct rule **rules; /* sorted by id */
    size_t n, cap;
    struct map by_id;
    struct phrase_table *phrases;
    struct needles *needles; /* rules/needles.h */
    struct cache image; /* the file that it was opened from, if any */
};

#define CATALOGUE_INIT {ARENA_INIT, NULL, 0, 0, MAP_INIT, NULL, NULL, CACHE_INIT}

/* Reads every pack of rules/common and rules/<language> below `data` (".yaml",
 * recursive, sorted). `lang` like en-US. On an error -1, and *err holds every
 * error found, a line each: file:line:column: what, then the offending line. */
int catalogue_load(struct catalogue *cat, const char *data, const char *lang, struct strbuf *err);
/* Appends the paths of those packs, each with a NUL behind it, in the order in
 * which they are read. False where there is no folder rules/<language>. */
bool catalogue_packs(const char *data, const char *lang, struct strbuf *paths);
/* The same for one pack file, for tests and packs of others. */
int catalogue_load_file(struct catalogue *cat, const char *path, struct strbuf *err);
/* After the last pack: sorts, builds the tables. */
int catalogue_finish(struct catalogue *cat, struct strbuf *err);
void catalogue_release(struct catalogue *cat);

/* What only a test of the catalogue needs to know: patterns that do not compile
 * (a check compiles only those it needs, and passes over broken ones) and phrases
 * that stand twice in a rule. 0, or -1 with every error in *err, as above. */
int catalogue_verify(const struct catalogue *cat, struct strbuf *err);

const struct rule *catalogue_find(const struct catalogue *cat, const char *id);

/* The known rule or pack id nearest to `id` by edit distance, NULL where none
 * is near. For "did you mean". */
const char *catalogue_nearest(const struct catalogue *cat, const char *id);

#endif
