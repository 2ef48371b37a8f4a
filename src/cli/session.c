#include "base/compat.h"

#include "cli/data.h"
#include "cli/session.h"
#include "rules/image.h"

int session_open(struct session *s, const struct options *o, struct strbuf *err)
{
    *s = (struct session){.data = STRBUF_INIT, .lang = o->lang, .catalogue = CATALOGUE_INIT};
    if (data_folder(&s->data, err)) return -1;
    if (catalogue_open(&s->catalogue, s->data.buf, s->lang, err)) return -1;
    if (selection_make(&s->selection, &s->catalogue, o->select, o->ignore, err)) return -1;
    evidence_load(&s->evidence, s->data.buf);
    return 0;
}

#ifdef __has_feature
#define HAS_FEATURE(x) __has_feature(x)
#else
#define HAS_FEATURE(x) 0
#endif

/* Whether to give back what the end of the process gives back anyway: Hunspell alone
 * takes as long for that as an article. Only who looks for leaks wants it. */
static bool is_tidy(void)
{
#if defined __SANITIZE_ADDRESS__ || HAS_FEATURE(address_sanitizer)
    return true;
#else
    return getenv("GALLEY_TIDY") != NULL;
#endif
}

void session_release(struct session *s)
{
    if (!is_tidy()) return;
    evidence_release(&s->evidence);
    selection_release(&s->selection);
    catalogue_release(&s->catalogue);
    strbuf_release(&s->data);
}

int session_linter(const struct session *s, struct linter *linter, struct strbuf *err)
{
    *linter = (struct linter){&s->catalogue, &s->selection, NULL, &s->evidence, false};
    return lexicon_open(&linter->lexicon, s->lang, s->data.buf, err);
}

void session_linter_release(struct linter *linter)
{
    if (is_tidy()) lexicon_free(linter->lexicon);
}
