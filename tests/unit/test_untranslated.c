#include "suites.h"

#include "desk.h"

static const struct desk_row words_rows[] = {
    {"The mayor praised the trabajadores of the port.", "The mayor praised the trabajadores of the port.",
     "untranslated/foreign-word"},
    {"She ran the équipe municipale of the port.", "She ran the équipe municipale of the port.",
     "untranslated/foreign-phrase"},
    {"The trabajadores (workers) came with the Polícia judiciária.", NULL, NULL},
    {"The tifosi, as the fans are called, sang “trabajadores” at the café.", NULL, NULL},
    {"Some trabajadores met trabajadores, the trabajadores left, and trabajadores paid trabajadores.", NULL, NULL},
    {"The centre’s programmes of labour had a coup d’état.", NULL, NULL},
};

START_TEST(words)
{
    struct desk d;
    desk_open(&d, "untranslated/foreign-word,untranslated/foreign-phrase,untranslated/sentence,untranslated/"
                  "other-script,untranslated/not-english");
    d.linter.assume_evidence = true;
    desk_try(&d, words_rows, sizeof words_rows / sizeof *words_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row scripts_rows[] = {
    {"The new 地铁 opened.", "The new 地铁 opened.", "untranslated/other-script"},
    {"The metro (地铁) opened; the angle α was small; in Greek: Ἱερώνυμος.", NULL, NULL},
};

START_TEST(scripts)
{
    struct desk d;
    desk_open(&d, "untranslated/foreign-word,untranslated/foreign-phrase,untranslated/sentence,untranslated/"
                  "other-script,untranslated/not-english");
    d.linter.assume_evidence = true;
    desk_try(&d, scripts_rows, sizeof scripts_rows / sizeof *scripts_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row sentences_rows[] = {
    {"The mayor spoke. Los trabajadores recibirán sus salarios antes del viernes. He left the hall with his "
     "wife, and the crowd of workers went home.",
     "The mayor spoke. Los trabajadores recibirán sus salarios antes del viernes. He left the hall with his "
     "wife, and the crowd of workers went home.",
     "untranslated/sentence"},
    {"“Los trabajadores recibirán sus salarios antes del viernes,” he said, and the crowd of workers went "
     "home with him.",
     NULL, NULL},
};

START_TEST(sentences)
{
    struct desk d;
    desk_open(&d, "untranslated/foreign-word,untranslated/foreign-phrase,untranslated/sentence,untranslated/"
                  "other-script,untranslated/not-english");
    d.linter.assume_evidence = true;
    desk_try(&d, sentences_rows, sizeof sentences_rows / sizeof *sentences_rows);
    desk_close(&d);
}
END_TEST

static const struct desk_row articles_rows[] = {
    {"El alcalde de la ciudad anunció que los trabajadores recibirán sus salarios antes del viernes, según "
     "dijo el portavoz después de la reunión.",
     "El alcalde de la ciudad anunció que los trabajadores recibirán sus salarios antes del viernes, según "
     "dijo el portavoz después de la reunión.",
     "untranslated/not-english"},
};

START_TEST(articles)
{
    struct desk d;
    desk_open(&d, "untranslated/foreign-word,untranslated/foreign-phrase,untranslated/sentence,untranslated/"
                  "other-script,untranslated/not-english");
    d.linter.assume_evidence = true;
    desk_try(&d, articles_rows, sizeof articles_rows / sizeof *articles_rows);
    desk_close(&d);
}
END_TEST

Suite *untranslated_suite(void)
{
    Suite *s = suite_create("untranslated");
    TCase *t = tcase_create("untranslated");
    tcase_add_test(t, words);
    tcase_add_test(t, scripts);
    tcase_add_test(t, sentences);
    tcase_add_test(t, articles);
    suite_add_tcase(s, t);
    return s;
}
