#include "base/compat.h"

#include "base/mem.h"
#include "rules/expand.h"
#include "rules/pack.h"
#include "rules/pattern.h"
#include "rules/reading.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum {
    RULE_ID, RULE_SEVERITY, RULE_MESSAGE, RULE_EXPLAIN, RULE_PATTERN, RULE_PHRASES, RULE_CHECK, RULE_REPLACE,
    RULE_DELETE, RULE_FIX, RULE_WHERE, RULE_SPEECH, RULE_EVIDENCE, RULE_DEFAULT, RULE_FORMAT,
    RULE_EXAMPLES, RULE_KEYS
};

static const struct yamlkey rule_keys[RULE_KEYS] = {
    [RULE_ID] = {"id", YAML_SCALAR_NODE, true},
    [RULE_SEVERITY] = {"severity", YAML_SCALAR_NODE, true},
    [RULE_MESSAGE] = {"message", YAML_SCALAR_NODE, true},
    [RULE_EXPLAIN] = {"explain", YAML_SCALAR_NODE, true},
    [RULE_PATTERN] = {"pattern", YAML_SCALAR_NODE, false},
    [RULE_PHRASES] = {"phrases", YAML_SEQUENCE_NODE, false},
    [RULE_CHECK] = {"check", YAML_SCALAR_NODE, false},
    [RULE_REPLACE] = {"replace", YAML_SCALAR_NODE, false},
    [RULE_DELETE] = {"delete", YAML_SCALAR_NODE, false},
    [RULE_FIX] = {"fix", YAML_SCALAR_NODE, true},
    [RULE_WHERE] = {"where", YAML_SEQUENCE_NODE, false},
    [RULE_SPEECH] = {"speech", YAML_SCALAR_NODE, false},
    [RULE_EVIDENCE] = {"evidence", YAML_SCALAR_NODE, false},
    [RULE_DEFAULT] = {"default", YAML_SCALAR_NODE, false},
    [RULE_FORMAT] = {"format", YAML_SCALAR_NODE, false},
    [RULE_EXAMPLES] = {"examples", YAML_SEQUENCE_NODE, true},
};

enum { EXAMPLE_BAD, EXAMPLE_GOOD, EXAMPLE_OK, EXAMPLE_KEYS };

static const struct yamlkey example_keys[EXAMPLE_KEYS] = {
    [EXAMPLE_BAD] = {"bad", YAML_SCALAR_NODE, false},
    [EXAMPLE_GOOD] = {"good", YAML_SCALAR_NODE, false},
    [EXAMPLE_OK] = {"ok", YAML_SCALAR_NODE, false},
};

/* The words that a key may have for its value. */
struct choice {
    const char *name;
    int value;
};

static const struct choice severity_choices[] = {
    {"error", SEVERITY_ERROR}, {"warning", SEVERITY_WARNING}, {"suggestion", SEVERITY_SUGGESTION}};
static const struct choice fix_choices[] = {{"safe", FIX_SAFE}, {"unsafe", FIX_UNSAFE}, {"none", FIX_NONE}};
static const struct choice speech_choices[] = {{"fix", SPEECH_FIX}, {"skip", SPEECH_SKIP}};
static const struct choice where_choices[] = {
    {"headline", WHERE_HEADLINE}, {"body", WHERE_BODY}, {"first", WHERE_FIRST}, {"last", WHERE_LAST}};
static const struct choice delete_choices[] = {{"block", true}};
static const struct choice evidence_choices[] = {{"source", true}};
static const struct choice format_choices[] = {{"plain", true}};
static const struct choice default_choices[] = {{"off", true}};

/* The value of the choice that the node names, `absent` where there is no node. */
static int choice_of(struct reading *r, const yaml_node_t *node, const char *key,
                     const struct choice *choices, size_t n, int absent)
{
    if (!node) return absent;
    size_t before = r->file.errors;
    struct slice s = yamlfile_text(&r->file, node, arena_printf(&r->scratch, "'%s'", key));
    if (r->file.errors > before) return absent;
    struct strbuf known = STRBUF_INIT;
    for (size_t i = 0; i < n; i++) {
        if (slice_is(s, choices[i].name)) {
            strbuf_release(&known);
            return choices[i].value;
        }
        strbuf_addf(&known, "%s'%s'", i == 0 ? "" : i + 1 == n ? " or " : ", ", choices[i].name);
    }
    yamlfile_error(&r->file, node, "'%s' must be %s, not '%.*s'", key, known.buf, SLICE_ARG(s));
    strbuf_release(&known);
    return absent;
}

#define CHOICE_OF(r, values, key, choices, absent) \
    choice_of(r, (values)[key], rule_keys[key].name, choices, COUNT(choices), absent)

static void read_id(struct reading *r, struct rule *rule, const yaml_node_t *node)
{
    if (!node) return;
    size_t before = r->file.errors;
    const char *id = reading_text(r, node, "id");
    if (r->file.errors > before) return;
    if (!reading_id_valid(id)) {
        yamlfile_error(&r->file, node, "'%s' is no id: lower-case letters and digits, with hyphens", id);
        return;
    }
    rule->id = arena_printf(&r->cat->arena, "%s/%s", r->pack, id);
    bool added;
    uintptr_t *known = map_put(&r->cat->by_id, slice_str(rule->id), &added);
    if (added) {
        *known = (uintptr_t)rule;
        return;
    }
    const struct rule *first = (const struct rule *)*known;
    yamlfile_error(&r->file, node, "duplicate id '%s'; the first is at %s:%zu", rule->id, first->file,
                   first->line);
    rule->id = NULL;
}

static void read_message(struct reading *r, struct rule *rule, const yaml_node_t *node)
{
    rule->message = reading_text(r, node, "message");
    if (!rule->message) return;
    size_t len = strlen(rule->message);
    if (strchr(rule->message, '\n')) yamlfile_error(&r->file, node, "'message' must be one line");
    if (len && rule->message[len - 1] == '.') yamlfile_error(&r->file, node, "'message' ends in a full stop");
    static const char *const known[] = {"{match}", "{fix}", "{1}", "{2}", "{3}"};
    for (const char *p = rule->message; (p = strchr(p, '{')); p++) {
        size_t i = 0;
        while (i < COUNT(known) && strncmp(p, known[i], strlen(known[i])) != 0) i++;
        if (i < COUNT(known)) continue;
        const char *end = strchr(p, '}');
        yamlfile_error(&r->file, node, "'message' has '%.*s'; known are {match}, {fix}, {1}, {2} and {3}",
                       end ? (int)(end - p + 1) : (int)strlen(p), p);
    }
}

/* White space at its ends belongs to it. */
static const char *read_replace(struct reading *r, const yaml_node_t *node)
{
    if (!node) return NULL;
    struct slice s = yamlfile_text(&r->file, node, "'replace'");
    return arena_dup(&r->cat->arena, s.ptr, s.len);
}

static void compile_pattern(struct reading *r, struct rule *rule, const yaml_node_t *node,
                            const struct splice *splices, size_t n)
{
    struct strbuf why = STRBUF_INIT;
    size_t at, line, column;
    if (pattern_compile(rule->pattern, &why, &at)) {
        yamlfile_place(node, splices_origin(splices, n, at), &line, &column);
        yamlfile_error_at(&r->file, line, column, "pattern does not compile: %s", why.buf);
    }
    strbuf_release(&why);
}

static void read_pattern(struct reading *r, struct rule *rule, const yaml_node_t *node)
{
    if (!node) return;
    struct strbuf text = STRBUF_INIT, why = STRBUF_INIT;
    struct splice *splices = NULL;
    size_t n, at, before = r->file.errors;
    struct slice written = yamlfile_text(&r->file, node, "'pattern'");
    if (!written.len && r->file.errors == before) yamlfile_error(&r->file, node, "'pattern' is empty");
    if (fragments_apply(&r->fragments, written, &text, r->compile ? &splices : NULL, &n, &why, &at)) {
        size_t line, column;
        yamlfile_place(node, at, &line, &column);
        yamlfile_error_at(&r->file, line, column, "%s", why.buf);
    } else {
        rule->pattern = pattern_new(&r->cat->arena, strbuf_slice(&text));
        if (r->compile) compile_pattern(r, rule, node, splices, n);
    }
    free(splices);
    strbuf_release(&text);
    strbuf_release(&why);
}

static void read_phrases(struct reading *r, struct rule *rule, const yaml_node_t *list,
                         const yaml_node_t *fix)
{
    if (!list) return;
    size_t n = yamlfile_length(list), at;
    bool fixes = false, row_fixes;
    if (!n) yamlfile_error(&r->file, list, "'phrases' is empty");
    rule->phrases = arena_alloc(&r->cat->arena, n * sizeof *rule->phrases);
    rule->phrase_lines = arena_alloc(&r->cat->arena, n * sizeof *rule->phrase_lines);
    struct strbuf why = STRBUF_INIT;
    for (size_t i = 0; i < n; i++) {
        const yaml_node_t *node = yamlfile_node(&r->file, list->data.sequence.items.start[i]);
        size_t before = r->file.errors;
        struct slice row = yamlfile_text(&r->file, node, "a phrase");
        if (r->file.errors > before) continue;
        strbuf_clear(&why);
        if (phrase_check(row, &row_fixes, &why, &at)) {
            size_t line, column;
            yamlfile_place(node, at, &line, &column);
            yamlfile_error_at(&r->file, line, column, "%s", why.buf);
            continue;
        }
        fixes = fixes || row_fixes;
        if (fix && rule->fix == FIX_NONE && row_fixes)
            yamlfile_error(&r->file, node, "phrase with a replacement in a rule with 'fix: none'");
        rule->phrase_lines[rule->n_phrases] = node->start_mark.line + 1;
        rule->phrases[rule->n_phrases++] = arena_slice(&r->cat->arena, row);
    }
    if (fix && rule->fix != FIX_NONE && !fixes && rule->n_phrases == n)
        yamlfile_error(&r->file, fix, "a fix, yet no phrase has a replacement: 'fix' must be 'none'");
    strbuf_release(&why);
}

static void read_where(struct reading *r, struct rule *rule, const yaml_node_t *list)
{
    if (!list) return;
    if (list->data.sequence.items.start == list->data.sequence.items.top)
        yamlfile_error(&r->file, list, "'where' is empty");
    for (const int *i = list->data.sequence.items.start; i < list->data.sequence.items.top; i++)
        rule->where |= (unsigned)choice_of(r, yamlfile_node(&r->file, *i), "where", where_choices,
                                           COUNT(where_choices), 0);
}

static void read_example(struct reading *r, struct rule *rule, const yaml_node_t *node)
{
    const yaml_node_t *v[EXAMPLE_KEYS];
    if (!yamlfile_keys(&r->file, node, "an example", example_keys, EXAMPLE_KEYS, v)) return;
    if (!v[EXAMPLE_BAD] == !v[EXAMPLE_OK]) {
        yamlfile_error(&r->file, node, "an example needs a text, either 'bad' or 'ok'");
        return;
    }
    if (v[EXAMPLE_GOOD] && v[EXAMPLE_OK])
        yamlfile_error(&r->file, node, "'good' goes with 'bad', not with 'ok'");
    if (v[EXAMPLE_GOOD] && rule->fix == FIX_NONE)
        yamlfile_error(&r->file, v[EXAMPLE_GOOD], "'good' in a rule without a fix");

    struct example *e = &rule->examples[rule->n_examples++];
    e->bad = v[EXAMPLE_BAD] != NULL;
    e->line = node->start_mark.line + 1;
    const yaml_node_t *text = e->bad ? v[EXAMPLE_BAD] : v[EXAMPLE_OK];
    const char *key = e->bad ? "'bad'" : "'ok'";
    size_t before = r->file.errors;
    e->text = arena_slice(&r->cat->arena, yamlfile_text(&r->file, text, key));
    if (!e->text.len && r->file.errors == before) yamlfile_error(&r->file, text, "%s is empty", key);
    if (v[EXAMPLE_GOOD])
        e->good = arena_slice(&r->cat->arena, yamlfile_text(&r->file, v[EXAMPLE_GOOD], "'good'"));
}

static void read_examples(struct reading *r, struct rule *rule, const yaml_node_t *list)
{
    if (!list) return;
    size_t n = yamlfile_length(list), bad = 0;
    size_t before = r->file.errors;
    rule->examples = arena_alloc(&r->cat->arena, n * sizeof *rule->examples);
    for (size_t i = 0; i < n; i++)
        read_example(r, rule, yamlfile_node(&r->file, list->data.sequence.items.start[i]));
    if (r->file.errors > before) return;
    for (size_t i = 0; i < n; i++) bad += rule->examples[i].bad;
    if (!bad) yamlfile_error(&r->file, list, "no 'bad' example");
    if (bad == n) yamlfile_error(&r->file, list, "no 'ok' example");
}

/* What the keys must be to each other; each is right by itself. */
static void check_keys(struct reading *r, const struct rule *rule, const yaml_node_t *node,
                       const yaml_node_t *const *v)
{
    struct yamlfile *f = &r->file;
    int kinds = (v[RULE_PATTERN] != NULL) + (v[RULE_PHRASES] != NULL) + (v[RULE_CHECK] != NULL);
    if (kinds != 1) yamlfile_error(f, node, "a rule needs one of 'pattern', 'phrases' and 'check'");
    if (kinds != 1) return;
    if (v[RULE_REPLACE] && !v[RULE_PATTERN])
        yamlfile_error(f, v[RULE_REPLACE], "'replace' goes with 'pattern'");
    if (v[RULE_DELETE] && !v[RULE_PATTERN])
        yamlfile_error(f, v[RULE_DELETE], "'delete' goes with 'pattern'");
    if (v[RULE_REPLACE] && v[RULE_DELETE]) yamlfile_error(f, v[RULE_DELETE], "'delete' beside 'replace'");
    if (v[RULE_EVIDENCE] && !r->source)
        yamlfile_error(f, v[RULE_EVIDENCE], "'evidence' in a pack without 'source'");
    if (v[RULE_DELETE] && rule->fix == FIX_SAFE)
        yamlfile_error(f, v[RULE_FIX], "deleting a block is never safe");
    bool fixes = v[RULE_REPLACE] || v[RULE_DELETE];
    if (v[RULE_PATTERN] && fixes && rule->fix == FIX_NONE)
        yamlfile_error(f, v[RULE_FIX], "'fix: none' in a rule with '%s'",
                       v[RULE_REPLACE] ? "replace" : "delete");
    if (v[RULE_PATTERN] && !fixes && rule->fix != FIX_NONE)
        yamlfile_error(f, v[RULE_FIX], "a fix, yet neither 'replace' nor 'delete'");
}

void reading_rule(struct reading *r, const yaml_node_t *node)
{
    const yaml_node_t *v[RULE_KEYS];
    size_t before = r->file.errors;
    if (!yamlfile_keys(&r->file, node, "a rule", rule_keys, RULE_KEYS, v)) return;

    struct rule *rule = arena_alloc(&r->cat->arena, sizeof *rule);
    rule->file = r->path;
    rule->line = node->start_mark.line + 1;
    rule->pack = r->pack;
    rule->rank = pack_rank(r->pack);
    rule->source = r->source;
    read_id(r, rule, v[RULE_ID]);
    rule->severity = (enum severity)CHOICE_OF(r, v, RULE_SEVERITY, severity_choices, SEVERITY_WARNING);
    read_message(r, rule, v[RULE_MESSAGE]);
    rule->explain = reading_text(r, v[RULE_EXPLAIN], "explain");
    rule->fix = (enum safety)CHOICE_OF(r, v, RULE_FIX, fix_choices, FIX_UNSAFE);
    read_pattern(r, rule, v[RULE_PATTERN]);
    read_phrases(r, rule, v[RULE_PHRASES], v[RULE_FIX]);
    rule->check = reading_text(r, v[RULE_CHECK], "check");
    rule->replace = read_replace(r, v[RULE_REPLACE]);
    rule->delete_block = CHOICE_OF(r, v, RULE_DELETE, delete_choices, false);
    read_where(r, rule, v[RULE_WHERE]);
    rule->speech = (enum speech)CHOICE_OF(r, v, RULE_SPEECH, speech_choices, SPEECH_NO_WORDING);
    rule->needs_evidence = CHOICE_OF(r, v, RULE_EVIDENCE, evidence_choices, false);
    rule->off = CHOICE_OF(r, v, RULE_DEFAULT, default_choices, false);
    rule->plain_only = CHOICE_OF(r, v, RULE_FORMAT, format_choices, false);
    read_examples(r, rule, v[RULE_EXAMPLES]);
    if (r->file.errors == before) check_keys(r, rule, node, v);

    /* A rule with errors is kept: its pattern is freed with the catalogue, which is not used. */
    r->cat->rules = mem_grow(r->cat->rules, &r->cat->cap, r->cat->n, sizeof *r->cat->rules);
    r->cat->rules[r->cat->n++] = rule;
}
