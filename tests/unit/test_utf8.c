#include "suites.h"

#include "base/utf8.h"

START_TEST(valid_names_the_first_bad_byte)
{
    static const struct {
        const char *text;
        size_t bad;
    } rows[] = {
        {"", 0},
        {"plain", 5},
        {"na\xC3\xAFve", 6},
        {"\xF0\x9F\x93\xB0", 4},
        {"caf\xE9", 3},                 /* Latin-1 */
        {"ab\xC0\xAF", 2},              /* overlong */
        {"a\xED\xA0\x80", 1},           /* surrogate */
        {"\xF4\x90\x80\x80", 0},        /* past U+10FFFF */
        {"cut \xE2\x80", 4},
    };
    const size_t n = strlen(rows[_i].text);
    ck_assert_uint_eq(utf8_valid(rows[_i].text, n), rows[_i].bad);
}
END_TEST

START_TEST(forward_and_backward_meet)
{
    static const char text[] = "a\xC3\xA9\xE2\x80\x99\xF0\x9F\x93\xB0";
    static const uint32_t cps[] = {'a', 0xE9, 0x2019, 0x1F4F0};
    size_t at = 0, len = strlen(text);
    for (size_t i = 0; i < 4; i++) {
        size_t next, start;
        ck_assert_uint_eq(utf8_peek(text, len, at), cps[i]);
        ck_assert_uint_eq(utf8_at(text, len, at, &next), cps[i]);
        ck_assert_uint_eq(utf8_before(text, next, &start), cps[i]);
        ck_assert_uint_eq(start, at);
        at = next;
    }
    ck_assert_uint_eq(at, len);
    ck_assert_uint_eq(utf8_peek(text, len, len), 0);
    ck_assert_uint_eq(utf8_count(text, len), 4);
}
END_TEST

START_TEST(encode_gives_back_what_at_reads)
{
    static const uint32_t cps[] = {0, 'A', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0x10000, 0x10FFFF};
    char bytes[4];
    size_t n = utf8_encode(cps[_i], bytes), next;
    ck_assert_uint_eq(utf8_at(bytes, n, 0, &next), cps[_i]);
    ck_assert_uint_eq(next, n);
}
END_TEST

START_TEST(common_ends_lie_on_characters)
{
    static const struct {
        const char *a, *b;
        size_t prefix, suffix;
    } rows[] = {
        {"same", "same", 4, 4},
        {"", "x", 0, 0},
        {"one two", "one  two", 4, 4},
        {"\xC3\xA9", "\xC3\xA8", 0, 0},             /* é, è: first byte alike */
        {"\xC3\xA9", "\xC2\xA9", 0, 0},             /* é, ©: last byte alike */
        {"x\xE2\x80\x9Cy", "x\xE2\x80\x9Dy", 1, 1}, /* two quotation marks */
        {"don't", "don\xE2\x80\x99t", 3, 1},
        {"a\xCC\x81", "a", 1, 0},
    };
    struct slice a = slice_str(rows[_i].a), b = slice_str(rows[_i].b);
    ck_assert_uint_eq(utf8_common_prefix(a, b), rows[_i].prefix);
    ck_assert_uint_eq(utf8_common_prefix(b, a), rows[_i].prefix);
    ck_assert_uint_eq(utf8_common_suffix(a, b), rows[_i].suffix);
    ck_assert_uint_eq(utf8_common_suffix(b, a), rows[_i].suffix);
}
END_TEST

START_TEST(case_changes)
{
    struct strbuf out = STRBUF_INIT;
    utf8_add_lower(&out, slice_str("\xC3\x89LYS\xC3\x89"" 5"));
    ck_assert_str_eq(out.buf, "\xC3\xA9lys\xC3\xA9 5");
    strbuf_clear(&out);
    utf8_add_capital(&out, slice_str("\xE2\x80\x9C\xC3\xA9lan\xE2\x80\x9D"));
    ck_assert_str_eq(out.buf, "\xE2\x80\x9C\xC3\x89lan\xE2\x80\x9D");
    strbuf_clear(&out);
    utf8_add_folded(&out, slice_str("S\xC3\xA3o Tom\xC3\xA9"));
    ck_assert_str_eq(out.buf, "sao tome");
    strbuf_release(&out);
}
END_TEST

Suite *utf8_suite(void)
{
    Suite *s = suite_create("utf8");
    TCase *t = tcase_create("utf8");
    tcase_add_loop_test(t, valid_names_the_first_bad_byte, 0, 9);
    tcase_add_test(t, forward_and_backward_meet);
    tcase_add_loop_test(t, encode_gives_back_what_at_reads, 0, 9);
    tcase_add_loop_test(t, common_ends_lie_on_characters, 0, 8);
    tcase_add_test(t, case_changes);
    suite_add_tcase(s, t);
    return s;
}
