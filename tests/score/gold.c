#include "base/compat.h"

#include <dirent.h>
#include <errno.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "gold.h"

#define OPEN 0x27EA   /* ⟪ */
#define CLOSE 0x27EB  /* ⟫ */
#define ARROW 0x2192  /* → */
#define CHOICE 0x23D0 /* ⏐ */
#define MAX_RIGHTS 16

static int read_file(const char *path, struct strbuf *out, struct strbuf *err)
{
    char chunk[1 << 16];
    size_t n;
    FILE *in = fopen(path, "rb");
    if (!in) {
        strbuf_addf(err, "cannot read '%s': %s", path, strerror(errno));
        return -1;
    }
    while ((n = fread(chunk, 1, sizeof chunk, in)) > 0) strbuf_add(out, chunk, n);
    fclose(in);
    if (utf8_valid(out->buf, out->len) == out->len) return 0;
    strbuf_addf(err, "'%s' is not UTF-8", path);
    return -1;
}

/* The slice from *at up to the character `stop`, behind which *at stands then. */
static bool take_until(struct slice marked, size_t *at, uint32_t stop, struct slice *out)
{
    size_t start = *at, next;
    for (size_t i = start; i < marked.len; i = next) {
        uint32_t cp = utf8_at(marked.ptr, marked.len, i, &next);
        if (cp == stop) {
            *out = slice_of(marked.ptr + start, i - start);
            *at = next;
            return true;
        }
        if (cp == OPEN || cp == CLOSE || (cp == ARROW && stop != CLOSE)) return false;
    }
    return false;
}

static void take_rights(struct gold *gold, struct gold_item *item, struct slice rights)
{
    if (slice_is(rights, "?")) return;
    item->rights = arena_alloc(&gold->arena, MAX_RIGHTS * sizeof *item->rights);
    while (item->n_rights < MAX_RIGHTS) {
        size_t at = 0;
        struct slice right = rights;
        bool more = take_until(rights, &at, CHOICE, &right);
        item->rights[item->n_rights++] = arena_slice(&gold->arena, right);
        if (!more) break;
        rights = slice_of(rights.ptr + at, rights.len - at);
    }
}

static bool take_item(struct gold *gold, struct slice marked, size_t *at)
{
    struct slice class, wrong, rights;
    if (!take_until(marked, at, '|', &class) || !take_until(marked, at, ARROW, &wrong) ||
        !take_until(marked, at, CLOSE, &rights))
        return false;
    gold->items = mem_grow(gold->items, &gold->cap, gold->n, sizeof *gold->items);
    struct gold_item *item = &gold->items[gold->n++];
    *item = (struct gold_item){.class = arena_slice(&gold->arena, class), .start = gold->text.len};
    strbuf_addslice(&gold->text, wrong);
    item->end = gold->text.len;
    item->wrong = arena_slice(&gold->arena, wrong);
    take_rights(gold, item, rights);
    return true;
}

int gold_read(struct gold *gold, const char *path, struct strbuf *err)
{
    struct strbuf file = STRBUF_INIT;
    *gold = (struct gold){mem_strdup(path), ARENA_INIT, STRBUF_INIT, NULL, 0, 0};
    int result = read_file(path, &file, err);
    struct slice marked = strbuf_slice(&file);
    size_t line = 1, next;
    for (size_t at = 0; result == 0 && at < marked.len; at = next) {
        uint32_t cp = utf8_at(marked.ptr, marked.len, at, &next);
        if (cp == '\n') line++;
        bool good = cp == OPEN ? take_item(gold, marked, &next) : cp != CLOSE && cp != ARROW && cp != CHOICE;
        if (good && cp != OPEN) strbuf_addcp(&gold->text, cp);
        if (good) continue;
        strbuf_addf(err, "%s:%zu: broken markup", path, line);
        result = -1;
    }
    strbuf_release(&file);
    return result;
}

void gold_release(struct gold *gold)
{
    free(gold->path);
    free(gold->items);
    strbuf_release(&gold->text);
    arena_release(&gold->arena);
}

static int is_article(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && slice_ends(slice_str(entry->d_name), slice_str(".txt"));
}

struct gold *gold_read_folder(const char *folder, size_t *n, struct strbuf *err)
{
    struct dirent **entries;
    int found = scandir(folder, &entries, is_article, alphasort);
    if (found < 0) {
        strbuf_addf(err, "cannot read '%s': %s", folder, strerror(errno));
        return NULL;
    }
    struct gold *all = mem_zalloc((size_t)(found + 1) * sizeof *all);
    struct strbuf path = STRBUF_INIT;
    bool failed = false;
    *n = 0;
    for (int i = 0; i < found; i++) {
        strbuf_clear(&path);
        strbuf_addf(&path, "%s/%s", folder, entries[i]->d_name);
        if (!failed && gold_read(&all[(*n)++], path.buf, err)) failed = true;
        free(entries[i]);
    }
    free(entries);
    strbuf_release(&path);
    if (!failed) return all;
    for (size_t i = 0; i < *n; i++) gold_release(&all[i]);
    free(all);
    return NULL;
}
