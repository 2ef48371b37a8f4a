#include "base/compat.h"

#include "base/utf8.h"
#include "rules/finding.h"

struct edit edit_trimmed(struct slice old, struct edit e)
{
    size_t prefix = utf8_common_prefix(old, e.text);
    old = slice_of(old.ptr + prefix, old.len - prefix);
    e.text = slice_of(e.text.ptr + prefix, e.text.len - prefix);
    size_t suffix = utf8_common_suffix(old, e.text);
    e.text.len -= suffix;
    e.start += prefix;
    e.end -= suffix;
    return e;
}

void findings_release(struct findings *f)
{
    free(f->items);
    *f = (struct findings)FINDINGS_INIT;
}
