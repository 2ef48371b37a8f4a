#include "base/compat.h"

#include "base/utf8.h"
#include "checks/split.h"
#include "checks/table.h"
#include "checks/words.h"

enum gap { GAP_NONE, GAP_SPACE, GAP_HYPHEN };

struct pair {
    const struct check_context *cx;
    size_t first, second; /* tokens */
    struct plain_word a, b, whole;
};

static bool in(const struct check_context *cx, enum word_list list, struct slice w)
{
    return lexicon_in(cx->lexicon, list, w);
}

static bool is_mark_tight(const struct tokens *t, size_t i, uint32_t cp)
{
    return token_is_mark(t, i, cp) && !(t->items[i].flags & TOKEN_SPACE_BEFORE);
}

/* Joined to a neighbour by a hyphen, an apostrophe or nothing at all. */
static bool hangs_before(const struct tokens *t, size_t i)
{
    if (i == 0 || t->items[i].flags & (TOKEN_SPACE_BEFORE | TOKEN_BLOCK)) return false;
    return t->items[i - 1].kind != TOKEN_MARK || cp_is_among(t->items[i - 1].cp, "-/'.@&*_") ||
           t->items[i - 1].cp == 0x2019;
}

static bool hangs_after(const struct tokens *t, size_t i)
{
    if (i + 1 >= t->n || t->items[i + 1].flags & (TOKEN_SPACE_BEFORE | TOKEN_BLOCK)) return false;
    return t->items[i + 1].kind != TOKEN_MARK || cp_is_among(t->items[i + 1].cp, "-/@_");
}

/* What parts token `i` from the next word, *second. */
static enum gap gap_behind(const struct check_context *cx, size_t i, size_t *second)
{
    const struct tokens *t = cx->tokens;
    const char *text = t->text.ptr;
    size_t next = i + 1;
    if (next >= t->n) return GAP_NONE;
    if (t->items[next].kind == TOKEN_WORD && !(t->items[next].flags & TOKEN_BLOCK)) {
        *second = next;
        bool one = t->items[next].start == t->items[i].end + 1 && text[t->items[i].end] == ' ';
        return one ? GAP_SPACE : GAP_NONE;
    }
    if (!is_mark_tight(t, next, '-') || next + 1 >= t->n || t->items[next + 1].kind != TOKEN_WORD)
        return GAP_NONE;
    if (t->items[next + 1].flags & TOKEN_BLOCK) return GAP_NONE;
    *second = next + 1;
    return GAP_HYPHEN;
}

/* Fills the pair's spellings; false where they are no halves of one word. */
static bool read_pair(struct pair *p)
{
    const struct tokens *t = p->cx->tokens;
    const unsigned never = TOKEN_UPPER | TOKEN_MIXED | TOKEN_DIGITS | TOKEN_FOREIGN;
    if (t->items[p->first].kind != TOKEN_WORD) return false;
    if (t->items[p->first].flags & never || t->items[p->second].flags & (never | TOKEN_CAPITAL)) return false;
    if (!plain_word(&p->a, token_slice(t, p->first)) || !plain_word(&p->b, token_slice(t, p->second)))
        return false;
    if (hangs_before(t, p->first) || hangs_after(t, p->second)) return false;
    if (p->a.len + p->b.len >= sizeof p->whole.text) return false;
    memcpy(p->whole.text, p->a.text, p->a.len);
    memcpy(p->whole.text + p->a.len, p->b.text, p->b.len + 1);
    p->whole.len = p->a.len + p->b.len;
    return true;
}

static bool is_one_of(struct slice w, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (slice_is(w, list[i])) return true;
    return false;
}
#define IS_ONE_OF(w, list) is_one_of(w, list, sizeof(list) / sizeof *(list))

/* The words beside a pair, in lower case; empty where a mark stands there. */
static struct slice beside(const struct pair *p, bool after, struct plain_word *out)
{
    const struct tokens *t = p->cx->tokens;
    size_t i = after ? p->second + 1 : p->first - 1;
    if ((!after && p->first == 0) || i >= t->n || t->items[i].kind != TOKEN_WORD) return slice_of("", 0);
    if (t->items[after ? i : p->first].flags & TOKEN_BLOCK) return slice_of("", 0);
    return plain_word(out, token_slice(t, i)) ? plain_slice(out) : slice_of("", 0);
}

/* Whether both words may well stand side by side here: “some body parts”, “to be
 * cause for concern”, “day to day”. */
static bool open_form_is_sound(const struct pair *p)
{
    static const char *const pronoun_heads[] = {"some", "any", "every"};
    static const char *const pronoun_tails[] = {"one", "body", "how", "thing"};
    static const char *const verbs[] = {
        "is",   "was", "who",   "has",   "had",  "else",  "can",    "could",  "will",  "would", "should",
        "must", "may", "might", "knows", "knew", "wants", "wanted", "thinks", "needs", "says",  "said",
        "does", "did", "that",  "in",    "to",   "and",   "at",     "from",   "with",  "about"};
    static const char *const nouns_take[] = {"for", "enough", "to", "and", "or"};
    static const char *const determiners[] = {"the", "a",    "an",   "his", "her",  "its", "their", "our",
                                              "my",  "this", "that", "any", "such", "two", "three"};
    struct plain_word buffer;
    struct slice a = plain_slice(&p->a), b = plain_slice(&p->b), whole = plain_slice(&p->whole);
    struct plain_word behind;
    struct slice after = beside(p, true, &behind);
    if (IS_ONE_OF(a, pronoun_heads) && IS_ONE_OF(b, pronoun_tails)) return !IS_ONE_OF(after, verbs);
    if (slice_is(whole, "because")) return IS_ONE_OF(after, nouns_take) || !after.len;
    if (slice_is(whole, "within")) return !IS_ONE_OF(after, determiners) && !in(p->cx, LIST_UNITS, after);
    if (slice_is(whole, "without")) return slice_is(after, "of");
    if (slice_is(b, "man") || slice_is(b, "men") || slice_is(b, "woman")) return slice_is(after, "and");
    if (slice_is(whole, "worldwide")) return slice_is(after, "web");
    if (slice_is(whole, "today")) {
        struct slice before = beside(p, false, &buffer);
        return slice_is(before, "day") || (after.len && !IS_ONE_OF(after, verbs));
    }
    if (slice_is(whole, "however"))
        return p->cx->tokens->n <= p->second + 1 || !token_is_mark(p->cx->tokens, p->second + 1, ',');
    if (slice_is(a, "up") || slice_is(a, "down") || slice_is(a, "over") || slice_is(a, "under") ||
        slice_is(a, "out")) {
        /* The particle of a verb: “bring up stairs”, “hand over land”. */
        struct slice before = beside(p, false, &buffer);
        return !in(p->cx, LIST_FUNCTION, before);
    }
    return false;
}

/* A half that the article uses on its own, or a name of the article. */
static bool is_used_apart(const struct pair *p, const struct plain_word *half, size_t token)
{
    enum { OFTEN = 2 };
    const struct vocabulary *v = p->cx->vocabulary;
    struct slice written = token_slice(p->cx->tokens, token);
    bool capital = p->cx->tokens->items[token].flags & TOKEN_CAPITAL;
    if (capital && !(p->cx->tokens->items[token].flags & TOKEN_SENTENCE) &&
        vocabulary_count(v, written) >= OFTEN)
        return true;
    return vocabulary_count_any(v, plain_slice(half)) >= OFTEN &&
           lexicon_knows(p->cx->lexicon, plain_slice(half));
}

/* Whether the word at `i` is neither English nor a name. */
static bool is_foreign(const struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    struct plain_word w;
    if (i >= t->n || t->items[i].kind != TOKEN_WORD || t->items[i].flags & TOKEN_CAPITAL) return false;
    if (!plain_word(&w, token_slice(t, i))) return !lexicon_knows(cx->lexicon, token_slice(t, i));
    return w.len > 1 && !word_stands_alone(cx, plain_slice(&w));
}

/* A run of words of another language joins by chance. */
static bool is_foreign_run(const struct pair *p)
{
    const struct tokens *t = p->cx->tokens;
    bool first = p->first == 0 || t->items[p->first].flags & TOKEN_BLOCK;
    bool last = p->second + 1 >= t->n || t->items[p->second + 1].flags & TOKEN_BLOCK;
    return (!first && is_foreign(p->cx, p->first - 1)) || (!last && is_foreign(p->cx, p->second + 1));
}

static bool is_broken(struct pair *p, enum gap gap)
{
    enum { LONG = 8 };
    const struct check_context *cx = p->cx;
    struct slice a = plain_slice(&p->a), b = plain_slice(&p->b), whole = plain_slice(&p->whole);
    bool common = in(cx, LIST_COMMON, whole);
    if (!common && !(whole.len >= LONG && lexicon_knows(cx->lexicon, whole)) &&
        !in(cx, LIST_COMPOUNDS, whole))
        return false;
    bool apart_a = word_stands_alone(cx, a), apart_b = word_stands_alone(cx, b);
    if (gap == GAP_HYPHEN) {
        if (a.len < 2 || b.len < 2 || (apart_a && apart_b)) return false;
        /* A prefix with a hyphen is a matter of style: co-operation, pre-empted. */
        bool vowels = strchr("aeiou", a.ptr[a.len - 1]) && strchr("aeiou", b.ptr[0]);
        if (in(cx, LIST_PREFIXES, a) && (vowels || apart_b || lexicon_knows(cx->lexicon, b))) return false;
        if (in(cx, LIST_SUFFIXES, b)) return false;
        return !in(cx, LIST_NAMES, a) || !(cx->tokens->items[p->first].flags & TOKEN_CAPITAL);
    }
    if (apart_a && apart_b) return in(cx, LIST_COMPOUNDS, whole) && !open_form_is_sound(p);
    if (a.len == 1 || b.len == 1) {
        /* A stray letter, not an item, an initial or a vitamin. */
        if (!in(cx, LIST_FREQUENT, whole) && !in(cx, LIST_FUNCTION, whole)) return false;
        if (b.len == 1 && (apart_a || b.ptr[0] == 's' || b.ptr[0] == 'd')) return false;
        if (a.len == 1 && (a.ptr[0] == 'a' || a.ptr[0] == 'i') && apart_b) return false;
    }
    /* “non profit”, “sub committee”: one prefix alone breaks only a word that everybody writes solid. */
    if (apart_b && in(cx, LIST_PREFIXES, a) && !common) return false;
    if (!apart_a && is_used_apart(p, &p->a, p->first)) return false;
    if (!apart_b && is_used_apart(p, &p->b, p->second)) return false;
    return !is_foreign_run(p);
}

static enum gap broken_pair(const struct check_context *cx, size_t i, struct pair *p)
{
    *p = (struct pair){.cx = cx, .first = i};
    enum gap gap = gap_behind(cx, i, &p->second);
    if (gap == GAP_NONE || !read_pair(p) || !is_broken(p, gap)) return GAP_NONE;
    return gap;
}

bool split_at(const struct check_context *cx, size_t i)
{
    struct pair p;
    return broken_pair(cx, i, &p) != GAP_NONE;
}

void check_split(struct check_context *cx)
{
    const struct tokens *t = cx->tokens;
    for (size_t i = 0; i + 1 < t->n; i++) {
        struct pair p;
        enum gap gap = broken_pair(cx, i, &p);
        if (gap == GAP_NONE) continue;
        /* “The re ports”: the middle piece belongs to the longer word. */
        struct pair next;
        if (gap == GAP_SPACE && broken_pair(cx, p.second, &next) == GAP_SPACE && next.whole.len > p.whole.len)
            continue;
        const char *rule = gap == GAP_SPACE ? "split/word" : "split/hyphen";
        struct finding *f = check_find(cx, rule, t->items[p.first].start, t->items[p.second].end);
        check_edit_str(cx, f, t->items[p.first].end, t->items[p.second].start, "");
        i = p.second;
    }
}
