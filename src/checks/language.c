/* Language: whether the text is English at all. Sets what the other checks go by. */
#include "base/compat.h"

#include "checks/near.h"
#include "checks/table.h"
#include "checks/untranslated.h"

const struct foreign_language foreign_languages[] = {
    {"es", "Spanish"}, {"fr", "French"}, {"de", "German"}, {"pt", "Portuguese"}, {"it", "Italian"},
};
const size_t n_foreign_languages = sizeof foreign_languages / sizeof *foreign_languages;

struct mixture mixture_of(const struct check_context *cx, size_t first, size_t last)
{
    const struct tokens *t = cx->tokens;
    struct mixture m = {0};
    for (size_t i = first; i < last; i++) {
        if (!near_word(t, i)) continue;
        m.other += (t->items[i].flags & TOKEN_FOREIGN) != 0;
        if (!near_lower(t, i)) continue;
        m.words++;
        m.unknown += !lexicon_knows(cx->lexicon, token_slice(t, i));
    }
    return m;
}

const struct foreign_language *language_of(const struct check_context *cx, size_t first, size_t last,
                                           size_t share)
{
    const struct tokens *t = cx->tokens;
    const struct foreign_language *best = NULL;
    size_t most = 0, words = 0;
    for (size_t l = 0; l < n_foreign_languages; l++) {
        size_t known = 0;
        words = 0;
        for (size_t i = first; i < last; i++) {
            if (!near_lower(t, i)) continue;
            words++;
            known += lexicon_foreign(cx->lexicon, token_slice(t, i), foreign_languages[l].code) != NULL;
        }
        if (known <= most) continue;
        most = known;
        best = &foreign_languages[l];
    }
    return most * 100 >= words * share ? best : NULL;
}

void read_language(struct check_context *cx)
{
    enum { SHORTEST = 15, UNKNOWN = 50, KNOWN_ELSEWHERE = 75 }; /* words, hundredths */
    const struct tokens *t = cx->tokens;
    struct mixture m = mixture_of(cx, 0, t->n);
    const char *name = NULL;
    if (m.other >= SHORTEST && m.other > m.words) {
        name = "a language of another script";
    } else if (m.words >= SHORTEST && m.unknown * 100 >= m.words * UNKNOWN) {
        const struct foreign_language *l = language_of(cx, 0, t->n, KNOWN_ELSEWHERE);
        if (l) name = l->name;
    }
    if (!name) return;
    struct finding *f =
        check_find(cx, "untranslated/not-english", cx->doc->blocks[0].start, cx->doc->blocks[0].end);
    check_arg(cx, f, 1, slice_str(name));
    cx->foreign_text = true;
}
