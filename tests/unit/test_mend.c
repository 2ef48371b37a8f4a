#include "suites.h"

#include "base/utf8.h"
#include "text/mend.h"

/* Damaged, and as it was. */
static const char *const mended[][2] = {
    {"JuliÃ¡n", "Julián"},
    {"BÃ©atrice", "Béatrice"},
    {"Nicol&ograve; S", "Nicolò S"},
    {"Оleg", "Oleg"},
    {"Do√±ana", "Doñana"},
    {"buildingâ€™s", "building’s"},
    {"ship\u00ADbuilding", "shipbuilding"},
    {"Ä°smail", "İsmail"},
    {"KonÃƒÂ©", "Koné"},
    {"for ＧＰＳ sounders", "for GPS sounders"},
    {"midnight， wearing", "midnight, wearing"},
    {"midnight，wearing", "midnight, wearing"},
    {"MedellÃ\u00ADn", "Medellín"},
    {"ofﬁcial", "official"},
    {"said&nbsp;&#8211; and", "said – and"},
    {"Zhanаr", "Zhanar"},
    {"gen\u200Berators", "generators"},
    {"C√≥rdoba", "Córdoba"},
    {"in&nbsp;Frankfurt", "in Frankfurt"},
    {"in &nbsp; Frankfurt", "in  Frankfurt"},
    {"AT&amp;T", "AT&T"},
    {"&amp;quot;Hi&amp;quot;", "\"Hi\""},
    {"don&#8217;t", "don’t"},
    {"don&#39;t don&#x2019;t don&#146;t don& # 39;t", "don't don’t don’t don't"},
    {"a & quot;test & quot; b", "a \"test \" b"},
    {"a &lt b &amp c", "a < b & c"},
    {"10Â km", "10 km"},
    {"10Â\u00A0km", "10 km"},
    {"5Â°C Â£5", "5°C £5"},
    {"â€œHelloâ€\302\235 he", "“Hello” he"},
    {"â€œHelloâ€ he", "“Hello” he"},
    {"â€œHelloâ€� he", "“Hello” he"},
    {"wordâ€“word â€” x â€¦", "word–word — x …"},
    {"Ã¢â‚¬â„¢s", "’s"},
    {"Ã¢â‚¬Å“Hi", "“Hi"},
    {"ï»¿The", "The"},
    {"ÐŸÑƒÑ‚Ð¸Ð½ said", "Путин said"},
    {"РџСѓС‚РёРЅ said", "Путин said"},
    {"Вishkek Моscow СNN оf", "Bishkek Moscow CNN of"},
    {"he took а bus", "he took a bus"},
    {"А320 and Т-72", "A320 and T-72"},
    {"vitamin С is", "vitamin C is"},
    {"boy，who", "boy, who"},
    {"screens。If", "screens. If"},
    {"expected（or", "expected (or"},
    {"２，０００ men", "2,000 men"},
    {"3 per cent）， the", "3 per cent), the"},
    {"he said：“No", "he said: “No"},
    {"wait！ ok", "wait! ok"},
    {"session، held", "session, held"},
    {"۴ people ٢٥ men", "4 people 25 men"},
    {"Why؟ He", "Why? He"},
    {"a\u200Eb", "ab"},
    {"donÂ’t", "don’t"},
    {"don\302\222t", "don’t"},
    {"MartÃnez", "Martínez"},
    {"cittÃ  di", "città di"},
    {"cittÃ\u00A0 di", "città di"},
    {"CÃ”TE Dâ€™IVOIRE", "CÔTE D’IVOIRE"},
    {"SÃƒO", "SÃO"},
    {"SÃ£o", "São"},
    {"Ã‰cole", "École"},
    {"ÃŽle", "Île"},
    {"Ã  la", "à la"},
    {"Café Ã  Montréal", "Café à Montréal"},
    {"ErdoÄŸan", "Erdoğan"},
    {"ChiÈ™inÄƒu", "Chișinău"},
    {"Å\u00A0koda", "Škoda"},
    {"WaÅ‚Ä™sa", "Wałęsa"},
    {"â‚¬5 Nokiaâ„¢ 3 Ã— 4 Â½", "€5 Nokia™ 3 × 4 ½"},
    {"ðŸ˜€", "😀"},
    {"ä¸­æ–‡", "中文"},
    {"Cordoban CГіrdoba вЂ™s вЂ“", "Cordoban Córdoba ’s –"},
    {"CĂłrdoba MedellĂ­n", "Córdoba Medellín"},
    {"Itâ€™s ‚Äúa‚Äù it‚Äôs", "It’s “a” it’s"},
    {"ÔÇÖs Jos├®", "’s José"},
    {"itΓÇÖs", "it’s"},
    {"i.e. â€˜aâ€™", "i.e. ‘a’"},
    {"naÃ¯ve faÃ§ade", "naïve façade"},
    {"&eacute;t&eacute; &Scaron;koda &rsquo;", "été Škoda ’"},
    {"x&amp;nbsp;y", "x y"},
    {"&lt;p&gt;", "<p>"},
    {"word.Â The", "word. The"},
    {"word. Â The", "word. The"},
    {"Garcίa", "García"},
    {"О’Hara", "O’Hara"},
    {"Îlon", "Îlon"},
    {"ĳsselmeer", "ijsselmeer"},
    {"20％ of", "20% of"},
    {"３．５ m", "3.5 m"},
    {"９：３０", "9:30"},
    {"\u3000\u3000The", "The"},
    {"Mr\u3000Li", "Mr Li"},
    {"fromâ\302\200\302\231s", "from’s"},
};

/* Nothing to mend. */
static const char *const sound[] = {
    "AT&T; and R&D; S&P;",
    "SÃO PAULO, AÇÃO, château, Â",
    "http://x.org/?a=1&lt=3&copy=4",
    "Путин, Δ, μ, π, 5 μm, α-synuclein, TNFα, Кремль, СССР, НАТО",
    "東京，京都。中文（名）",
    "the 「Asahi」 paper ‹a› «b»",
    "سلام، دوست ۴",
    "می‌خواهم",
    "👩‍👩‍👧 ok ❤️",
    "שלום\u200F, said",
    "“IRMÔ CAFÉ’S CAFÉ” Spaß” Å—",
    "«Ça va» «ça va» √2 ≈ 5 ≠ ƒ ∞ “Ã”",
    "Гімн В ответ",
    "RĂŞINARI Ăsta Măcin",
    "Marks & Spencer; Q&A; AT&T",
    "NFκB IFNγ β-blocker hν",
    "Æ Ø naïve été Zoë",
};

/* All of `text`, as a document reads it. */
static void mend_all(struct slice text, struct strbuf *out)
{
    for (size_t at = 0, end; at < text.len; at = end) {
        unsigned char c = (unsigned char)text.ptr[at];
        if ((c >= 0x80 || c == '&') && mend_at(text, at, &end, out) != MEND_NONE) {
            ck_assert_uint_gt(end, at);
            continue;
        }
        utf8_at(text.ptr, text.len, at, &end);
        strbuf_add(out, text.ptr + at, end - at);
    }
}

static void try(const char *text, const char *want)
{
    struct strbuf out = STRBUF_INIT, again = STRBUF_INIT;
    mend_all(slice_str(text), &out);
    ck_assert_str_eq(out.buf, want);
    mend_all(strbuf_slice(&out), &again);
    ck_assert_str_eq(again.buf, out.buf);
    strbuf_release(&out);
    strbuf_release(&again);
}

START_TEST(damage_is_undone_once_and_for_all)
{
    try(mended[_i][0], mended[_i][1]);
}
END_TEST

START_TEST(sound_text_is_left)
{
    try(sound[_i], sound[_i]);
}
END_TEST

START_TEST(kinds_are_told_apart)
{
    static const struct {
        const char *text;
        enum mend_kind kind;
        size_t end;
    } rows[] = {
        {"Ã©", MEND_MOJIBAKE, 4},
        {"&eacute;", MEND_ENTITY, 8},
        {"\u200Ba", MEND_INVISIBLE, 3},
        {"Оleg", MEND_LOOKALIKE, 2},
        {"ﬁnd", MEND_LIGATURE, 3},
        {"ＧＰＳ", MEND_FULLWIDTH, 9},
        {"، held", MEND_FOREIGN_MARK, 2},
        {"été", MEND_NONE, 0},
        {"& co", MEND_NONE, 0},
    };
    struct strbuf out = STRBUF_INIT;
    size_t end = 0;
    enum mend_kind kind = mend_at(slice_str(rows[_i].text), 0, &end, &out);
    ck_assert_int_eq(kind, rows[_i].kind);
    if (kind != MEND_NONE) ck_assert_uint_eq(end, rows[_i].end);
    strbuf_release(&out);
}
END_TEST

Suite *mend_suite(void)
{
    Suite *s = suite_create("mend");
    TCase *t = tcase_create("mend");
    tcase_add_loop_test(t, damage_is_undone_once_and_for_all, 0, sizeof mended / sizeof *mended);
    tcase_add_loop_test(t, sound_text_is_left, 0, sizeof sound / sizeof *sound);
    tcase_add_loop_test(t, kinds_are_told_apart, 0, 9);
    suite_add_tcase(s, t);
    return s;
}
