#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "checks/quotes.h"

struct glyph {
    uint32_t cp;
    enum family family;
    enum direction direction;
    bool foreign;
};

static const struct glyph glyphs[] = {
    {'"', FAMILY_DOUBLE, DIRECTION_NONE, false},
    {0x201C, FAMILY_DOUBLE, DIRECTION_OPEN, false},  /* “ */
    {0x201D, FAMILY_DOUBLE, DIRECTION_CLOSE, false}, /* ” */
    {'\'', FAMILY_SINGLE, DIRECTION_NONE, false},
    {0x2018, FAMILY_SINGLE, DIRECTION_OPEN, false},  /* ‘ */
    {0x2019, FAMILY_SINGLE, DIRECTION_CLOSE, false}, /* ’ */
    {'`', FAMILY_DOUBLE, DIRECTION_OPEN, true}, /* these four only twice: `` ,, << >> */
    {',', FAMILY_DOUBLE, DIRECTION_OPEN, true},
    {'<', FAMILY_DOUBLE, DIRECTION_OPEN, true},
    {'>', FAMILY_DOUBLE, DIRECTION_CLOSE, true},
    {0x201A, FAMILY_SINGLE, DIRECTION_OPEN, true},   /* ‚ */
    {0x201E, FAMILY_DOUBLE, DIRECTION_OPEN, true},   /* „ */
    {0x201F, FAMILY_DOUBLE, DIRECTION_OPEN, true},   /* ‟ */
    {0xAB, FAMILY_DOUBLE, DIRECTION_OPEN, true},     /* « */
    {0xBB, FAMILY_DOUBLE, DIRECTION_CLOSE, true},    /* » */
    {0x2039, FAMILY_SINGLE, DIRECTION_OPEN, true},   /* ‹ */
    {0x203A, FAMILY_SINGLE, DIRECTION_CLOSE, true},  /* › */
    {0x300C, FAMILY_DOUBLE, DIRECTION_OPEN, true},   /* 「 */
    {0x300D, FAMILY_DOUBLE, DIRECTION_CLOSE, true},  /* 」 */
    {0x300E, FAMILY_SINGLE, DIRECTION_OPEN, true},   /* 『 */
    {0x300F, FAMILY_SINGLE, DIRECTION_CLOSE, true},  /* 』 */
    {0x2033, FAMILY_DOUBLE, DIRECTION_NONE, false},  /* ″ */
    {0x2032, FAMILY_SINGLE, DIRECTION_NONE, false},  /* ′ */
};

static const struct glyph *glyph_of(uint32_t cp)
{
    for (size_t i = 0; i < sizeof glyphs / sizeof *glyphs; i++)
        if (glyphs[i].cp == cp) return &glyphs[i];
    return NULL;
}

/* Marks that are quotation marks only where they stand twice. */
static bool only_doubled(uint32_t cp)
{
    return cp == '`' || cp == ',' || cp == '<' || cp == '>';
}

bool is_quote_mark(uint32_t cp)
{
    return glyph_of(cp) && !only_doubled(cp);
}

static struct quote_event *add_event(struct quotation_reading *r, enum place place, size_t block, size_t token,
                                     size_t at)
{
    r->events = mem_grow(r->events, &r->cap, r->n, sizeof *r->events);
    struct quote_event *e = &r->events[r->n++];
    *e = (struct quote_event){.place = place, .block = block, .token = token, .start = at, .end = at};
    return e;
}

static bool is_dash(const struct tokens *t, size_t i)
{
    return token_is_mark(t, i, 0x2014) || token_is_mark(t, i, 0x2013) || token_is_mark(t, i, '-');
}

/* The attribution that begins behind the mark or place, marks and spaces skipped. */
static enum attribution attribution_behind(const struct check_context *cx, size_t token, size_t last)
{
    size_t i = token;
    while (i < last && (token_is_mark(cx->tokens, i, ',') || token_is_mark(cx->tokens, i, '.'))) i++;
    return i < last && i < token + 2 ? attribution_at(cx, i, cx->tokens->items[i].start) : ATTRIBUTION_NONE;
}

/* Whether the token is a quotation mark that may close: by its glyph, or by the
 * word it stands at. */
static bool is_closing_position(const struct tokens *t, size_t i)
{
    const struct glyph *g = t->items[i].kind == TOKEN_MARK ? glyph_of(t->items[i].cp) : NULL;
    if (!g || only_doubled(g->cp)) return false;
    return g->direction == DIRECTION_CLOSE || !(t->items[i].flags & TOKEN_SPACE_BEFORE);
}

/* '' and `` are typewritten double marks; three of them are code. */
static bool is_typewritten(const struct tokens *t, size_t i, size_t last)
{
    uint32_t cp = t->items[i].cp;
    if (cp != '\'' && !only_doubled(cp)) return false;
    /* ,, must open a word; a comma too many is no quotation mark. */
    if (cp == ',' && (!(t->items[i].flags & TOKEN_SPACE_BEFORE) || i + 2 >= last ||
                      t->items[i + 2].start != t->items[i].end + 1))
        return false;
    bool two = i + 1 < last && token_is_mark(t, i + 1, cp) && t->items[i + 1].start == t->items[i].end;
    bool before = i > 0 && token_is_mark(t, i - 1, cp) && t->items[i - 1].end == t->items[i].start;
    bool behind = i + 2 < last && token_is_mark(t, i + 2, cp) && t->items[i + 2].start == t->items[i + 1].end;
    return two && !before && !behind;
}

/* The character beside a mark. The space that fine typography puts between two
 * quotation marks is looked through. */
static uint32_t before_mark(struct slice t, size_t start, size_t at)
{
    size_t s, s2;
    if (at <= start) return 0;
    uint32_t cp = utf8_before(t.ptr, at, &s);
    uint32_t beyond = cp_is_space(cp) && s > start ? utf8_before(t.ptr, s, &s2) : 0;
    return is_quote_mark(beyond) ? beyond : cp;
}

static uint32_t behind_mark(struct slice t, size_t end, size_t at)
{
    if (at >= end) return 0;
    size_t next;
    uint32_t cp = utf8_at(t.ptr, end, at, &next);
    uint32_t beyond = cp_is_space(cp) ? utf8_peek(t.ptr, end, next) : 0;
    return is_quote_mark(beyond) && cp != ' ' ? beyond : cp;
}

static size_t add_mark(const struct check_context *cx, struct quotation_reading *r, size_t block, size_t i,
                       const struct glyph *g)
{
    const struct tokens *t = cx->tokens;
    const struct block *b = &cx->doc->blocks[block];
    struct token_range range = t->blocks[block];
    struct quote_event *e = add_event(r, PLACE_MARK, block, i, t->items[i].start);
    size_t last = i;
    e->family = g->family;
    e->direction = g->direction;
    e->foreign = g->foreign;
    e->guillemet = t->items[i].cp == 0xAB || t->items[i].cp == 0xBB;
    if (is_typewritten(t, i, range.last)) {
        e->family = FAMILY_DOUBLE;
        e->foreign = true;
        last = i + 1;
    }
    e->end = t->items[last].end;
    e->prev = before_mark(t->text, b->start, e->start);
    e->next = behind_mark(t->text, b->end, e->end);
    e->doubled = i > range.first && last == i && t->items[i - 1].kind == TOKEN_MARK &&
                 t->items[i - 1].cp == t->items[i].cp && t->items[i - 1].end == e->start;
    e->isolated = (!e->prev || cp_is_space(e->prev)) && (!e->next || cp_is_space(e->next));
    e->elision = last + 1 < range.last && t->items[last + 1].kind == TOKEN_WORD &&
                 t->items[last + 1].start == e->end &&
                 lexicon_in(cx->lexicon, LIST_ELISIONS, token_slice(t, last + 1));
    e->follows = attribution_behind(cx, last + 1, range.last);
    /* “Nobody said a word”: an opening mark before its own sentence. */
    if (e->follows == ATTRIBUTION_SUBJECT_FIRST && !is_closing_position(t, i)) e->follows = ATTRIBUTION_NONE;
    if (e->follows == ATTRIBUTION_NONE && last + 2 < range.last && is_dash(t, last + 1) &&
        attribution_at(cx, last + 2, t->items[last + 2].start) == ATTRIBUTION_VERB_FIRST &&
        !(t->items[last + 2].flags & TOKEN_CAPITAL)) {
        e->follows = ATTRIBUTION_VERB_FIRST;
        e->dashed = true;
    }
    e->punctuated = e->prev == ',' || e->prev == '.' || e->prev == '?' || e->prev == '!' || e->prev == 0x2026;
    return last;
}

static bool is_clause_mark(const struct tokens *t, size_t i)
{
    return token_is_mark(t, i, ',') || token_is_mark(t, i, '?') || token_is_mark(t, i, '!') || token_is_mark(t, i, '.');
}

/* Whether a mark that opens an epithet stands a few words before the comma at
 * `i`: known as “the Surgeon, dubbed "el Tigre, */
static bool ends_epithet(const struct check_context *cx, size_t first, size_t i)
{
    enum { LONGEST_EPITHET = 5 };
    const struct tokens *t = cx->tokens;
    for (size_t k = i, n = 0; k > first + 1 && n <= LONGEST_EPITHET; n++) {
        k--;
        if (t->items[k].kind == TOKEN_WORD || t->items[k].kind == TOKEN_NUMBER) continue;
        const struct glyph *g = t->items[k].kind == TOKEN_MARK ? glyph_of(t->items[k].cp) : NULL;
        if (!g || only_doubled(g->cp)) return false;
        return g->direction != DIRECTION_CLOSE && lexicon_in(cx->lexicon, LIST_NAMING, token_slice(t, k - 1));
    }
    return false;
}

static bool is_according_to(const struct tokens *t, size_t i)
{
    static const char *const words[] = {"according", "to"};
    for (size_t k = 0; k < 2; k++)
        if (i + k >= t->n || strncasecmp(token_slice(t, i + k).ptr, words[k], strlen(words[k])) != 0) return false;
    return t->items[i].kind == TOKEN_WORD;
}

/* Attributions may follow a clause mark, a quotation mark, or stand verb first
 * behind a plain word. */
static void add_attribution(const struct check_context *cx, struct quotation_reading *r, size_t block, size_t i)
{
    const struct tokens *t = cx->tokens;
    size_t first = t->blocks[block].first;
    if (i == first || t->items[i].kind != TOKEN_WORD) return;
    bool clause = is_clause_mark(t, i - 1);
    bool quote = is_closing_position(t, i - 1);
    bool verb = is_attribution_verb(cx, i);
    if (!clause && !quote && !verb) return;
    enum attribution a = attribution_at(cx, i, t->items[i].start);
    if (a == ATTRIBUTION_NONE) return;
    r->block_attributed[block] |= clause || quote;
    if (quote || (!clause && a != ATTRIBUTION_VERB_FIRST)) return;
    if (!clause) {
        /* Without a comma only “said X”, “says X” are read so, not “can't say the same”. */
        char last = t->text.ptr[t->items[i].end - 1];
        if (last != 'd' && last != 's') return;
        /* “he said the law”, “who said he” are no inversions. */
        struct slice before = token_slice(t, i - 1);
        if (t->items[i - 1].kind != TOKEN_WORD || t->items[i - 1].flags & TOKEN_CAPITAL ||
            lexicon_in(cx->lexicon, LIST_FUNCTION, before))
            return;
    }
    struct quote_event *e = add_event(r, PLACE_ATTRIBUTION, block, i, t->items[i - 1].end);
    e->follows = a;
    e->punctuated = clause;
}

/* Whether the last token of a block announces the next: “It ran as follows:” */
static bool introduces(const struct tokens *t, size_t i)
{
    return token_is_mark(t, i, ':') || token_is_mark(t, i, ',') || is_dash(t, i);
}

static void read_block(const struct check_context *cx, struct quotation_reading *r, size_t block, size_t *sentence,
                       size_t *seam)
{
    const struct tokens *t = cx->tokens;
    struct token_range range = t->blocks[block];
    if (range.first == range.last) return;
    bool attributed = false; /* in the sentence so far */
    struct quote_event *begin = add_event(r, PLACE_BLOCK_START, block, range.first, t->items[range.first].start);
    begin->dashed = is_dash(t, range.first) && range.first + 1 < range.last &&
                    t->items[range.first + 1].flags & TOKEN_CAPITAL;
    begin->introduced = range.first > 0 && introduces(t, range.first - 1);
    while (*sentence < t->n_sentences && t->sentences[*sentence].last <= range.first) ++*sentence;
    for (size_t i = range.first; i < range.last; i++) {
        if (*sentence + 1 < t->n_sentences && t->sentences[*sentence + 1].first == i) {
            ++*sentence;
            struct quote_event *e = add_event(r, PLACE_SENTENCE, block, i, t->items[i].start);
            e->after_attribution = attributed;
            attributed = false;
        }
        add_attribution(cx, r, block, i);
        if (is_according_to(t, i)) r->block_attributed[block] = true;
        if (r->n && r->events[r->n - 1].place == PLACE_ATTRIBUTION && r->events[r->n - 1].token == i) attributed = true;
        const struct token *tok = &t->items[i];
        const struct glyph *g = tok->kind == TOKEN_MARK ? glyph_of(tok->cp) : NULL;
        if (g && only_doubled(g->cp) && !is_typewritten(t, i, range.last)) g = NULL;
        if (g) {
            const struct quote_event *before = &r->events[r->n - 1];
            bool spoken = before->place == PLACE_SENTENCE && before->token == i && before->after_attribution;
            size_t last = add_mark(cx, r, block, i, g);
            r->events[r->n - 1].after_attribution = spoken;
            attributed |= r->events[r->n - 1].follows != ATTRIBUTION_NONE;
            i = last;
            continue;
        }
        while (*seam < cx->n_seams && cx->seams[*seam].token < i) ++*seam;
        if (*seam < cx->n_seams && cx->seams[*seam].token == i) {
            enum attribution a = attribution_at(cx, i, cx->seams[*seam].at);
            if (a != ATTRIBUTION_NONE) {
                struct quote_event *e = add_event(r, PLACE_SEAM, block, i, cx->seams[*seam].at);
                e->follows = a;
                e->seam = *seam;
                r->block_attributed[block] = attributed = true;
            }
        }
        if ((tok->cp == ',' || tok->cp == ':') && tok->kind == TOKEN_MARK && i > range.first &&
            is_attribution_verb(cx, i - 1) && i + 1 < range.last && t->items[i + 1].flags & TOKEN_CAPITAL &&
            t->items[i + 1].kind == TOKEN_WORD)
            add_event(r, PLACE_LEAD_IN, block, i + 1, t->items[i + 1].start);
        if (token_is_mark(t, i, ',') && ends_epithet(cx, range.first, i))
            add_event(r, PLACE_EPITHET, block, i, tok->start);
    }
    struct quote_event *e = add_event(r, PLACE_BLOCK_END, block, range.last, cx->doc->blocks[block].end);
    e->punctuated = is_clause_mark(t, range.last - 1);
}

/* What the article does with its marks, over all of them. */
static void read_style(struct quotation_reading *r)
{
    size_t curly[2] = {0, 0}, straight[2] = {0, 0}, doubles = 0, single_opens = 0;
    for (size_t i = 0; i < r->n; i++) {
        const struct quote_event *e = &r->events[i];
        if (e->place != PLACE_MARK || e->foreign) continue;
        bool opens = (!e->prev || cp_is_space(e->prev) || e->prev == '(' || e->prev == 0x201C || e->prev == '"') &&
                     cp_is_letter(e->next) && e->direction != DIRECTION_CLOSE;
        if (e->direction == DIRECTION_NONE) straight[e->family]++;
        else curly[e->family]++;
        if (e->family == FAMILY_DOUBLE) doubles++;
        else single_opens += opens;
        bool ends = !e->next || cp_is_space(e->next);
        r->style.inside += ends && (e->prev == ',' || e->prev == '.');
        r->style.outside += (e->next == ',' || e->next == '.') && cp_is_word(e->prev);
        if (e->follows != ATTRIBUTION_NONE) continue;
        r->style.comma_inside += ends && e->prev == ',';
        r->style.comma_outside += e->next == ',' && cp_is_word(e->prev);
    }
    r->style.primary = single_opens * 2 > doubles ? FAMILY_SINGLE : FAMILY_DOUBLE;
    for (int f = 0; f < 2; f++) {
        r->style.curly[f] = curly[f] > straight[f] || (!curly[f] && !straight[f] && curly[!f] >= straight[!f]);
        size_t less = curly[f] < straight[f] ? curly[f] : straight[f];
        r->style.mixed[f] = less * 4 > curly[f] + straight[f];
    }
}

/* Who speaks in each block, by the attributions behind its outermost marks. */
static void read_speakers(const struct check_context *cx, struct quotation_reading *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct quote_event *e = &r->events[i];
        if (e->place != PLACE_MARK || e->follows == ATTRIBUTION_NONE || e->family != r->style.primary) continue;
        struct slice speaker = attribution_speaker(cx, tokens_at(cx->tokens, e->end));
        if (!speaker.len) continue;
        if (!r->first_speaker[e->block].len) r->first_speaker[e->block] = speaker;
        r->last_speaker[e->block] = speaker;
    }
}

void quotes_find_events(const struct check_context *cx, struct quotation_reading *r)
{
    size_t blocks = cx->tokens->n_blocks, sentence = 0, seam = 0;
    *r = (struct quotation_reading){.events = NULL};
    r->block_attributed = mem_zalloc(blocks * sizeof *r->block_attributed);
    r->first_speaker = mem_zalloc(blocks * sizeof *r->first_speaker);
    r->last_speaker = mem_zalloc(blocks * sizeof *r->last_speaker);
    for (size_t b = 0; b < blocks; b++) read_block(cx, r, b, &sentence, &seam);
    read_style(r);
    read_speakers(cx, r);
}

void quotes_release(struct quotation_reading *r)
{
    free(r->events);
    free(r->block_attributed);
    free(r->first_speaker);
    free(r->last_speaker);
    *r = (struct quotation_reading){.events = NULL};
}
