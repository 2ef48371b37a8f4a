#include "suites.h"

#include "report/lines.h"

static void assert_at(const struct lines *lines, size_t offset, size_t line, size_t column)
{
    struct position at = lines_at(lines, offset);
    ck_assert_msg(at.line == line && at.column == column, "offset %zu is %zu:%zu, not %zu:%zu", offset,
                  at.line, at.column, line, column);
}

static void take(struct source *src, const char *text, size_t len)
{
    struct strbuf err = STRBUF_INIT;
    ck_assert_int_eq(source_take(src, text, len, "test", &err), SOURCE_OK);
    strbuf_release(&err);
}

START_TEST(columns_count_characters)
{
    struct source src = SOURCE_INIT;
    struct lines lines;
    take(&src, "\xC3\xA9t\xC3\xA9\r\n\n\xF0\x9F\x93\xB0!", 13);
    lines_init(&lines, &src);
    assert_at(&lines, 0, 1, 1);
    assert_at(&lines, 2, 1, 2);
    assert_at(&lines, 5, 1, 4); /* the CR */
    assert_at(&lines, 6, 1, 5); /* the LF ends its line */
    assert_at(&lines, 7, 2, 1);
    assert_at(&lines, 8, 3, 1);
    assert_at(&lines, 12, 3, 2);
    assert_at(&lines, 13, 3, 3); /* the end of the text */
    lines_release(&lines);
    source_release(&src);
}
END_TEST

START_TEST(byte_order_mark_is_in_no_column)
{
    struct source src = SOURCE_INIT;
    struct lines lines;
    take(&src, "\xEF\xBB\xBFOban\nx", 9);
    lines_init(&lines, &src);
    assert_at(&lines, 0, 1, 1);
    assert_at(&lines, 3, 1, 1);
    assert_at(&lines, 4, 1, 2);
    assert_at(&lines, 8, 2, 1);
    lines_release(&lines);
    source_release(&src);
}
END_TEST

START_TEST(empty_text_has_a_place)
{
    struct source src = SOURCE_INIT;
    struct lines lines;
    take(&src, "", 0);
    lines_init(&lines, &src);
    assert_at(&lines, 0, 1, 1);
    lines_release(&lines);
    source_release(&src);
}
END_TEST

/* Every offset of a long text, against counting from its start. */
START_TEST(long_lines_agree_with_counting)
{
    struct strbuf text = STRBUF_INIT;
    for (size_t i = 0; i < 9000; i++)
        strbuf_addstr(&text, i % 1777 == 1776 ? "\n" : i % 3 ? "a" : "\xE2\x80\x99");
    struct source src = SOURCE_INIT;
    struct lines lines;
    take(&src, text.buf, text.len);
    lines_init(&lines, &src);
    size_t line = 1, column = 1;
    for (size_t i = 0; i < text.len; i++) {
        if (((unsigned char)text.buf[i] & 0xC0) == 0x80) continue;
        assert_at(&lines, i, line, column);
        bool end = text.buf[i] == '\n';
        line += end;
        column = end ? 1 : column + 1;
    }
    lines_release(&lines);
    source_release(&src);
    strbuf_release(&text);
}
END_TEST

Suite *lines_suite(void)
{
    Suite *s = suite_create("lines");
    TCase *t = tcase_create("lines");
    tcase_add_test(t, columns_count_characters);
    tcase_add_test(t, byte_order_mark_is_in_no_column);
    tcase_add_test(t, empty_text_has_a_place);
    tcase_add_test(t, long_lines_agree_with_counting);
    suite_add_tcase(s, t);
    return s;
}
