/* Scores galley on folders of articles that are marked up by hand.
 * usage: score [--show CLASS|false|all] [--page FILE] [--figures FILE] NAME=FOLDER... */
#include "base/compat.h"

#include <errno.h>

#include "cli/session.h"
#include "score.h"

#define MAX_SETS 8

struct set {
    struct gold *articles;
    size_t n;
};

struct request {
    struct score_options options;
    const char *page, *figures;
    char *sets[MAX_SETS];
    size_t n;
};

static int usage(void)
{
    fprintf(stderr, "usage: score [--show CLASS|false|all] [--page FILE] [--figures FILE] NAME=FOLDER...\n");
    return 2;
}

static bool parse(struct request *r, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char **value = strcmp(argv[i], "--show") == 0      ? &r->options.show
                             : strcmp(argv[i], "--page") == 0    ? &r->page
                             : strcmp(argv[i], "--figures") == 0 ? &r->figures
                                                                 : NULL;
        if (value && ++i < argc)
            *value = argv[i];
        else if (!value && strchr(argv[i], '=') && r->n < MAX_SETS)
            r->sets[r->n++] = argv[i];
        else
            return false;
    }
    return r->n > 0;
}

typedef void writer(const struct score *sets, size_t n, const struct catalogue *cat, FILE *out);

static int write_file(const char *path, writer *write, const struct score *scores, size_t n,
                      const struct catalogue *cat)
{
    if (!path) return 0;
    FILE *out = fopen(path, "w");
    if (out) write(scores, n, cat, out);
    if (out && fclose(out) == 0) return 0;
    fprintf(stderr, "score: cannot write '%s': %s\n", path, strerror(errno));
    return -1;
}

static int score_sets(const struct request *r, const struct session *session, const struct linter *linter,
                      struct strbuf *err)
{
    struct set sets[MAX_SETS] = {{NULL, 0}};
    struct score scores[MAX_SETS] = {{.name = NULL}};
    int result = 0;
    for (size_t i = 0; i < r->n && result == 0; i++) {
        char *folder = strchr(r->sets[i], '=');
        *folder++ = '\0';
        scores[i].name = r->sets[i];
        sets[i].articles = gold_read_folder(folder, &sets[i].n, err);
        if (!sets[i].articles) {
            result = -1;
            break;
        }
        score_articles(&scores[i], linter, sets[i].articles, sets[i].n, r->options);
        score_print(&scores[i], stdout);
    }
    if (result == 0) result = write_file(r->page, score_write_page, scores, r->n, &session->catalogue);
    if (result == 0) result = write_file(r->figures, score_write_figures, scores, r->n, &session->catalogue);
    for (size_t i = 0; i < r->n; i++) {
        score_release(&scores[i]);
        for (size_t k = 0; sets[i].articles && k < sets[i].n; k++) gold_release(&sets[i].articles[k]);
        free(sets[i].articles);
    }
    return result;
}

int main(int argc, char **argv)
{
    struct request request = {.n = 0};
    struct options options;
    struct session session;
    struct linter linter = {.lexicon = NULL};
    struct strbuf err = STRBUF_INIT;
    if (!parse(&request, argc, argv)) return usage();
    options_init(&options);
    int result = session_open(&session, &options, &err);
    if (result == 0) result = session_linter(&session, &linter, &err);
    if (result == 0) result = score_sets(&request, &session, &linter, &err);
    if (err.len) fprintf(stderr, "score: %s\n", err.buf);
    if (linter.lexicon) session_linter_release(&linter);
    session_release(&session);
    options_release(&options);
    strbuf_release(&err);
    return result == 0 ? 0 : 2;
}
