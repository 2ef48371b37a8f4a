/* Check: what a structural rule's code sees and says.
 *
 * A check reads a const article and emits findings through check_find() and
 * check_edit(), in prose offsets; it never prints and never edits. */
#ifndef GALLEY_CHECKS_CHECK_H
#define GALLEY_CHECKS_CHECK_H

#include "lexicon/evidence.h"
#include "lexicon/vocabulary.h"
#include "rules/catalogue.h"
#include "rules/finding.h"
#include "rules/selection.h"

/* A place where a token seems to be two words glued together: found before the
 * quotations are read, since a mark may have been lost there. */
struct seam {
    size_t token; /* the glued token */
    size_t at;    /* prose offset of the seam inside it */
    bool taken;   /* the quotation reading has repaired it with a mark of its own */
};

/* Prose in quotation marks, marks excluded; the outermost ones, in order, apart. */
struct speech_span {
    size_t start, end;
};

struct check_context {
    const struct document *doc;
    const struct tokens *tokens;
    struct lexicon *lexicon;
    const struct vocabulary *vocabulary;
    const struct catalogue *catalogue;
    const struct selection *selection;
    struct arena *arena;
    struct findings *findings;
    struct seam *seams;
    size_t n_seams, cap_seams;
    struct speech_span *speech;
    size_t n_speech, cap_speech;
    bool plain;       /* the article is plain text: markup in it is a leftover */
    unsigned sources; /* source languages the article shows, bits by source_language() */
    bool foreign_text; /* the article is not in English: wording and spelling are moot */
    bool assume_evidence; /* examples of rules run with evidence taken as given */
};

/* A structural check: its name in the catalogue and its code. The table in
 * checks/table.c lists them in the order in which they run. */
struct check {
    const char *name; /* as `check:` in a pack names it */
    void (*run)(struct check_context *cx);
    bool always; /* prepares what others read: runs though none of its rules is on */
};

extern const struct check checks[];
extern const size_t n_checks;

/* The rule, or NULL where it is off: nothing to say then. */
const struct rule *check_rule(const struct check_context *cx, const char *id);

/* A new finding of `rule_id` over prose[start, end), with the rule's own safety;
 * NULL where the rule is off. Borrowed until the next check_find(). */
struct finding *check_find(struct check_context *cx, const char *rule_id, size_t start, size_t end);

struct finding *check_find_rule(struct check_context *cx, const struct rule *rule, size_t start, size_t end);

/* Adds an edit to its fix; `text` is copied. Order does not matter, overlap is a
 * bug. `f` may be NULL. */
void check_edit(struct check_context *cx, struct finding *f, size_t start, size_t end, struct slice text);
void check_edit_str(struct check_context *cx, struct finding *f, size_t start, size_t end,
                    const char *text);

/* Adds the edit that puts the prose of a mend in place of its damaged bytes. */
void check_edit_mend(struct check_context *cx, struct finding *f, const struct mend *m);

/* Makes the fix delete a whole block and the blank lines before it. */
void check_delete_block(struct check_context *cx, struct finding *f, size_t block);

/* Sets {n} of the message, n from 1; `text` is copied. */
void check_arg(struct check_context *cx, struct finding *f, int n, struct slice text);

/* Whether the prose offset lies in quotation marks. */
bool check_in_speech(const struct check_context *cx, size_t prose);

static inline struct slice check_text(const struct check_context *cx, size_t start, size_t end)
{
    return slice_of(cx->doc->text.ptr + start, end - start);
}

#endif
