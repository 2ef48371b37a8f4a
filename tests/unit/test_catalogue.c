#include "suites.h"

#include <sys/stat.h>
#include <unistd.h>

#include "packs.h"
#include "rules/nearest.h"
#include "rules/pattern.h"

/* A rule that is right, but for what a row puts in; 12 lines of a file. */
#define HEAD "pack: numbers\nabout: Numbers.\nrules:\n"
#define TAIL "    examples:\n      - { bad: x }\n      - { ok: y }\n"
#define BODY "    severity: error\n    message: m\n    explain: e\n    fix: none\n"
#define PLAIN "  - id: a\n" BODY "    pattern: x\n"

static const struct {
    const char *text, *errors;
} bad_packs[] = {
    {"", "F:1:1: the file is empty\n"},
    {"- a\n", "F:1:1: a pack must be a mapping\n    - a\n"},
    {"a: [b\n", "F:2:1: did not find expected ',' or ']' while parsing a flow sequence\n"},
    {"pack: numbers\nabuot: x\nabout: x\nrules: x\n",
     "F:2:1: unknown key 'abuot' in a pack; did you mean 'about'?\n    abuot: x\n"
     "F:4:8: 'rules' must be a list\n    rules: x\n"},
    {"about: x\npack: Numbers\nsource: xx\nrules: []\n",
     "F:2:7: 'Numbers' is no name of a pack: lower-case letters and hyphens\n    pack: Numbers\n"
     "F:3:9: unknown source language 'xx'\n    source: xx\n"
     "F:4:8: 'rules' is empty\n    rules: []\n"},
    {"about: x\npack:\nrules: [a]\n", "F:2:6: 'pack' has no value\n    pack:\n"
                                      "F:3:9: a rule must be a mapping\n    rules: [a]\n"},
    {HEAD "  - id: a\n", "F:4:5: a rule lacks the key 'severity'\n      - id: a\n"
                        "F:4:5: a rule lacks the key 'message'\n      - id: a\n"
                        "F:4:5: a rule lacks the key 'explain'\n      - id: a\n"
                        "F:4:5: a rule lacks the key 'fix'\n      - id: a\n"
                        "F:4:5: a rule lacks the key 'examples'\n      - id: a\n"},
    {HEAD PLAIN "    severity: error\n" TAIL,
     "F:10:5: key 'severity' stands twice in a rule\n        severity: error\n"},
    {HEAD PLAIN "    sevrity: error\n    zzzzzzzz: 1\n" TAIL,
     "F:10:5: unknown key 'sevrity' in a rule; did you mean 'severity'?\n        sevrity: error\n"
     "F:11:5: unknown key 'zzzzzzzz' in a rule\n        zzzzzzzz: 1\n"},
    {HEAD "  - id: A_b\n" BODY "    pattern: x\n" TAIL,
     "F:4:9: 'A_b' is no id: lower-case letters and digits, with hyphens\n      - id: A_b\n"},
    {HEAD PLAIN TAIL PLAIN TAIL,
     "F:13:9: duplicate id 'numbers/a'; the first is at F:4\n      - id: a\n"},
    {HEAD "  - id: a\n    severity: eror\n    message: m.\n    explain: e\n    fix: non\n"
          "    pattern: x\n" TAIL,
     "F:5:15: 'severity' must be 'error', 'warning' or 'suggestion', not 'eror'\n        severity: eror\n"
     "F:6:14: 'message' ends in a full stop\n        message: m.\n"
     "F:8:10: 'fix' must be 'safe', 'unsafe' or 'none', not 'non'\n        fix: non\n"},
    {HEAD "  - id: a\n    severity: error\n    message: \"{mach} {fix}\"\n    explain: ''\n    fix: none\n"
          "    pattern: x\n" TAIL,
     "F:6:14: 'message' has '{mach}'; known are {match}, {fix}, {1}, {2} and {3}\n"
     "        message: \"{mach} {fix}\"\n"
     "F:7:14: 'explain' is empty\n        explain: ''\n"},
    {HEAD "  - id: a\n" BODY TAIL,
     "F:4:5: a rule needs one of 'pattern', 'phrases' and 'check'\n      - id: a\n"},
    {HEAD PLAIN "    check: glue\n" TAIL,
     "F:4:5: a rule needs one of 'pattern', 'phrases' and 'check'\n      - id: a\n"},
    {HEAD PLAIN "    where: [head, body]\n" TAIL,
     "F:10:13: 'where' must be 'headline', 'body', 'first' or 'last', not 'head'\n"
     "        where: [head, body]\n"},
    {HEAD PLAIN "    where: body\n    default: on\n    evidence: source\n" TAIL,
     "F:10:12: 'where' must be a list\n        where: body\n"
     "F:11:14: 'default' must be 'off', not 'on'\n        default: on\n"},
    {HEAD PLAIN "    evidence: source\n" TAIL,
     "F:10:15: 'evidence' in a pack without 'source'\n        evidence: source\n"},
    {HEAD PLAIN "    replace: ''\n" TAIL,
     "F:8:10: 'fix: none' in a rule with 'replace'\n        fix: none\n"},
    {HEAD PLAIN "    delete: block\n    replace: y\n" TAIL,
     "F:10:13: 'delete' beside 'replace'\n        delete: block\n"
     "F:8:10: 'fix: none' in a rule with 'replace'\n        fix: none\n"},
    {HEAD "  - id: a\n    severity: error\n    message: m\n    explain: e\n    fix: safe\n    pattern: x\n"
          "    delete: block\n" TAIL,
     "F:8:10: deleting a block is never safe\n        fix: safe\n"},
    {HEAD "  - id: a\n    severity: error\n    message: m\n    explain: e\n    fix: safe\n"
          "    pattern: x\n" TAIL,
     "F:8:10: a fix, yet neither 'replace' nor 'delete'\n        fix: safe\n"},
    {HEAD "  - id: a\n" BODY "    check: c\n    replace: x\n" TAIL,
     "F:10:14: 'replace' goes with 'pattern'\n        replace: x\n"},
    /* patterns: the column inside them, through quotes and <<name>> */
    {HEAD "  - id: a\n" BODY "    pattern: 'it''s é(a'\n" TAIL,
     "F:9:24: pattern does not compile: missing closing parenthesis\n        pattern: 'it''s é(a'\n"},
    {"pack: numbers\nabout: x\ndefine:\n  day: [Monday, Tuesday]\nrules:\n  - id: a\n" BODY
     "    pattern: <<day>>[z-a]x\n" TAIL,
     "F:11:24: pattern does not compile: range out of order in character class\n"
     "        pattern: <<day>>[z-a]x\n"},
    {"pack: numbers\nabout: x\ndefine:\n  day: '(oops'\nrules:\n  - id: a\n" BODY
     "    pattern: <<day>> x\n" TAIL,
     "F:11:23: pattern does not compile: missing closing parenthesis\n        pattern: <<day>> x\n"},
    {"pack: numbers\nabout: x\ndefine:\n  day: [a]\n  day: b\n  no name: c\n  e: []\nrules:\n  - id: a\n" BODY
     "    pattern: x<<dya>>\n" TAIL,
     "F:5:3: 'day' is defined twice\n      day: b\n"
     "F:6:3: 'no name' is no name: letters, digits, '-' and '_'\n      no name: c\n"
     "F:7:6: 'e' is empty\n      e: []\n"
     "F:14:15: '<<dya>>' is not defined; did you mean '<<day>>'?\n        pattern: x<<dya>>\n"},
    /* phrases */
    {HEAD "  - id: a\n" BODY "    phrases: [a, b => c, d => '?', '{a => ?', 'a} => ?', 'a, b => ?']\n" TAIL,
     "F:9:15: phrase without ' => '\n"
     "        phrases: [a, b => c, d => '?', '{a => ?', 'a} => ?', 'a, b => ?']\n"
     "F:9:18: phrase with a replacement in a rule with 'fix: none'\n"
     "        phrases: [a, b => c, d => '?', '{a => ?', 'a} => ?', 'a, b => ?']\n"
     "F:9:26: phrase with a replacement in a rule with 'fix: none'\n"
     "        phrases: [a, b => c, d => '?', '{a => ?', 'a} => ?', 'a, b => ?']\n"
     "F:9:37: '{' without its '}'\n"
     "        phrases: [a, b => c, d => '?', '{a => ?', 'a} => ?', 'a, b => ?']\n"
     "F:9:49: '}' without its '{'\n"
     "        phrases: [a, b => c, d => '?', '{a => ?', 'a} => ?', 'a, b => ?']\n"
     "F:9:60: comma outside braces\n"
     "        phrases: [a, b => c, d => '?', '{a => ?', 'a} => ?', 'a, b => ?']\n"},
    {HEAD "  - id: a\n" BODY
          "    phrases:\n      - a{,s} => ?\n      - as => ?\n      - \"{b,b} => ?\"\n" TAIL,
     "F:11:1: phrase 'as' stands in line 10, too\n          - as => ?\n"},
    {HEAD "  - id: a\n    severity: error\n    message: m\n    explain: e\n    fix: safe\n"
          "    phrases: [a => ?]\n" TAIL,
     "F:8:10: a fix, yet no phrase has a replacement: 'fix' must be 'none'\n        fix: safe\n"},
    /* examples */
    {HEAD PLAIN "    examples: []\n", "F:10:15: no 'bad' example\n        examples: []\n"
                                       "F:10:15: no 'ok' example\n        examples: []\n"},
    {HEAD PLAIN "    examples: [{ bad: x }]\n", "F:10:15: no 'ok' example\n        examples: [{ bad: x }]\n"},
    {HEAD PLAIN "    examples: [{ good: x }, { ok: '' }, { ok: x, good: y }, { bad: x, goood: y }]\n",
     "F:10:16: an example needs a text, either 'bad' or 'ok'\n"
     "        examples: [{ good: x }, { ok: '' }, { ok: x, good: y }, { bad: x, goood: y }]\n"
     "F:10:35: 'ok' is empty\n"
     "        examples: [{ good: x }, { ok: '' }, { ok: x, good: y }, { bad: x, goood: y }]\n"
     "F:10:41: 'good' goes with 'bad', not with 'ok'\n"
     "        examples: [{ good: x }, { ok: '' }, { ok: x, good: y }, { bad: x, goood: y }]\n"
     "F:10:56: 'good' in a rule without a fix\n"
     "        examples: [{ good: x }, { ok: '' }, { ok: x, good: y }, { bad: x, goood: y }]\n"
     "F:10:71: unknown key 'goood' in an example; did you mean 'good'?\n"
     "        examples: [{ good: x }, { ok: '' }, { ok: x, good: y }, { bad: x, goood: y }]\n"},
};

START_TEST(errors_have_their_place)
{
    struct catalogue cat = CATALOGUE_INIT;
    struct strbuf err = STRBUF_INIT;
    ck_assert_int_eq(pack_load_text(&cat, bad_packs[_i].text, &err), -1);
    ck_assert_str_eq(err.buf, bad_packs[_i].errors);
    catalogue_release(&cat);
    strbuf_release(&err);
}
END_TEST

static const char good_pack[] =
    "pack: numbers\n"
    "language: en\n"
    "source: es\n"
    "about: Numbers.\n"
    "define:\n"
    "  unit: [ton, ton of coal, c++]\n"
    "  digits: '[0-9]+'\n"
    "  amount: '<<digits>> <<unit>>'\n"
    "rules:\n"
    "  - id: tons\n"
    "    severity: warning\n"
    "    message: \"“{match}” is {fix}\"\n"
    "    explain: >\n"
    "      Two lines\n"
    "      in one.\n"
    "    pattern: '(?i)x<<amount>> <<'\n"
    "    replace: ' $1 '\n"
    "    fix: unsafe\n"
    "    where: [headline, last]\n"
    "    speech: skip\n"
    "    evidence: source\n"
    "    default: off\n"
    "    examples:\n"
    "      - { bad: \"a\\n\\nb\", good: '' }\n"
    "      - { ok: \"3,500\" }\n"
    "  - id: block\n"
    "    severity: suggestion\n"
    "    message: m\n"
    "    explain: e\n"
    "    pattern: x\n"
    "    delete: block\n"
    "    fix: unsafe\n"
    "    speech: fix\n"
    "    examples: [{ bad: x }, { ok: y }]\n";

START_TEST(rules_are_read)
{
    struct catalogue cat = CATALOGUE_INIT;
    struct strbuf err = STRBUF_INIT;
    int rc = pack_load_text(&cat, good_pack, &err);
    ck_assert_str_eq(err.buf, "");
    ck_assert_int_eq(rc, 0);
    ck_assert_uint_eq(cat.n, 2);

    const struct rule *block = cat.rules[0], *tons = catalogue_find(&cat, "numbers/tons");
    ck_assert_ptr_eq(tons, cat.rules[1]);
    ck_assert_uint_eq(tons->index, 1);
    ck_assert_str_eq(tons->pack, "numbers");
    ck_assert_str_eq(tons->source, "es");
    ck_assert_str_eq(tons->message, "“{match}” is {fix}");
    ck_assert_str_eq(tons->explain, "Two lines in one.");
    ck_assert_str_eq(tons->replace, " $1 ");
    ck_assert_uint_eq(tons->line, 10);
    ck_assert_int_eq(tons->severity, SEVERITY_WARNING);
    ck_assert_int_eq(tons->fix, FIX_UNSAFE);
    ck_assert_int_eq(tons->speech, SPEECH_SKIP);
    ck_assert_uint_eq(tons->where, WHERE_HEADLINE | WHERE_LAST);
    ck_assert(tons->needs_evidence && tons->off && !tons->delete_block);
    ck_assert(slice_is(pattern_text(tons->pattern),
                       "(?i)x(?:(?:[0-9]+) (?:ton\\s+of\\s+coal|c\\+\\+|ton)) <<"));
    ck_assert_uint_eq(tons->n_examples, 2);
    ck_assert(tons->examples[0].bad && slice_is(tons->examples[0].text, "a\n\nb"));
    ck_assert(tons->examples[0].good.ptr && tons->examples[0].good.len == 0);
    ck_assert(!tons->examples[1].bad && slice_is(tons->examples[1].text, "3,500"));
    ck_assert(!tons->examples[1].good.ptr);
    ck_assert_uint_eq(tons->examples[1].line, 25);
    ck_assert(block->delete_block && !block->off && !block->where && block->speech == SPEECH_FIX);
    ck_assert_ptr_null(catalogue_find(&cat, "numbers/none"));
    catalogue_release(&cat);
    strbuf_release(&err);
}
END_TEST

START_TEST(packs_have_an_order)
{
    static const char *const in_order[] = {"encoding", "quotes", "glue", "untranslated", "spelling", "zz"};
    unsigned last = 0;
    for (size_t i = 0; i < sizeof in_order / sizeof *in_order; i++) {
        struct catalogue cat = CATALOGUE_INIT;
        struct strbuf text = STRBUF_INIT, err = STRBUF_INIT;
        strbuf_addf(&text, "pack: %s\nabout: a\nrules:\n" PLAIN TAIL, in_order[i]);
        ck_assert_int_eq(pack_load_text(&cat, text.buf, &err), 0);
        ck_assert(i == 0 || cat.rules[0]->rank > last);
        last = cat.rules[0]->rank;
        catalogue_release(&cat);
        strbuf_release(&text);
        strbuf_release(&err);
    }
}
END_TEST

START_TEST(files_share_a_pack)
{
    struct catalogue cat = CATALOGUE_INIT;
    struct strbuf err = STRBUF_INIT;
    ck_assert_int_eq(pack_load_text(&cat, HEAD PLAIN TAIL, &err), 0);
    ck_assert_int_eq(pack_load_text(&cat, HEAD PLAIN TAIL, &err), -1);
    ck_assert_ptr_nonnull(strstr(err.buf, "duplicate id 'numbers/a'"));
    catalogue_release(&cat);
    strbuf_release(&err);
}
END_TEST

static void write_pack(const char *dir, const char *name, const char *pack)
{
    struct strbuf path = STRBUF_INIT;
    strbuf_addf(&path, "%s/%s", dir, name);
    FILE *f = fopen(path.buf, "w");
    ck_assert_ptr_nonnull(f);
    fprintf(f, "pack: %s\nabout: a\nrules:\n" PLAIN TAIL, pack);
    fclose(f);
    strbuf_release(&path);
}

START_TEST(folders_are_read)
{
    static const char *const folders[] = {"rules", "rules/common", "rules/en", "rules/en/more", "rules/fr"};
    static const char *const files[] = {"rules/common/a.yaml", "rules/en/more/b.yaml", "rules/en/c.txt",
                                        "rules/fr/d.yaml"};
    static const char *const packs[] = {"caps", "glue", "none", "split"};
    char dir[] = "/tmp/galley-data-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(dir));
    ck_assert_int_eq(chdir(dir), 0);
    for (size_t i = 0; i < 5; i++) ck_assert_int_eq(mkdir(folders[i], 0700), 0);
    for (size_t i = 0; i < 4; i++) write_pack(dir, files[i], packs[i]);

    struct catalogue cat = CATALOGUE_INIT;
    struct strbuf err = STRBUF_INIT;
    ck_assert_int_eq(catalogue_load(&cat, ".", "en-US", &err), 0);
    ck_assert_int_eq(catalogue_finish(&cat, &err), 0);
    ck_assert_uint_eq(cat.n, 2);
    ck_assert_str_eq(cat.rules[0]->id, "caps/a");
    ck_assert_str_eq(cat.rules[1]->id, "glue/a");
    ck_assert_str_eq(cat.rules[1]->file, "./rules/en/more/b.yaml");
    catalogue_release(&cat);
    ck_assert_int_eq(catalogue_load(&cat, ".", "xx", &err), -1);
    ck_assert_str_eq(err.buf, "no rules for 'xx': './rules/xx': No such file or directory\n");
    catalogue_release(&cat);
    strbuf_release(&err);

    for (size_t i = 0; i < 4; i++) unlink(files[i]);
    for (size_t i = 5; i-- > 0;) rmdir(folders[i]);
    rmdir(dir);
}
END_TEST

START_TEST(distances)
{
    static const struct {
        const char *a, *b;
        size_t distance;
    } rows[] = {{"", "", 0}, {"", "ab", 2}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"kitten", "sitting", 3}};
    ck_assert_uint_eq(edit_distance(slice_str(rows[_i].a), slice_str(rows[_i].b)), rows[_i].distance);
    ck_assert_uint_eq(edit_distance(slice_str(rows[_i].b), slice_str(rows[_i].a)), rows[_i].distance);
}
END_TEST

Suite *catalogue_suite(void)
{
    Suite *s = suite_create("catalogue");
    TCase *t = tcase_create("catalogue");
    tcase_add_loop_test(t, errors_have_their_place, 0, sizeof bad_packs / sizeof *bad_packs);
    tcase_add_test(t, rules_are_read);
    tcase_add_test(t, packs_have_an_order);
    tcase_add_test(t, files_share_a_pack);
    tcase_add_test(t, folders_are_read);
    tcase_add_loop_test(t, distances, 0, 5);
    suite_add_tcase(s, t);
    return s;
}
