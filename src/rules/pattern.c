#include "base/compat.h"

#include <pthread.h>
#include <stdatomic.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/mem.h"
#include "rules/pattern.h"

/* Steps of backtracking from one starting point. A sound pattern needs a few for
 * each byte it crosses. */
#define MATCH_LIMIT 1000000
#define HEAP_LIMIT_KIB 20000
/* Machine code pays for a pattern that has read so many bytes: making it takes as
 * long as interpreting it over a good part of them. */
#define WORTH_JIT (128 * 1024)
#define JIT_STACK_FIRST (32 * 1024)
#define JIT_STACK_MOST (1024 * 1024)

enum { STATE_NEW, STATE_READY, STATE_BROKEN };

struct pattern {
    struct slice text;
    struct slice kept; /* its code in a file; ptr NULL where it is to be compiled */
    struct prefilter prefilter;
    pthread_mutex_t lock; /* held while compiling */
    atomic_int state;
    pcre2_code *plain;          /* to be interpreted */
    _Atomic(pcre2_code *) code; /* the same, or a copy of it in machine code */
    atomic_size_t bytes;        /* read so far */
    uint32_t groups;
    int error;
    size_t error_at;
};

struct matcher {
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    pcre2_match_data *data;
    uint32_t room;   /* groups that `data` has room for */
    uint32_t groups; /* of the pattern matched last */
    const pcre2_code *code;
    struct slice subject;
    size_t from;
    uint32_t options;
};

struct pattern *pattern_new_bare(struct slice text)
{
    struct pattern *p = mem_zalloc(sizeof *p);
    p->text = text;
    pthread_mutex_init(&p->lock, NULL);
    atomic_init(&p->state, STATE_NEW);
    return p;
}

struct pattern *pattern_new(struct arena *arena, struct slice text)
{
    struct pattern *p = pattern_new_bare(arena_slice(arena, text));
    prefilter_read(&p->prefilter, p->text, arena);
    return p;
}

void pattern_free(struct pattern *p)
{
    if (!p) return;
    pcre2_code *code = atomic_load(&p->code);
    if (code != p->plain) pcre2_code_free(code);
    pcre2_code_free(p->plain);
    pthread_mutex_destroy(&p->lock);
    free(p);
}

struct slice pattern_text(const struct pattern *p)
{
    return p->text;
}

const struct prefilter *pattern_prefilter(const struct pattern *p)
{
    return &p->prefilter;
}

void pattern_set_code(struct pattern *p, struct slice code)
{
    p->kept = code;
}

void pattern_add_version(struct strbuf *out)
{
    char version[64];
    if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof version) {
        pcre2_config(PCRE2_CONFIG_VERSION, version);
        strbuf_addstr(out, version);
    }
}

void pattern_put_code(struct pattern *p, struct strbuf *out)
{
    struct strbuf why = STRBUF_INIT;
    size_t at, len;
    uint8_t *bytes;
    if (pattern_compile(p, &why, &at) == 0) {
        const pcre2_code *code = p->plain;
        if (pcre2_serialize_encode(&code, 1, &bytes, &len, NULL) == 1) {
            strbuf_add(out, bytes, len);
            pcre2_serialize_free(bytes);
        }
    }
    strbuf_release(&why);
}

static int compile(struct pattern *p)
{
    if (p->kept.ptr && pcre2_serialize_decode(&p->plain, 1, (const uint8_t *)p->kept.ptr, NULL) != 1)
        p->plain = NULL;
    if (!p->plain)
        p->plain = pcre2_compile((PCRE2_SPTR)p->text.ptr, p->text.len, PCRE2_UTF | PCRE2_UCP, &p->error,
                                 &p->error_at, NULL);
    if (!p->plain) return STATE_BROKEN;
    atomic_store(&p->code, p->plain);
    pcre2_pattern_info(p->plain, PCRE2_INFO_CAPTURECOUNT, &p->groups);
    return STATE_READY;
}

/* Readers that see STATE_READY see the compiled code as well. */
static int ready(struct pattern *p)
{
    int state = atomic_load_explicit(&p->state, memory_order_acquire);
    if (state != STATE_NEW) return state;
    pthread_mutex_lock(&p->lock);
    state = atomic_load_explicit(&p->state, memory_order_relaxed);
    if (state == STATE_NEW) {
        state = compile(p);
        atomic_store_explicit(&p->state, state, memory_order_release);
    }
    pthread_mutex_unlock(&p->lock);
    return state;
}

/* The code to match with. Other threads may be matching with the plain one while
 * the copy is made, so that stays. */
static const pcre2_code *code_of(struct pattern *p, size_t bytes)
{
    pcre2_code *code = atomic_load_explicit(&p->code, memory_order_acquire);
    size_t before = atomic_fetch_add_explicit(&p->bytes, bytes, memory_order_relaxed);
    if (before >= WORTH_JIT || before + bytes < WORTH_JIT) return code;
    /* One thread alone passes the mark. Without JIT (none on this machine) the
     * interpreter goes on. */
    pcre2_code *copy = pcre2_code_copy(p->plain);
    if (!copy || pcre2_jit_compile(copy, PCRE2_JIT_COMPLETE)) {
        pcre2_code_free(copy);
        return code;
    }
    atomic_store_explicit(&p->code, copy, memory_order_release);
    return copy;
}

static void add_message(struct strbuf *err, int code)
{
    PCRE2_UCHAR message[256];
    pcre2_get_error_message(code, message, sizeof message);
    strbuf_addstr(err, (const char *)message);
}

int pattern_compile(struct pattern *p, struct strbuf *err, size_t *at)
{
    if (ready(p) == STATE_READY) return 0;
    add_message(err, p->error);
    *at = p->error_at;
    return -1;
}

static void *or_die(void *ptr)
{
    if (ptr) return ptr;
    fputs("galley: out of memory\n", stderr);
    exit(2);
}

struct matcher *matcher_new(void)
{
    struct matcher *m = mem_zalloc(sizeof *m);
    m->room = 15;
    m->context = or_die(pcre2_match_context_create(NULL));
    m->stack = or_die(pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MOST, NULL));
    m->data = or_die(pcre2_match_data_create(m->room + 1, NULL));
    pcre2_set_match_limit(m->context, MATCH_LIMIT);
    pcre2_set_heap_limit(m->context, HEAP_LIMIT_KIB);
    pcre2_jit_stack_assign(m->context, NULL, m->stack);
    return m;
}

void matcher_free(struct matcher *m)
{
    if (!m) return;
    pcre2_match_data_free(m->data);
    pcre2_jit_stack_free(m->stack);
    pcre2_match_context_free(m->context);
    free(m);
}

static void make_room(struct matcher *m, uint32_t groups)
{
    m->groups = groups;
    if (groups <= m->room) return;
    pcre2_match_data_free(m->data);
    m->room = groups;
    m->data = or_die(pcre2_match_data_create(groups + 1, NULL));
}

enum pattern_status pattern_match(struct pattern *p, struct matcher *m, struct slice subject, size_t from,
                                  bool not_empty_here)
{
    if (ready(p) != STATE_READY) return PATTERN_BROKEN;
    make_room(m, p->groups);
    m->subject = subject;
    m->from = from;
    m->options = PCRE2_NO_UTF_CHECK | (not_empty_here ? PCRE2_NOTEMPTY_ATSTART : 0);
    m->code = code_of(p, subject.len - from);
    int rc =
        pcre2_match(m->code, (PCRE2_SPTR)subject.ptr, subject.len, from, m->options, m->data, m->context);
    if (rc > 0) return PATTERN_MATCH;
    return rc == PCRE2_ERROR_NOMATCH ? PATTERN_NONE : PATTERN_LIMIT;
}

size_t matcher_start(const struct matcher *m)
{
    return pcre2_get_ovector_pointer(m->data)[0];
}

size_t matcher_end(const struct matcher *m)
{
    return pcre2_get_ovector_pointer(m->data)[1];
}

bool matcher_group(const struct matcher *m, unsigned n, struct slice *out)
{
    const PCRE2_SIZE *ov = pcre2_get_ovector_pointer(m->data);
    *out = slice_of("", 0);
    if (n > m->groups || ov[2 * n] == PCRE2_UNSET) return false;
    *out = slice_of(m->subject.ptr + ov[2 * n], ov[2 * n + 1] - ov[2 * n]);
    return true;
}

int pattern_replace(struct matcher *m, const char *replace, struct strbuf *out, struct strbuf *err)
{
    const uint32_t how = m->options | PCRE2_SUBSTITUTE_EXTENDED | PCRE2_SUBSTITUTE_MATCHED |
                         PCRE2_SUBSTITUTE_REPLACEMENT_ONLY | PCRE2_SUBSTITUTE_UNSET_EMPTY |
                         PCRE2_SUBSTITUTE_OVERFLOW_LENGTH;
    PCRE2_SIZE room = strlen(replace) + 128;
    for (;;) {
        strbuf_reserve(out, room);
        PCRE2_SIZE len = room;
        int rc = pcre2_substitute(m->code, (PCRE2_SPTR)m->subject.ptr, m->subject.len, m->from, how, m->data,
                                  m->context, (PCRE2_SPTR)replace, PCRE2_ZERO_TERMINATED,
                                  (PCRE2_UCHAR *)out->buf + out->len, &len);
        if (rc == PCRE2_ERROR_NOMEMORY && len > room) {
            room = len;
            continue;
        }
        if (rc < 0) {
            strbuf_truncate(out, out->len); /* the NUL may have been overwritten */
            add_message(err, rc);
            return -1;
        }
        strbuf_truncate(out, out->len + len);
        return 0;
    }
}
