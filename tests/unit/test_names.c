#include "suites.h"

#include "desk.h"

static const struct desk_row rows[] = {
    {"Ann Roumegoux spoke. Roumegoux left. Then Roumégoux slept.", "Ann Roumegoux spoke. Roumegoux left. Then Roumegoux slept.",
     "names/variant"},
    {"They flew to Zhirovsk. In Zhirovsk it snowed. Later Zhirowsk froze.",
     "They flew to Zhirovsk. In Zhirovsk it snowed. Later Zhirovsk froze.", "names/variant"},
    {"Jonas Dalmolin came. We met Dalmolin. Now Dal Molin sleeps.",
     "Jonas Dalmolin came. We met Dalmolin. Now Dalmolin sleeps.", "names/variant"},
    {"Liao Minzhi led. Liao Minzhi slept. But Liao Mingzhi warned.",
     "Liao Minzhi led. Liao Minzhi slept. But Liao Minzhi warned.", "names/variant"},
    /* Derived words, other people, brands, and names that the text tells apart. */
    {"Bosnia and Bosnians, Iran and Iraq; Bosnia again, Iran again.", NULL, NULL},
    {"Ann Hutchins came. Bob Hutchings left. Ann Hutchins stayed.", NULL, NULL},
    {"The BlackBerry and the BlackBerry beat the Blackberry.", NULL, NULL},
    {"Isfahan, also known as Esfahan, is old. Isfahan is big.", NULL, NULL},
    {"Pat Sadvakasov and Olga Sadvakasova met. Sadvakasov left.", NULL, NULL},
};

START_TEST(spellings_are_compared)
{
    struct desk d;
    desk_open(&d, "names");
    desk_try(&d, rows, sizeof rows / sizeof *rows);
    desk_close(&d);
}
END_TEST

Suite *names_suite(void)
{
    Suite *s = suite_create("names");
    TCase *tc = tcase_create("names");
    tcase_add_test(tc, spellings_are_compared);
    suite_add_tcase(s, tc);
    return s;
}
