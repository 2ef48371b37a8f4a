#include "suites.h"

#include "desk.h"

static const struct desk_row pieces_that_are_no_words_rows[] = {
    {"The gov ernment fell.", "The government fell.", "split/word"},
    {"“The exami nation was hard,” he said.", "“The examination was hard,” he said.", "split/word"},
    {"The re ports are in.", "The reports are in.", "split/word"},
    {"He came none theless.", "He came nonetheless.", "split/word"},
    {"The De Niro film in San Marino.", NULL, NULL},
    {"They said de facto, per se and en route.", NULL, NULL},
};

START_TEST(pieces_that_are_no_words)
{
    struct desk d;
    desk_open(&d, "split");
    desk_try(&d, pieces_that_are_no_words_rows,
             sizeof pieces_that_are_no_words_rows / sizeof *pieces_that_are_no_words_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row pieces_that_are_words_rows[] = {
    {"The cease fire holds.", "The ceasefire holds.", "split/word"},
    {"I saw some body in there.", "I saw somebody in there.", "split/word"},
    {"It fell be cause of rain.", "It fell because of rain.", "split/word"},
    {"Some body parts may be cause for concern.", NULL, NULL},
    {"Day to day, any one of them may run away.", NULL, NULL},
    {"The back yard of a business man, far away.", NULL, NULL},
};

START_TEST(pieces_that_are_words)
{
    struct desk d;
    desk_open(&d, "split");
    desk_try(&d, pieces_that_are_words_rows,
             sizeof pieces_that_are_words_rows / sizeof *pieces_that_are_words_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row hyphens_of_line_ends_rows[] = {
    {"The manu-facturers met.", "The manufacturers met.", "split/hyphen"},
    {"The manu- facturers met.", "The manufacturers met.", "split/hyphen"},
    {"A co-ordinated, pre-emptive, well-known re-election.", NULL, NULL},
    {"“B-but,” he said.", NULL, NULL},
    {"Long- and short-term plans.", NULL, NULL},
};

START_TEST(hyphens_of_line_ends)
{
    struct desk d;
    desk_open(&d, "split");
    desk_try(&d, hyphens_of_line_ends_rows,
             sizeof hyphens_of_line_ends_rows / sizeof *hyphens_of_line_ends_rows);
    desk_close(&d);
}
END_TEST

Suite *split_suite(void)
{
    Suite *suite = suite_create("split");
    TCase *tc = tcase_create("text");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, pieces_that_are_no_words);
    tcase_add_test(tc, pieces_that_are_words);
    tcase_add_test(tc, hyphens_of_line_ends);
    suite_add_tcase(suite, tc);
    return suite;
}
