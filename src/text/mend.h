/* Mending: characters that got damaged on their way, and what they were.
 *
 * Finds, at one place of a text, damage that can be undone without reading the
 * sentence: UTF-8 read as another encoding, entities left undecoded, invisible
 * characters inside words, look-alike letters of another script, ligatures and
 * full-width forms. The document holds the mended text, so that every check
 * reads what was meant; the check `encoding` reports the mends. */
#ifndef GALLEY_TEXT_MEND_H
#define GALLEY_TEXT_MEND_H

#include "base/strbuf.h"

enum mend_kind {
    MEND_NONE,
    MEND_MOJIBAKE,
    MEND_ENTITY,
    MEND_INVISIBLE,
    MEND_LOOKALIKE,
    MEND_LIGATURE,
    MEND_FULLWIDTH,   /* full-width letters, digits, punctuation; ideographic , and . */
    MEND_FOREIGN_MARK, /* Arabic comma, Arabic-Indic digit … in Latin text */
    MEND_KINDS
};

struct mend {
    enum mend_kind kind;
    size_t src, src_len; /* source bytes */
    size_t prose, prose_len; /* what stands for them in the prose */
};

/* Whether something at text[at] needs mending. Then *end is the end of the
 * damaged bytes and the mended text has been appended to *out (nothing for a
 * character to drop). `at` is on a character boundary, and only bytes over 0x7F
 * and `&` can begin a mend. Looks at most 64 bytes around `at`. */
enum mend_kind mend_at(struct slice text, size_t at, size_t *end, struct strbuf *out);

#endif
