#include "base/compat.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "lexicon/affix.h"
#include "lexicon/wordtable.h"

#define TABLE_VERSION "words 1"
#define TAIL_MARK '\1' /* begins the entry of a tail (lexicon/affix.h) */

enum { LONGEST = 100 }; /* bytes; longer words are asked about */

/* How a word is written, as Hunspell tells it; and the answers kept for the word
 * in small letters. A word with other capitals has an entry of its own. */
enum writing { SMALL, CAPITAL, CAPITALS, MIXED };
enum { ALL = 1 << SMALL | 1 << CAPITAL | 1 << CAPITALS };

/* A word read once. */
struct shape {
    char lower[4 * LONGEST];
    size_t lower_len;
    enum writing writing;
    bool letters; /* letters and apostrophes alone */
    bool digits;  /* those, and digits */
    bool common;  /* characters that Hunspell and Unicode recase alike */
};

/* Letters whose other case depends on the language, or is one of another script. */
static bool is_recased_alike(uint32_t cp)
{
    if (cp < 0x80) return true;
    if (cp == 0x130 || cp == 0x131 || cp == 0x17F) return false;
    return cp < 0x250 || (cp >= 0x370 && cp < 0x1E00) || (cp >= 0x2E80 && cp < 0x10000);
}

/* False where the word is too long. */
static bool read_shape(struct shape *s, struct slice word)
{
    size_t n = 0, upper = 0, neutral = 0;
    bool first = false;
    *s = (struct shape){.letters = true, .digits = true, .common = true};
    if (word.len > LONGEST) return false;
    for (size_t i = 0; i < word.len; n++) {
        uint32_t cp = utf8_at(word.ptr, word.len, i, &i), low = cp_lower(cp);
        bool letter = cp_is_letter(cp) || cp == '\'', digit = cp >= '0' && cp <= '9';
        s->letters = s->letters && letter;
        s->digits = s->digits && (letter || digit);
        s->common = s->common && is_recased_alike(cp);
        if (cp != low) upper++;
        if (cp != low && n == 0) first = true;
        if (cp_upper(cp) == low) neutral++;
        if (low < 0x80)
            s->lower[s->lower_len++] = (char)low;
        else
            s->lower_len += utf8_encode(low, s->lower + s->lower_len);
    }
    s->writing = upper == 0                           ? SMALL
                 : upper == 1 && first                ? CAPITAL
                 : upper == n || upper + neutral == n ? CAPITALS
                                                      : MIXED;
    return true;
}

/* Making. */

struct making {
    struct map words; /* the answers, by word in small letters */
    struct map mixed; /* words with other capitals */
    struct arena arena;
    bool recased; /* lexicon/affix.h */
    wordtable_judge judge;
    void *payload;
};

static void put(struct making *m, struct map *map, struct slice word, uintptr_t value)
{
    uintptr_t *known = map_get(map, word);
    if (!known) known = map_put(map, arena_slice(&m->arena, word), NULL);
    *known |= value;
}

static void take_form(struct slice form, void *payload)
{
    struct making *m = payload;
    struct shape s;
    if (!form.len || !read_shape(&s, form)) return;
    put(m, &m->words, slice_of(s.lower, s.lower_len), 0);
    if (s.writing == MIXED) put(m, &m->mixed, form, 0);
}

static void take_tail(struct slice tail, void *payload)
{
    struct making *m = payload;
    struct strbuf marked = STRBUF_INIT;
    strbuf_addch(&marked, TAIL_MARK);
    strbuf_addslice(&marked, tail);
    put(m, &m->words, strbuf_slice(&marked), 1);
    strbuf_release(&marked);
}

static void judge_words(struct making *m)
{
    struct strbuf text = STRBUF_INIT;
    for (size_t i = 0; i < m->words.cap; i++) {
        struct map_entry *e = &m->words.entries[i];
        if (!e->key.ptr || e->key.ptr[0] == TAIL_MARK) continue;
        if (m->judge(e->key, m->payload)) e->value |= m->recased ? ALL : 1u << SMALL;
        if (e->value == ALL) continue;
        strbuf_clear(&text);
        size_t rest;
        strbuf_addcp(&text, cp_upper(utf8_at(e->key.ptr, e->key.len, 0, &rest)));
        strbuf_add(&text, e->key.ptr + rest, e->key.len - rest);
        if (m->judge(strbuf_slice(&text), m->payload)) e->value |= 1u << CAPITAL;
        strbuf_clear(&text);
        for (size_t k = 0; k < e->key.len;)
            strbuf_addcp(&text, cp_upper(utf8_at(e->key.ptr, e->key.len, k, &k)));
        if (m->judge(strbuf_slice(&text), m->payload)) e->value |= 1u << CAPITALS;
    }
    for (size_t i = 0; i < m->mixed.cap; i++) {
        struct slice word = m->mixed.entries[i].key;
        if (word.ptr && m->judge(word, m->payload)) put(m, &m->words, word, 1u << MIXED);
    }
    strbuf_release(&text);
}

static void add_sources(struct cache_sources *sources, const struct wordtable_dictionary *d)
{
    struct strbuf name = STRBUF_INIT;
    cache_sources_init(sources, TABLE_VERSION);
    strbuf_addf(&name, "%s.aff", d->name);
    cache_sources_add(sources, d->dir, name.buf);
    strbuf_clear(&name);
    strbuf_addf(&name, "%s.dic", d->name);
    cache_sources_add(sources, d->dir, name.buf);
    strbuf_release(&name);
}

static void add_path(struct strbuf *out, const struct wordtable_dictionary *d, const char *extension)
{
    strbuf_clear(out);
    strbuf_addf(out, "%s/%s%s", d->dir, d->name, extension);
}

bool wordtable_make(const struct wordtable_dictionary *d, bool (*start)(void *payload), wordtable_judge judge,
                    void *payload)
{
    struct making m = {.judge = judge, .payload = payload};
    struct affix_sink sink = {take_form, take_tail, &m};
    struct cache_draft draft;
    struct cache_sources sources;
    struct strbuf name = STRBUF_INIT, aff = STRBUF_INIT, dic = STRBUF_INIT, bytes = STRBUF_INIT;
    bool made = false;
    add_path(&aff, d, ".aff");
    add_path(&dic, d, ".dic");
    strbuf_addf(&name, "%s.words", d->name);
    add_sources(&sources, d);
    if (cache_begin(&draft, name.buf, &sources)) {
        if (start(payload) && affix_expand(aff.buf, dic.buf, &sink, &m.recased) == 0) {
            judge_words(&m);
            frozen_write(&m.words, 1, &bytes);
        }
        made = cache_commit(&draft, bytes.len ? strbuf_slice(&bytes) : slice_of(NULL, 0));
    }
    map_release(&m.words);
    map_release(&m.mixed);
    arena_release(&m.arena);
    strbuf_release(&name);
    strbuf_release(&aff);
    strbuf_release(&dic);
    strbuf_release(&bytes);
    cache_sources_release(&sources);
    return made;
}

/* Asking. */

bool wordtable_open(struct wordtable *t, const struct wordtable_dictionary *d, const char *data)
{
    struct cache_sources sources;
    struct strbuf name = STRBUF_INIT;
    *t = (struct wordtable)WORDTABLE_INIT;
    strbuf_addf(&name, "%s.words", d->name);
    add_sources(&sources, d);
    bool found = cache_open(&t->file, data, name.buf, &sources) && frozen_open(&t->words, t->file.bytes);
    if (!found) wordtable_release(t);
    cache_sources_release(&sources);
    strbuf_release(&name);
    return found;
}

void wordtable_release(struct wordtable *t)
{
    cache_close(&t->file);
    t->words = (struct frozen)FROZEN_INIT;
}

/* Whether a word with digits in it may be a compound. */
static bool may_be_compound(const struct wordtable *t, const struct shape *s)
{
    char tail[sizeof s->lower + 1] = {TAIL_MARK};
    size_t at = s->lower_len;
    uint64_t value;
    while (at > 0 && !(s->lower[at - 1] >= '0' && s->lower[at - 1] <= '9')) at--;
    if (s->lower[0] < '0' || s->lower[0] > '9') return false;
    memcpy(tail + 1, s->lower + at, s->lower_len - at);
    return frozen_get(&t->words, slice_of(tail, s->lower_len - at + 1), &value);
}

enum wordtable_answer wordtable_ask(const struct wordtable *t, struct slice word)
{
    struct shape s;
    uint64_t answers = 0;
    if (!t->words.slots || !word.len || !read_shape(&s, word)) return WORDTABLE_ASK;
    frozen_get(&t->words, s.writing == MIXED ? word : slice_of(s.lower, s.lower_len), &answers);
    if (answers >> s.writing & 1) return WORDTABLE_KNOWN;
    if (!s.common || !s.digits || (!s.letters && may_be_compound(t, &s))) return WORDTABLE_ASK;
    return WORDTABLE_UNKNOWN;
}
