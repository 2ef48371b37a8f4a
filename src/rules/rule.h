/* Rule: one thing that galley can say, as the catalogue tells it. */
#ifndef GALLEY_RULES_RULE_H
#define GALLEY_RULES_RULE_H

#include "base/slice.h"

enum severity { SEVERITY_SUGGESTION, SEVERITY_WARNING, SEVERITY_ERROR };
enum safety { FIX_NONE, FIX_UNSAFE, FIX_SAFE };
enum speech { SPEECH_NO_WORDING, SPEECH_FIX, SPEECH_SKIP };

enum { /* where a pattern looks; 0: everywhere */
    WHERE_HEADLINE = 1 << 0, /* the first block */
    WHERE_FIRST = 1 << 1,    /* the first four blocks */
    WHERE_BODY = 1 << 2,     /* all but the first block */
    WHERE_LAST = 1 << 3,     /* the last three blocks */
};

struct example {
    struct slice text;
    struct slice good; /* after the fix; ptr NULL where only the finding counts */
    bool bad;
    size_t line; /* in the pack's file */
};

struct pattern;    /* a compiled PCRE2 pattern, rules/pattern.h */

struct rule {
    const char *id;    /* "pack/name" */
    const char *pack;  /* "pack" */
    const char *message, *explain;
    const char *check;   /* the structural check that emits it, or NULL */
    const char *source;  /* source language whose traces it finds, or NULL */
    const char *file;    /* the pack's file, for messages */
    size_t line;
    enum severity severity;
    enum safety fix;
    enum speech speech;
    unsigned where;
    bool needs_evidence; /* only in an article that shows `source` otherwise */
    bool delete_block;
    bool plain_only; /* not in Markdown or HTML, whose own markup it would be */
    bool off;            /* not on by default */
    struct pattern *pattern; /* or NULL */
    const char *replace;     /* PCRE2 substitution, or NULL */
    struct slice *phrases;   /* "wrong => right", unexpanded */
    size_t n_phrases;
    size_t *phrase_lines;
    struct example *examples;
    size_t n_examples;
    size_t index;            /* in the catalogue */
    unsigned rank;           /* of its pack: where findings overlap, the lower stays */
};

const char *severity_name(enum severity s);
bool severity_parse(const char *name, enum severity *out);

#endif
