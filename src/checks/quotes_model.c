/* The cost model of quotations, and the cheapest reading under it. */
#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "checks/quotes.h"

/* What each decision costs, in hundredths. 0 is ordinary English; about 50 is
 * unusual but sound; from 100 on something is wrong. A repair of one mark must
 * cost more than any sound reading of it, and less than two other repairs. */
enum cost {
    /* Reading a mark against its surroundings. */
    COST_SPACE_INSIDE = 100,     /* “ like this ” */
    COST_NO_SPACE_WORD = 200,    /* a word”word: no space outside the marks */
    COST_NO_SPACE_MARK = 120,    /* the same beside punctuation */
    COST_TURNED = 200,           /* ” opens or “ closes */
    COST_TURNED_GUILLEMET = 60,  /* »this is usual in German« */
    COST_OTHER_FAMILY = 200,     /* opened with " and closed with ' */
    COST_OPEN_BEFORE_SAID = 300, /* an opening mark directly before “said X” */
    COST_CLOSE_AT_START = 400,   /* a block that begins with a closing mark */
    /* Apostrophes and primes. */
    COST_APOSTROPHE_S = 10,      /* the players’ union */
    COST_APOSTROPHE_N = 40,      /* doin’ */
    COST_APOSTROPHE_LETTER = 70,
    COST_APOSTROPHE_FRONT = 80,  /* ’cept: a word not known to begin with one */
    COST_APOSTROPHE_FRONT_STRAIGHT = 150,
    COST_APOSTROPHE_TURNED = 60, /* ‘90s */
    COST_APOSTROPHE_NEVER = 500,
    COST_PRIME = 30,             /* 6'1" */
    COST_PRIME_CURLY = 60,       /* a 40” screen */
    /* Quotations over paragraphs. */
    COST_CONTINUED = 60,         /* the next paragraph opens again */
    COST_CONTINUED_INNER = 20,   /* …but the inner quotation does not */
    COST_NEW_SPEAKER = 300,      /* …and its attribution names somebody else */
    COST_RUN_ON = 450,           /* goes on over a block that does not open again */
    COST_RUN_ON_INTRODUCED = 60, /* the same behind a colon or dash: verse, a letter */
    COST_RUN_ON_MARK = 400,      /* …though the block begins with some mark */
    COST_NEVER_CLOSED = 600,
    /* Attributions where no mark stands, inside a quotation. */
    COST_SAID_INSIDE = 100,      /* “, said X” */
    COST_X_SAID_INSIDE = 40,     /* “, he said” */
    /* Marks that are missing. */
    COST_CLOSE_SEAM = 120,
    COST_CLOSE_EPITHET = 100,
    COST_CLOSE_SAID = 150,       /* before “, said X” */
    COST_CLOSE_PLAIN_SAID = 180, /* before “said X” without a comma */
    COST_CLOSE_X_SAID = 220,     /* before “, he said” */
    COST_CLOSE_SENTENCE = 300,
    COST_CLOSE_BLOCK = 250,
    COST_CLOSE_UNATTRIBUTED = 70, /* more, where nobody speaks in the block */
    COST_CLOSE_UNPUNCTUATED = 50, /* more, where the block does not end a sentence */
    COST_OPEN_BLOCK = 300,
    COST_OPEN_DASH = 150,        /* in place of the dash that begins the block */
    COST_OPEN_AFTER_SAID = 220,  /* at the sentence behind an attribution */
    COST_OPEN_SENTENCE = 320,
    COST_OPEN_LEAD_IN = 200,
    /* Marks that are too many. */
    COST_DELETE = 300,
    COST_DELETE_DOUBLED = 100,
    COST_DELETE_ISOLATED = 220,
    COST_DELETE_AT_START = 150,  /* more, at a block's start */
    COST_DELETE_BEFORE_SAID = 500, /* more, before an attribution */
    COST_DELETE_RESUMED = 100,   /* more, at the sentence behind an attribution */
    COST_DELETE_SINGLE = 60,     /* more, for a single mark */
    COST_NEVER = 1000000,
};

static const struct {
    signed char push[2]; /* by family; -1: not possible */
    signed char pop;
    unsigned char depth;
    enum family inner, outer;
} states[STATES] = {
    [STATE_OUT] = {{STATE_D, STATE_S}, -1, 0, FAMILY_DOUBLE, FAMILY_DOUBLE},
    [STATE_D] = {{-1, STATE_DS}, STATE_OUT, 1, FAMILY_DOUBLE, FAMILY_DOUBLE},
    [STATE_S] = {{STATE_SD, -1}, STATE_OUT, 1, FAMILY_SINGLE, FAMILY_SINGLE},
    [STATE_DS] = {{STATE_DSD, -1}, STATE_D, 2, FAMILY_SINGLE, FAMILY_DOUBLE},
    [STATE_SD] = {{-1, STATE_SDS}, STATE_S, 2, FAMILY_DOUBLE, FAMILY_SINGLE},
    [STATE_DSD] = {{-1, -1}, STATE_DS, 3, FAMILY_DOUBLE, FAMILY_DOUBLE},
    [STATE_SDS] = {{-1, -1}, STATE_SD, 3, FAMILY_SINGLE, FAMILY_SINGLE},
};

enum family state_inner(unsigned state)
{
    return states[state & 7].inner;
}

enum family state_outer(unsigned state)
{
    return states[state & 7].outer;
}

unsigned state_depth(unsigned state)
{
    return states[state & 7].depth;
}

/* One step back on the cheapest path to a state. */
struct step {
    unsigned char from, decision;
};

struct search {
    const struct quotation_reading *r;
    int cost[ALL_STATES], next[ALL_STATES];
    struct step *steps; /* by event, ALL_STATES each */
    size_t at;          /* the event */
};

static void reach(struct search *s, unsigned from, enum decision d, int state, int cost)
{
    if (state < 0 || cost >= COST_NEVER) return;
    int total = s->cost[from] + cost;
    if (total >= s->next[state]) return;
    s->next[state] = total;
    s->steps[s->at * ALL_STATES + (size_t)state] = (struct step){(unsigned char)from, (unsigned char)d};
}

static bool is_dash(uint32_t cp)
{
    return cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == 0x2012;
}

static bool is_edge(uint32_t cp)
{
    return !cp || cp_is_space(cp) || is_dash(cp) || cp == '/' || cp == 0x2026 || is_quote_mark(cp);
}

static int turned(const struct quote_event *e, enum direction wanted)
{
    if (e->direction == DIRECTION_NONE || e->direction == wanted) return 0;
    return e->guillemet ? COST_TURNED_GUILLEMET : COST_TURNED;
}

static int open_cost(const struct quote_event *e)
{
    int cost = turned(e, DIRECTION_OPEN);
    if (!is_edge(e->prev) && e->prev != '(' && e->prev != '[')
        cost += cp_is_word(e->prev) ? COST_NO_SPACE_WORD : COST_NO_SPACE_MARK;
    if (!e->next || cp_is_space(e->next) || e->next == ',' || e->next == ')') cost += COST_SPACE_INSIDE;
    if (e->follows == ATTRIBUTION_VERB_FIRST) cost += COST_OPEN_BEFORE_SAID;
    return cost;
}

static int close_cost(const struct quote_event *e)
{
    int cost = turned(e, DIRECTION_CLOSE);
    int space = 0;
    if (!e->prev) return COST_CLOSE_AT_START;
    if (cp_is_space(e->prev) || e->prev == '(' || e->prev == '[') space += COST_SPACE_INSIDE;
    if (cp_is_word(e->next)) space += e->follows == ATTRIBUTION_NONE ? COST_NO_SPACE_WORD : COST_NO_SPACE_MARK;
    /* A mark that is turned round has its space on the other side: one mistake, not two. */
    return cost ? cost + space / 2 : space;
}

static int apostrophe_cost(const struct quote_event *e)
{
    if (e->family != FAMILY_SINGLE || e->foreign) return COST_NEVER;
    int wrong = e->direction == DIRECTION_OPEN ? COST_APOSTROPHE_TURNED : 0;
    bool before = cp_is_word(e->prev), behind = cp_is_word(e->next);
    if (!before && behind) {
        if (cp_is_digit(e->next) || e->elision) return wrong;
        if (wrong) return COST_APOSTROPHE_NEVER;
        return e->direction == DIRECTION_NONE ? COST_APOSTROPHE_FRONT_STRAIGHT : COST_APOSTROPHE_FRONT;
    }
    if (before && !wrong) {
        if (e->prev == 's' || e->prev == 'S') return COST_APOSTROPHE_S;
        return e->prev == 'n' ? COST_APOSTROPHE_N : COST_APOSTROPHE_LETTER;
    }
    return COST_APOSTROPHE_NEVER;
}

static int prime_cost(const struct quote_event *e)
{
    if (!cp_is_digit(e->prev) || e->direction == DIRECTION_OPEN || e->foreign) return COST_NEVER;
    return e->direction == DIRECTION_NONE ? COST_PRIME : COST_PRIME_CURLY;
}

static int delete_cost(const struct quote_event *e)
{
    int cost = e->doubled ? COST_DELETE_DOUBLED : e->isolated ? COST_DELETE_ISOLATED : COST_DELETE;
    if (!e->prev) cost += COST_DELETE_AT_START;
    if (e->after_attribution) cost += COST_DELETE_RESUMED;
    if (e->follows != ATTRIBUTION_NONE && !e->doubled) cost += COST_DELETE_BEFORE_SAID;
    return cost + (e->family == FAMILY_SINGLE ? COST_DELETE_SINGLE : 0);
}

/* A paragraph that opens again, under a quotation carried over. */
static void try_continued(struct search *s, const struct quote_event *e, unsigned from)
{
    unsigned base = from & 7u;
    const struct quotation_reading *r = s->r;
    if (e->prev || states[base].outer != e->family) return;
    int cost = COST_CONTINUED + open_cost(e);
    struct slice before = r->last_speaker[e->block - 1], now = r->first_speaker[e->block];
    if (before.len && now.len && !slice_equal(before, now)) cost += COST_NEW_SPEAKER;
    int outer = states[STATE_OUT].push[e->family];
    reach(s, from, DECIDE_OPEN, outer, cost + (states[base].depth > 1 ? COST_CONTINUED_INNER : 0));
    if (states[base].depth > 1) reach(s, from, DECIDE_OPEN, (int)base, cost + 2 * COST_CONTINUED_INNER);
}

static void step_mark(struct search *s, const struct quote_event *e, unsigned from)
{
    int extra = 0;
    unsigned state = from;
    if (from & STATE_CARRIED) {
        try_continued(s, e, from);
        state &= 7u;
        extra = COST_RUN_ON_MARK;
    }
    enum family other = e->family == FAMILY_DOUBLE ? FAMILY_SINGLE : FAMILY_DOUBLE;
    reach(s, from, DECIDE_OPEN, states[state].push[e->family], extra + open_cost(e));
    if (e->foreign) reach(s, from, DECIDE_OPEN_OTHER, states[state].push[other], extra + open_cost(e) + COST_PRIME);
    if (state != STATE_OUT) {
        int cost = extra + close_cost(e);
        if (states[state].inner != e->family) cost += e->foreign ? COST_PRIME : COST_OTHER_FAMILY;
        reach(s, from, DECIDE_CLOSE, states[state].pop, cost);
    }
    reach(s, from, DECIDE_APOSTROPHE, (int)state, extra + apostrophe_cost(e));
    reach(s, from, DECIDE_PRIME, (int)state, extra + prime_cost(e));
    reach(s, from, DECIDE_DELETE, (int)state, extra + delete_cost(e));
}

static int insert_close_cost(const struct search *s, const struct quote_event *e)
{
    switch (e->place) {
    case PLACE_SEAM: return COST_CLOSE_SEAM;
    case PLACE_EPITHET: return COST_CLOSE_EPITHET;
    case PLACE_SENTENCE: return COST_CLOSE_SENTENCE;
    case PLACE_ATTRIBUTION:
        if (e->follows == ATTRIBUTION_SUBJECT_FIRST) return COST_CLOSE_X_SAID;
        return e->punctuated ? COST_CLOSE_SAID : COST_CLOSE_PLAIN_SAID;
    case PLACE_BLOCK_END:
        return COST_CLOSE_BLOCK + (s->r->block_attributed[e->block] ? 0 : COST_CLOSE_UNATTRIBUTED) +
               (e->punctuated ? 0 : COST_CLOSE_UNPUNCTUATED);
    default: return COST_NEVER;
    }
}

static int insert_open_cost(const struct quote_event *e)
{
    switch (e->place) {
    case PLACE_BLOCK_START: return e->dashed ? COST_OPEN_DASH : COST_OPEN_BLOCK;
    case PLACE_LEAD_IN: return COST_OPEN_LEAD_IN;
    case PLACE_SENTENCE: return e->after_attribution ? COST_OPEN_AFTER_SAID : COST_OPEN_SENTENCE;
    default: return COST_NEVER;
    }
}

static int stay_cost(const struct quote_event *e, unsigned state)
{
    if (state == STATE_OUT || e->place != PLACE_ATTRIBUTION || !e->punctuated) return 0;
    return e->follows == ATTRIBUTION_VERB_FIRST ? COST_SAID_INSIDE : COST_X_SAID_INSIDE;
}

static bool block_begins_with_mark(const struct search *s)
{
    return s->at + 1 < s->r->n && s->r->events[s->at + 1].place == PLACE_MARK && !s->r->events[s->at + 1].prev;
}

static void step_place(struct search *s, const struct quote_event *e, unsigned from)
{
    if (from & STATE_CARRIED) {
        /* Only a block's start is ever reached so. */
        if (block_begins_with_mark(s)) reach(s, from, DECIDE_NOTHING, (int)from, 0);
        else reach(s, from, DECIDE_NOTHING, (int)(from & 7u), e->introduced ? COST_RUN_ON_INTRODUCED : COST_RUN_ON);
        return;
    }
    bool end = e->place == PLACE_BLOCK_END;
    int carried = end && from != STATE_OUT ? (int)(from | STATE_CARRIED) : (int)from;
    reach(s, from, DECIDE_NOTHING, carried, stay_cost(e, from));
    if (from == STATE_OUT) {
        reach(s, from, DECIDE_INSERT_OPEN, states[from].push[s->r->style.primary], insert_open_cost(e));
    } else {
        int to = states[from].pop;
        if (end && to != STATE_OUT) to |= STATE_CARRIED;
        reach(s, from, DECIDE_INSERT_CLOSE, to, insert_close_cost(s, e));
    }
}

void quotes_find_path(struct quotation_reading *r)
{
    struct search s = {.r = r};
    s.steps = mem_zalloc(r->n * ALL_STATES * sizeof *s.steps);
    for (int i = 0; i < ALL_STATES; i++) s.cost[i] = i ? COST_NEVER : 0;
    for (s.at = 0; s.at < r->n; s.at++) {
        const struct quote_event *e = &r->events[s.at];
        int least = COST_NEVER;
        for (int i = 0; i < ALL_STATES; i++) s.next[i] = COST_NEVER;
        for (unsigned from = 0; from < ALL_STATES; from++) {
            if (s.cost[from] >= COST_NEVER) continue;
            if (e->place == PLACE_MARK) step_mark(&s, e, from);
            else step_place(&s, e, from);
        }
        /* Costs stay small, however long the text. */
        for (int i = 0; i < ALL_STATES; i++)
            if (s.next[i] < least) least = s.next[i];
        for (int i = 0; i < ALL_STATES; i++) s.cost[i] = s.next[i] < COST_NEVER ? s.next[i] - least : COST_NEVER;
    }
    unsigned best = STATE_OUT;
    for (unsigned i = 1; i < ALL_STATES; i++)
        if (s.cost[i] < COST_NEVER && s.cost[i] + COST_NEVER_CLOSED < s.cost[best]) best = i;
    for (size_t i = r->n; i-- > 0;) {
        struct step step = s.steps[i * ALL_STATES + best];
        r->events[i].after = (unsigned char)best;
        r->events[i].before = step.from;
        r->events[i].decision = (enum decision)step.decision;
        best = step.from;
    }
    free(s.steps);
}
