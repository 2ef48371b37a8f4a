#include "suites.h"

#include "desk.h"

static const struct desk_row ends_of_paragraphs_rows[] = {
    {"Trams.\n\nThe trams were full by noon and the new drivers, who had trained for a year, were praised by "
     "the city council",
     "Trams.\n\nThe trams were full by noon and the new drivers, who had trained for a year, were praised by "
     "the city council.",
     "punct/missing-stop"},
    {"Trams.\n\n“The trams were full by noon and the new drivers, who had trained for a year, were praised "
     "by the city council”",
     "Trams.\n\n“The trams were full by noon and the new drivers, who had trained for a year, were praised "
     "by the city council.”",
     "punct/missing-stop"},
    {"Trams.\n\nThe trams were full by noon and the new drivers, who had trained for a year, were praised by "
     "the city council (and the mayor)",
     "Trams.\n\nThe trams were full by noon and the new drivers, who had trained for a year, were praised by "
     "the city council (and the mayor).",
     "punct/missing-stop"},
    {"Trams.\n\nThe trams were full by noon and the new drivers, who had trained for a year, were praised by "
     "the city council,\n\nIt ended there.",
     "Trams.\n\nThe trams were full by noon and the new drivers, who had trained for a year, were praised by "
     "the city council.\n\nIt ended there.",
     "punct/comma-at-end"},
    {"Trams.\n\nThe trams were full by noon and the new drivers, who had trained for a year, were praised by "
     "the city council of the",
     NULL, NULL},
    {"Trams.\n\nThe trams were full by noon and the new drivers, who had trained for a year, were praised by "
     "the city council. [5]",
     NULL, NULL},
    {"Trams.\n\nThe trams were full by noon and the new drivers, who had trained for a year, were praised by "
     "the city council:\n\n- one\n- two",
     NULL, NULL},
    {"Trams.\n\nThe trams were full by noon and the new drivers, who had trained for a year, were praised by "
     "the city council\n\nand the mayor.",
     NULL, NULL},
    {"Trams.\n\nPhoto: The trams were full by noon and the new drivers, who had trained for a year, were "
     "praised by the city council",
     NULL, NULL},
};

START_TEST(ends_of_paragraphs)
{
    struct desk d;
    desk_open(&d, "punct/missing-stop,punct/missing-stop-inside,punct/comma-at-end,punct/headline-stop");
    desk_try(&d, ends_of_paragraphs_rows, sizeof ends_of_paragraphs_rows / sizeof *ends_of_paragraphs_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row attributions_rows[] = {
    {"“In Parakou the boxes were full,” she told reporters “We have the photographs.”",
     "“In Parakou the boxes were full,” she told reporters. “We have the photographs.”",
     "punct/missing-stop"},
    {"“We left,” said Smith, who wrote the novel “Nobody Has Ever Been Here.”", NULL, NULL},
    {"“We left,” he said, and “we are not back.”", NULL, NULL},
};

START_TEST(attributions)
{
    struct desk d;
    desk_open(&d, "punct/missing-stop,punct/missing-stop-inside,punct/comma-at-end,punct/headline-stop");
    desk_try(&d, attributions_rows, sizeof attributions_rows / sizeof *attributions_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row inside_rows[] = {
    {"The children who came early crowded to the windscreen Staff handed out tickets.",
     "The children who came early crowded to the windscreen. Staff handed out tickets.",
     "punct/missing-stop-inside"},
    {"The ferry left the harbour two hours late The crew had waited.",
     "The ferry left the harbour two hours late. The crew had waited.", "punct/missing-stop-inside"},
    {"The homeless charity Shelter showed them all the new houses.", NULL, NULL},
};

START_TEST(inside)
{
    struct desk d;
    desk_open(&d, "punct/missing-stop,punct/missing-stop-inside,punct/comma-at-end,punct/headline-stop");
    desk_try(&d, inside_rows, sizeof inside_rows / sizeof *inside_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row headlines_rows[] = {
    {"Tram driver in Stuttgart praised.\n\nA tram driver in Stuttgart has been praised by the mayor of the "
     "city after her brakes failed.\n\nNobody was hurt.",
     "Tram driver in Stuttgart praised\n\nA tram driver in Stuttgart has been praised by the mayor of the "
     "city after her brakes failed.\n\nNobody was hurt.",
     "punct/headline-stop"},
    {"Who praised the driver in Stuttgart?\n\nA tram driver in Stuttgart has been praised by the mayor of "
     "the city after her brakes failed.\n\nNobody was hurt.",
     NULL, NULL},
    {"She was tired that day.\n\nA tram driver in Stuttgart has been praised by the mayor of the city after "
     "her brakes failed.\n\nNobody was hurt.",
     NULL, NULL},
};

START_TEST(headlines)
{
    struct desk d;
    desk_open(&d, "punct/missing-stop,punct/missing-stop-inside,punct/comma-at-end,punct/headline-stop");
    desk_try(&d, headlines_rows, sizeof headlines_rows / sizeof *headlines_rows);
    desk_close(&d);
}
END_TEST

Suite *stops_suite(void)
{
    Suite *s = suite_create("stops");
    TCase *t = tcase_create("stops");
    tcase_add_test(t, ends_of_paragraphs);
    tcase_add_test(t, attributions);
    tcase_add_test(t, inside);
    tcase_add_test(t, headlines);
    suite_add_tcase(s, t);
    return s;
}
