#include "base/compat.h"

#include "base/utf8.h"
#include "checks/replacement.h"

enum {
    LOST = 0xFFFD,
    MAX_SPOTS = 2,
    MAX_WORD = 96,      /* bytes */
    MAX_SEARCHES = 200, /* words looked up in an article: a dictionary asked 80 times each */
};

/* What gets lost: the letters of European languages beyond ASCII, and ’. */
static const char letters[] = "éáíóúãñçüöäèàâêôõåøæïîëìòùûýßšžčćřěňłńśżźąęşğıțșăāīūēőűůďťđ";

/* A word with lost characters: [start, end) of the prose. */
struct lost_word {
    struct slice text;
    struct {
        size_t start, end; /* within text */
    } spots[MAX_SPOTS];
    size_t n;
    bool too_many;
};

static bool is_part(uint32_t cp)
{
    return cp == LOST || cp_is_word(cp) || cp == '\'' || cp == 0x2019;
}

/* The word around prose offset `at`. */
static struct lost_word word_around(struct slice t, size_t at, size_t *start)
{
    struct lost_word w = {.n = 0};
    size_t from = at, end = at, edge;
    while (from > 0 && at - from < MAX_WORD && is_part(utf8_before(t.ptr, from, &edge))) from = edge;
    while (end < t.len && end - at < MAX_WORD && is_part(utf8_at(t.ptr, t.len, end, &edge))) end = edge;
    *start = from;
    w.text = slice_of(t.ptr + from, end - from);
    for (size_t i = 0, next; i < w.text.len; i = next) {
        if (utf8_at(w.text.ptr, w.text.len, i, &next) != LOST) continue;
        size_t spot = i;
        /* One lost character may show as several; "Ã�" is one that was misread first. */
        while (next < w.text.len && utf8_at(w.text.ptr, w.text.len, next, &edge) == LOST) next = edge;
        uint32_t before = utf8_before(w.text.ptr, spot, &edge);
        if (before >= 0xC3 && before <= 0xC5) spot = edge;
        if (w.n == MAX_SPOTS) {
            w.too_many = true;
            break;
        }
        w.spots[w.n].start = spot;
        w.spots[w.n++].end = next;
    }
    return w;
}

/* `w` with the spots filled. */
static void fill(struct strbuf *out, const struct lost_word *w, const struct slice *with)
{
    size_t at = 0;
    strbuf_clear(out);
    for (size_t i = 0; i < w->n; i++) {
        strbuf_add(out, w->text.ptr + at, w->spots[i].start - at);
        strbuf_addslice(out, with[i]);
        at = w->spots[i].end;
    }
    strbuf_add(out, w->text.ptr + at, w->text.len - at);
}

static struct slice without_possessive(struct slice w)
{
    struct slice typographic = slice_str("’s"), straight = slice_str("'s");
    if (slice_ends(w, typographic)) w.len -= typographic.len;
    else if (slice_ends(w, straight)) w.len -= straight.len;
    return w;
}

static bool in_article(struct check_context *cx, struct slice w)
{
    return vocabulary_count(cx->vocabulary, w) || vocabulary_count(cx->vocabulary, without_possessive(w));
}

static bool in_lexicon(struct check_context *cx, struct slice w)
{
    return lexicon_knows(cx->lexicon, w);
}

static bool in_foreign(struct check_context *cx, struct slice w)
{
    return lexicon_foreign(cx->lexicon, without_possessive(w), NULL) != NULL;
}

/* Where to look, the most telling place first. */
static bool (*const places[])(struct check_context *cx, struct slice w) = {in_article, in_lexicon,
                                                                           in_foreign};
enum { PLACES = sizeof places / sizeof *places };

/* A search for the one filling of a word that a place knows. */
struct search {
    struct check_context *cx;
    const struct lost_word *word;
    bool (*knows)(struct check_context *cx, struct slice w);
    bool capital; /* a letter at the word's start is a capital */
    struct strbuf found, candidate;
    size_t hits;
};

static void try_filling(struct search *s, const struct slice *with)
{
    fill(&s->candidate, s->word, with);
    if (s->hits > 1 || !s->knows(s->cx, strbuf_slice(&s->candidate))) return;
    if (s->hits++ == 0) strbuf_addslice(&s->found, strbuf_slice(&s->candidate));
}

/* The letter as the spot wants it: between capitals, or at the start of a name, a capital. */
static struct slice fit_case(const struct search *s, size_t spot, uint32_t cp, char buf[4])
{
    struct slice t = s->word->text;
    size_t at = s->word->spots[spot].start, edge;
    uint32_t before = utf8_before(t.ptr, at, &edge),
             behind = utf8_peek(t.ptr, t.len, s->word->spots[spot].end);
    bool upper = at == 0 ? s->capital || cp_is_upper(behind)
                         : cp_is_upper(before) && (cp_is_upper(behind) || (at > 2 && !behind));
    return slice_of(buf, utf8_encode(upper ? cp_upper(cp) : cp, buf));
}

static void search_spot(struct search *s, size_t spot, struct slice *with)
{
    char buf[4];
    if (spot == s->word->n) {
        try_filling(s, with);
        return;
    }
    for (size_t at = 0; letters[at];) {
        with[spot] = fit_case(s, spot, utf8_at(letters, sizeof letters - 1, at, &at), buf);
        search_spot(s, spot + 1, with);
    }
    if (s->word->spots[spot].start > 0 && s->word->spots[spot].end < s->word->text.len) {
        with[spot] = slice_str("’");
        search_spot(s, spot + 1, with);
    }
}

/* Whether the word is whole without the character lost at its start: a quotation
 * mark was lost there, or a letter of another word. */
static bool is_whole_without(struct check_context *cx, const struct lost_word *w)
{
    if (w->n != 1 || w->spots[0].start > 0) return false;
    return lexicon_knows(cx->lexicon, slice_of(w->text.ptr + w->spots[0].end, w->text.len - w->spots[0].end));
}

static bool is_sentence_start(const struct check_context *cx, size_t prose)
{
    size_t i = tokens_at(cx->tokens, prose);
    while (i < cx->tokens->n && cx->tokens->items[i].kind == TOKEN_MARK) i++;
    return i < cx->tokens->n && cx->tokens->items[i].flags & TOKEN_SENTENCE;
}

/* Sets *out to the only reading of the word. */
static bool find_reading(struct check_context *cx, const struct lost_word *w, size_t prose,
                         struct strbuf *out)
{
    struct search s = {.cx = cx, .word = w, .found = STRBUF_INIT, .candidate = STRBUF_INIT};
    struct slice with[MAX_SPOTS];
    bool first_capital = is_sentence_start(cx, prose);
    size_t n = w->n > 1 || is_whole_without(cx, w) ? 1 : PLACES;
    for (size_t place = 0; place < n && !s.hits; place++) {
        s.knows = places[place];
        for (int turn = 0; turn < 2 && !s.hits; turn++) {
            s.capital = first_capital == (turn == 0);
            search_spot(&s, 0, with);
            if (w->spots[0].start > 0) break;
        }
    }
    /* “Gulnara�s”: a possessive, where nothing else is known. */
    if (!s.hits && w->n == 1 && w->spots[0].start > 0 && w->spots[0].end + 1 == w->text.len &&
        w->text.ptr[w->text.len - 1] == 's') {
        with[0] = slice_str("’");
        fill(&s.found, w, with);
        s.hits = 1;
    }
    bool one = s.hits == 1;
    if (one) strbuf_addslice(out, strbuf_slice(&s.found));
    strbuf_release(&s.found);
    strbuf_release(&s.candidate);
    return one;
}

/* An article that writes straight apostrophes gets one of those. */
static void straighten(struct check_context *cx, struct strbuf *word)
{
    struct slice t = cx->doc->text;
    char *at = strstr(word->buf, "’");
    if (!at || memmem(t.ptr, t.len, "’", 3) || !memchr(t.ptr, '\'', t.len)) return;
    struct strbuf plain = STRBUF_INIT;
    strbuf_add(&plain, word->buf, (size_t)(at - word->buf));
    strbuf_addch(&plain, '\'');
    strbuf_addstr(&plain, at + 3);
    strbuf_clear(word);
    strbuf_addslice(word, strbuf_slice(&plain));
    strbuf_release(&plain);
}

void read_replacements(struct check_context *cx)
{
    static const char lost[] = "\xEF\xBF\xBD";
    struct slice t = cx->doc->text;
    struct strbuf reading = STRBUF_INIT;
    size_t at = 0, searches = 0;
    if (!check_rule(cx, "encoding/replacement")) return;
    while (at < t.len) {
        const char *hit = memmem(t.ptr + at, t.len - at, lost, 3);
        if (!hit) break;
        size_t start;
        struct lost_word w = word_around(t, (size_t)(hit - t.ptr), &start);
        size_t end = start + w.text.len;
        struct finding *f = check_find(cx, "encoding/replacement", start, end);
        strbuf_clear(&reading);
        bool bare = w.n == 1 && w.spots[0].start == 0 && w.spots[0].end == w.text.len;
        if (!bare && !w.too_many && w.n && searches++ < MAX_SEARCHES &&
            find_reading(cx, &w, start, &reading)) {
            straighten(cx, &reading);
            check_edit(cx, f, start, end, strbuf_slice(&reading));
        }
        at = end > (size_t)(hit - t.ptr) ? end : (size_t)(hit - t.ptr) + 3;
    }
    strbuf_release(&reading);
}
