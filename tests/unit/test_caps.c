#include "suites.h"

#include "desk.h"

static const struct desk_row months_and_days_rows[] = {
    {"It rained in march and on friday.", "It rained in March and on Friday.", "caps/month-day"},
    {"CAIRO, may 3 — It rained.", "CAIRO, May 3 — It rained.", "caps/month-day"},
    {"Between april and august, the port was shut.", "Between April and August, the port was shut.",
     "caps/month-day"},
    {"They may march on the august body in the sun.", NULL, NULL},
    {"See #friday and www.monday.com.", NULL, NULL},
};

START_TEST(months_and_days)
{
    struct desk d;
    desk_open(&d, "caps");
    desk_try(&d, months_and_days_rows, sizeof months_and_days_rows / sizeof *months_and_days_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row peoples_and_places_rows[] = {
    {"A brazilian film in portuguese.", "A Brazilian film in Portuguese.", "caps/nationality"},
    {"The non-german part of lisbon’s port.", "The non-German part of Lisbon’s port.", "caps/nationality"},
    {"Trains to berlin were late.", "Trains to Berlin were late.", "caps/place"},
    {"They polish china and turkey, with french fries and nice swedes.", NULL, NULL},
};

START_TEST(peoples_and_places)
{
    struct desk d;
    desk_open(&d, "caps");
    desk_try(&d, peoples_and_places_rows, sizeof peoples_and_places_rows / sizeof *peoples_and_places_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row names_of_several_words_rows[] = {
    {"The Red crescent sent aid to the Security council.",
     "The Red Crescent sent aid to the Security Council.", "caps/name-part"},
    {"Ships in the black sea and off north korea.", "Ships in the Black Sea and off North Korea.",
     "caps/name-part"},
    {"A red cross on a white house. White house prices fell.", NULL, NULL},
    {"The Ministry of the Interior of the United States of America.", NULL, NULL},
};

START_TEST(names_of_several_words)
{
    struct desk d;
    desk_open(&d, "caps");
    desk_try(&d, names_of_several_words_rows,
             sizeof names_of_several_words_rows / sizeof *names_of_several_words_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row sentences_rows[] = {
    {"It cost 1.1 billion. the mayor paid for all of it.",
     "It cost 1.1 billion. The mayor paid for all of it.", "caps/sentence-start"},
    {"The old boats had left.\n\n“we came here to win, and we believed,” he said.",
     "The old boats had left.\n\n“We came here to win, and we believed,” he said.", "caps/sentence-start"},
    {"At 9 a.m. the boats of Acme Inc. left, fish etc. on board.", NULL, NULL},
    {"They waited and waited... then the boats left.", NULL, NULL},
    {"The boats had left by then. and which of them sank?", NULL, NULL},
    {"He loved the museum in Arles. van Gogh had lived there.", NULL, NULL},
};

START_TEST(sentences)
{
    struct desk d;
    desk_open(&d, "caps");
    desk_try(&d, sentences_rows, sizeof sentences_rows / sizeof *sentences_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row capitals_too_many_rows[] = {
    {"A Helicopter came.", "A helicopter came.", "caps/unneeded"},
    {"He slept until Lunch.", "He slept until lunch.", "caps/unneeded"},
    {"The Museum of Flight and a Conservative candidate.", NULL, NULL},
    {"They went to the Festival. The Festival was full.", NULL, NULL},
};

START_TEST(capitals_too_many)
{
    struct desk d;
    desk_open(&d, "caps");
    desk_try(&d, capitals_too_many_rows, sizeof capitals_too_many_rows / sizeof *capitals_too_many_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row headlines_rows[] = {
    {"Tehran Stocks Fall for Fifth Day as rial Weakens\n\nThe market fell.",
     "Tehran Stocks Fall for Fifth Day as Rial Weakens\n\nThe market fell.", "caps/headline"},
    {"Tram driver in Stuttgart praised by Mayor Anna Smith\n\nA driver was praised.", NULL, NULL},
};

START_TEST(headlines)
{
    struct desk d;
    desk_open(&d, "caps");
    desk_try(&d, headlines_rows, sizeof headlines_rows / sizeof *headlines_rows);
    desk_close(&d);
}
END_TEST

Suite *caps_suite(void)
{
    Suite *s = suite_create("caps");
    TCase *t = tcase_create("caps");
    tcase_add_test(t, months_and_days);
    tcase_add_test(t, peoples_and_places);
    tcase_add_test(t, names_of_several_words);
    tcase_add_test(t, sentences);
    tcase_add_test(t, capitals_too_many);
    tcase_add_test(t, headlines);
    suite_add_tcase(s, t);
    return s;
}
