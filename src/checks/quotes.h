/* Quotations: one reading of the whole article, by optimisation.
 *
 * Every quotation mark, and every place where one may be missing, is an event.
 * At each event one decision is taken (keep the mark as opening or closing,
 * turn it round, take it for an apostrophe, delete it, insert one, or do
 * nothing), and each decision has a cost. A reading is a path through the
 * states (outside, inside marks of either family, nested, carried over from the
 * paragraph before); the cheapest path is the reading of the article. A sound
 * text has a path without repairs, and repairs cost more than any sound reading,
 * so a finding always explains a contradiction.
 *
 * quotes_events.c finds the events, quotes_model.c holds the costs and finds the
 * path (Viterbi), quotes.c turns the path into findings. */
#ifndef GALLEY_CHECKS_QUOTES_H
#define GALLEY_CHECKS_QUOTES_H

#include "checks/attribution.h"
#include "checks/check.h"

enum family { FAMILY_DOUBLE, FAMILY_SINGLE };

enum direction { DIRECTION_NONE, DIRECTION_OPEN, DIRECTION_CLOSE };

enum place {
    PLACE_MARK,        /* a quotation mark or apostrophe stands here */
    PLACE_BLOCK_START,
    PLACE_SENTENCE,    /* a later sentence of the block begins */
    PLACE_LEAD_IN,     /* behind “said,” or “said:” */
    PLACE_ATTRIBUTION, /* an attribution begins */
    PLACE_SEAM,        /* two words are glued, and the second begins an attribution */
    PLACE_EPITHET,     /* behind the name in: known as “the Surgeon, */
    PLACE_BLOCK_END,
};

enum decision {
    DECIDE_NOTHING,
    DECIDE_OPEN,       /* the mark opens (in its own family) */
    DECIDE_OPEN_OTHER, /* the mark opens, but should be of the other family */
    DECIDE_CLOSE,
    DECIDE_APOSTROPHE,
    DECIDE_PRIME,
    DECIDE_DELETE,
    DECIDE_INSERT_OPEN,
    DECIDE_INSERT_CLOSE,
};

struct quote_event {
    enum place place;
    enum family family;       /* of a mark */
    enum direction direction; /* of its glyph */
    bool foreign;             /* guillemet, low mark, CJK bracket */
    bool guillemet;
    bool doubled;             /* the same mark stands directly before it */
    bool elision;             /* the word behind it is one that begins with an apostrophe: ’em */
    bool isolated;            /* white space or a block's edge on both sides */
    size_t start, end;        /* prose bytes of the mark; start == end: the place */
    size_t token;             /* the mark, or the first token behind the place */
    size_t block;
    uint32_t prev, next;      /* code points beside it; 0 at the block's edges */
    enum attribution follows; /* an attribution begins behind it */
    bool dashed;              /* a dash stands between the mark and that attribution; at a block's
                                 start: the block begins with a dash, as dialogue does elsewhere */
    bool punctuated;          /* , ? ! or . stands before the place */
    bool introduced;          /* of a block's start: the block before ends in a colon or dash */
    bool after_attribution;   /* the sentence before has an attribution */
    size_t seam;              /* index into check_context.seams */
    /* The decision of the cheapest path, and the states around it. */
    enum decision decision;
    unsigned char before, after;
};

struct quote_style {
    enum family primary;  /* of outermost quotations */
    bool curly[2];        /* by family: typographic rather than straight marks */
    bool mixed[2];        /* by family: no clear habit */
    size_t inside, outside; /* closing marks with their comma or full stop before / behind them */
    size_t comma_inside, comma_outside; /* those with a comma, where no attribution follows */
};

struct quotation_reading {
    struct quote_event *events;
    size_t n, cap;
    struct quote_style style;
    bool *block_attributed;  /* by block: an attribution stands in it */
    struct slice *first_speaker, *last_speaker; /* by block: named in its attributions */
};

/* States: how deep in which marks. Bit 3 is set between a block's end and the
 * next opening mark while a quotation is carried over. */
enum quote_state {
    STATE_OUT,
    STATE_D,
    STATE_S,
    STATE_DS, /* single inside double */
    STATE_SD,
    STATE_DSD,
    STATE_SDS,
    STATES,
};
enum { STATE_CARRIED = 8, ALL_STATES = 16 };

void quotes_find_events(const struct check_context *cx, struct quotation_reading *r);
void quotes_find_path(struct quotation_reading *r);
void quotes_release(struct quotation_reading *r);

/* Innermost family of a state; outermost likewise. Not for STATE_OUT. */
enum family state_inner(unsigned state);
enum family state_outer(unsigned state);
unsigned state_depth(unsigned state);

bool is_quote_mark(uint32_t cp);

#endif
