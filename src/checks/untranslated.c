/* Untranslated: words, phrases and sentences that stayed in the source language. */
#include "base/compat.h"

#include "base/utf8.h"
#include "checks/near.h"
#include "checks/table.h"
#include "checks/untranslated.h"
#include "checks/words.h"

/* A run of tokens [first, last) in one language. */
struct run {
    size_t first, last;
    size_t words;
    const struct foreign_language *language;
};

static bool is_opening_bracket(const struct tokens *t, size_t i)
{
    return token_is_mark(t, i, '(') || token_is_mark(t, i, '[');
}

static void report(struct check_context *cx, const char *rule, size_t first, size_t last,
                   const char *language)
{
    const struct tokens *t = cx->tokens;
    struct finding *f = check_find(cx, rule, t->items[first].start, t->items[last - 1].end);
    check_arg(cx, f, 1, slice_str(language));
}

/* Whether a bracket has been opened shortly before token `i`. */
static bool is_bracketed(const struct tokens *t, size_t i)
{
    enum { REACH = 8 };
    for (size_t n = 0; n < REACH && i > 0 && !token_is_mark(t, i - 1, ')'); n++, i--)
        if (is_opening_bracket(t, i - 1)) return true;
    return false;
}

/* Whether what stands around tokens [first, last) explains them: “mahram (male
 * guardian) rules”, “fans (tifosi)”, “tifosi, as fans are called”. */
static bool is_explained(const struct check_context *cx, size_t first, size_t last)
{
    static const char *const glosses[] = {"or", "a", "an", "as", "meaning", "literally", "known", "called"};
    const struct tokens *t = cx->tokens;
    if (first > 0 && slice_is(token_slice(t, first - 1), "or")) return true;
    if (first > 0 && (is_opening_bracket(t, first - 1) || token_is_mark(t, first - 1, '/') ||
                      token_is_mark(t, first - 1, ':') || near_in(cx, first - 1, LIST_NAMING) ||
                      near_opening(t, first - 1)))
        return true;
    if (last >= t->n) return false;
    if (is_opening_bracket(t, last) || near_closing(t, last) || token_is_mark(t, last, '/') ||
        token_is_mark(t, last, 0x2014) || token_is_mark(t, last, 0x2013))
        return true;
    size_t k = token_is_mark(t, last, ',') ? last + 1 : last;
    if (near_opening(t, k)) return true;
    struct slice w = token_slice(t, k < t->n ? k : last);
    if (k == last) return slice_is(w, "or");
    for (size_t i = 0; i < sizeof glosses / sizeof *glosses; i++)
        if (slice_is(w, glosses[i])) return true;
    return false;
}

/* Whether the letters alone show that a word is not English. */
static bool has_diacritic(struct slice w)
{
    for (size_t i = 0; i < w.len; i++)
        if ((unsigned char)w.ptr[i] >= 0xC3 && (unsigned char)w.ptr[i] <= 0xC5) return true;
    return false;
}

/* Whether English knows the word in one spelling or another, or without its
 * accents, or as one of those that elisions make: purée, d’état. */
static bool is_english(const struct check_context *cx, struct slice w)
{
    if (lexicon_knows(cx->lexicon, w) || lexicon_knows_variant(cx->lexicon, w)) return true;
    if (lexicon_in(cx->lexicon, LIST_COMMON, w) || word_is_derived(cx, w)) return true;
    if (memchr(w.ptr, '\'', w.len) || memmem(w.ptr, w.len, "’", 3)) return true;
    struct strbuf folded = STRBUF_INIT;
    if (has_diacritic(w)) utf8_add_folded(&folded, w);
    bool known = folded.len && lexicon_knows(cx->lexicon, strbuf_slice(&folded));
    strbuf_release(&folded);
    return known;
}

/* The language of a word that English does not know; a language that the article
 * shows is asked first. NULL for none, or where nothing but the dictionary speaks for it. */
static const struct foreign_language *word_language(const struct check_context *cx, size_t i)
{
    enum { SHORTEST = 4 };
    struct slice w = token_slice(cx->tokens, i);
    if (utf8_count(w.ptr, w.len) < SHORTEST || is_english(cx, w)) return NULL;
    const struct foreign_language *found = NULL;
    bool foreign_letters = has_diacritic(w);
    for (size_t l = 0; l < n_foreign_languages; l++) {
        bool shown = cx->assume_evidence || cx->sources & source_bit(foreign_languages[l].code);
        /* Dictionaries take time to load: only those that can decide are asked. */
        if (!shown && (found || !foreign_letters)) continue;
        if (!lexicon_foreign(cx->lexicon, w, foreign_languages[l].code)) continue;
        found = &foreign_languages[l];
        if (shown) return found;
    }
    return found;
}

/* A capital that English has, so that it begins no name in another language: Monday, Spanish, Madrid. */
static bool is_english_capital(const struct check_context *cx, size_t i)
{
    static const enum word_list lists[] = {LIST_PLACES, LIST_NATIONALITIES, LIST_MONTHS, LIST_DAYS};
    const struct tokens *t = cx->tokens;
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
        if (near_in(cx, i, lists[k])) return true;
    return t->items[i].flags & TOKEN_SENTENCE && near_in(cx, i, LIST_FUNCTION);
}

/* Streets and the like, which keep their names: rue de Rivoli, rua da Praia. */
static bool is_way(struct slice w)
{
    static const char *const ways[] = {"rue",  "calle",  "rua",    "via",    "plaza", "place",
                                       "praça", "piazza", "avenida", "avenue", "viale", "quai",
                                       "cours", "pont",   "ponte",   "puente", "corso", "largo"};
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++)
        if (slice_is(w, ways[k])) return true;
    return false;
}

/* Part of a name in its own language: Polícia judiciária, Plaza de mayo, rue de Rivoli. */
static bool belongs_to_name(const struct check_context *cx, size_t first, size_t last)
{
    const struct tokens *t = cx->tokens;
    size_t k = first;
    while (k > 0 && near_joined(t, k) && near_in(cx, k - 1, LIST_PARTICLES)) k--;
    if (k > 0 && near_joined(t, k) && near_capital(t, k - 1) && (k < first || !is_english_capital(cx, k - 1)))
        return true;
    k = last;
    while (near_joined(t, k) && near_in(cx, k, LIST_PARTICLES)) k++;
    return k > last && near_joined(t, k) && near_capital(t, k) && is_way(token_slice(t, first));
}

/* Joined by a hyphen to a word in small letters: ex-ministro, lavoratori-led. */
static bool is_hyphenated(const struct tokens *t, size_t hyphen, size_t other)
{
    return token_is_mark(t, hyphen, '-') && near_glued(t, hyphen) && near_lower(t, other);
}

/* Glued to a mark inside a word: a hyphenated name, an address. */
static bool is_glued(const struct tokens *t, size_t i)
{
    bool before = i > 0 && near_glued(t, i) && !near_opening(t, i - 1) && !is_opening_bracket(t, i - 1) &&
                  !(i > 1 && is_hyphenated(t, i - 1, i - 2));
    bool behind = near_glued(t, i + 1) &&
                  (token_is_mark(t, i + 1, '-') || token_is_mark(t, i + 1, '/') ||
                   t->items[i + 1].kind != TOKEN_MARK) &&
                  !(t->items[i + 1].flags & TOKEN_BLOCK) && !is_hyphenated(t, i + 1, i + 2);
    return before || behind;
}

/* The run of foreign words that begins at token `i`. Small words of names may
 * join its parts: câmara do município. */
static struct run run_at(const struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    struct run r = {i, i, 0, NULL};
    for (size_t k = i; k == i || near_joined(t, k); k++) {
        if (!near_lower(t, k) || is_glued(t, k)) break;
        const struct foreign_language *l = word_language(cx, k);
        if (l && (!r.language || l == r.language ||
                  lexicon_foreign(cx->lexicon, token_slice(t, k), r.language->code))) {
            if (!r.language) r.language = l;
            r.last = k + 1;
            r.words++;
        } else if (!r.words || !near_in(cx, k, LIST_PARTICLES) || near_in(cx, k, LIST_FUNCTION)) {
            break;
        }
    }
    return r;
}

/* How often the article has the word: a term that it has introduced. */
static bool is_term(const struct check_context *cx, size_t i)
{
    enum { OFTEN = 5 };
    struct strbuf lower = STRBUF_INIT;
    utf8_add_lower(&lower, token_slice(cx->tokens, i));
    size_t count = vocabulary_count_any(cx->vocabulary, strbuf_slice(&lower));
    strbuf_release(&lower);
    return count >= OFTEN;
}

/* Reads the words at token `i`; the token behind what it has dealt with. */
static size_t read_words(struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    struct run r = run_at(cx, i);
    if (!r.words) return i + 1;
    if (check_in_speech(cx, t->items[i].start) || is_bracketed(t, i) || is_explained(cx, r.first, r.last) ||
        belongs_to_name(cx, r.first, r.last) || is_term(cx, i))
        return r.last;
    report(cx, r.words > 1 ? "untranslated/foreign-phrase" : "untranslated/foreign-word", r.first, r.last,
           r.language->name);
    return r.last;
}

static bool follows_determiner(const struct tokens *t, size_t i)
{
    static const char *const words[] = {"the",   "a",   "an",   "his",  "her",
                                        "their", "its", "this", "that", "every"};
    struct slice w = i > 0 ? token_slice(t, i - 1) : slice_of("", 0);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (slice_is(w, words[k])) return true;
    return false;
}

/* A word that other words than names have behind them: Trabajadores of the port. */
static bool is_subject(const struct check_context *cx, size_t i)
{
    return near_joined(cx->tokens, i + 1) && near_lower(cx->tokens, i + 1) &&
           lexicon_knows(cx->lexicon, token_slice(cx->tokens, i + 1)) &&
           !near_in(cx, i + 1, LIST_PARTICLES);
}

/* Whether the word at token `i` makes a name of the one before it: the Frailes mine, the Chemin des Dunes. */
static bool is_attribute(const struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    if (!near_joined(t, i) || !near_word(t, i)) return false;
    if (near_capital(t, i)) return true;
    struct slice w = token_slice(t, i);
    if (near_in(cx, i, LIST_FUNCTION) || near_in(cx, i, LIST_AUXILIARIES) || near_in(cx, i, LIST_FINITE) ||
        near_in(cx, i, LIST_ATTRIBUTION))
        return false;
    return w.len < 5 || memcmp(w.ptr + w.len - 2, "ed", 2) != 0;
}

/* The language of a capitalised word that its small letters show to be no name;
 * German nouns have capitals only. NULL for none. */
static const struct foreign_language *capital_language(const struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    struct slice w = token_slice(t, i);
    struct strbuf lower = STRBUF_INIT;
    utf8_add_lower(&lower, w);
    const struct foreign_language *found = NULL;
    if (!is_english(cx, w) && !is_english(cx, strbuf_slice(&lower)))
        for (size_t l = 0; !found && l < n_foreign_languages; l++) {
            const char *code = foreign_languages[l].code;
            bool german = strcmp(code, "de") == 0;
            if (!(cx->assume_evidence || cx->sources & source_bit(code))) continue;
            if (german && t->items[i].flags & TOKEN_SENTENCE) continue;
            if (lexicon_foreign(cx->lexicon, german ? w : strbuf_slice(&lower), code)) found = &foreign_languages[l];
        }
    strbuf_release(&lower);
    return found;
}

/* “the Oberbürgermeister”, “the Ayuntamiento”, “Vecinos of the port”: a noun with a capital. */
static void read_capital(struct check_context *cx, size_t i)
{
    enum { SHORTEST = 6 };
    const struct tokens *t = cx->tokens;
    struct slice w = token_slice(t, i);
    if (t->items[i].flags & (TOKEN_UPPER | TOKEN_MIXED | TOKEN_DIGITS)) return;
    if (utf8_count(w.ptr, w.len) < SHORTEST || is_glued(t, i)) return;
    bool begins = t->items[i].flags & TOKEN_SENTENCE;
    if (begins ? !is_subject(cx, i) || vocabulary_is_name(cx->vocabulary, w)
               : !near_joined(t, i) || !follows_determiner(t, i))
        return;
    if (i > 1 && near_joined(t, i - 1) && near_capital(t, i - 2)) return; /* Educación a Distancia */
    if (is_attribute(cx, i + 1) || is_term(cx, i)) return;
    if (near_in(cx, i, LIST_NAMES) || near_in(cx, i, LIST_PLACES)) return;
    if (check_in_speech(cx, t->items[i].start) || is_explained(cx, i, i + 1)) return;
    const struct foreign_language *l = capital_language(cx, i);
    if (l) report(cx, "untranslated/foreign-word", i, i + 1, l->name);
}

/* Whether all letters of the word are of another script, more than a symbol's one. */
static bool is_other_script(const struct tokens *t, size_t i)
{
    if (!near_word(t, i) || !(t->items[i].flags & TOKEN_FOREIGN)) return false;
    struct slice w = token_slice(t, i);
    size_t letters = 0;
    for (size_t at = 0; at < w.len;) {
        uint32_t cp = utf8_at(w.ptr, w.len, at, &at);
        if (!cp_is_letter(cp)) continue;
        /* Latin letters within: look-alikes are the encoding pack’s; a bare Greek letter is a symbol. */
        if (cp < 0x370 || (cp >= 0x1E00 && cp < 0x1F00) || (cp >= 0x2000 && cp < 0x2C00) ||
            (cp >= 0xFB00 && cp < 0xFB07) || (cp >= 0xFF00 && cp < 0xFF60))
            return false;
        letters += cp < 0x400 ? 1 : 2;
    }
    return letters > 1;
}

static bool is_script_word(const struct tokens *t, size_t i)
{
    return near_word(t, i) && t->items[i].flags & TOKEN_FOREIGN;
}

/* Reads words of another script at token `i`; the token behind them. */
static size_t read_script(struct check_context *cx, size_t i)
{
    const struct tokens *t = cx->tokens;
    size_t last = i + 1;
    for (size_t k = last; k < t->n && !(t->items[k].flags & TOKEN_BLOCK); k++) {
        if (is_script_word(t, k))
            last = k + 1;
        else if (!token_is_mark(t, k, ',') && !token_is_mark(t, k, 0x3001) && !token_is_mark(t, k, '-'))
            break;
    }
    if (!is_bracketed(t, i) && !check_in_speech(cx, t->items[i].start) && !is_explained(cx, i, last)) {
        struct finding *f =
            check_find(cx, "untranslated/other-script", t->items[i].start, t->items[last - 1].end);
        check_arg(cx, f, 1, slice_str("another script"));
    }
    return last;
}

/* The language in which the sentence was left; NULL where it is English. */
static const struct foreign_language *sentence_language(const struct check_context *cx, struct token_range s)
{
    enum { SHORTEST = 5, UNKNOWN_LEAST = 3, UNKNOWN = 50, KNOWN_ELSEWHERE = 80 }; /* words, hundredths */
    struct mixture m = mixture_of(cx, s.first, s.last);
    if (m.words < SHORTEST || m.unknown < UNKNOWN_LEAST || m.unknown * 100 < m.words * UNKNOWN) return NULL;
    return language_of(cx, s.first, s.last, KNOWN_ELSEWHERE);
}

/* Whether the sentence is a quotation, or its translation follows in brackets. */
static bool is_cited(const struct check_context *cx, struct token_range s)
{
    const struct tokens *t = cx->tokens;
    if (near_opening(t, s.first) || check_in_speech(cx, t->items[s.first].start)) return true;
    for (size_t i = s.first; i < s.last; i++)
        if (near_opening(t, i) || is_opening_bracket(t, i)) return true;
    return is_opening_bracket(t, s.last);
}

/* Reads sentence `s`, and those of its block that follow in the same language;
 * the sentence behind what it has dealt with. */
static size_t read_sentence(struct check_context *cx, size_t s, size_t last)
{
    const struct tokens *t = cx->tokens;
    const struct foreign_language *l = sentence_language(cx, t->sentences[s]);
    if (!l) {
        for (size_t i = t->sentences[s].first; i < t->sentences[s].last;) {
            if (is_script_word(t, i) && is_other_script(t, i)) {
                i = read_script(cx, i);
            } else if (near_lower(t, i)) {
                i = read_words(cx, i);
            } else {
                if (near_capital(t, i)) read_capital(cx, i);
                i++;
            }
        }
        return s + 1;
    }
    size_t behind = s + 1;
    bool cited = is_cited(cx, t->sentences[s]);
    while (behind < last && sentence_language(cx, t->sentences[behind]) == l)
        cited |= is_cited(cx, t->sentences[behind++]);
    if (!cited)
        report(cx, "untranslated/sentence", t->sentences[s].first, t->sentences[behind - 1].last, l->name);
    return behind;
}

void check_untranslated(struct check_context *cx)
{
    const struct tokens *t = cx->tokens;
    if (cx->foreign_text) return;
    for (size_t b = 0; b < t->n_blocks; b++) {
        if (t->blocks[b].first == t->blocks[b].last) continue;
        size_t s = tokens_sentence_of(t, t->blocks[b].first),
               last = tokens_sentence_of(t, t->blocks[b].last - 1) + 1;
        while (s < last) s = read_sentence(cx, s, last);
    }
}
