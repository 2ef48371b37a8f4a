#include "base/compat.h"

#include "base/mem.h"
#include "rules/fragments.h"
#include "rules/nearest.h"

static bool name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool fragment_name_valid(struct slice name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!name_char(name.ptr[i])) return false;
    return name.len > 0;
}

static bool add(struct fragments *f, struct slice name, struct slice text)
{
    bool added;
    uintptr_t *value = map_put(&f->by_name, arena_slice(f->arena, name), &added);
    if (!added) return false;
    struct slice *copy = arena_alloc(f->arena, sizeof *copy);
    *copy = arena_slice(f->arena, text);
    *value = (uintptr_t)copy;
    return true;
}

static int compare_words(const void *a, const void *b)
{
    const struct slice *x = a, *y = b;
    if (x->len != y->len) return x->len > y->len ? -1 : 1;
    return slice_compare(*x, *y);
}

static void add_quoted(struct strbuf *out, struct slice word)
{
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (c == ' ') {
            while (i + 1 < word.len && word.ptr[i + 1] == ' ') i++;
            strbuf_addstr(out, "\\s+");
            continue;
        }
        if (strchr("\\^$.[]|()?*+{}#-", c)) strbuf_addch(out, '\\');
        strbuf_addch(out, c);
    }
}

bool fragments_add_words(struct fragments *f, struct slice name, struct slice *words, size_t n)
{
    struct strbuf text = STRBUF_INIT;
    if (n) qsort(words, n, sizeof *words, compare_words);
    strbuf_addstr(&text, "(?:");
    for (size_t i = 0; i < n; i++) {
        if (i) strbuf_addch(&text, '|');
        add_quoted(&text, words[i]);
    }
    strbuf_addch(&text, ')');
    bool added = add(f, name, strbuf_slice(&text));
    strbuf_release(&text);
    return added;
}

bool fragments_add_pattern(struct fragments *f, struct slice name, struct slice pattern)
{
    struct strbuf text = STRBUF_INIT;
    strbuf_addf(&text, "(?:%.*s)", SLICE_ARG(pattern));
    bool added = add(f, name, strbuf_slice(&text));
    strbuf_release(&text);
    return added;
}

/* The name in <<name>> at pattern[at]; empty where none stands there. */
static struct slice name_at(struct slice pattern, size_t at)
{
    size_t i = at + 2;
    if (i > pattern.len || memcmp(pattern.ptr + at, "<<", 2) != 0) return slice_of(NULL, 0);
    while (i < pattern.len && name_char(pattern.ptr[i])) i++;
    if (i == at + 2 || i + 2 > pattern.len || memcmp(pattern.ptr + i, ">>", 2) != 0) return slice_of(NULL, 0);
    return slice_of(pattern.ptr + at + 2, i - at - 2);
}

static void say_unknown(const struct fragments *f, struct slice name, struct strbuf *err)
{
    struct nearest near = nearest_to(name);
    for (size_t i = 0; i < f->by_name.cap; i++) {
        struct slice known = f->by_name.entries[i].key; /* the arena's copy, so it ends in NUL */
        if (known.ptr) nearest_try(&near, known, known.ptr);
    }
    strbuf_addf(err, "'<<%.*s>>' is not defined", SLICE_ARG(name));
    if (near.best) strbuf_addf(err, "; did you mean '<<%s>>'?", near.best);
}

int fragments_apply(const struct fragments *f, struct slice pattern, struct strbuf *out,
                    struct splice **splices, size_t *n, struct strbuf *err, size_t *at)
{
    size_t begin = out->len, cap = 0, count = 0;
    if (splices) *splices = NULL;
    for (size_t i = 0; i < pattern.len; i++) {
        struct slice name = name_at(pattern, i);
        if (!name.len) {
            strbuf_addch(out, pattern.ptr[i]);
            continue;
        }
        const uintptr_t *value = map_get(&f->by_name, name);
        if (!value) {
            say_unknown(f, name, err);
            *at = i;
            if (splices) {
                free(*splices);
                *splices = NULL;
            }
            return -1;
        }
        const struct slice *text = (const struct slice *)*value;
        if (splices) {
            *splices = mem_grow(*splices, &cap, count, sizeof **splices);
            (*splices)[count++] = (struct splice){out->len - begin, text->len, i, name.len + 4};
        }
        strbuf_addslice(out, *text);
        i += name.len + 3;
    }
    if (n) *n = count;
    return 0;
}

size_t splices_origin(const struct splice *splices, size_t n, size_t at)
{
    size_t in = at;
    for (size_t i = 0; i < n && splices[i].out < at; i++) {
        const struct splice *s = &splices[i];
        if (at < s->out + s->out_len) return s->in;
        in = s->in + s->in_len + (at - s->out - s->out_len);
    }
    return in;
}
