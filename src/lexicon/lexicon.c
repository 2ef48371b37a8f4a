#include "base/compat.h"

#include <hunspell/hunspell.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lexicon/lexicon.h"
#include "lexicon/lists.h"

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

struct lexicon {
    Hunhandle *main;
    Hunhandle *foreign[DICTIONARIES]; /* opened on first use */
    bool foreign_tried;
    Hunhandle *variant; /* the other English, opened on first use */
    const struct dictionary *variant_of;
    bool variant_tried;
    struct word_lists lists;
    struct map memo; /* word → 1 unknown, 2 known */
    struct arena arena;
};

/* The handle of a dictionary, or NULL where the system lacks its files. */
static Hunhandle *open_dictionary(const struct dictionary *d)
{
    struct strbuf aff = STRBUF_INIT, dic = STRBUF_INIT;
    strbuf_addf(&aff, "%s/%s.aff", GALLEY_HUNSPELLDIR, d->file);
    strbuf_addf(&dic, "%s/%s.dic", GALLEY_HUNSPELLDIR, d->file);
    /* Hunspell takes a missing file for an empty dictionary. */
    bool there = access(aff.buf, R_OK) == 0 && access(dic.buf, R_OK) == 0;
    Hunhandle *h = there ? Hunspell_create(aff.buf, dic.buf) : NULL;
    strbuf_release(&aff);
    strbuf_release(&dic);
    return h;
}

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
    struct lexicon *lex = mem_zalloc(sizeof *lex);
    if (word_lists_load(&lex->lists, data, lang, err)) goto fail;
    lex->main = open_dictionary(d);
    lex->variant_of = d == dictionaries ? dictionaries + 1 : dictionaries;
    if (!lex->main) {
        strbuf_addf(err, "no dictionary '%s' in '%s'; install it with 'apt-get install %s'", d->file,
                    GALLEY_HUNSPELLDIR, d->package);
        goto fail;
    }
    *out = lex;
    return 0;
fail:
    lexicon_free(lex);
    return -1;
}

void lexicon_free(struct lexicon *lex)
{
    if (!lex) return;
    if (lex->main) Hunspell_destroy(lex->main);
    if (lex->variant) Hunspell_destroy(lex->variant);
    for (int i = 0; i < DICTIONARIES; i++)
        if (lex->foreign[i]) Hunspell_destroy(lex->foreign[i]);
    word_lists_release(&lex->lists);
    map_release(&lex->memo);
    arena_release(&lex->arena);
    free(lex);
}

/* `word` as the dictionaries write it: straight apostrophes, nothing invisible. */
static void add_plain(struct strbuf *out, struct slice word)
{
    for (size_t i = 0; i < word.len;) {
        uint32_t cp = utf8_at(word.ptr, word.len, i, &i);
        if (cp == 0x2019)
            strbuf_addch(out, '\'');
        else if (!cp_is_invisible(cp))
            strbuf_addcp(out, cp);
    }
}

static uintptr_t lists_of(const struct lexicon *lex, struct slice word)
{
    struct strbuf lower = STRBUF_INIT;
    utf8_add_lower(&lower, word);
    uintptr_t bits = word_lists_of(&lex->lists, strbuf_slice(&lower));
    strbuf_release(&lower);
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
    const uintptr_t names =
        (uintptr_t)1 << LIST_NAMES | (uintptr_t)1 << LIST_PLACES | (uintptr_t)1 << LIST_NATIONALITIES;
    const uintptr_t words = (uintptr_t)1 << LIST_WORDS | (uintptr_t)1 << LIST_BORROWED |
                            (uintptr_t)1 << LIST_ABBREVIATIONS | (uintptr_t)1 << LIST_UNITS |
                            (uintptr_t)1 << LIST_FUNCTION;
    uintptr_t bits = lists_of(lex, without_possessive(word));
    return bits & words || (bits & names && cp_is_upper(utf8_peek(word.ptr, word.len, 0)));
}

bool lexicon_knows(struct lexicon *lex, struct slice word)
{
    enum { LONGEST = 100 }; /* Hunspell gives up on longer words */
    struct strbuf plain = STRBUF_INIT;
    add_plain(&plain, word);
    struct slice w = strbuf_slice(&plain);
    uintptr_t *memo = map_get(&lex->memo, w);
    if (!memo) {
        bool known = w.len <= LONGEST && (Hunspell_spell(lex->main, w.ptr) || lists_know(lex, w));
        struct slice base = without_possessive(w);
        if (!known && base.len < w.len && base.len) {
            char *s = arena_dup(&lex->arena, base.ptr, base.len);
            known = Hunspell_spell(lex->main, s);
        }
        memo = map_put(&lex->memo, arena_slice(&lex->arena, w), NULL);
        *memo = known ? 2 : 1;
    }
    strbuf_release(&plain);
    return *memo == 2;
}

bool lexicon_in(const struct lexicon *lex, enum word_list list, struct slice word)
{
    struct strbuf plain = STRBUF_INIT;
    add_plain(&plain, word);
    uintptr_t bits = lists_of(lex, strbuf_slice(&plain));
    strbuf_release(&plain);
    return bits >> list & 1;
}

const struct map *lexicon_abbreviations(const struct lexicon *lex)
{
    return &lex->lists.abbreviations;
}

static size_t suggest(Hunhandle *h, struct slice word, struct arena *arena, struct slice out[8])
{
    struct strbuf plain = STRBUF_INIT;
    add_plain(&plain, word);
    char **list = NULL;
    int n = Hunspell_suggest(h, &list, plain.buf);
    size_t kept = 0;
    for (int i = 0; i < n && kept < 8; i++) out[kept++] = arena_slice(arena, slice_str(list[i]));
    Hunspell_free_list(h, &list, n);
    strbuf_release(&plain);
    return kept;
}

size_t lexicon_suggest(struct lexicon *lex, struct slice word, struct arena *arena, struct slice out[8])
{
    return suggest(lex->main, word, arena, out);
}

static Hunhandle *variant(struct lexicon *lex)
{
    if (!lex->variant_tried) lex->variant = open_dictionary(lex->variant_of);
    lex->variant_tried = true;
    return lex->variant;
}

bool lexicon_knows_variant(struct lexicon *lex, struct slice word)
{
    Hunhandle *h = variant(lex);
    struct strbuf plain = STRBUF_INIT;
    add_plain(&plain, word);
    bool known = h && Hunspell_spell(h, plain.buf);
    strbuf_release(&plain);
    return known;
}

size_t lexicon_suggest_variant(struct lexicon *lex, struct slice word, struct arena *arena,
                               struct slice out[8])
{
    Hunhandle *h = variant(lex);
    return h ? suggest(h, word, arena, out) : 0;
}

const char *lexicon_foreign(struct lexicon *lex, struct slice word, const char *only)
{
    if (!lex->foreign_tried) {
        lex->foreign_tried = true;
        for (int i = FIRST_FOREIGN; i < DICTIONARIES; i++)
            lex->foreign[i] = open_dictionary(&dictionaries[i]);
    }
    struct strbuf plain = STRBUF_INIT;
    add_plain(&plain, word);
    const char *found = NULL;
    for (int i = FIRST_FOREIGN; i < DICTIONARIES && !found; i++) {
        if (only && strcmp(only, dictionaries[i].lang) != 0) continue;
        if (lex->foreign[i] && Hunspell_spell(lex->foreign[i], plain.buf)) found = dictionaries[i].lang;
    }
    strbuf_release(&plain);
    return found;
}
