#include "base/compat.h"

#include "rules/finding.h"

void findings_release(struct findings *f)
{
    free(f->items);
    *f = (struct findings)FINDINGS_INIT;
}
