#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "lexicon/lexicon.h"
#include "lexicon/lists.h"
#include "lexicon/speller.h"

/* The system's dictionaries: of the languages galley checks, and of the source
 * languages whose words it recognises in English copy. */
static const struct dictionary {
    const char *lang, *file, *package;
} dictionaries[] = {
    {"en-US", "en_US", "hunspell-en-us"}, {"en-GB", "en_GB", "hunspell-en-gb"},
    {"es", "es_ES", "hunspell-es"},       {"fr", "fr", "hunspell-fr"},
    {"de", "de_DE", "hunspell-de-de"},    {"pt", "pt_BR", "hunspell-pt-br"},
    {"it", "it_IT", "hunspell-it"},
};
enum { DICTIONARIES = sizeof dictionaries / sizeof *dictionaries, FIRST_FOREIGN = 2 };

/* What is remembered of a word. */
enum { ASKED = 1, KNOWN = 2, VARIANT_ASKED = 4, VARIANT_KNOWN = 8, LISTED = 16 };

/* The words asked about last, as they were written: most questions are about a few
 * words, many times. */
enum { RECENT = 4096, LONGEST_RECENT = 22 };
struct recent {
    char text[LONGEST_RECENT];
    uint8_t len;
    uint8_t memo;
    uint64_t lists; /* once LISTED */
};

enum { MOST_SUGGESTIONS = 8 };

/* Hunspell's suggestions for a word. */
struct suggested {
    size_t n;
    struct slice words[MOST_SUGGESTIONS];
};

struct lexicon {
    struct speller main, variant; /* the other English */
    struct speller foreign[DICTIONARIES];
    bool foreign_tried[DICTIONARIES];
    struct word_lists lists;
    struct map memo;                         /* word → what is remembered of it */
    struct map suggested, variant_suggested; /* word → struct suggested */
    struct recent *recent;                   /* RECENT of them, by hash */
    struct arena arena;
};

int lexicon_open(struct lexicon **out, const char *lang, const char *data, struct strbuf *err)
{
    const struct dictionary *d = NULL;
    for (int i = 0; i < FIRST_FOREIGN; i++)
        if (strcmp(dictionaries[i].lang, lang) == 0) d = &dictionaries[i];
    if (!d) {
        strbuf_addf(err, "unknown language '%s'; galley knows", lang);
        for (int i = 0; i < FIRST_FOREIGN; i++)
            strbuf_addf(err, "%s '%s'", i ? " and" : "", dictionaries[i].lang);
        return -1;
    }
    const struct dictionary *other = d == dictionaries ? dictionaries + 1 : dictionaries;
    struct lexicon *lex = mem_zalloc(sizeof *lex);
    lex->recent = mem_zalloc(RECENT * sizeof *lex->recent);
    if (word_lists_load(&lex->lists, data, lang, err)) goto fail;
    if (!speller_open(&lex->main, GALLEY_HUNSPELLDIR, d->file, data, true)) {
        strbuf_addf(err, "no dictionary '%s' in '%s'; install it with 'apt-get install %s'", d->file,
                    GALLEY_HUNSPELLDIR, d->package);
        goto fail;
    }
    speller_open(&lex->variant, GALLEY_HUNSPELLDIR, other->file, data, true);
    *out = lex;
    return 0;
fail:
    lexicon_free(lex);
    return -1;
}

void lexicon_free(struct lexicon *lex)
{
    if (!lex) return;
    speller_release(&lex->main);
    speller_release(&lex->variant);
    for (int i = 0; i < DICTIONARIES; i++) speller_release(&lex->foreign[i]);
    word_lists_release(&lex->lists);
    map_release(&lex->memo);
    map_release(&lex->suggested);
    map_release(&lex->variant_suggested);
    arena_release(&lex->arena);
    free(lex->recent);
    free(lex);
}

/* The word's place among the recent ones, emptied where another has had it; NULL
 * for a word that is too long to be kept. */
static struct recent *recent_of(const struct lexicon *lex, struct slice word)
{
    uint64_t head = 0, tail = 0;
    if (!word.len || word.len > LONGEST_RECENT) return NULL;
    if (word.len >= 8) {
        memcpy(&head, word.ptr, 8);
        memcpy(&tail, word.ptr + word.len - 8, 8);
    } else {
        memcpy(&head, word.ptr, word.len);
    }
    uint64_t hash = (head ^ (tail * 0x9E3779B97F4A7C15u) ^ word.len) * 0xD6E8FEB86659FD93u;
    struct recent *r = &lex->recent[(hash >> 32) % RECENT];
    if (r->len == word.len && memcmp(r->text, word.ptr, word.len) == 0) return r;
    memcpy(r->text, word.ptr, word.len);
    r->len = (uint8_t)word.len;
    r->memo = 0;
    return r;
}

/* A word as the dictionaries write it, with a NUL behind it: in `room`, or in
 * `spill` where it is too long for that. */
struct plain {
    struct slice word;
    char room[128];
    struct strbuf spill;
};

/* Straight apostrophes, nothing invisible, in small letters where `lower` says so. */
static void make_plain(struct plain *p, struct slice word, bool lower)
{
    size_t i = 0, n = 0;
    for (; i < word.len && n + 5 <= sizeof p->room; i++) {
        unsigned char c = (unsigned char)word.ptr[i];
        if (c < 0x80) {
            p->room[n++] = (char)(lower && c >= 'A' && c <= 'Z' ? c + 32 : c);
            continue;
        }
        size_t next;
        uint32_t cp = utf8_at(word.ptr, word.len, i, &next);
        i = next - 1;
        if (cp == 0x2019)
            p->room[n++] = '\'';
        else if (!cp_is_invisible(cp))
            n += utf8_encode(lower ? cp_lower(cp) : cp, p->room + n);
    }
    p->room[n] = '\0';
    p->word = slice_of(p->room, n);
    strbuf_init(&p->spill);
    if (i == word.len) return;
    strbuf_add(&p->spill, p->room, n);
    while (i < word.len) {
        uint32_t cp = utf8_at(word.ptr, word.len, i, &i);
        if (cp == 0x2019)
            strbuf_addch(&p->spill, '\'');
        else if (!cp_is_invisible(cp))
            strbuf_addcp(&p->spill, lower ? cp_lower(cp) : cp);
    }
    p->word = strbuf_slice(&p->spill);
}

static uint64_t lists_of(const struct lexicon *lex, struct slice word)
{
    struct plain p;
    make_plain(&p, word, true);
    uint64_t bits = word_lists_of(&lex->lists, p.word);
    strbuf_release(&p.spill);
    return bits;
}

/* Without the possessive ending: 's or a last apostrophe. */
static struct slice without_possessive(struct slice w)
{
    if (w.len > 2 && memcmp(w.ptr + w.len - 2, "'s", 2) == 0)
        w.len -= 2;
    else if (w.len > 1 && w.ptr[w.len - 1] == '\'')
        w.len--;
    return w;
}

static bool lists_know(const struct lexicon *lex, struct slice word)
{
    const uint64_t names =
        (uint64_t)1 << LIST_NAMES | (uint64_t)1 << LIST_PLACES | (uint64_t)1 << LIST_NATIONALITIES;
    const uint64_t words = (uint64_t)1 << LIST_WORDS | (uint64_t)1 << LIST_BORROWED |
                           (uint64_t)1 << LIST_ABBREVIATIONS | (uint64_t)1 << LIST_UNITS |
                           (uint64_t)1 << LIST_FUNCTION;
    uint64_t bits = lists_of(lex, without_possessive(word));
    return bits & words || (bits & names && cp_is_upper(utf8_peek(word.ptr, word.len, 0)));
}

/* Whether lists or dictionary know the word; `w` is plain. */
static bool find_word(struct lexicon *lex, struct slice w)
{
    enum { LONGEST = 100 }; /* Hunspell gives up on longer words */
    if (w.len <= LONGEST && (lists_know(lex, w) || speller_knows(&lex->main, w))) return true;
    struct slice base = without_possessive(w);
    if (base.len == w.len || !base.len) return false;
    struct strbuf copy = STRBUF_INIT;
    strbuf_addslice(&copy, base);
    bool known = speller_knows(&lex->main, strbuf_slice(&copy));
    strbuf_release(&copy);
    return known;
}

/* What is remembered of the plain word `w`, which may be nothing. */
static uintptr_t *memo_of(struct lexicon *lex, struct slice w)
{
    uintptr_t *memo = map_get(&lex->memo, w);
    return memo ? memo : map_put(&lex->memo, arena_slice(&lex->arena, w), NULL);
}

bool lexicon_knows(struct lexicon *lex, struct slice word)
{
    struct recent *r = recent_of(lex, word);
    if (r && r->memo & ASKED) return r->memo & KNOWN;
    struct plain p;
    make_plain(&p, word, false);
    uintptr_t *memo = memo_of(lex, p.word);
    if (!(*memo & ASKED)) *memo |= ASKED | (find_word(lex, p.word) ? KNOWN : 0);
    strbuf_release(&p.spill);
    if (r) r->memo |= *memo & (ASKED | KNOWN);
    return *memo & KNOWN;
}

static uint64_t recent_lists_of(const struct lexicon *lex, struct slice word)
{
    struct recent *r = recent_of(lex, word);
    if (!r) return lists_of(lex, word);
    if (!(r->memo & LISTED)) r->lists = lists_of(lex, word);
    r->memo |= LISTED;
    return r->lists;
}

bool lexicon_in(const struct lexicon *lex, enum word_list list, struct slice word)
{
    return recent_lists_of(lex, word) >> list & 1;
}

bool lexicon_begins(const struct lexicon *lex, struct slice word)
{
    return recent_lists_of(lex, word) >> WORD_LISTS & 1;
}

const struct map *lexicon_abbreviations(const struct lexicon *lex)
{
    return &lex->lists.abbreviations;
}

static size_t suggest(struct lexicon *lex, struct speller *speller, struct map *memo, struct slice word,
                      struct arena *arena, struct slice out[MOST_SUGGESTIONS])
{
    struct plain p;
    bool added = false;
    make_plain(&p, word, false);
    uintptr_t *known = map_get(memo, p.word);
    if (!known) known = map_put(memo, arena_slice(&lex->arena, p.word), &added);
    if (added) {
        struct suggested *fresh = arena_alloc(&lex->arena, sizeof *fresh);
        char **list;
        int n = speller_suggest(speller, p.word.ptr, &list);
        for (int i = 0; i < n && fresh->n < MOST_SUGGESTIONS; i++)
            fresh->words[fresh->n++] = arena_slice(&lex->arena, slice_str(list[i]));
        speller_free_list(speller, &list, n);
        *known = (uintptr_t)fresh;
    }
    const struct suggested *s = (const struct suggested *)*known;
    for (size_t i = 0; i < s->n; i++) out[i] = arena_slice(arena, s->words[i]);
    strbuf_release(&p.spill);
    return s->n;
}

size_t lexicon_suggest(struct lexicon *lex, struct slice word, struct arena *arena, struct slice out[8])
{
    return suggest(lex, &lex->main, &lex->suggested, word, arena, out);
}

bool lexicon_knows_variant(struct lexicon *lex, struct slice word)
{
    struct recent *r = recent_of(lex, word);
    if (r && r->memo & VARIANT_ASKED) return r->memo & VARIANT_KNOWN;
    struct plain p;
    make_plain(&p, word, false);
    uintptr_t *memo = memo_of(lex, p.word);
    if (!(*memo & VARIANT_ASKED))
        *memo |= VARIANT_ASKED | (speller_knows(&lex->variant, p.word) ? VARIANT_KNOWN : 0);
    strbuf_release(&p.spill);
    if (r) r->memo |= *memo & (VARIANT_ASKED | VARIANT_KNOWN);
    return *memo & VARIANT_KNOWN;
}

size_t lexicon_suggest_variant(struct lexicon *lex, struct slice word, struct arena *arena,
                               struct slice out[8])
{
    return suggest(lex, &lex->variant, &lex->variant_suggested, word, arena, out);
}

const char *lexicon_foreign(struct lexicon *lex, struct slice word, const char *only)
{
    struct plain p;
    make_plain(&p, word, false);
    const char *found = NULL;
    for (int i = FIRST_FOREIGN; i < DICTIONARIES && !found; i++) {
        if (only && strcmp(only, dictionaries[i].lang) != 0) continue;
        if (!lex->foreign_tried[i])
            speller_open(&lex->foreign[i], GALLEY_HUNSPELLDIR, dictionaries[i].file, NULL, false);
        lex->foreign_tried[i] = true;
        if (speller_knows(&lex->foreign[i], p.word)) found = dictionaries[i].lang;
    }
    strbuf_release(&p.spill);
    return found;
}
