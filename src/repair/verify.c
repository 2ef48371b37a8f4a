#include "base/compat.h"

#include <unicase.h>
#include <uninorm.h>
#include <unictype.h>

#include "base/utf8.h"
#include "repair/repair.h"

/* Letters with their marks, and everything that counts: 5, ², ½, Ⅳ. */
static bool is_kept(uint32_t cp)
{
    if (cp < 0x80) return cp_is_word(cp);
    return !cp_is_invisible(cp) &&
           uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}

/* The letters and digits of `s` in lower case, composed. */
static void add_kept(struct strbuf *out, struct slice s)
{
    struct strbuf kept = STRBUF_INIT;
    bool ascii = true;
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = utf8_at(s.ptr, s.len, i, &i);
        if (!is_kept(cp)) continue;
        ascii = ascii && cp < 0x80;
        strbuf_addcp(&kept, cp < 0x80 ? cp_lower(cp) : cp);
    }
    size_t n;
    uint8_t *lower =
        ascii ? NULL : u8_tolower((const uint8_t *)kept.buf, kept.len, NULL, UNINORM_NFC, NULL, &n);
    if (lower) {
        /* Whether a sigma is final depends on word ends, which are not compared. */
        for (size_t i = 0; i < n;) {
            uint32_t cp = utf8_at((const char *)lower, n, i, &i);
            strbuf_addcp(out, cp == 0x3C2 ? 0x3C3 : cp);
        }
    } else {
        strbuf_addslice(out, strbuf_slice(&kept));
    }
    free(lower);
    strbuf_release(&kept);
}

bool repair_keeps_words(struct slice before, struct slice after)
{
    struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
    add_kept(&a, before);
    add_kept(&b, after);
    bool same = slice_equal(strbuf_slice(&a), strbuf_slice(&b));
    strbuf_release(&a);
    strbuf_release(&b);
    return same;
}

bool repair_is_safe(const struct source *src, const struct finding *f)
{
    if (!f->safe) return false;
    if (strcmp(f->rule->pack, "encoding") == 0) return true;
    for (size_t i = 0; i < f->n_edits; i++) {
        const struct edit *e = &f->edits[i];
        if (!repair_keeps_words(slice_of(src->data + e->start, e->end - e->start), e->text)) return false;
    }
    return true;
}

size_t repair_verify(const struct source *src, struct findings *findings)
{
    size_t n = 0;
    for (size_t i = 0; i < findings->n; i++) {
        struct finding *f = &findings->items[i];
        if (f->safe && !repair_is_safe(src, f)) {
            f->safe = false;
            n++;
        }
    }
    return n;
}
