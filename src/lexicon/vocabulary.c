#include "base/compat.h"

#include "base/utf8.h"
#include "lexicon/vocabulary.h"

void vocabulary_read(struct vocabulary *v, const struct tokens *toks)
{
    struct strbuf lower = STRBUF_INIT;
    for (size_t i = 0; i < toks->n; i++) {
        const struct token *t = &toks->items[i];
        if (t->kind != TOKEN_WORD) continue;
        struct slice word = token_slice(toks, i);
        ++*map_put(&v->exact, word, NULL);
        if (t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_SENTENCE)) ++*map_put(&v->names, word, NULL);
        strbuf_clear(&lower);
        utf8_add_lower(&lower, word);
        uintptr_t *count = map_get(&v->lower, strbuf_slice(&lower));
        if (!count) count = map_put(&v->lower, arena_slice(&v->arena, strbuf_slice(&lower)), NULL);
        ++*count;
    }
    strbuf_release(&lower);
}

void vocabulary_release(struct vocabulary *v)
{
    map_release(&v->exact);
    map_release(&v->names);
    map_release(&v->lower);
    arena_release(&v->arena);
}

static size_t count_in(const struct map *m, struct slice key)
{
    const uintptr_t *count = map_get(m, key);
    return count ? *count : 0;
}

size_t vocabulary_count(const struct vocabulary *v, struct slice word)
{
    return count_in(&v->exact, word);
}

size_t vocabulary_count_any(const struct vocabulary *v, struct slice lower)
{
    return count_in(&v->lower, lower);
}

bool vocabulary_is_name(const struct vocabulary *v, struct slice word)
{
    return count_in(&v->names, word) > 0;
}
