/* The readers of plain text, Markdown and HTML: blocks, and the map to the source. */
#include "suites.h"

#include "base/utf8.h"
#include "text/format.h"

static void read_text(const char *name, const char *text, struct source *src, struct document *doc)
{
    struct strbuf err = STRBUF_INIT;
    ck_assert_int_eq(source_take(src, text, strlen(text), name, &err), SOURCE_OK);
    const struct format *f = format_of(name);
    ck_assert_ptr_nonnull(f);
    f->read(doc, src);
}

/* The blocks of a text, “ / ” between them, a letter for the kind before each. */
static void check_blocks(const char *name, const char *text, const char *want)
{
    struct source src = SOURCE_INIT;
    struct document doc;
    struct strbuf out = STRBUF_INIT;
    read_text(name, text, &src, &doc);
    for (size_t i = 0; i < doc.n_blocks; i++) {
        const struct block *b = &doc.blocks[i];
        if (i) strbuf_addstr(&out, " / ");
        strbuf_addch(&out, "phis"[b->kind]);
        strbuf_addch(&out, ':');
        strbuf_add(&out, doc.text.ptr + b->start, b->end - b->start);
    }
    ck_assert_str_eq(out.buf, want);
    /* Segments cover the prose, and verbatim ones copy their source. */
    size_t at = 0;
    for (size_t i = 0; i < doc.n_segments; i++) {
        const struct segment *s = &doc.segments[i];
        ck_assert_uint_eq(s->prose, at);
        at += s->prose_len;
        ck_assert_uint_le(s->src + s->src_len, src.len);
        if (!s->verbatim) continue;
        ck_assert_uint_eq(s->prose_len, s->src_len);
        ck_assert_mem_eq(doc.text.ptr + s->prose, src.data + s->src, s->src_len);
    }
    ck_assert_uint_eq(at, doc.text.len);
    strbuf_release(&out);
    document_release(&doc);
    source_release(&src);
}

static const struct {
    const char *name, *text, *blocks;
} block_rows[] = {
    {"a.txt", "Head\n\nOne two. Three.\n\nFour.", "h:Head / p:One two. Three. / p:Four."},
    {"a.txt", "Head\r\n\r\nOne.\r\nTwo.\r\n", "h:Head / p:One. / p:Two."},
    {"a.txt", "\xEF\xBB\xBFHead\n", "h:Head"},
    {"a.txt", "One.\n\n• first thing;\n• second thing.\n", "p:One. / i:first thing; / i:second thing."},
    {"a.txt", "The first line of a paragraph that was filled to a\nwidth of fifty letters or so, which goes on over\n"
              "several lines and ends here.\n",
     "p:The first line of a paragraph that was filled to a\nwidth of fifty letters or so, which goes on over\n"
     "several lines and ends here."},
    {"a.txt", "", ""},
    {"a.txt", "\n \n\n", ""},
    {"a.md", "# Head\n\nOne *two*\nthree.\n", "h:Head / p:One two\nthree."},
    {"a.md", "---\ntitle: \"The head\"\ndate: 2020\n---\nText.\n", "h:The head / p:Text."},
    {"a.md", "> quoted\n> text\n\n- item one\n- item two\n", "p:quoted\ntext / i:item one / i:item two"},
    {"a.md", "A [link](http://x.example \"t\") and `code`.\n\n```\nno\n```\n", "p:A link and \xEF\xBF\xBC."},
    {"a.md", "It costs {{ price }} a day {% if x %}.\n", "p:It costs \xEF\xBF\xBC a day \xEF\xBF\xBC."},
    {"a.md", "Tom &amp; Ann\n", "p:Tom & Ann"},
    {"a.md", "See ![a cat](c.png) here.\n", "p:See  here. / s:a cat"},
    {"a.html", "<h1>Head</h1><p>One <b>two</b>\nthree.</p>", "h:Head / p:One two\nthree."},
    {"a.html", "<p>Tom &amp; Ann &ldquo;met&rdquo;</p><script>no()</script><nav>no</nav>", "p:Tom & Ann “met”"},
    {"a.html", "Loose text\n\nSecond<br>line", "p:Loose text / p:Second\nline"},
    {"a.html", "<ul><li>one<li>two</ul><img src=x alt=\"a cat\">", "i:one / i:two / s:a cat"},
    {"a.html", "<p>Before <span translate=\"no\">Kein</span> after</p>", "p:Before \xEF\xBF\xBC after"},
    {"a.html", "<p>unclosed <b>bold <i>both", "p:unclosed bold both"},
};

START_TEST(blocks_are_the_prose)
{
    for (size_t i = 0; i < sizeof block_rows / sizeof *block_rows; i++)
        check_blocks(block_rows[i].name, block_rows[i].text, block_rows[i].blocks);
}
END_TEST

/* Where a word of the prose stands in the source; `end` 0 where no single range does. */
static const struct {
    const char *name, *text, *word;
    size_t start, end;
} range_rows[] = {
    {"a.txt", "one two", "two", 4, 7},
    {"a.md", "one *two* three", "two", 5, 8},
    {"a.md", "one *two* three", "two three", 0, 0},
    {"a.md", "> one\n> two", "one\ntwo", 2, 11},
    {"a.md", "a &amp; b", "&", 2, 7},
    {"a.html", "<p>a &ldquo;b&rdquo;</p>", "“b”", 5, 20},
    {"a.html", "<p>a <b>b</b></p>", "b", 8, 9},
};

START_TEST(ranges_map_to_the_source)
{
    for (size_t i = 0; i < sizeof range_rows / sizeof *range_rows; i++) {
        struct source src = SOURCE_INIT;
        struct document doc;
        read_text(range_rows[i].name, range_rows[i].text, &src, &doc);
        const char *word = range_rows[i].word;
        const char *at = memmem(doc.text.ptr, doc.text.len, word, strlen(word));
        ck_assert_ptr_nonnull(at);
        size_t from = (size_t)(at - doc.text.ptr), start = 0, end = 0;
        bool mapped = document_source_range(&doc, from, from + strlen(word), &start, &end);
        ck_assert_int_eq(mapped, range_rows[i].end != 0);
        if (mapped) {
            ck_assert_uint_eq(start, range_rows[i].start);
            ck_assert_uint_eq(end, range_rows[i].end);
        }
        document_release(&doc);
        source_release(&src);
    }
}
END_TEST

Suite *formats_suite(void)
{
    Suite *s = suite_create("formats");
    TCase *tc = tcase_create("formats");
    tcase_add_test(tc, blocks_are_the_prose);
    tcase_add_test(tc, ranges_map_to_the_source);
    suite_add_tcase(s, tc);
    return s;
}
