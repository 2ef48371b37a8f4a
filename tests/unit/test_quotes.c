/* Each kind of decision of the quotation reading, and the traps beside it. */
#include "suites.h"

#include "desk.h"

#define TRY(select, rows) try_rows(select, rows, sizeof(rows) / sizeof *(rows))

static void try_rows(const char *select, const struct desk_row *rows, size_t n)
{
    struct desk d;
    desk_open(&d, select);
    desk_try(&d, rows, n);
    desk_close(&d);
}

/* Sound copy: no reading of it may cost as much as a repair. */
static const struct desk_row sound_rows[] = {
    {"“We closed it,” he said. “It was a joint one.”", NULL, NULL},
    {"\"We closed it,\" he said. \"It was a joint one.\"", NULL, NULL},
    {"‘We closed it,’ he said. ‘It isn’t ours.’", NULL, NULL},
    {"He called it “curious”, “odd” and, later, “unique”.", NULL, NULL},
    {"“The door—‘the wrong one,’ as she put it—is shut,” he said.", NULL, NULL},
    {"‘When the chairman says “next week”, he means next month,’ he said.", NULL, NULL},
    {"The players’ union, James’ car, the ’90s, rock ’n’ roll and one of ’em.", NULL, NULL},
    {"The players' union, James' car, the '90s, rock 'n' roll and one of 'em.", NULL, NULL},
    {"She is 6'1\" tall and owns a 40” screen.", NULL, NULL},
    {"“\u2009‘What then?’ I asked.” He laughed.", NULL, NULL},
    {"(“raven”) and [“father”] – “both”.", NULL, NULL},
    {"“What can you do? C’mon,” he said.", NULL, NULL},
    {"My mother said, \"Rake the leaves.\" So I raked.", NULL, NULL},
    {"“Is it a bubble? Maybe,” said Ann Roe. “We said ‘This time!’ and it was.”", NULL, NULL},
};

START_TEST(sound_copy_stays_silent)
{
    TRY("quotes", sound_rows);
}
END_TEST

static const struct desk_row continued_rows[] = {
    {"“I knocked,” she said. “Nobody came.\n\n“So I went home.”", NULL, NULL},
    {"“I knocked.\n\n“I waited.\n\n“So I went home,” she said.", NULL, NULL},
    {"“He said: ‘Go.\n\n“‘Go now.’ And I went,” she said.", NULL, NULL},
    {"‘I knocked,’ she said. ‘Nobody came.\n\n‘So I went home.’", NULL, NULL},
    {"\"I knocked,\" she said. \"Nobody came.\n\n\"So I went home.\"", NULL, NULL},
    /* Somebody else speaks: the first quotation was never closed. */
    {"“I knocked,” said Ann Roe. “Nobody came.\n\n“We were out,” said Tom Poe.",
     "“I knocked,” said Ann Roe. “Nobody came.”\n\n“We were out,” said Tom Poe.", "quotes/unclosed"},
};

START_TEST(quotations_continue_over_paragraphs)
{
    TRY("quotes", continued_rows);
}
END_TEST

static const struct desk_row missing_rows[] = {
    {"“We have a deal said Marcela Ruiz, the minister.", "“We have a deal,” said Marcela Ruiz, the minister.",
     "quotes/unclosed"},
    {"“We have a deal, said Marcela Ruiz.", "“We have a deal,” said Marcela Ruiz.", "quotes/unclosed"},
    {"“It took the province of Kunduzthe Taliban announced.", "“It took the province of Kunduz,” the Taliban announced.",
     "quotes/unclosed"},
    {"“It is ours,” she said. “We paid for it.\n\nHe left.", "“It is ours,” she said. “We paid for it.”\n\nHe left.",
     "quotes/unclosed"},
    {"The mechanic, known as \"the Surgeon, is still at large.", "The mechanic, known as \"the Surgeon\", is still at large.",
     "quotes/unclosed"},
    {"“It will be decided here,” said Ana Ruiz. Nobody has anything left.”",
     "“It will be decided here,” said Ana Ruiz. “Nobody has anything left.”", "quotes/unopened"},
    {"We have taken the city,” said an officer.", "“We have taken the city,” said an officer.", "quotes/unopened"},
};

START_TEST(missing_marks_are_placed)
{
    TRY("quotes", missing_rows);
}
END_TEST

static const struct desk_row wrong_rows[] = {
    {"“We took the city, “said an officer.", "“We took the city,” said an officer.", "quotes/reversed"},
    {"”We took the city,“ said an officer.", "“We took the city,” said an officer.", "quotes/reversed"},
    {"“ We took the city,” he said.", "“We took the city,” he said.", "quotes/misspaced"},
    {"\"We took the city, \"said Ann Roe.", "\"We took the city,\" said Ann Roe.", "quotes/misspaced"},
    {"“We helped our partners”Said Commander Ann Roe.", "“We helped our partners,” said Commander Ann Roe.",
     "quotes/misspaced"},
    {"The worsening situation ”. He left.", "The worsening situation. He left.", "quotes/stray"},
    {"““We are in no hurry,” said Ann Roe.", "“We are in no hurry,” said Ann Roe.", "quotes/doubled"},
    {"\"It is rock and mud,' said Ann Roe. \"It isn't sand.\"", "\"It is rock and mud,\" said Ann Roe. \"It isn't sand.\"",
     "quotes/mixed"},
    {"« We breathe », the girl said. “I was tired.”", "“We breathe,” the girl said. “I was tired.”", "quotes/foreign"},
    {"„Good for the coast“, said Ann Roe. “Yes.”", "“Good for the coast,” said Ann Roe. “Yes.”", "quotes/foreign"},
    {"''I may play again,'' Liao said. \"Get well first.\"", "\"I may play again,\" Liao said. \"Get well first.\"",
     "quotes/foreign"},
    {"“We will never give up the fight” said John Marsh.", "“We will never give up the fight,” said John Marsh.",
     "quotes/missing-comma"},
    {"A player of the ‘90s.", "A player of the ’90s.", "quotes/apostrophe"},
};

START_TEST(wrong_marks_are_put_right)
{
    TRY("quotes", wrong_rows);
}
END_TEST

/* A guess about what was said is never made unattended. */
START_TEST(guesses_are_unsafe)
{
    static const char *const texts[] = {
        "The worsening situation ”. He left.",
        "The town fell. We have taken the city,” said an officer.",
        "“It is ours,” she said. “We paid. We built it. We stay.\n\nHe left.",
    };
    struct desk d;
    desk_open(&d, "quotes");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct source src = SOURCE_INIT;
        struct strbuf err = STRBUF_INIT;
        struct article art;
        ck_assert_int_eq(source_take(&src, texts[i], strlen(texts[i]), "a.txt", &err), SOURCE_OK);
        lint(&d.linter, &src, &art);
        ck_assert_uint_eq(art.findings.n, 1);
        ck_assert(!art.findings.items[0].safe);
        ck_assert(art.findings.items[0].n_edits > 0);
        article_release(&art);
        source_release(&src);
    }
    desk_close(&d);
}
END_TEST

Suite *quotes_suite(void)
{
    Suite *s = suite_create("quotes");
    TCase *tc = tcase_create("quotes");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, sound_copy_stays_silent);
    tcase_add_test(tc, quotations_continue_over_paragraphs);
    tcase_add_test(tc, missing_marks_are_placed);
    tcase_add_test(tc, wrong_marks_are_put_right);
    tcase_add_test(tc, guesses_are_unsafe);
    suite_add_tcase(s, tc);
    return s;
}
