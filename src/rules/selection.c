#include "base/compat.h"

#include "base/mem.h"
#include "rules/selection.h"

/* Sets the rules that `name` stands for. False where it stands for none. */
static bool set_named(struct selection *sel, const struct catalogue *cat, struct slice name, bool on)
{
    bool found = false, all = slice_is(name, "all");
    for (size_t i = 0; i < cat->n; i++) {
        const struct rule *rule = cat->rules[i];
        if (slice_is(name, rule->id) || slice_is(name, rule->pack)) {
            sel->on[i] = on;
            found = true;
        } else if (all) {
            /* "all" names no rule: what is off by default stays off. */
            if (!on || !rule->off) sel->on[i] = on;
            found = true;
        }
    }
    return found;
}

static void say_unknown(const struct catalogue *cat, struct slice name, struct strbuf *err)
{
    struct strbuf id = STRBUF_INIT;
    strbuf_addslice(&id, name);
    const char *near = catalogue_nearest(cat, id.buf);
    strbuf_addf(err, "no rule or pack '%s'", id.buf);
    if (near) strbuf_addf(err, "; did you mean '%s'?", near);
    strbuf_release(&id);
}

static struct slice trim(struct slice s)
{
    while (s.len && s.ptr[0] == ' ') s = slice_of(s.ptr + 1, s.len - 1);
    while (s.len && s.ptr[s.len - 1] == ' ') s.len--;
    return s;
}

/* Sets the rules of a comma-separated list; empty items are passed over. */
static int set_list(struct selection *sel, const struct catalogue *cat, const char *list, bool on,
                    struct strbuf *err)
{
    size_t named = 0;
    for (const char *p = list;; p++) {
        size_t len = strcspn(p, ",");
        struct slice name = trim(slice_of(p, len));
        if (name.len) {
            named++;
            if (!set_named(sel, cat, name, on)) {
                say_unknown(cat, name, err);
                return -1;
            }
        }
        p += len;
        if (!*p) break;
    }
    if (named || !on) return 0;
    strbuf_addf(err, "'%s' names no rule", list);
    return -1;
}

int selection_make(struct selection *sel, const struct catalogue *cat, const char *select,
                   const char *ignore, struct strbuf *err)
{
    sel->n = cat->n;
    sel->on = mem_zalloc(cat->n * sizeof *sel->on);
    for (size_t i = 0; i < cat->n && !select; i++) sel->on[i] = !cat->rules[i]->off;
    if (select && set_list(sel, cat, select, true, err)) goto fail;
    if (ignore && set_list(sel, cat, ignore, false, err)) goto fail;
    return 0;

fail:
    selection_release(sel);
    return -1;
}

void selection_release(struct selection *sel)
{
    free(sel->on);
    *sel = (struct selection)SELECTION_INIT;
}
