/* Menders: what mend_at() is made of, one for each kind of damage.
 *
 * Each has mend_at()'s contract: on true, *end and *out are set. */
#ifndef GALLEY_TEXT_MENDERS_H
#define GALLEY_TEXT_MENDERS_H

#include "base/strbuf.h"

bool mend_mojibake(struct slice text, size_t at, size_t *end, struct strbuf *out);
bool mend_entity(struct slice text, size_t at, size_t *end, struct strbuf *out);
bool mend_lookalike(struct slice text, size_t at, size_t *end, struct strbuf *out);
bool mend_fullwidth(struct slice text, size_t at, size_t *end, struct strbuf *out);
bool mend_foreign_mark(struct slice text, size_t at, size_t *end, struct strbuf *out);

/* Appends a character that was hidden in mojibake or an entity as a text shows
 * it: a space for any space, nothing for an invisible one, a ligature's letters,
 * Windows-1252's character for a C1 control. */
void mend_add(struct strbuf *out, uint32_t cp);

/* The letters of a ligature (ﬁ, ĳ, ǆ); NULL where `cp` is none. */
const char *ligature_letters(uint32_t cp);

/* Windows-1252's character for a C1 control; 0 where it has none. */
uint32_t c1_character(uint32_t cp);

/* The Latin letter that a Cyrillic or Greek one passes for; 0 for none. */
uint32_t latin_twin(uint32_t cp);

/* Scripts, as far as mending asks. */
bool cp_is_latin(uint32_t cp);
bool cp_is_cyrillic(uint32_t cp);
bool cp_is_greek(uint32_t cp);
bool cp_is_rtl(uint32_t cp);
bool cp_is_cjk(uint32_t cp); /* Han, kana, Hangul */

/* The nearest letter before / from `at` on within 32 bytes; 0 where none is. */
uint32_t letter_before(struct slice text, size_t at);
uint32_t letter_from(struct slice text, size_t at);

#endif
