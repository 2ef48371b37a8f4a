#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "checks/quotes.h"
#include "checks/table.h"

/* What putting a mark right changes. */
enum {
    CHANGED_GLYPH = 1 << 0,   /* straight to typographic, or the other family */
    CHANGED_FOREIGN = 1 << 1,
    CHANGED_TURN = 1 << 2,
    CHANGED_SPACE = 1 << 3,
    CHANGED_COMMA = 1 << 4,   /* a comma or full stop put before a closing mark */
    CHANGED_ORDER = 1 << 5,   /* one behind it moved before it */
    CHANGED_CASE = 1 << 6,    /* the attribution's first letter */
    CHANGED_DASH = 1 << 7,    /* one before the attribution dropped */
};

/* The rule that names a change: the first that applies. */
static const struct {
    unsigned change;
    const char *rule;
} change_rules[] = {
    {CHANGED_FOREIGN, "quotes/foreign"},
    {CHANGED_TURN, "quotes/reversed"},
    {CHANGED_GLYPH, "quotes/mixed"},
    {CHANGED_DASH, "quotes/dash-attribution"},
    {CHANGED_SPACE, "quotes/misspaced"},
    {CHANGED_COMMA, "quotes/missing-comma"},
    {CHANGED_ORDER, "quotes/misordered"},
    {CHANGED_CASE, "caps/after-quotation"},
};

struct writer {
    struct check_context *cx;
    struct quotation_reading *r;
    struct slice text;
    size_t open[4]; /* events that opened what is open, by depth */
    unsigned depth;
};

static const char *glyph(const struct writer *w, enum family f, bool opening)
{
    static const char *const curly[2][2] = {{"”", "“"}, {"’", "‘"}};
    static const char *const straight[2] = {"\"", "'"};
    return w->r->style.curly[f] ? curly[f][opening] : straight[f];
}

/* The family that house style wants at a depth, from 1. */
static enum family family_at(const struct writer *w, unsigned depth)
{
    enum family primary = w->r->style.primary;
    if (depth % 2) return primary;
    return primary == FAMILY_DOUBLE ? FAMILY_SINGLE : FAMILY_DOUBLE;
}

static struct slice cut(const struct writer *w, size_t start, size_t end)
{
    return slice_of(w->text.ptr + start, end - start);
}

static size_t before_space(const struct writer *w, size_t at)
{
    size_t start;
    while (at > 0 && cp_is_space(utf8_before(w->text.ptr, at, &start))) at = start;
    return at;
}

static size_t behind_space(const struct writer *w, size_t at)
{
    size_t next;
    while (at < w->text.len && cp_is_space(utf8_at(w->text.ptr, w->text.len, at, &next))) at = next;
    return at;
}

static bool is_terminal(uint32_t cp)
{
    return cp == '.' || cp == ',' || cp == '!' || cp == '?' || cp == 0x2026 || cp == ';' || cp == ':' || cp == 0x2014 ||
           cp == '-' || cp == 0x2013;
}

static uint32_t char_before(const struct writer *w, size_t at)
{
    size_t start;
    return utf8_before(w->text.ptr, at, &start);
}

/* First words of a quotation, to name it in a message. */
static struct slice opening_words(const struct writer *w, const struct quote_event *e)
{
    size_t from = behind_space(w, e->end), at = from;
    size_t end = w->cx->doc->blocks[e->block].end;
    for (int words = 0; at < end && words < 4; words++) {
        while (at < end && w->text.ptr[at] != ' ' && w->text.ptr[at] != '\n') at++;
        if (words < 3) at = behind_space(w, at);
    }
    return cut(w, from, at > end ? end : at);
}

/* Whether the quotation that `open` begins is a sentence of its own: it starts
 * one, with a capital, and runs over some words. */
static bool is_sentence(const struct writer *w, const struct quote_event *open, size_t end)
{
    enum { WORDS = 3 };
    size_t from = behind_space(w, open->end), spaces = 0;
    if (!cp_is_upper(utf8_peek(w->text.ptr, w->text.len, from))) return false;
    size_t lead = before_space(w, open->start);
    uint32_t prev = char_before(w, lead);
    bool starts = lead <= w->cx->doc->blocks[open->block].start || prev == '.' || prev == '?' || prev == '!' ||
                  prev == ',' || prev == ':' || is_quote_mark(prev);
    for (size_t i = from; i < end; i++) spaces += w->text.ptr[i] == ' ';
    return starts && spaces + 1 >= WORDS;
}

/* A finding that shows the words at both sides of the mark; its edit replaces
 * [start, end). */
static void emit_change(struct writer *w, unsigned changed, size_t block, size_t start, size_t end,
                        const struct strbuf *text)
{
    const struct tokens *t = w->cx->tokens;
    struct token_range range = t->blocks[block];
    size_t first = tokens_at(t, start), last = tokens_at(t, end ? end - 1 : 0);
    while (first > range.first && t->items[first].kind == TOKEN_MARK) first--;
    if (first > range.first && !(t->items[first].flags & TOKEN_SPACE_BEFORE) && t->items[first].start == start) first--;
    while (last + 1 < range.last && t->items[last].kind == TOKEN_MARK) last++;
    for (size_t i = 0; i < sizeof change_rules / sizeof *change_rules; i++) {
        if (!(changed & change_rules[i].change)) continue;
        struct finding *f = check_find(w->cx, change_rules[i].rule, t->items[first].start, t->items[last].end);
        check_edit(w->cx, f, start, end, strbuf_slice(text));
        return;
    }
}

/* Which mark should stand here, and what that changes of the one that does. */
static const char *right_glyph(const struct writer *w, const struct quote_event *e, unsigned depth, bool opening,
                               const struct quote_event *partner, unsigned *changed)
{
    enum direction wanted = opening ? DIRECTION_OPEN : DIRECTION_CLOSE;
    const struct quote_style *style = &w->r->style;
    enum family f = e->family;
    if (e->foreign) {
        *changed |= CHANGED_FOREIGN;
        return glyph(w, family_at(w, depth), opening);
    }
    if (partner && partner->place == PLACE_MARK) {
        /* The pair's other mark decides the family; a foreign one leaves it to house style. */
        enum family other = partner->foreign ? family_at(w, depth) : partner->family;
        if (partner->foreign && (other != f || e->direction == DIRECTION_OPEN)) *changed |= CHANGED_FOREIGN;
        else if (other != f) *changed |= CHANGED_GLYPH;
        f = other;
        bool differs = !partner->foreign && (partner->direction == DIRECTION_NONE) != (e->direction == DIRECTION_NONE);
        bool minority = (e->direction != DIRECTION_NONE) != style->curly[f];
        if (differs && minority && !style->mixed[f]) *changed |= CHANGED_GLYPH;
    }
    if (e->direction != DIRECTION_NONE && e->direction != wanted) *changed |= CHANGED_TURN;
    return *changed & (CHANGED_GLYPH | CHANGED_FOREIGN | CHANGED_TURN) ? glyph(w, f, opening) : NULL;
}

static void emit_open(struct writer *w, const struct quote_event *e)
{
    unsigned changed = 0;
    struct strbuf out = STRBUF_INIT;
    /* A continued quotation opens again without closing: its depth is what it opens. */
    const char *g = right_glyph(w, e, state_depth(e->after), true, NULL, &changed);
    size_t end = is_quote_mark(e->next) ? e->end : behind_space(w, e->end);
    if (end > e->end) changed |= CHANGED_SPACE;
    bool glued = cp_is_word(e->prev) || e->prev == ',' || e->prev == '.' || e->prev == ';' || e->prev == ':' ||
                 e->prev == '?' || e->prev == '!' || e->prev == ')';
    if (glued) {
        strbuf_addch(&out, ' ');
        changed |= CHANGED_SPACE;
    }
    if (g) strbuf_addstr(&out, g);
    else strbuf_addslice(&out, cut(w, e->start, e->end));
    if (changed) emit_change(w, changed, e->block, e->start, end, &out);
    strbuf_release(&out);
}

/* Whether , and . go before the closing mark here. */
static bool belongs_inside(const struct writer *w, const struct quote_event *e, const struct quote_event *open,
                           uint32_t punct, bool rewriting)
{
    const struct quote_style *s = &w->r->style;
    bool habit = s->inside >= 2 && s->inside + 3 >= 3 * s->outside;
    if (e->follows != ATTRIBUTION_NONE && punct == ',') return rewriting || habit;
    if (punct == '.' && state_depth(e->before) == 1 && open && is_sentence(w, open, e->start) && habit) return true;
    if (!rewriting) return false;
    if (s->comma_inside != s->comma_outside) return s->comma_inside > s->comma_outside;
    return s->primary == FAMILY_DOUBLE;
}

/* Whether a full stop that belongs to no abbreviation stands before the mark,
 * and “said X” in small letters behind it. */
static bool ends_in_plain_stop(const struct writer *w, const struct quote_event *e, size_t left)
{
    const struct tokens *t = w->cx->tokens;
    if (e->follows != ATTRIBUTION_VERB_FIRST || char_before(w, left) != '.' || e->token < 2) return false;
    const struct token *verb = &t->items[tokens_at(t, e->end)];
    const struct token *word = &t->items[e->token - 2];
    bool plain = word->kind == TOKEN_WORD && !memchr(t->text.ptr + word->start, '.', word->end - word->start) &&
                 !(word->flags & TOKEN_UPPER) && word->end - word->start > 1;
    return plain && !(verb->flags & TOKEN_CAPITAL) &&
           !map_get(lexicon_abbreviations(w->cx->lexicon), token_slice(t, e->token - 2));
}

/* Whether of two marks that do not match it is the opening one that the article
 * does not use. */
static bool is_odd_one(const struct writer *w, const struct quote_event *open, const struct quote_event *e)
{
    if (!open || open->place != PLACE_MARK || open->foreign || e->foreign || open->family == e->family) return false;
    unsigned depth = state_depth(e->before);
    return e->family == family_at(w, depth) && open->family != family_at(w, depth);
}

static void emit_close(struct writer *w, const struct quote_event *e, const struct quote_event *open)
{
    const struct tokens *t = w->cx->tokens;
    unsigned changed = 0;
    if (is_odd_one(w, open, e)) {
        struct strbuf right_open = STRBUF_INIT;
        strbuf_addstr(&right_open, glyph(w, e->family, true));
        emit_change(w, CHANGED_GLYPH, open->block, open->start, open->end, &right_open);
        strbuf_release(&right_open);
        open = NULL;
    }
    size_t left = is_quote_mark(e->prev) ? e->start : before_space(w, e->start), right = e->end;
    size_t end = w->cx->doc->blocks[e->block].end;
    const char *g = right_glyph(w, e, state_depth(e->before), false, open, &changed);
    if (left < e->start) changed |= CHANGED_SPACE;
    uint32_t prev = char_before(w, left);
    size_t punct_at = behind_space(w, right);
    uint32_t punct = punct_at < end ? (unsigned char)w->text.ptr[punct_at] : 0;
    bool apart = punct_at > right && punct == ','; /* “… scale” , */
    struct strbuf out = STRBUF_INIT;
    if (apart || (punct_at == right && (punct == ',' || punct == '.'))) {
        bool ellipsis = punct_at + 1 < end && w->text.ptr[punct_at + 1] == '.';
        if (apart) changed |= CHANGED_SPACE;
        if (!is_terminal(prev) && !ellipsis && belongs_inside(w, e, open, punct, changed != 0)) {
            strbuf_addch(&out, (char)punct);
            right = punct_at + 1;
            changed |= CHANGED_ORDER;
        }
    } else if (e->follows != ATTRIBUTION_NONE && open && is_sentence(w, open, e->start)) {
        if (cp_is_word(prev)) {
            strbuf_addch(&out, ',');
            changed |= CHANGED_COMMA;
        } else if (ends_in_plain_stop(w, e, left)) {
            /* “I was born here.” said X: the sentence goes on. */
            left--;
            strbuf_addch(&out, ',');
            changed |= CHANGED_COMMA;
        }
    }
    if (g) strbuf_addstr(&out, g);
    else strbuf_addslice(&out, cut(w, e->start, e->end));
    size_t token = tokens_at(t, right);
    if (e->dashed && right == e->end) {
        right = t->items[token].end;
        changed |= CHANGED_DASH;
        token++;
    }
    uint32_t next = utf8_peek(w->text.ptr, end, right);
    if (cp_is_word(next) || next == '(') {
        strbuf_addch(&out, ' ');
        changed |= CHANGED_SPACE;
    }
    if (!e->dashed) token = tokens_at(t, right);
    bool heading = w->cx->doc->blocks[e->block].kind == BLOCK_HEADING;
    if (e->follows == ATTRIBUTION_VERB_FIRST && t->items[token].flags & TOKEN_CAPITAL && !heading) {
        /* The white space between stays as it is. */
        size_t first = t->items[token].start, next_at;
        uint32_t cp = utf8_at(w->text.ptr, w->text.len, first, &next_at);
        strbuf_addslice(&out, cut(w, right, first));
        strbuf_addcp(&out, cp_lower(cp));
        right = next_at;
        changed |= CHANGED_CASE;
    }
    if (changed) emit_change(w, changed, e->block, left, right, &out);
    strbuf_release(&out);
}

/* How many sentences begin between two events. */
static size_t sentences_between(const struct writer *w, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from + 1; i < to; i++) n += w->r->events[i].place == PLACE_SENTENCE;
    return n;
}

static void emit_insert_close(struct writer *w, size_t at)
{
    const struct quote_event *e = &w->r->events[at];
    const struct tokens *t = w->cx->tokens;
    size_t opened = w->depth ? w->open[w->depth - 1] : at;
    const struct quote_event *open = &w->r->events[opened];
    const struct quote_style *s = &w->r->style;
    enum family f = open->place == PLACE_MARK && !open->foreign ? open->family : family_at(w, state_depth(e->before));
    size_t point = e->start, start, end;
    struct strbuf out = STRBUF_INIT;
    bool certain = true;
    if (e->place == PLACE_SENTENCE) {
        point = t->items[e->token - 1].end;
        certain = sentences_between(w, opened, at) == 0;
    } else if (e->place == PLACE_ATTRIBUTION && e->follows == ATTRIBUTION_SUBJECT_FIRST) {
        certain = sentences_between(w, opened, at) == 0;
    } else if (e->place == PLACE_SEAM || (e->place == PLACE_ATTRIBUTION && !e->punctuated)) {
        strbuf_addch(&out, ',');
    } else if (e->place == PLACE_EPITHET && s->comma_inside > s->comma_outside) {
        point = e->start + 1;
    } else if (e->place == PLACE_BLOCK_END) {
        certain = sentences_between(w, opened, at) <= 1;
        if (cp_is_word(char_before(w, point)) && w->cx->doc->blocks[e->block].kind == BLOCK_PARAGRAPH)
            strbuf_addch(&out, '.');
    }
    strbuf_addstr(&out, glyph(w, f, false));
    size_t token = tokens_at(t, point ? point - 1 : 0);
    start = t->items[token].start;
    end = point > start ? point : t->items[token].end;
    if (e->place == PLACE_SEAM) {
        strbuf_addch(&out, ' ');
        start = t->items[e->token].start;
        end = t->items[e->token].end;
        w->cx->seams[e->seam].taken = true;
    }
    struct finding *f2 = check_find(w->cx, "quotes/unclosed", start, end);
    check_arg(w->cx, f2, 1, opening_words(w, open));
    check_edit(w->cx, f2, point, point, strbuf_slice(&out));
    if (f2 && !certain) f2->safe = false;
    strbuf_release(&out);
}

static void emit_insert_open(struct writer *w, size_t at)
{
    const struct quote_event *e = &w->r->events[at];
    const struct tokens *t = w->cx->tokens;
    size_t close = at + 1;
    while (close + 1 < w->r->n && !(w->r->events[close].place == PLACE_MARK && w->r->events[close].decision == DECIDE_CLOSE &&
                                    state_depth(w->r->events[close].before) == state_depth(e->after)))
        close++;
    bool certain = e->place == PLACE_LEAD_IN ||
                   (e->place == PLACE_SENTENCE && e->after_attribution && sentences_between(w, at, close) == 0);
    /* A dash that began the speech gives way to the mark. */
    size_t end = e->place == PLACE_BLOCK_START && e->dashed ? t->items[e->token + 1].start : e->start;
    if (end > e->start) certain = true;
    struct finding *f = check_find(w->cx, "quotes/unopened", e->start, t->items[e->token].end);
    check_edit_str(w->cx, f, e->start, end, glyph(w, w->r->style.primary, true));
    if (f && !certain) f->safe = false;
}

static void emit_delete(struct writer *w, const struct quote_event *e)
{
    size_t start = e->start, end = e->end;
    bool space_before = !e->prev || cp_is_space(e->prev), space_behind = !e->next || cp_is_space(e->next);
    if (e->prev && space_before && (space_behind || is_terminal(e->next))) start = before_space(w, start);
    else if (space_before && space_behind) end = behind_space(w, end);
    struct finding *f = check_find(w->cx, e->doubled ? "quotes/doubled" : "quotes/stray", e->start, e->end);
    check_edit_str(w->cx, f, start, end, "");
}

static void emit_apostrophe(struct writer *w, const struct quote_event *e)
{
    if (e->direction != DIRECTION_OPEN) return;
    struct finding *f = check_find(w->cx, "quotes/apostrophe", e->start, e->end);
    check_edit_str(w->cx, f, e->start, e->end, "’");
}

static size_t next_mark(const struct writer *w, size_t i)
{
    do i++;
    while (i < w->r->n && w->r->events[i].place != PLACE_MARK);
    return i;
}

/* A quotation inside a quotation in the same marks reads, mark by mark, as one
 * that closes and opens with every space on the wrong side: "a "b" c". */
static bool is_nested_alike(const struct writer *w, size_t i, size_t j)
{
    if (j >= w->r->n) return false;
    const struct quote_event *a = &w->r->events[i], *b = &w->r->events[j];
    bool read_so = a->decision == DECIDE_CLOSE && b->decision == DECIDE_OPEN && a->family == b->family;
    return read_so && a->block == b->block && cp_is_space(a->prev) && cp_is_word(a->next) && !cp_is_space(b->prev) &&
           !cp_is_word(b->next);
}

static void emit_nested(struct writer *w, const struct quote_event *a, const struct quote_event *b)
{
    enum family inner = a->family == FAMILY_DOUBLE ? FAMILY_SINGLE : FAMILY_DOUBLE;
    struct finding *f = check_find(w->cx, "quotes/nested-alike", a->start, b->end);
    check_edit_str(w->cx, f, a->start, a->end, glyph(w, inner, true));
    check_edit_str(w->cx, f, b->start, b->end, glyph(w, inner, false));
}

static void write_findings(struct writer *w)
{
    for (size_t i = 0; i < w->r->n; i++) {
        const struct quote_event *e = &w->r->events[i];
        size_t inner = e->place == PLACE_MARK ? next_mark(w, i) : w->r->n;
        if (is_nested_alike(w, i, inner)) {
            /* The outer quotation stays open over both. */
            emit_nested(w, e, &w->r->events[inner]);
            i = inner;
            continue;
        }
        const struct quote_event *open = w->depth ? &w->r->events[w->open[w->depth - 1]] : NULL;
        switch (e->decision) {
        case DECIDE_OPEN:
        case DECIDE_OPEN_OTHER: emit_open(w, e); break;
        case DECIDE_CLOSE: emit_close(w, e, open); break;
        case DECIDE_INSERT_OPEN: emit_insert_open(w, i); break;
        case DECIDE_INSERT_CLOSE: emit_insert_close(w, i); break;
        case DECIDE_DELETE: emit_delete(w, e); break;
        case DECIDE_APOSTROPHE: emit_apostrophe(w, e); break;
        case DECIDE_PRIME:
        case DECIDE_NOTHING: break;
        }
        /* A carried quotation that opens again begins its stack anew. */
        bool opens = e->decision == DECIDE_OPEN || e->decision == DECIDE_OPEN_OTHER || e->decision == DECIDE_INSERT_OPEN;
        w->depth = state_depth(e->after);
        if (opens && w->depth) w->open[w->depth - 1] = i;
    }
}

static void add_span(struct check_context *cx, size_t start, size_t end)
{
    if (start >= end) return;
    cx->speech = mem_grow(cx->speech, &cx->cap_speech, cx->n_speech, sizeof *cx->speech);
    cx->speech[cx->n_speech++] = (struct speech_span){start, end};
}

/* What stands in quotation marks, for the checks that leave wording alone there. */
static void note_speech(struct check_context *cx, const struct quotation_reading *r)
{
    size_t from = 0;
    bool in = false;
    for (size_t i = 0; i < r->n; i++) {
        const struct quote_event *e = &r->events[i];
        bool now = e->after != STATE_OUT && !(e->after & STATE_CARRIED);
        if (now && !in) from = e->end;
        if (!now && in) add_span(cx, from, e->start);
        in = now;
    }
}

void check_quotes(struct check_context *cx)
{
    struct quotation_reading r;
    quotes_find_events(cx, &r);
    quotes_find_path(&r);
    struct writer w = {.cx = cx, .r = &r, .text = cx->doc->text};
    write_findings(&w);
    note_speech(cx, &r);
    quotes_release(&r);
}
