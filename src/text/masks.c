#include "base/compat.h"

#include <strings.h>

#include "text/masks.h"

static const struct {
    const char *open, *close;
} marks[] = {
    {"{{", "}}"},
    {"{%", "%}"},
    {"{#", "#}"},
    {"<%", "%>"},
};

static const char *const prose_fields[] = {"title",   "subtitle", "headline", "description",
                                           "summary", "caption",  "excerpt",  "standfirst", "lede"};

void mask_templates(char *text, size_t len)
{
    enum { LONGEST = 4096 }; /* bytes; an opening mark without its end is text */
    for (size_t at = 0; at + 1 < len; at++) {
        if (text[at] != '{' && text[at] != '<') continue;
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            if (memcmp(text + at, marks[m].open, 2) != 0) continue;
            size_t most = len - at < LONGEST ? len - at : LONGEST;
            const char *close = memmem(text + at + 2, most - 2, marks[m].close, 2);
            /* {{{ x }}} and {{< x >}} end at the last brace. */
            if (!close) break;
            size_t end = (size_t)(close - text) + 2;
            while (end < len && text[end] == '}') end++;
            for (; at < end; at++)
                if (text[at] != '\n' && text[at] != '\r') text[at] = MASKED;
            at--;
            break;
        }
    }
}

static size_t line_end(struct slice t, size_t at)
{
    const char *nl = at < t.len ? memchr(t.ptr + at, '\n', t.len - at) : NULL;
    return nl ? (size_t)(nl - t.ptr) : t.len;
}

static bool is_fence(struct slice t, size_t at, size_t end, const char *fence)
{
    while (end > at && (t.ptr[end - 1] == '\r' || t.ptr[end - 1] == ' ')) end--;
    return end - at == 3 && memcmp(t.ptr + at, fence, 3) == 0;
}

static bool is_prose_field(struct slice key)
{
    for (size_t i = 0; i < sizeof prose_fields / sizeof *prose_fields; i++)
        if (key.len == strlen(prose_fields[i]) && strncasecmp(key.ptr, prose_fields[i], key.len) == 0) return true;
    return false;
}

/* The value of `key: value` or `key = value`, one line, quotes left out. Values
 * with escapes or over several lines are passed over. */
static void read_field(struct slice t, size_t at, size_t end, void (*each)(struct field, void *), void *payload)
{
    size_t k = at;
    while (k < end && (t.ptr[k] == '_' || t.ptr[k] == '-' || (t.ptr[k] | 0x20) >= 'a') && (t.ptr[k] | 0x20) <= 'z') k++;
    if (!is_prose_field(slice_of(t.ptr + at, k - at))) return;
    while (k < end && t.ptr[k] == ' ') k++;
    if (k == end || (t.ptr[k] != ':' && t.ptr[k] != '=')) return;
    k++;
    while (k < end && (t.ptr[k] == ' ' || t.ptr[k] == '\t')) k++;
    while (end > k && strchr(" \t\r", t.ptr[end - 1])) end--;
    if (end == k || strchr("|>[{&*", t.ptr[k])) return;
    char quote = t.ptr[k];
    if (quote == '"' || quote == '\'') {
        if (end - k < 2 || t.ptr[end - 1] != quote) return;
        k++;
        end--;
        if (quote == '"' && memchr(t.ptr + k, '\\', end - k)) return;
        if (quote == '\'' && memmem(t.ptr + k, end - k, "''", 2)) return;
    }
    each((struct field){k, end}, payload);
}

size_t front_matter_read(struct slice text, size_t at, void (*each)(struct field f, void *payload), void *payload)
{
    size_t end = line_end(text, at);
    const char *fence = is_fence(text, at, end, "---") ? "---" : is_fence(text, at, end, "+++") ? "+++" : NULL;
    if (!fence || end == text.len) return at;
    size_t stop = 0;
    for (size_t l = end + 1; l < text.len && !stop; l = line_end(text, l) + 1) {
        size_t e = line_end(text, l);
        if (is_fence(text, l, e, fence) || (*fence == '-' && is_fence(text, l, e, "..."))) stop = l;
        if (e == text.len) break;
    }
    if (!stop) return at;
    for (size_t l = end + 1; l < stop; l = line_end(text, l) + 1)
        read_field(text, l, line_end(text, l), each, payload);
    size_t last = line_end(text, stop);
    return last < text.len ? last + 1 : last;
}
