#include "base/compat.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "text/tokens.h"

/* Endings that make a dotted word a host or a file, not two glued sentences. */
static const char *const host_endings[] = {
    "com", "org", "net", "edu", "gov", "int", "info", "io", "eu", "co", "uk", "us", "de", "fr", "es", "it",
    "pt", "br", "ru", "cn", "jp", "ir", "tr", "mx", "ar", "cl", "pe", "in", "au", "ca", "ch", "at", "nl",
    "be", "se", "no", "tv", "example", "txt", "pdf", "jpg", "jpeg", "png", "gif", "html", "htm", "xml",
    "json", "csv", "js", "py", "md", "doc", "docx", "xls", "xlsx", "zip", "mp3", "mp4", "exe", "app", "dev",
};

static bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019;
}

static bool is_host_ending(struct slice s)
{
    for (size_t i = 0; i < sizeof host_endings / sizeof *host_endings; i++)
        if (slice_is(s, host_endings[i])) return true;
    return false;
}

/* End of the run of characters without white space, quotes and closing marks at
 * its end left out. */
static size_t run_end(struct slice t, size_t at)
{
    enum { LONGEST = 2048 }; /* bytes: keeps a text without spaces linear */
    size_t end = at;
    for (size_t next; end < t.len && end - at < LONGEST; end = next) {
        uint32_t cp = utf8_at(t.ptr, t.len, end, &next);
        if (cp_is_space(cp) || cp == '"' || cp == '<' || cp == '>' || (cp >= 0x2018 && cp <= 0x201E) ||
            cp == 0xAB || cp == 0xBB)
            break;
    }
    while (end > at && strchr(".,;:!?)]}'", t.ptr[end - 1])) end--;
    return end;
}

/* Whether lower-case letters, digits and hyphens stand at both sides of a point,
 * and the last part is an ending of hosts or files. */
static bool is_host(struct slice run)
{
    size_t part = 0, points = 0;
    for (size_t i = 0; i < run.len && run.ptr[i] != '/'; i++) {
        char c = run.ptr[i];
        if (c == '.') {
            if (i == part) return false;
            points++;
            part = i + 1;
        } else if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                     (!points && c >= 'A' && c <= 'Z'))) {
            return false;
        }
    }
    size_t end = part;
    while (end < run.len && run.ptr[end] != '/') end++;
    return points && is_host_ending(slice_of(run.ptr + part, end - part));
}

/* End of an address, handle or file name that begins at `at`; `at` where none does. */
static size_t opaque_end(struct slice t, size_t at)
{
    char c = t.ptr[at];
    bool tag = c == '@' || c == '#';
    if (!tag && !cp_is_word(utf8_peek(t.ptr, t.len, at))) return at;
    /* Cheap refusal: a plain word ends in a space, comma or quote before any . @ : or / */
    if (!tag) {
        size_t i = at;
        while (i < t.len && ((t.ptr[i] >= 'a' && t.ptr[i] <= 'z') || (t.ptr[i] >= 'A' && t.ptr[i] <= 'Z') ||
                             (t.ptr[i] >= '0' && t.ptr[i] <= '9') || t.ptr[i] == '-' || t.ptr[i] == '_'))
            i++;
        if (i == t.len || !strchr(".@:/+%", t.ptr[i])) return at;
    }
    size_t end = run_end(t, at);
    struct slice run = slice_of(t.ptr + at, end - at);
    if (tag) {
        size_t i = 1;
        while (i < run.len && (cp_is_word(utf8_peek(run.ptr, run.len, i)) || run.ptr[i] == '_')) {
            size_t next;
            utf8_at(run.ptr, run.len, i, &next);
            i = next;
        }
        return i > 1 ? at + i : at;
    }
    const char *scheme = memmem(run.ptr, run.len, "://", 3);
    bool at_sign = run.len > 2 && memchr(run.ptr + 1, '@', run.len - 2);
    bool www = run.len > 4 && memcmp(run.ptr, "www.", 4) == 0;
    bool doi = run.len > 4 && memcmp(run.ptr, "doi:", 4) == 0;
    return scheme || at_sign || www || doi || is_host(run) ? end : at;
}

/* End of the word that begins at `at`; sets its flags. */
static size_t word_end(struct slice t, size_t at, uint8_t *flags)
{
    size_t letters = 0, upper = 0, next = at, end = at;
    bool lower_seen = false, initials = true;
    for (; end < t.len; end = next) {
        uint32_t cp = utf8_at(t.ptr, t.len, end, &next);
        if (cp_is_letter(cp)) {
            letters++;
            if (cp_is_upper(cp)) {
                upper++;
                if (letters == 1) *flags |= TOKEN_CAPITAL;
                if (lower_seen) *flags |= TOKEN_MIXED;
            } else if (cp_is_lower(cp)) {
                lower_seen = true;
            }
            if (cp >= 0x370 && cp < 0x1E00) *flags |= TOKEN_FOREIGN;
            if (cp >= 0x2C00) *flags |= TOKEN_FOREIGN;
            continue;
        }
        uint32_t after = utf8_peek(t.ptr, t.len, next);
        if (cp_is_digit(cp)) {
            *flags |= TOKEN_DIGITS;
        } else if (is_apostrophe(cp)) {
            if (!cp_is_letter(after)) break;
        } else if (cp == '.') {
            /* U.S, p.m: a point between single letters is a part of the word. */
            size_t behind;
            if (!initials || !cp_is_letter(after)) break;
            utf8_at(t.ptr, t.len, next, &behind);
            if (cp_is_word(utf8_peek(t.ptr, t.len, behind))) break;
            size_t prev;
            utf8_before(t.ptr, end, &prev);
            if (prev != at && t.ptr[prev - 1] != '.') break;
        } else if (!cp_is_invisible(cp) || !cp_is_letter(after)) {
            break;
        } else {
            initials = false;
        }
    }
    if (letters >= 2 && upper == letters) *flags |= TOKEN_UPPER;
    return end;
}

static size_t number_end(struct slice t, size_t at)
{
    size_t end = at, next;
    while (end < t.len) {
        uint32_t cp = utf8_at(t.ptr, t.len, end, &next);
        if (!cp_is_digit(cp)) {
            if (!(cp == '.' || cp == ',' || cp == ':' || is_apostrophe(cp))) break;
            if (!cp_is_digit(utf8_peek(t.ptr, t.len, next))) break;
        }
        end = next;
    }
    return end;
}

static void add_token(struct tokens *toks, enum token_kind kind, size_t start, size_t end, unsigned flags,
                      uint32_t cp)
{
    toks->items = mem_grow(toks->items, &toks->cap, toks->n, sizeof *toks->items);
    toks->items[toks->n++] = (struct token){(uint32_t)start, (uint32_t)end, cp, (uint8_t)kind, (uint8_t)flags};
}

static void read_block(struct tokens *toks, const struct block *b)
{
    struct slice t = slice_of(toks->text.ptr, b->end);
    unsigned before = TOKEN_SPACE_BEFORE | TOKEN_BLOCK;
    for (size_t at = b->start, next; at < b->end; at = next) {
        uint32_t cp = utf8_at(t.ptr, t.len, at, &next);
        if (cp_is_space(cp)) {
            before |= TOKEN_SPACE_BEFORE;
            continue;
        }
        uint8_t flags = 0;
        enum token_kind kind = TOKEN_MARK;
        size_t end = opaque_end(t, at);
        if (end > at) kind = TOKEN_OPAQUE;
        else if (cp_is_letter(cp)) {
            kind = TOKEN_WORD;
            end = word_end(t, at, &flags);
        } else if (cp_is_digit(cp)) {
            kind = TOKEN_NUMBER;
            end = number_end(t, at);
        } else {
            end = next;
        }
        add_token(toks, kind, at, end, before | flags, kind == TOKEN_MARK ? cp : 0);
        before = 0;
        next = end;
    }
}

static bool is_closer(uint32_t cp)
{
    return cp == '"' || cp == '\'' || cp == 0x201D || cp == 0x2019 || cp == ')' || cp == ']' || cp == 0xBB;
}

/* Whether the point at token `i` only ends an abbreviation or an initial. */
static bool ends_abbreviation(const struct tokens *toks, size_t i, const struct map *abbreviations)
{
    if (i == 0 || toks->items[i].flags & TOKEN_SPACE_BEFORE) return false;
    if (toks->items[i - 1].kind != TOKEN_WORD) return false;
    struct slice word = token_slice(toks, i - 1);
    if (word.len == 1 && toks->items[i - 1].flags & TOKEN_CAPITAL) return true;
    if (!abbreviations) return false;
    struct strbuf lower = STRBUF_INIT;
    utf8_add_lower(&lower, word);
    bool found = map_get(abbreviations, strbuf_slice(&lower)) != NULL;
    strbuf_release(&lower);
    return found;
}

/* Whether a sentence ends behind the mark at token `i`; *behind is its end. */
static bool ends_sentence(const struct tokens *toks, size_t i, size_t last, const struct map *abbreviations,
                          size_t *behind)
{
    uint32_t cp = toks->items[i].cp;
    if (toks->items[i].kind != TOKEN_MARK || (cp != '.' && cp != '!' && cp != '?' && cp != 0x2026)) return false;
    size_t n = i + 1;
    while (n < last && toks->items[n].kind == TOKEN_MARK && !(toks->items[n].flags & TOKEN_SPACE_BEFORE) &&
           is_closer(toks->items[n].cp))
        n++;
    *behind = n;
    if (n == last) return true;
    if (!(toks->items[n].flags & TOKEN_SPACE_BEFORE)) return false;
    size_t w = n;
    while (w < last && toks->items[w].kind == TOKEN_MARK) w++;
    if (w < last && toks->items[w].kind == TOKEN_WORD && !(toks->items[w].flags & TOKEN_CAPITAL)) return false;
    return cp != '.' || !ends_abbreviation(toks, i, abbreviations);
}

static void add_range(struct token_range **items, size_t *n, size_t *cap, size_t first, size_t last)
{
    *items = mem_grow(*items, cap, *n, sizeof **items);
    (*items)[(*n)++] = (struct token_range){first, last};
}

static void add_sentence(struct tokens *toks, size_t first, size_t last)
{
    if (first == last) return;
    add_range(&toks->sentences, &toks->n_sentences, &toks->cap_sentences, first, last);
    for (size_t i = first; i < last; i++) {
        if (toks->items[i].kind != TOKEN_MARK) {
            toks->items[i].flags |= TOKEN_SENTENCE;
            return;
        }
    }
}

void tokens_read(struct tokens *toks, const struct document *doc, const struct map *abbreviations)
{
    *toks = (struct tokens)TOKENS_INIT;
    toks->text = doc->text;
    for (size_t b = 0; b < doc->n_blocks; b++) {
        size_t first = toks->n;
        read_block(toks, &doc->blocks[b]);
        add_range(&toks->blocks, &toks->n_blocks, &toks->cap_blocks, first, toks->n);
        size_t from = first, behind;
        for (size_t i = first; i < toks->n; i++) {
            if (!ends_sentence(toks, i, toks->n, abbreviations, &behind)) continue;
            add_sentence(toks, from, behind);
            from = behind;
            i = behind - 1;
        }
        add_sentence(toks, from, toks->n);
    }
}

void tokens_release(struct tokens *toks)
{
    free(toks->items);
    free(toks->blocks);
    free(toks->sentences);
    *toks = (struct tokens)TOKENS_INIT;
}

size_t tokens_at(const struct tokens *t, size_t prose)
{
    size_t lo = 0, hi = t->n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (t->items[mid].end > prose) hi = mid;
        else lo = mid + 1;
    }
    return lo;
}

static size_t range_of(const struct token_range *r, size_t n, size_t i)
{
    size_t lo = 0, hi = n;
    while (hi - lo > 1) {
        size_t mid = lo + (hi - lo) / 2;
        if (r[mid].first <= i) lo = mid;
        else hi = mid;
    }
    return lo;
}

size_t tokens_block_of(const struct tokens *t, size_t i)
{
    return range_of(t->blocks, t->n_blocks, i);
}

size_t tokens_sentence_of(const struct tokens *t, size_t i)
{
    return range_of(t->sentences, t->n_sentences, i);
}
