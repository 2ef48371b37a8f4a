#include "suites.h"

#include "desk.h"

static const struct desk_row slips_of_the_pen_rows[] = {
    {"The goverment fell.", "The government fell.", "spelling/unknown"},
    {"He said the decison was hard.", "He said the decision was hard.", "spelling/unknown"},
    {"“The ceromony was short,” he said.", "“The ceremony was short,” he said.", "spelling/unknown"},
    {"Flood Hits Nothern Province Again", "Flood Hits Northern Province Again", "spelling/unknown"},
    {"Goverment offices are closed.", "Government offices are closed.", "spelling/unknown"},
};

START_TEST(slips_of_the_pen)
{
    struct desk d;
    desk_open(&d, "spelling");
    desk_try(&d, slips_of_the_pen_rows, sizeof slips_of_the_pen_rows / sizeof *slips_of_the_pen_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row words_left_alone_rows[] = {
    {"The colour of the color, organised and organized.", NULL, NULL},
    {"Ms Hansson met Mr Wijnaldum in Zwijndrecht.", NULL, NULL},
    {"The blorgon sleeps. A blorgon eats.", NULL, NULL},
    {"Overtourism, deplatformed megaquakes and catlike robots.", NULL, NULL},
    {"He wrote “goverment” on the board.", NULL, NULL},
    {"They ain’t in the goverment no more.", NULL, NULL},
    {"The café and the naïve señor.", NULL, NULL},
};

START_TEST(words_left_alone)
{
    struct desk d;
    desk_open(&d, "spelling");
    desk_try(&d, words_left_alone_rows, sizeof words_left_alone_rows / sizeof *words_left_alone_rows);
    desk_close(&d);
}
END_TEST

Suite *spelling_suite(void)
{
    Suite *suite = suite_create("spelling");
    TCase *tc = tcase_create("text");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, slips_of_the_pen);
    tcase_add_test(tc, words_left_alone);
    suite_add_tcase(suite, tc);
    return suite;
}
