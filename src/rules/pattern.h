/* Pattern: one PCRE2 pattern of a rule, compiled when it is first needed.
 *
 * A pattern is shared by threads; what a match needs of its own lives in a
 * matcher, one a thread. Subjects are valid UTF-8 and single blocks: ^ and $ are
 * the block's ends. A match that would take too many steps or too much memory
 * stops with PATTERN_LIMIT. */
#ifndef GALLEY_RULES_PATTERN_H
#define GALLEY_RULES_PATTERN_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "rules/prefilter.h"

struct pattern;
struct matcher;

enum pattern_status {
    PATTERN_NONE,   /* no match */
    PATTERN_MATCH,
    PATTERN_LIMIT,  /* stopped: the pattern runs away on this text */
    PATTERN_BROKEN, /* does not compile; see pattern_compile() */
};

/* A pattern for `text`, not compiled yet. Copies `text` into `arena`, which must
 * outlive it. */
struct pattern *pattern_new(struct arena *arena, struct slice text);
/* The same with a borrowed text, and nothing said about what a subject must hold. */
struct pattern *pattern_new_bare(struct slice text);

/* Compiled code that is kept in a file, for this version of PCRE2 alone: appends
 * that of `p`, nothing where it does not compile; and gives it to a pattern, which
 * borrows it and takes it instead of compiling. */
void pattern_put_code(struct pattern *p, struct strbuf *out);
void pattern_set_code(struct pattern *p, struct slice code);
/* Appends the version of PCRE2. */
void pattern_add_version(struct strbuf *out);
void pattern_free(struct pattern *p);

/* Compiles it now. 0, or -1 with PCRE2's message in *err and, in *at, the byte
 * of the text where it stumbled. */
int pattern_compile(struct pattern *p, struct strbuf *err, size_t *at);

struct slice pattern_text(const struct pattern *p);

/* What a subject must hold for the pattern to match. */
const struct prefilter *pattern_prefilter(const struct pattern *p);

struct matcher *matcher_new(void);
void matcher_free(struct matcher *m);

/* Finds the first match at or behind `from`. With `not_empty_here` an empty match
 * at `from` itself does not count: with `from` at the end of the match before,
 * this walks through all matches and always ends. */
enum pattern_status pattern_match(struct pattern *p, struct matcher *m, struct slice subject, size_t from,
                                  bool not_empty_here);

/* Of the last match: its extent, with \K applied, and what group `n` (0: all)
 * matched; false where the group took no part. */
size_t matcher_start(const struct matcher *m);
size_t matcher_end(const struct matcher *m);
bool matcher_group(const struct matcher *m, unsigned n, struct slice *out);

/* Appends what `replace` (PCRE2's extended substitution text) makes of the last
 * match. 0, or -1 with the reason in *err. */
int pattern_replace(struct matcher *m, const char *replace, struct strbuf *out, struct strbuf *err);

#endif
