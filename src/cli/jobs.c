#include "base/compat.h"

#include <pthread.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/jobs.h"

/* Results that may wait for their turn, for each thread. */
#define WAITING 8

struct slot {
    void *result;
    bool ready;
};

struct crew {
    const struct jobs *jobs;
    const struct session *session;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct slot *slots; /* one for each article */
    size_t next;        /* the first article not begun */
    size_t taken;       /* results taken so far */
    size_t window;
    bool stop;
};

/* Begins articles as long as there are any. */
static void labour(struct crew *crew, const struct linter *linter)
{
    pthread_mutex_lock(&crew->lock);
    for (;;) {
        while (!crew->stop && crew->next < crew->jobs->n && crew->next >= crew->taken + crew->window)
            pthread_cond_wait(&crew->changed, &crew->lock);
        if (crew->stop || crew->next >= crew->jobs->n) break;
        size_t i = crew->next++;
        pthread_mutex_unlock(&crew->lock);
        void *result = crew->jobs->work(linter, i, crew->jobs->context);
        pthread_mutex_lock(&crew->lock);
        crew->slots[i] = (struct slot){result, true};
        pthread_cond_broadcast(&crew->changed);
    }
    pthread_mutex_unlock(&crew->lock);
}

struct worker {
    struct crew *crew;
    struct linter linter;
    bool open; /* the linter is */
    pthread_t thread;
};

/* A worker that gets no lexicon leaves the work to the first, which has one. */
static void *worker_main(void *arg)
{
    struct worker *w = arg;
    struct strbuf err = STRBUF_INIT;
    if (!w->open) w->open = session_linter(w->crew->session, &w->linter, &err) == 0;
    if (w->open) labour(w->crew, &w->linter);
    strbuf_release(&err);
    return NULL;
}

/* Takes the results in order, up to the last article begun. */
static void take_results(struct crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    for (size_t i = 0; i < crew->jobs->n; i++) {
        while (!crew->slots[i].ready && !(crew->stop && i >= crew->next))
            pthread_cond_wait(&crew->changed, &crew->lock);
        if (!crew->slots[i].ready) break;
        pthread_mutex_unlock(&crew->lock);
        bool go_on = crew->jobs->done(i, crew->slots[i].result, crew->jobs->context);
        pthread_mutex_lock(&crew->lock);
        crew->taken = i + 1;
        crew->stop = crew->stop || !go_on;
        pthread_cond_broadcast(&crew->changed);
    }
    pthread_mutex_unlock(&crew->lock);
}

static void run_alone(const struct jobs *jobs, const struct linter *linter)
{
    for (size_t i = 0; i < jobs->n; i++)
        if (!jobs->done(i, jobs->work(linter, i, jobs->context), jobs->context)) break;
}

static void run_crew(struct crew *crew, struct worker *workers, size_t n)
{
    size_t started = 0;
    for (size_t i = 0; i < n; i++, started++) {
        workers[i].crew = crew;
        if (pthread_create(&workers[i].thread, NULL, worker_main, &workers[i])) break;
    }
    if (started)
        take_results(crew);
    else
        run_alone(crew->jobs, &workers[0].linter);
    for (size_t i = 0; i < started; i++) pthread_join(workers[i].thread, NULL);
}

int jobs_run(const struct jobs *jobs, const struct session *session, struct strbuf *err)
{
    if (!jobs->n) return 0;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n = jobs->threads ? jobs->threads : processors > 0 ? (size_t)processors : 1;
    if (n > jobs->n) n = jobs->n;
    struct worker *workers = mem_zalloc(n * sizeof *workers);
    int result = session_linter(session, &workers[0].linter, err);
    workers[0].open = result == 0;
    if (result == 0 && n == 1) {
        run_alone(jobs, &workers[0].linter);
    } else if (result == 0) {
        struct crew crew = {.jobs = jobs, .session = session, .window = n * WAITING};
        crew.slots = mem_zalloc(jobs->n * sizeof *crew.slots);
        pthread_mutex_init(&crew.lock, NULL);
        pthread_cond_init(&crew.changed, NULL);
        run_crew(&crew, workers, n);
        pthread_cond_destroy(&crew.changed);
        pthread_mutex_destroy(&crew.lock);
        free(crew.slots);
    }
    for (size_t i = 0; i < n; i++)
        if (workers[i].open) session_linter_release(&workers[i].linter);
    free(workers);
    return result;
}
