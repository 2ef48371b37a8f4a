#include "suites.h"

#include "desk.h"

static const struct desk_row unpaired_rows[] = {
    {"It costs 2,200 francs (about $3.60 per kilogram, more than in May.",
     "It costs 2,200 francs (about $3.60) per kilogram, more than in May.", "punct/unpaired-bracket"},
    {"It was the mayor (a driver. Nobody spoke.", "It was the mayor (a driver). Nobody spoke.",
     "punct/unpaired-bracket"},
    {"The mayor, a driver), spoke.", "The mayor, a driver), spoke.", "punct/unpaired-bracket"},
    {"The mayor (a driver [of trams]) spoke :) and left ;-)", NULL, NULL},
    {"There are a) trams, iv) boats and 2) buses.", NULL, NULL},
    {"(It began.\n\nIt ended.)", NULL, NULL},
};

START_TEST(unpaired)
{
    struct desk d;
    desk_open(&d, "punct/unpaired-bracket,punct/hyphen-for-dash");
    desk_try(&d, unpaired_rows, sizeof unpaired_rows / sizeof *unpaired_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row dashes_rows[] = {
    {"The tallest in the world-a title it holds.", "The tallest in the world—a title it holds.",
     "punct/hyphen-for-dash"},
    {"It is – or was – the tallest in the world-the best.",
     "It is – or was – the tallest in the world – the best.", "punct/hyphen-for-dash"},
    {"A state-of-the-art tram, sold over-the counter by well-known drivers.", NULL, NULL},
};

START_TEST(dashes)
{
    struct desk d;
    desk_open(&d, "punct/unpaired-bracket,punct/hyphen-for-dash");
    desk_try(&d, dashes_rows, sizeof dashes_rows / sizeof *dashes_rows);
    desk_close(&d);
}
END_TEST

Suite *brackets_suite(void)
{
    Suite *s = suite_create("brackets");
    TCase *t = tcase_create("brackets");
    tcase_add_test(t, unpaired);
    tcase_add_test(t, dashes);
    suite_add_tcase(s, t);
    return s;
}
