#include "suites.h"

#include "desk.h"

static const struct desk_row names_learnt_from_the_article_rows[] = {
    {"He met Ibargoyen. Then Ibargoyensaid no.", "He met Ibargoyen. Then Ibargoyen said no.", "glue/words"},
    {"In Kunduzthe Taliban won.", "In Kunduz the Taliban won.", "glue/words"},
    {"It closes on Saturdayat noon.", "It closes on Saturday at noon.", "glue/words"},
    {"Today Zorkovsaid no.", NULL, NULL},
    {"Mr Marchand spoke to Ms Bertrand.", NULL, NULL},
};

START_TEST(names_learnt_from_the_article)
{
    struct desk d;
    desk_open(&d, "glue");
    desk_try(&d, names_learnt_from_the_article_rows,
             sizeof names_learnt_from_the_article_rows / sizeof *names_learnt_from_the_article_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row halves_must_be_known_rows[] = {
    {"They were onthe roof.", "They were on the roof.", "glue/words"},
    {"He saw threeboats there.", "He saw three boats there.", "glue/words"},
    {"It broke the rightsthe court gave.", "It broke the rights the court gave.", "glue/words"},
    {"The managment of the qualifer.", NULL, NULL},
    {"A never theless sound plan.", NULL, NULL},
    {"He is in THEROOM now.", NULL, NULL},
    {"The wikiHow editor, an iPhone and PayPal.", NULL, NULL},
    {"A brandnew-looking car’s the-thing.", NULL, NULL},
};

START_TEST(halves_must_be_known)
{
    struct desk d;
    desk_open(&d, "glue");
    desk_try(&d, halves_must_be_known_rows,
             sizeof halves_must_be_known_rows / sizeof *halves_must_be_known_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row sentences_and_numbers_rows[] = {
    {"It was warm.They slept.", "It was warm. They slept.", "glue/sentences"},
    {"He asked why.Nobody knew.", "He asked why. Nobody knew.", "glue/sentences"},
    {"J.K.Rowling and the U.S.Army at Node.js.", NULL, NULL},
    {"Over 300people came.", "Over 300 people came.", "glue/number"},
    {"It ended in2021.", "It ended in 2021.", "glue/number"},
    {"On May5 it rained.", "On May 5 it rained.", "glue/number"},
    {"The 21st, 92cm, 10.30am, 4x4, 1990s, €12m, A44, CO2 and 18-year-old.", NULL, NULL},
};

START_TEST(sentences_and_numbers)
{
    struct desk d;
    desk_open(&d, "glue");
    desk_try(&d, sentences_and_numbers_rows,
             sizeof sentences_and_numbers_rows / sizeof *sentences_and_numbers_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row brackets_rows[] = {
    {"He read it(the whole letter) twice.", "He read it (the whole letter) twice.", "glue/bracket"},
    {"The book (a long one)and the film.", "The book (a long one) and the film.", "glue/bracket"},
    {"The person(s), section 5(a), 401(k), (re)election.", NULL, NULL},
};

START_TEST(brackets)
{
    struct desk d;
    desk_open(&d, "glue");
    desk_try(&d, brackets_rows, sizeof brackets_rows / sizeof *brackets_rows);
    desk_close(&d);
}
END_TEST

Suite *glue_suite(void)
{
    Suite *suite = suite_create("glue");
    TCase *tc = tcase_create("text");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, names_learnt_from_the_article);
    tcase_add_test(tc, halves_must_be_known);
    tcase_add_test(tc, sentences_and_numbers);
    tcase_add_test(tc, brackets);
    suite_add_tcase(suite, tc);
    return suite;
}
