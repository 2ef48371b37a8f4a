#include "base/compat.h"

#include <check.h>
#include <unistd.h>

#include "base/utf8.h"
#include "lexicon/affix.h"
#include "lexicon/speller.h"
#include "suites.h"

/* A dictionary asked through its table, and through Hunspell alone. */
struct both {
    struct speller table, hunspell;
    struct strbuf word;
    size_t asked, left; /* left: what the table leaves to Hunspell */
    uint32_t dice;
    unsigned one_in; /* of the words */
};

static unsigned roll(struct both *b, unsigned n)
{
    b->dice = b->dice * 1664525u + 1013904223u;
    return (b->dice >> 10) % n;
}

static void ask(struct both *b)
{
    struct slice word = strbuf_slice(&b->word);
    if (!word.len) return;
    enum wordtable_answer answer = wordtable_ask(&b->table.table, word);
    b->asked++;
    b->left += answer == WORDTABLE_ASK;
    if (answer == WORDTABLE_ASK) return;
    bool known = speller_knows(&b->hunspell, word);
    ck_assert_msg(known == (answer == WORDTABLE_KNOWN), "'%s' is %sknown", b->word.buf, known ? "" : "not ");
}

static void write_lower(struct both *b, struct slice word)
{
    strbuf_clear(&b->word);
    utf8_add_lower(&b->word, word);
}

/* The form in every case that a text writes it in, with a possessive, and damaged. */
static void take_form(struct slice form, void *payload)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'''0123456789éÉß";
    struct both *b = payload;
    if (roll(b, b->one_in) || !form.len) return;
    strbuf_clear(&b->word);
    strbuf_addslice(&b->word, form);
    ask(b);
    strbuf_addstr(&b->word, "'s");
    ask(b);
    write_lower(b, form);
    ask(b);
    strbuf_clear(&b->word);
    utf8_add_capital(&b->word, form);
    ask(b);
    strbuf_clear(&b->word);
    for (size_t i = 0; i < form.len;) strbuf_addcp(&b->word, cp_upper(utf8_at(form.ptr, form.len, i, &i)));
    ask(b);
    write_lower(b, form);
    size_t at = roll(b, (unsigned)b->word.len), c = roll(b, sizeof letters - 1);
    if (utf8_valid(b->word.buf, at) != at) return;
    struct strbuf damaged = STRBUF_INIT;
    strbuf_add(&damaged, b->word.buf, at);
    while (((unsigned char)letters[c] & 0xC0) == 0x80) c--;
    if (roll(b, 3)) strbuf_add(&damaged, letters + c, (unsigned char)letters[c] < 0x80 ? 1 : 2);
    if (roll(b, 2) && (unsigned char)b->word.buf[at] < 0x80) at++;
    strbuf_addstr(&damaged, b->word.buf + at);
    strbuf_clear(&b->word);
    strbuf_addslice(&b->word, strbuf_slice(&damaged));
    strbuf_release(&damaged);
    if (utf8_valid(b->word.buf, b->word.len) == b->word.len) ask(b);
}

static void take_tail(struct slice tail, void *payload)
{
    struct both *b = payload;
    for (unsigned i = 0; i < 100; i++) {
        strbuf_clear(&b->word);
        strbuf_addf(&b->word, "%u%.*s", roll(b, 3000), SLICE_ARG(tail));
        ask(b);
        strbuf_addstr(&b->word, i % 2 ? "s" : "'s");
        ask(b);
    }
}

static const struct {
    const char *name;
    unsigned one_in;
} dictionaries[] = {{"en_US", 1}, {"en_GB", 8}};

START_TEST(a_table_answers_as_hunspell_does)
{
    const char *name = dictionaries[_i].name;
    char folder[] = "/tmp/galley-cache-XXXXXX";
    struct both b = {.word = STRBUF_INIT, .dice = 7, .one_in = dictionaries[_i].one_in};
    ck_assert_ptr_nonnull(mkdtemp(folder));
    setenv("GALLEY_CACHE", folder, 1);
    struct strbuf aff = STRBUF_INIT, dic = STRBUF_INIT, made = STRBUF_INIT;
    strbuf_addf(&aff, "%s/%s.aff", GALLEY_HUNSPELLDIR, name);
    strbuf_addf(&dic, "%s/%s.dic", GALLEY_HUNSPELLDIR, name);
    strbuf_addf(&made, "%s/%s.words", folder, name);
    if (speller_open(&b.table, GALLEY_HUNSPELLDIR, name, NULL, true) && b.table.table.words.slots) {
        struct affix_sink sink = {take_form, take_tail, &b};
        bool recased;
        ck_assert(speller_open(&b.hunspell, GALLEY_HUNSPELLDIR, name, NULL, false));
        ck_assert_int_eq(affix_expand(aff.buf, dic.buf, &sink, &recased), 0);
        ck_assert_uint_gt(b.asked, 100000);
        ck_assert_uint_lt(b.left * 20, b.asked);
        speller_release(&b.hunspell);
    }
    speller_release(&b.table);
    unlink(made.buf);
    rmdir(folder);
    unsetenv("GALLEY_CACHE");
    strbuf_release(&aff);
    strbuf_release(&dic);
    strbuf_release(&made);
    strbuf_release(&b.word);
}
END_TEST

/* What cannot be written is done without. */
START_TEST(no_table_is_needed)
{
    struct speller s;
    setenv("GALLEY_CACHE", "/dev/null", 1);
    if (speller_open(&s, GALLEY_HUNSPELLDIR, "en_US", NULL, true)) {
        ck_assert_ptr_null(s.table.words.slots);
        ck_assert(speller_knows(&s, slice_str("word")));
        ck_assert(!speller_knows(&s, slice_str("wrod")));
    }
    speller_release(&s);
    unsetenv("GALLEY_CACHE");
}
END_TEST

Suite *wordtable_suite(void)
{
    Suite *s = suite_create("wordtable");
    TCase *t = tcase_create("wordtable");
    tcase_set_timeout(t, 300);
    tcase_add_loop_test(t, a_table_answers_as_hunspell_does, 0, sizeof dictionaries / sizeof *dictionaries);
    tcase_add_test(t, no_table_is_needed);
    suite_add_tcase(s, t);
    return s;
}
