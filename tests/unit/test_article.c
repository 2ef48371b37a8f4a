#include "suites.h"

#include "desk.h"

/* Each phrase stands with the right article: the test turns it into the wrong one,
 * and wants the fix to turn it back. */
static const char *const right[] = {
    "an hour",
    "an honest man",
    "an heir",
    "an honour",
    "an honor guard",
    "a university",
    "a European law",
    "a one-off",
    "a once proud club",
    "a user",
    "a useful idea",
    "a eulogy",
    "a ewe",
    "a unique case",
    "a uniform",
    "a unit",
    "a ubiquitous sign",
    "a urine test",
    "a U-turn",
    "an unidentified man",
    "an unimportant point",
    "an uninvited guest",
    "an FBI agent",
    "an MRI scan",
    "an NGO",
    "an SMS",
    "an X-ray",
    "a NATO base",
    "a NASA probe",
    "a UNESCO site",
    "a UEFA cup",
    "an A8 road",
    "an F-16",
    "an 8-year-old",
    "an 11-ton boat",
    "an 18-month ban",
    "an 80th birthday",
    "an 800-seat hall",
    "an 8.2% rise",
    "an 11,000-seat hall",
    "a 1-0 win",
    "a 100-year-old",
    "a 180-day ban",
    "an $8 million fee",
    "a $9 fee",
    "an “honest” man",
    "a “useful” man",
    "an LNG tanker",
    "a UN report",
    "a UK firm",
    "an EU law",
    "an IT firm",
    "an MP",
    "an HIV test",
    "an SUV",
    "an L-shaped room",
    "a P-shaped room",
    "a Ukrainian",
    "an umbrella",
    "an usher",
    "a usual day",
    "an utter mess",
    "a utility",
    "an Xbox",
    "a U.S. soldier",
    "an ‘80s song",
    "a yacht",
    "an eight-year-old",
    "an Italian",
    "a sound",
    "a handful",
    "an icy road",
    "a euro",
    "an Ångström exhibit",
    "an élite unit",
    "a ’90s song",
    "an (old) car",
};

/* Usage differs, or it is no article. */
static const char *const silent[] = {
    "It was a historic day and an historic day.",
    "It was a herb and an herb.",
    "It was a 1800 map and an 1800 map.",
    "It has vitamin A in it.",
    "Between A and B it rained.",
    "Serie A is over.",
    "He came third in Group A on Monday.",
    "It opened in Frankfurt an der Oder.",
    "He moved to Bagno a Ema.",
    "They flew to Hoi An for it.",
    "It is a) old and b) new.",
    "They won 2 a 8 there.",
    "It ate a la carte, an a la carte menu.",
    "He wrote a-e-i-o-u.",
    "She is a LED expert, an LED expert.",
    "It came by a.m. and p.m.",
    "Mbappé scored with an Mbappé turn, a Mbappé turn.",
    "He got a C$8 note.",
    "It fell by a 0.8% or an 0.8%.",
};

START_TEST(wrong_ones_are_turned)
{
    struct desk desk;
    desk_open(&desk, "article/a-an");
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        struct strbuf good = STRBUF_INIT, bad = STRBUF_INIT;
        const char *rest = strchr(right[i], ' ');
        strbuf_addf(&good, "He saw %s there.", right[i]);
        strbuf_addf(&bad, "He saw %s%s there.", rest - right[i] == 1 ? "an" : "a", rest);
        struct desk_row rows[] = {{good.buf, NULL, NULL}, {bad.buf, good.buf, "article/a-an"}};
        desk_try(&desk, rows, 2);
        strbuf_release(&good);
        strbuf_release(&bad);
    }
    desk_close(&desk);
}
END_TEST

START_TEST(doubtful_ones_are_left)
{
    struct desk desk;
    desk_open(&desk, "article/a-an");
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++) {
        struct desk_row row = {silent[i], NULL, NULL};
        desk_try(&desk, &row, 1);
    }
    desk_close(&desk);
}
END_TEST

START_TEST(case_is_kept)
{
    static const struct desk_row rows[] = {
        {"A order came.", "An order came.", "article/a-an"},
        {"An big order came.", "A big order came.", "article/a-an"},
        {"“A order came,” he said.", "“An order came,” he said.", "article/a-an"},
        {"They sold the their house.", "They sold their house.", "article/double-determiner"},
        {"The this year’s budget fell.", "This year’s budget fell.", "article/double-determiner"},
        {"It was a the best result.", "It was a the best result.", "article/double-determiner"},
        {"The a cappella group sang.", NULL, NULL},
    };
    struct desk desk;
    desk_open(&desk, "article");
    desk_try(&desk, rows, sizeof rows / sizeof *rows);
    desk_close(&desk);
}
END_TEST

Suite *article_suite(void)
{
    Suite *s = suite_create("article");
    TCase *t = tcase_create("article");
    tcase_add_test(t, wrong_ones_are_turned);
    tcase_add_test(t, doubtful_ones_are_left);
    tcase_add_test(t, case_is_kept);
    tcase_set_timeout(t, 60);
    suite_add_tcase(s, t);
    return s;
}
