#include "suites.h"

#include "desk.h"

#define TRY(rows) \
    do { \
        struct desk desk; \
        desk_open(&desk, "repeat"); \
        desk_try(&desk, rows, sizeof rows / sizeof *rows); \
        desk_close(&desk); \
    } while (0)

START_TEST(words)
{
    static const struct desk_row rows[] = {
        {"It gave most of the the rest.", "It gave most of the rest.", "repeat/word"},
        {"It gave most of the\nthe rest.", "It gave most of the\nthe rest.", NULL}, /* two paragraphs */
        {"The the port was shut.", "The port was shut.", "repeat/word"},
        {"They live in a a town.", "They live in a town.", "repeat/word"},
        {"“We argued about it it,” she said.", "“We argued about it,” she said.", "repeat/word"},
        {"Paz left. Later Paz Paz came. Paz sang. Then Paz slept.",
         "Paz left. Later Paz came. Paz sang. Then Paz slept.", "repeat/word"},
        {"He had had enough.", NULL, NULL},
        {"He said that that was enough.", NULL, NULL},
        {"Duran Duran played. Duran Duran left.", NULL, NULL},
        {"She came to The Hague, Hague, they said.", NULL, NULL},
        {"A day-to-day day.", NULL, NULL},
        {"Two two-run homers won it.", NULL, NULL},
        {"It was 3 3 in the end.", NULL, NULL},
        {"No, no. Bye bye.", NULL, NULL},
        {"The, the end.", NULL, NULL},
    };
    TRY(rows);
}
END_TEST

START_TEST(phrases)
{
    static const struct desk_row rows[] = {
        {"They won by two points two points.", "They won by two points.", "repeat/phrase"},
        {"He paid since his own house was flooded on Tuesday since his own house was flooded on Tuesday.",
         "He paid since his own house was flooded on Tuesday.", "repeat/phrase"},
        {"Some got a refund of half the fare, a refund of half the fare, which many liked.",
         "Some got a refund of half the fare, which many liked.", "repeat/phrase"},
        {"The man who saw it the man who saw it left.", "The man who saw it left.", "repeat/phrase"},
        {"Never again, never again, they said.", NULL, NULL},
        {"They tried again and again and again.", NULL, NULL},
        {"They went round and round and up.", NULL, NULL},
        {"He came from time to time to see it.", NULL, NULL},
        {"It grew in Africa and south and south-east Asia.", NULL, NULL},
        {"It went year after year after year.", NULL, NULL},
        {"New York New York was sung.", NULL, NULL},
        {"It is hot as—it’s hot as—it’s hotter.", NULL, NULL},
        {"Win 2 1 2 1.", NULL, NULL},
    };
    TRY(rows);
}
END_TEST

START_TEST(loops)
{
    static const struct desk_row rows[] = {
        {"He went to the to the to the market.", "He went to the market.", "repeat/loop"},
        {"The the the the end.", "The end.", "repeat/loop"},
        {"It rose in the city, in the city, in the city, in the city.", "It rose in the city.",
         "repeat/loop"},
        {"Location, location, location.", NULL, NULL},
        {"Ha ha ha ha.", NULL, NULL},
    };
    TRY(rows);
}
END_TEST

START_TEST(sentences)
{
    static const struct desk_row rows[] = {
        {"The port was closed at noon. The port was closed at noon. Ships left.",
         "The port was closed at noon. Ships left.", "repeat/sentence"},
        {"“The port was closed at noon. The port was closed at noon.”", "“The port was closed at noon.”",
         "repeat/sentence"},
        {"The port was closed at noon. The port was closed at noon. The port was closed at noon.",
         "The port was closed at noon.", "repeat/sentence"},
        {"It rained. The port was closed at noon.\n\nThe port was closed at noon. Ships left.\n",
         "It rained. The port was closed at noon.\n\nShips left.\n", "repeat/sentence"},
        {"It rained. The port was closed at noon.\n\nThe port was closed at noon.\n\nShips left.\n",
         "It rained. The port was closed at noon.\n\nShips left.\n", "repeat/sentence"},
        {"No way. No way. We go.", NULL, NULL},
        {"The port was closed at noon. Ships left. The port was closed at noon.", NULL, NULL},
    };
    TRY(rows);
}
END_TEST

START_TEST(paragraphs)
{
    static const struct desk_row rows[] = {
        {"Storm\n\nThe storm hit the coast of the island early.\n\nIt left.\n\n"
         "The storm hit the coast of the island early.\n\nAll was well.\n",
         "Storm\n\nThe storm hit the coast of the island early.\n\nIt left.\n\nAll was well.\n",
         "repeat/paragraph"},
        {"Storm hits coast\n\nStorm hits coast\n\nIt came.\n", "Storm hits coast\n\nIt came.\n",
         "repeat/paragraph"},
        {"Storm\n\nIt left.\n\nIt came.\n\nIt left.\n", NULL, NULL},
    };
    TRY(rows);
}
END_TEST

Suite *repeat_suite(void)
{
    Suite *s = suite_create("repeat");
    TCase *t = tcase_create("repeat");
    tcase_add_test(t, words);
    tcase_add_test(t, phrases);
    tcase_add_test(t, loops);
    tcase_add_test(t, sentences);
    tcase_add_test(t, paragraphs);
    tcase_set_timeout(t, 60);
    suite_add_tcase(s, t);
    return s;
}
