/* Article: a or an, by the sound of what follows; two determiners in a row. */
#include "base/compat.h"

#include "base/utf8.h"
#include "checks/table.h"

enum sound { EITHER, CONSONANT, VOWEL }; /* EITHER: usage differs, or nobody can tell */

static bool is_vowel_letter(uint32_t cp)
{
    return (cp < 0x80 && cp && strchr("aeiou", (int)cp)) || cp == 0xE6 || cp == 0xF8 || cp == 0x153;
}

/* The name of the letter: eff, aitch, ell; but: bee, you. */
static enum sound letter_sound(uint32_t cp)
{
    cp = cp_lower(cp);
    if (cp < 'a' || cp > 'z') return EITHER;
    return strchr("aefhilmnorsx", (int)cp) ? VOWEL : CONSONANT;
}

/* The length of the longest entry of the list that `word` (lower case) begins
 * with: the word itself, or an entry with * at its end. 0 where none does. */
static size_t longest_entry(const struct check_context *cx, enum word_list list, struct slice word,
                            bool whole)
{
    enum { LONGEST = 16 }; /* bytes of an entry with * */
    if (lexicon_in(cx->lexicon, list, word)) return word.len + 1;
    size_t found = 0;
    struct strbuf entry = STRBUF_INIT;
    for (size_t n = word.len < LONGEST ? word.len : LONGEST; n > 0 && !found && !whole; n--) {
        strbuf_clear(&entry);
        strbuf_add(&entry, word.ptr, n);
        strbuf_addch(&entry, '*');
        if (lexicon_in(cx->lexicon, list, strbuf_slice(&entry))) found = n;
    }
    strbuf_release(&entry);
    return found;
}

/* What the lists say of a word: the most exact entry decides. False for nothing. */
static bool listed_sound(const struct check_context *cx, struct slice lower, bool whole, enum sound *out)
{
    size_t a = longest_entry(cx, LIST_TAKES_A, lower, whole);
    size_t an = longest_entry(cx, LIST_TAKES_AN, lower, whole);
    size_t either = longest_entry(cx, LIST_TAKES_EITHER, lower, whole);
    if (!a && !an && !either) return false;
    *out = a > an && a > either ? CONSONANT : an > a && an > either ? VOWEL : EITHER;
    return true;
}

/* 8, 11, 18, 80, 8.2, 800, 11,000 begin with a vowel. */
static enum sound number_sound(struct slice number)
{
    size_t digits = 0;
    while (digits < number.len && number.ptr[digits] >= '0' && number.ptr[digits] <= '9') digits++;
    if (digits == 0 || number.ptr[0] == '0') return EITHER; /* 0.8 is nought, zero or oh */
    bool eleven = number.ptr[0] == '1' && digits > 1 && (number.ptr[1] == '1' || number.ptr[1] == '8');
    if (number.ptr[0] == '8') return VOWEL;
    if (!eleven) return CONSONANT;
    /* 1,800 is one thousand; 1800 may be eighteen hundred. */
    if (digits == 4) return EITHER;
    return digits % 3 == 2 ? VOWEL : CONSONANT;
}

static bool has_vowel(struct slice lower)
{
    for (size_t i = 0; i < lower.len;) {
        uint32_t cp = utf8_at(lower.ptr, lower.len, i, &i);
        if (is_vowel_letter(cp) || cp == 'y' || cp >= 0x80) return true;
    }
    return false;
}

/* FBI, NATO, MPs. In `shouted` text capitals say nothing. */
static enum sound acronym_sound(const struct check_context *cx, struct slice word, struct slice lower,
                                bool shouted)
{
    enum { SPELT = 3 }; /* letters; longer ones with a vowel are often read as words */
    enum sound listed;
    if (listed_sound(cx, lower, true, &listed)) return listed;
    enum sound spelt = letter_sound((unsigned char)word.ptr[0]);
    bool vowel = is_vowel_letter((unsigned char)lower.ptr[0]);
    if (shouted) return EITHER;
    if (spelt == CONSONANT || vowel) return spelt;
    /* A word for emphasis (a NEW era), or three letters that may be read as one (a SUT). */
    if (has_vowel(lower) && lexicon_knows(cx->lexicon, lower)) return EITHER;
    if (word.len == SPELT && is_vowel_letter((unsigned char)lower.ptr[1]) &&
        !is_vowel_letter((unsigned char)lower.ptr[2]))
        return EITHER;
    size_t letters = 0;
    while (letters < word.len && cp_is_upper((unsigned char)word.ptr[letters])) letters++;
    return letters <= SPELT || letters < word.len || !has_vowel(lower) ? VOWEL : EITHER;
}

static enum sound plain_sound(const struct check_context *cx, struct slice word, struct slice lower)
{
    enum sound listed;
    struct strbuf folded = STRBUF_INIT;
    if (listed_sound(cx, lower, false, &listed)) return listed;
    utf8_add_folded(&folded, lower);
    size_t next = 0;
    uint32_t first = folded.len ? utf8_at(folded.buf, folded.len, 0, &next) : 0;
    uint32_t second = utf8_peek(folded.buf, folded.len, next);
    bool name = cp_is_upper(utf8_peek(word.ptr, word.len, 0));
    bool sounds = has_vowel(strbuf_slice(&folded));
    strbuf_release(&folded);
    if (is_vowel_letter(first)) {
        /* Unai, Ulan: a name's u may be anything. */
        if (first == 'u' && name && !lexicon_knows(cx->lexicon, lower)) return EITHER;
        return VOWEL;
    }
    if (first < 'a' || first > 'z' || !sounds) return EITHER;
    bool hard = second && !is_vowel_letter(second) && second != 'y' && second != '\'' && second != 0x2019;
    if (first == 'y' && hard) return EITHER; /* Yves, yttrium */
    /* Mbappé, Nkrumah, Hrvatska; but: hyena. */
    if (name && hard && (first == 'm' || first == 'n' || (first == 'h' && second == 'r'))) return EITHER;
    return CONSONANT;
}

static enum sound word_sound(const struct check_context *cx, size_t i, bool shouted)
{
    const struct tokens *toks = cx->tokens;
    const struct token *t = &toks->items[i];
    struct slice word = token_slice(toks, i);
    if (t->flags & TOKEN_FOREIGN) return EITHER;
    bool closed = i + 1 < toks->n && !(toks->items[i + 1].flags & TOKEN_SPACE_BEFORE);
    uint32_t behind = closed ? toks->items[i + 1].cp : 0;
    bool upper = t->flags & TOKEN_CAPITAL;
    /* A letter by its name: X-ray, U-turn, F. Scott, R&D, an “A”; C$8 may be Canadian. */
    if (word.len == 1) {
        if (behind == '$') return EITHER;
        return upper || behind == '-' ? letter_sound((unsigned char)word.ptr[0]) : EITHER;
    }
    if (word.len > 1 && word.ptr[1] == '.') return letter_sound((unsigned char)word.ptr[0]);
    struct strbuf lower = STRBUF_INIT;
    utf8_add_lower(&lower, word);
    bool capitals =
        upper && (cp_is_upper((unsigned char)word.ptr[1]) || cp_is_digit((unsigned char)word.ptr[1]));
    enum sound sound = capitals && (unsigned char)word.ptr[0] < 0x80
                           ? acronym_sound(cx, word, strbuf_slice(&lower), shouted)
                           : plain_sound(cx, word, strbuf_slice(&lower));
    strbuf_release(&lower);
    return sound;
}

static bool is_opener(uint32_t cp)
{
    return cp == '"' || cp == '\'' || cp == 0x201C || cp == 0x2018 || cp == '(' || cp == '[' || cp == '$' ||
           cp == 0xA3 || cp == 0x20AC || cp == 0xA5 || cp == 0x2019 || cp == 0x20B9;
}

/* Marks that a word may stand close behind: “a man, (a man, —a man. */
static bool may_precede(uint32_t cp)
{
    return is_opener(cp) || cp == 0x2014 || cp == 0x2013 || cp == 0x2026 || cp == ',' || cp == ':' ||
           cp == ';';
}

/* The word or number that the article at `i` sounds against; n where there is none. */
static size_t next_word(const struct tokens *toks, size_t i)
{
    size_t w = i + 1;
    if (w >= toks->n || !(toks->items[w].flags & TOKEN_SPACE_BEFORE)) return toks->n;
    while (w < toks->n && toks->items[w].kind == TOKEN_MARK) {
        bool attached = w == i + 1 || !(toks->items[w].flags & TOKEN_SPACE_BEFORE);
        if (!attached || !is_opener(toks->items[w].cp) || toks->items[w].flags & TOKEN_BLOCK) return toks->n;
        w++;
    }
    if (w >= toks->n || toks->items[w].flags & TOKEN_BLOCK) return toks->n;
    if (w > i + 1 && toks->items[w].flags & TOKEN_SPACE_BEFORE) return toks->n;
    /* ’80s, but ’earty: a letter is missing. */
    if (w > i + 1 && toks->items[w - 1].cp == 0x2019 && toks->items[w].kind == TOKEN_WORD) return toks->n;
    return toks->items[w].kind == TOKEN_OPAQUE ? toks->n : w;
}

/* The token before `i` in its block; n where there is none. */
static size_t before(const struct tokens *toks, size_t i)
{
    return toks->items[i].flags & TOKEN_BLOCK ? toks->n : i - 1;
}

/* Whether capitals around the article say that all is written in them. */
static bool is_shouted(const struct tokens *toks, size_t i, size_t next)
{
    size_t prev = before(toks, i);
    if (prev < toks->n && toks->items[prev].kind == TOKEN_WORD && toks->items[prev].flags & TOKEN_UPPER)
        return true;
    size_t then = next + 1;
    bool upper_then =
        then < toks->n && toks->items[then].kind == TOKEN_WORD && toks->items[then].flags & TOKEN_UPPER;
    return upper_then && toks->items[next].flags & TOKEN_UPPER && prev == toks->n;
}

/* Whether the a or an at `i` is no article: a letter, a name, a foreign word. */
static bool is_no_article(const struct check_context *cx, size_t i, size_t next)
{
    const struct tokens *toks = cx->tokens;
    const struct token *t = &toks->items[i], *n = &toks->items[next];
    size_t prev = before(toks, i);
    const struct token *p = prev < toks->n ? &toks->items[prev] : NULL;
    bool letter = token_slice(toks, i).len == 1;
    if (!(t->flags & TOKEN_SPACE_BEFORE) && (!p || p->kind != TOKEN_MARK || !may_precede(p->cp)))
        return true;
    if (!(n->flags & TOKEN_UPPER) && lexicon_in(cx->lexicon, LIST_NO_ARTICLE, token_slice(toks, next)))
        return true;
    if (t->flags & TOKEN_CAPITAL && !is_shouted(toks, i, next)) {
        /* Serie A, Hoi An, Group A: a capital inside a sentence. */
        if (!(t->flags & TOKEN_SENTENCE) && !(p && p->kind == TOKEN_MARK && is_opener(p->cp))) return true;
        if (!letter && lexicon_in(cx->lexicon, LIST_ATTRIBUTION, token_slice(toks, next))) return true;
        if (!letter && n->flags & TOKEN_CAPITAL && vocabulary_is_name(cx->vocabulary, token_slice(toks, i)))
            return true;
    }
    if (!p) return false;
    if (p->kind == TOKEN_NUMBER && n->kind == TOKEN_NUMBER && letter) return true; /* 2 a 1 */
    if (p->kind != TOKEN_WORD) return false;
    /* Bagno a Ripoli, Neustadt an der Weinstraße, gracias a Irene. */
    if (p->flags & TOKEN_CAPITAL && !(p->flags & TOKEN_SENTENCE) && n->flags & TOKEN_CAPITAL &&
        !lexicon_knows(cx->lexicon, token_slice(toks, prev)))
        return true;
    return !(p->flags & TOKEN_CAPITAL) && !lexicon_knows(cx->lexicon, token_slice(toks, prev));
}

static void read_article(struct check_context *cx, size_t i)
{
    const struct tokens *toks = cx->tokens;
    struct slice word = token_slice(toks, i);
    bool an = word.len == 2, shouted;
    size_t next = next_word(toks, i);
    if (next == toks->n || is_no_article(cx, i, next)) return;
    shouted = is_shouted(toks, i, next);
    enum sound sound = toks->items[next].kind == TOKEN_NUMBER ? number_sound(token_slice(toks, next))
                                                               : word_sound(cx, next, shouted);
    if (sound == EITHER || an == (sound == VOWEL)) return;
    struct finding *f = check_find(cx, "article/a-an", toks->items[i].start, toks->items[i].end);
    bool capital = toks->items[i].flags & TOKEN_CAPITAL;
    check_arg(cx, f, 1, token_slice(toks, next));
    check_arg(cx, f, 2, slice_str(an ? "a" : "an"));
    check_edit_str(cx, f, toks->items[i].start, toks->items[i].end,
                   an ? capital ? "A" : "a" : !capital ? "an" : shouted ? "AN" : "An");
}

/* “the this”, “a the”: the second of two determiners. */
static void read_determiners(struct check_context *cx, size_t i)
{
    const struct tokens *toks = cx->tokens;
    size_t next = i + 1;
    if (next >= toks->n || toks->items[next].kind != TOKEN_WORD || toks->items[next].flags & TOKEN_BLOCK)
        return;
    if (toks->items[next].flags & TOKEN_CAPITAL || toks->items[i].flags & TOKEN_UPPER) return;
    struct slice second = token_slice(toks, next);
    struct strbuf first = STRBUF_INIT;
    utf8_add_lower(&first, token_slice(toks, i));
    bool article = slice_is(second, "a") || slice_is(second, "an") || slice_is(second, "the");
    bool same = slice_equal(strbuf_slice(&first), second);
    strbuf_release(&first);
    if (same || (!article && !lexicon_in(cx->lexicon, LIST_DETERMINERS, second))) return;
    /* the a cappella group, the this-is-fine meme */
    size_t then = next + 1;
    if (then >= toks->n || toks->items[then].kind != TOKEN_WORD || toks->items[then].flags & TOKEN_BLOCK)
        return;
    if (article && lexicon_in(cx->lexicon, LIST_NO_ARTICLE, token_slice(toks, then))) return;
    if (lexicon_in(cx->lexicon, LIST_FUNCTION, token_slice(toks, then))) return;
    size_t start = toks->items[i].start, end = toks->items[next].end;
    struct finding *f = check_find(cx, "article/double-determiner", start, end);
    if (article) return;
    struct strbuf kept = STRBUF_INIT;
    if (toks->items[i].flags & TOKEN_CAPITAL) utf8_add_capital(&kept, second);
    else strbuf_addslice(&kept, second);
    check_edit(cx, f, start, end, strbuf_slice(&kept));
    strbuf_release(&kept);
}

void check_article(struct check_context *cx)
{
    const struct tokens *toks = cx->tokens;
    for (size_t i = 0; i < toks->n; i++) {
        const struct token *t = &toks->items[i];
        size_t len = t->end - t->start;
        if (t->kind != TOKEN_WORD || len > 3) continue;
        const char *p = toks->text.ptr + t->start;
        bool a = (p[0] | 0x20) == 'a' && (len == 1 || (len == 2 && (p[1] | 0x20) == 'n'));
        bool the = len == 3 && (p[0] | 0x20) == 't' && p[1] == 'h' && p[2] == 'e';
        if (a) read_article(cx, i);
        if (a || the) read_determiners(cx, i);
    }
}
