/* Judges one article after the other: which items are found, which are repaired. */
#include "base/compat.h"

#include "align.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "repair/repair.h"
#include "score.h"

#define NEAR 3 /* bytes that a finding or change may stand from the item */

/* One article and all that galley makes of it. */
struct judged {
    const struct gold *gold;
    struct source source;
    struct article article;
    struct strbuf safe, unsafe;
    struct alignment to_safe, to_unsafe;
    bool *used; /* findings that stand for an item */
    struct score_options options;
};

static struct class_score *class_of(struct score *score, struct slice name)
{
    for (size_t i = 0; i < score->n_classes; i++)
        if (slice_equal(score->classes[i].name, name)) return &score->classes[i];
    if (score->n_classes == MAX_CLASSES) {
        fprintf(stderr, "score: too many classes\n");
        exit(2);
    }
    struct class_score *c = &score->classes[score->n_classes++];
    *c = (struct class_score){.name = name};
    return c;
}

static size_t count_words(struct slice text)
{
    size_t n = 0;
    bool inside = false;
    for (size_t at = 0; at < text.len;) {
        bool space = cp_is_space(utf8_at(text.ptr, text.len, at, &at));
        n += !space && !inside;
        inside = !space;
    }
    return n;
}

/* Appends `s` with each run of white space as one space, and none at the ends. */
static void add_squeezed(struct strbuf *out, struct slice s)
{
    bool space = false, any = false;
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = utf8_at(s.ptr, s.len, at, &at);
        if (cp_is_space(cp)) {
            space = true;
            continue;
        }
        if (space && any) strbuf_addch(out, ' ');
        strbuf_addcp(out, cp);
        any = true;
        space = false;
    }
}

static struct slice before_item(const struct judged *j, const struct gold_item *item)
{
    size_t from = item->start;
    if (from) utf8_before(j->gold->text.buf, from, &from);
    return slice_of(j->gold->text.buf + from, item->start - from);
}

static struct slice behind_item(const struct judged *j, const struct gold_item *item)
{
    size_t to = item->end;
    if (to < j->gold->text.len) utf8_at(j->gold->text.buf, j->gold->text.len, to, &to);
    return slice_of(j->gold->text.buf + item->end, to - item->end);
}

/* The item's surroundings with `text` in its place, squeezed. */
static void add_in_place(struct strbuf *out, const struct judged *j, const struct gold_item *item,
                         struct slice text)
{
    struct strbuf whole = STRBUF_INIT;
    strbuf_addslice(&whole, before_item(j, item));
    strbuf_addslice(&whole, text);
    strbuf_addslice(&whole, behind_item(j, item));
    add_squeezed(out, strbuf_slice(&whole));
    strbuf_release(&whole);
}

/* Whether `got` is what one of the rights makes of the place. Where a right is
 * part of what was wrong (a doubled word), an alignment may put the change a
 * little elsewhere: then it is enough that the right stands there. */
static bool is_right(const struct judged *j, const struct gold_item *item, const char *got)
{
    struct strbuf want = STRBUF_INIT;
    bool right = false, within = false, shorter = false;
    for (size_t i = 0; i < item->n_rights && !right; i++) {
        strbuf_clear(&want);
        add_in_place(&want, j, item, item->rights[i]);
        right = strcmp(got, want.buf) == 0;
        within = within || strstr(got, want.buf);
        shorter = shorter || strstr(item->wrong.ptr, item->rights[i].ptr);
    }
    strbuf_clear(&want);
    add_in_place(&want, j, item, item->wrong);
    if (!right && shorter && within) right = !strstr(got, want.buf);
    strbuf_release(&want);
    return right;
}

static bool is_repaired(const struct judged *j, const struct gold_item *item, const struct alignment *al,
                        const char *how)
{
    struct strbuf got = STRBUF_INIT;
    add_squeezed(&got, align_region(al, item->start, item->end));
    bool right = is_right(j, item, got.buf);
    if (!right && how)
        printf("%s\t%.*s\t%s\t“%s” became “%s”, not “%s”\n", how, SLICE_ARG(item->class), j->gold->path,
               item->wrong.ptr, got.buf, item->rights[0].ptr);
    strbuf_release(&got);
    return right;
}

static bool near_item(const struct finding *f, const struct gold_item *item)
{
    return f->start <= item->end + NEAR && item->start <= f->end + NEAR;
}

/* A finding about a quotation may stand anywhere in its paragraph. */
static bool in_paragraph(const struct judged *j, const struct finding *f, const struct gold_item *item)
{
    const struct strbuf *text = &j->gold->text;
    size_t start = item->start, end = item->end;
    while (start && text->buf[start - 1] != '\n') start--;
    while (end < text->len && text->buf[end] != '\n') end++;
    return strcmp(f->rule->pack, "quotes") == 0 && start <= f->start && f->start <= end;
}

/* Whether a finding that fits stands at the item; marks all that do as used. */
static bool find_item(struct score *score, struct judged *j, const struct gold_item *item)
{
    const struct findings *findings = &j->article.findings;
    bool found = false;
    for (int wide = 0; wide < 2 && !found; wide++) {
        if (wide && !slice_is(item->class, "quotes")) break;
        for (size_t i = 0; i < findings->n; i++) {
            const struct finding *f = &findings->items[i];
            if (!(wide ? in_paragraph(j, f, item) : near_item(f, item))) continue;
            if (slice_is(item->class, f->rule->pack)) score->rules[f->rule->index].own++;
            j->used[i] = found = true;
        }
    }
    return found;
}

static bool shows(const struct judged *j, struct slice what)
{
    const char *show = j->options.show;
    return show && (strcmp(show, "all") == 0 || slice_is(what, show));
}

static void judge_item(struct score *score, struct judged *j, const struct gold_item *item)
{
    struct class_score *class = class_of(score, item->class);
    bool found = find_item(score, j, item), show = shows(j, item->class);
    class->items++;
    class->found += found;
    if (!found && show)
        printf("missed\t%.*s\t%s\t“%s” for “%s”\n", SLICE_ARG(item->class), j->gold->path, item->wrong.ptr,
               item->n_rights ? item->rights[0].ptr : "?");
    if (!item->n_rights) return;
    class->fixable++;
    class->fixed_safe += is_repaired(j, item, &j->to_safe, NULL);
    class->fixed_unsafe += is_repaired(j, item, &j->to_unsafe, found && show ? "misrepaired" : NULL);
}

static void judge_findings(struct score *score, const struct judged *j)
{
    const struct findings *findings = &j->article.findings;
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *f = &findings->items[i];
        if (j->used[i]) {
            score->rules[f->rule->index].right++;
            continue;
        }
        score->rules[f->rule->index].wrong++;
        score->wrong++;
        score->clean_wrong += !j->gold->n;
        if (shows(j, slice_str("false")))
            printf("false\t%s\t%s\t“%.*s”\t%s\n", f->rule->id, j->gold->path, SLICE_ARG(f->match), f->message);
    }
}

/* Changes of safe repairs that are at no item. */
static size_t changes_elsewhere(const struct judged *j)
{
    size_t n = 0;
    for (size_t i = 0; i < j->to_safe.changes.n; i++) {
        const struct change *c = &j->to_safe.changes.items[i];
        bool near = false;
        for (size_t k = 0; k < j->gold->n && !near; k++)
            near = j->gold->items[k].start <= c->a + c->a_len + NEAR && c->a <= j->gold->items[k].end + NEAR;
        n += !near;
    }
    return n;
}

static void judge(struct score *score, struct judged *j)
{
    size_t words = count_words(strbuf_slice(&j->gold->text));
    score->articles++;
    score->words += words;
    score->changed += changes_elsewhere(j);
    if (!j->gold->n) {
        score->clean_articles++;
        score->clean_words += words;
        score->clean_changed += j->to_safe.changes.n;
    }
    for (size_t i = 0; i < j->gold->n; i++) judge_item(score, j, &j->gold->items[i]);
    judge_findings(score, j);
}

static int by_name(const void *a, const void *b)
{
    const struct class_score *x = a, *y = b;
    return slice_compare(x->name, y->name);
}

void score_articles(struct score *score, const struct linter *linter, const struct gold *articles, size_t n,
                    struct score_options options)
{
    score->rules = mem_zalloc(linter->catalogue->n * sizeof *score->rules);
    for (size_t i = 0; i < n; i++) {
        struct judged j = {&articles[i], SOURCE_INIT, ARTICLE_INIT, STRBUF_INIT, STRBUF_INIT,
                           {.changes = CHANGES_INIT}, {.changes = CHANGES_INIT}, NULL, options};
        struct slice text = strbuf_slice(&articles[i].text);
        struct strbuf err = STRBUF_INIT;
        if (source_take(&j.source, text.ptr, text.len, articles[i].path, &err) != SOURCE_OK) {
            fprintf(stderr, "score: %s\n", err.buf);
            exit(2);
        }
        lint(linter, &j.source, &j.article);
        repair_text(linter, &j.source, false, &j.safe);
        repair_text(linter, &j.source, true, &j.unsafe);
        align(&j.to_safe, text, strbuf_slice(&j.safe));
        align(&j.to_unsafe, text, strbuf_slice(&j.unsafe));
        j.used = mem_zalloc((j.article.findings.n + 1) * sizeof *j.used);
        judge(score, &j);
        free(j.used);
        align_release(&j.to_safe);
        align_release(&j.to_unsafe);
        strbuf_release(&j.safe);
        strbuf_release(&j.unsafe);
        article_release(&j.article);
        source_release(&j.source);
        strbuf_release(&err);
    }
    qsort(score->classes, score->n_classes, sizeof *score->classes, by_name);
}

void score_release(struct score *score)
{
    free(score->rules);
    score->rules = NULL;
}

struct class_score score_total(const struct score *score)
{
    struct class_score all = {.name = slice_str("all")};
    for (size_t i = 0; i < score->n_classes; i++) {
        const struct class_score *c = &score->classes[i];
        all.items += c->items;
        all.found += c->found;
        all.fixable += c->fixable;
        all.fixed_safe += c->fixed_safe;
        all.fixed_unsafe += c->fixed_unsafe;
    }
    return all;
}
