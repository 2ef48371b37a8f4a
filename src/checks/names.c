/* Names: the same person, place or body spelt two ways in one article. */
#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "checks/table.h"

/* One spelling of a name, with all that the article says about it. */
struct spelling {
    struct slice word;     /* as written, without a possessive ending */
    struct slice skeleton; /* what stays the same in all transliterations */
    struct slice folded;   /* lower case without diacritics */
    size_t count, first;   /* occurrences; token of the first */
    struct slice before;   /* the capitalised word before it, where one stands there; the first found */
    bool named;            /* a capitalised word stands before or behind it somewhere */
    bool inside;           /* seen capitalised inside a sentence */
};

struct names {
    struct check_context *cx;
    struct arena arena;
    struct spelling *items;
    size_t n, cap;
    struct map by_word, by_skeleton, by_deletion; /* word, key → index + 1 of the commonest spelling */
};

/* Letters that transliterations write in different ways; longer ones first. */
static const struct {
    const char *from, *to;
} same_sounds[] = {
    {"tch", "c"}, {"dzh", "i"}, {"yo", "e"}, {"sch", "s"}, {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"ie", "i"}, {"kh", "h"},
    {"gh", "g"},  {"ph", "f"},  {"th", "s"},  {"dj", "di"}, {"ch", "c"}, {"sh", "s"}, {"ck", "k"}, {"oh", "o"},
    {"ei", "ai"}, {"ey", "ai"}, {"ay", "ai"}, {"w", "v"},  {"y", "i"},  {"q", "k"},  {"z", "s"}, {"j", "i"},
};

static struct slice without_possessive(struct slice w)
{
    if (slice_ends(w, slice_str("'s"))) w.len -= 2;
    else if (slice_ends(w, slice_str("’s"))) w.len -= 4;
    return w;
}

static struct slice fold(struct names *ns, struct slice word)
{
    struct strbuf out = STRBUF_INIT;
    utf8_add_folded(&out, word);
    struct slice folded = arena_slice(&ns->arena, strbuf_slice(&out));
    strbuf_release(&out);
    return folded;
}

static struct slice skeleton_of(struct names *ns, struct slice folded)
{
    struct strbuf out = STRBUF_INIT;
    for (size_t i = 0; i < folded.len;) {
        struct slice rest = slice_of(folded.ptr + i, folded.len - i);
        size_t k = 0, n = sizeof same_sounds / sizeof *same_sounds;
        while (k < n && !slice_starts(rest, slice_str(same_sounds[k].from))) k++;
        char single[2] = {folded.ptr[i], '\0'};
        const char *add = k < n ? same_sounds[k].to : single;
        /* Doubled letters count once. */
        for (; *add; add++)
            if (!out.len || out.buf[out.len - 1] != *add) strbuf_addch(&out, *add);
        i += k < n ? strlen(same_sounds[k].from) : 1;
    }
    struct slice skeleton = arena_slice(&ns->arena, strbuf_slice(&out));
    strbuf_release(&out);
    return skeleton;
}

static bool is_name_token(const struct tokens *t, size_t i)
{
    const struct token *tok = &t->items[i];
    return tok->kind == TOKEN_WORD && tok->flags & TOKEN_CAPITAL &&
           !(tok->flags & (TOKEN_UPPER | TOKEN_DIGITS | TOKEN_FOREIGN));
}

static bool is_common_word(const struct names *ns, struct slice word)
{
    struct strbuf lower = STRBUF_INIT;
    utf8_add_lower(&lower, word);
    bool known = lexicon_knows(ns->cx->lexicon, strbuf_slice(&lower));
    strbuf_release(&lower);
    return known;
}

/* Whether the token is an ordinary word, capital only because it begins a sentence. */
static bool begins_sentence(const struct names *ns, size_t i)
{
    if (!(ns->cx->tokens->items[i].flags & TOKEN_SENTENCE)) return false;
    if (lexicon_in(ns->cx->lexicon, LIST_NAMES, token_slice(ns->cx->tokens, i))) return false;
    return is_common_word(ns, token_slice(ns->cx->tokens, i));
}

static void add_occurrence(struct names *ns, size_t i)
{
    enum { SHORTEST = 4 };
    const struct tokens *t = ns->cx->tokens;
    struct slice word = without_possessive(token_slice(t, i));
    if (utf8_count(word.ptr, word.len) < SHORTEST) return;
    bool added;
    uintptr_t *at = map_put(&ns->by_word, word, &added);
    if (added) {
        struct slice folded = fold(ns, word);
        ns->items = mem_grow(ns->items, &ns->cap, ns->n, sizeof *ns->items);
        ns->items[ns->n++] = (struct spelling){
            .word = word, .folded = folded, .skeleton = skeleton_of(ns, folded), .first = i};
        *at = ns->n;
    }
    struct spelling *s = &ns->items[*at - 1];
    s->count++;
    s->inside |= !(t->items[i].flags & TOKEN_SENTENCE);
    bool spaced = t->items[i].flags & TOKEN_SPACE_BEFORE && !(t->items[i].flags & TOKEN_SENTENCE);
    bool before = i > 0 && spaced && is_name_token(t, i - 1) && !begins_sentence(ns, i - 1);
    bool behind = i + 1 < t->n && is_name_token(t, i + 1) && !(t->items[i + 1].flags & TOKEN_SENTENCE) &&
                  t->items[i + 1].start == t->items[i].end + 1;
    s->named |= before || behind;
    if (!s->before.len && before) s->before = token_slice(t, i - 1);
}

/* Keeps, under `key`, the spelling that stands most often. */
static void offer(struct names *ns, struct map *m, struct slice key, size_t index)
{
    uintptr_t *at = map_put(m, key, NULL);
    if (!*at || ns->items[*at - 1].count < ns->items[index].count) *at = index + 1;
}

static void offer_deletions(struct names *ns, size_t index)
{
    struct slice s = ns->items[index].skeleton;
    offer(ns, &ns->by_deletion, s, index);
    for (size_t i = 0; i < s.len; i++) {
        char *key = arena_dup(&ns->arena, s.ptr, s.len);
        memmove(key + i, key + i + 1, s.len - i - 1);
        offer(ns, &ns->by_deletion, slice_of(key, s.len - 1), index);
    }
}

/* Whether one is the other with an ending of grammar: Bosnia, Bosnian. */
static bool is_derived(struct slice a, struct slice b)
{
    static const char *const endings[] = {"s", "n", "an", "ian", "i", "is", "a", "ans", "ese", "er", "ers", "ish", "e", "o", "ie", "y", "ies", "in"};
    struct slice longer = a.len > b.len ? a : b, shorter = a.len > b.len ? b : a;
    size_t same = utf8_common_prefix(a, b);
    if (same < shorter.len && same + 1 < shorter.len) return false;
    struct slice rest = slice_of(longer.ptr + same, longer.len - same);
    /* Mario and Maria, Mithras and Mithrae: the last letter is grammar. */
    if (a.len == b.len) return rest.len == 1;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (slice_is(rest, endings[i])) return true;
    return false;
}

/* Whether the words before them let both be the same name: one stands bare, or
 * both follow the same word (Liao Minzhi, Liao Mingzhi). */
static bool same_bearer(const struct names *ns, const struct spelling *rare, const struct spelling *common)
{
    if (!rare->before.len || lexicon_in(ns->cx->lexicon, LIST_TITLES, rare->before)) return true;
    if (slice_equal(rare->before, common->before)) return true;
    /* A full name whose surname varies: the first name is the rarer spelling's alone. */
    return !common->before.len && vocabulary_count(ns->cx->vocabulary, rare->before) > 1;
}

/* Whether the article says that both are the same: “Isfahan, also known as
 * Esfahan”, “Jolfa (originally Julfa)”. */
static bool stand_together(const struct names *ns, const struct spelling *rare, const struct spelling *common)
{
    enum { REACH = 8 };
    const struct tokens *t = ns->cx->tokens;
    struct token_range s = t->sentences[tokens_sentence_of(t, rare->first)];
    size_t from = rare->first > s.first + REACH ? rare->first - REACH : s.first;
    size_t to = rare->first + REACH < s.last ? rare->first + REACH : s.last;
    bool near = false, said = false;
    for (size_t i = from; i < to; i++) {
        if (i != rare->first && is_name_token(t, i))
            near |= slice_equal(without_possessive(token_slice(t, i)), common->word);
        said |= token_is_mark(t, i, '(') || lexicon_in(ns->cx->lexicon, LIST_NAMING, token_slice(t, i));
    }
    return near && said;
}

/* Whether the first sounds could be one: Vaziri and Waziri, not Sith and This. */
static bool same_start(struct slice a, struct slice b)
{
    static const char *const pairs[] = {"vw", "ck", "kq", "ij", "yi", "sz", "hk", "gh", "ea", "eo", "ou", "jy", "dj"};
    if (a.ptr[0] == b.ptr[0]) return true;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if ((pairs[i][0] == a.ptr[0] && pairs[i][1] == b.ptr[0]) || (pairs[i][1] == a.ptr[0] && pairs[i][0] == b.ptr[0]))
            return true;
    return false;
}

/* The same letters in another case are a brand's own way of writing itself. */
static bool differ_in_case(const struct spelling *a, const struct spelling *b)
{
    return a->word.len == b->word.len && strncasecmp(a->word.ptr, b->word.ptr, a->word.len) == 0;
}

static bool is_variant(const struct names *ns, const struct spelling *rare, const struct spelling *common)
{
    enum { RATIO = 3, SHORTEST_NEAR = 5 };
    if (rare == common || (!rare->inside && !common->inside)) return false;
    bool majority = common->count >= 2 && (rare->count == 1 || rare->count * RATIO <= common->count);
    /* Once each: the one with the full name, given first, is the reference. */
    bool fuller = rare->count == 1 && common->count == 1 && common->first < rare->first && common->before.len &&
                  !rare->before.len;
    if (!majority && !fuller) return false;
    if (differ_in_case(rare, common) || stand_together(ns, rare, common)) return false;
    if (slice_equal(rare->folded, common->folded)) return true;
    if (rare->skeleton.ptr[0] != common->skeleton.ptr[0]) return false;
    if (!same_start(rare->folded, common->folded)) return false;
    size_t longer = rare->folded.len > common->folded.len ? rare->folded.len : common->folded.len;
    if (longer - rare->folded.len > 2 || longer - common->folded.len > 2) return false;
    bool same = slice_equal(rare->skeleton, common->skeleton);
    if (!same && (rare->skeleton.len < SHORTEST_NEAR || common->skeleton.len < SHORTEST_NEAR || !majority)) return false;
    bool sounds_same = same && rare->folded.len == common->folded.len; /* Quiñones, Quiñonez */
    if ((is_derived(rare->folded, common->folded) && !sounds_same) || is_common_word(ns, rare->word)) return false;
    /* A name that is known may be another person's, unless it stands bare. */
    if (lexicon_knows(ns->cx->lexicon, rare->word) && !(same && majority && !rare->named && common->before.len))
        return false;
    return same_bearer(ns, rare, common);
}

static const struct spelling *commoner(struct names *ns, const struct spelling *s)
{
    const uintptr_t *at = map_get(&ns->by_skeleton, s->skeleton);
    if (at && is_variant(ns, s, &ns->items[*at - 1])) return &ns->items[*at - 1];
    at = map_get(&ns->by_deletion, s->skeleton);
    if (at && is_variant(ns, s, &ns->items[*at - 1])) return &ns->items[*at - 1];
    for (size_t i = 0; i < s->skeleton.len; i++) {
        char *key = arena_dup(&ns->arena, s->skeleton.ptr, s->skeleton.len);
        memmove(key + i, key + i + 1, s->skeleton.len - i - 1);
        at = map_get(&ns->by_deletion, slice_of(key, s->skeleton.len - 1));
        if (at && is_variant(ns, s, &ns->items[*at - 1])) return &ns->items[*at - 1];
    }
    return NULL;
}

static void report(struct names *ns, size_t start, size_t end, struct slice right)
{
    struct finding *f = check_find(ns->cx, "names/variant", start, end);
    check_arg(ns->cx, f, 1, right);
    check_edit(ns->cx, f, start, end, right);
}

static void report_variants(struct names *ns)
{
    const struct tokens *t = ns->cx->tokens;
    const struct spelling **right = mem_zalloc(ns->n * sizeof *right);
    for (size_t i = 0; i < ns->n; i++) right[i] = commoner(ns, &ns->items[i]);
    for (size_t i = 0; i < t->n; i++) {
        if (!is_name_token(t, i)) continue;
        struct slice word = without_possessive(token_slice(t, i));
        const uintptr_t *at = map_get(&ns->by_word, word);
        if (at && right[*at - 1]) report(ns, t->items[i].start, t->items[i].start + word.len, right[*at - 1]->word);
    }
    free(right);
}

/* Dal Molin where the article writes Dalmolin. */
static void report_divided(struct names *ns)
{
    const struct tokens *t = ns->cx->tokens;
    struct strbuf joined = STRBUF_INIT;
    for (size_t i = 0; i + 1 < t->n; i++) {
        if (!is_name_token(t, i) || !is_name_token(t, i + 1) || t->items[i + 1].flags & TOKEN_SENTENCE) continue;
        if (t->items[i + 1].start != t->items[i].end + 1) continue;
        struct slice second = without_possessive(token_slice(t, i + 1));
        strbuf_clear(&joined);
        strbuf_addslice(&joined, token_slice(t, i));
        utf8_add_lower(&joined, second);
        const uintptr_t *at = map_get(&ns->by_word, strbuf_slice(&joined));
        if (at && ns->items[*at - 1].count >= 2)
            report(ns, t->items[i].start, t->items[i + 1].start + second.len, ns->items[*at - 1].word);
    }
    strbuf_release(&joined);
}

void check_names(struct check_context *cx)
{
    struct names ns = {.cx = cx};
    for (size_t i = 0; i < cx->tokens->n; i++)
        if (is_name_token(cx->tokens, i)) add_occurrence(&ns, i);
    for (size_t i = 0; i < ns.n; i++) {
        offer(&ns, &ns.by_skeleton, ns.items[i].skeleton, i);
        if (ns.items[i].count >= 2) offer_deletions(&ns, i);
    }
    report_variants(&ns);
    report_divided(&ns);
    free(ns.items);
    map_release(&ns.by_word);
    map_release(&ns.by_skeleton);
    map_release(&ns.by_deletion);
    arena_release(&ns.arena);
}
