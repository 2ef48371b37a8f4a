#include "base/compat.h"

#include <hunspell/hunspell.h>
#include <unistd.h>

#include "lexicon/speller.h"

/* Opens Hunspell, which takes a missing file for an empty dictionary. */
static bool wake(void *payload)
{
    struct speller *s = payload;
    if (s->hunspell || !s->dictionary.name) return s->hunspell != NULL;
    struct strbuf aff = STRBUF_INIT, dic = STRBUF_INIT;
    strbuf_addf(&aff, "%s/%s.aff", s->dictionary.dir, s->dictionary.name);
    strbuf_addf(&dic, "%s/%s.dic", s->dictionary.dir, s->dictionary.name);
    s->hunspell = Hunspell_create(aff.buf, dic.buf);
    strbuf_release(&aff);
    strbuf_release(&dic);
    return s->hunspell != NULL;
}

static bool spell(struct slice word, void *payload)
{
    struct speller *s = payload;
    return Hunspell_spell(s->hunspell, word.ptr) != 0;
}

static bool is_readable(const char *dir, const char *name, const char *extension)
{
    struct strbuf path = STRBUF_INIT;
    strbuf_addf(&path, "%s/%s%s", dir, name, extension);
    bool readable = access(path.buf, R_OK) == 0;
    strbuf_release(&path);
    return readable;
}

bool speller_open(struct speller *s, const char *dir, const char *name, const char *data, bool tabled)
{
    *s = (struct speller){{dir, NULL}, WORDTABLE_INIT, NULL};
    if (!is_readable(dir, name, ".aff") || !is_readable(dir, name, ".dic")) return false;
    s->dictionary.name = name;
    if (tabled && !wordtable_open(&s->table, &s->dictionary, data) &&
        wordtable_make(&s->dictionary, wake, spell, s))
        wordtable_open(&s->table, &s->dictionary, data);
    return true;
}

void speller_release(struct speller *s)
{
    wordtable_release(&s->table);
    if (s->hunspell) Hunspell_destroy(s->hunspell);
    s->hunspell = NULL;
}

bool speller_knows(struct speller *s, struct slice word)
{
    if (!s->dictionary.name) return false;
    enum wordtable_answer answer = wordtable_ask(&s->table, word);
    if (answer != WORDTABLE_ASK) return answer == WORDTABLE_KNOWN;
    return wake(s) && spell(word, s);
}

int speller_suggest(struct speller *s, const char *word, char ***list)
{
    *list = NULL;
    return wake(s) ? Hunspell_suggest(s->hunspell, list, word) : 0;
}

void speller_free_list(struct speller *s, char ***list, int n)
{
    if (s->hunspell) Hunspell_free_list(s->hunspell, list, n);
}
