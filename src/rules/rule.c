#include "base/compat.h"

#include "rules/rule.h"

static const char *const severities[] = {
    [SEVERITY_SUGGESTION] = "suggestion",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

const char *severity_name(enum severity s)
{
    return severities[s];
}

bool severity_parse(const char *name, enum severity *out)
{
    for (size_t i = 0; i < sizeof severities / sizeof *severities; i++) {
        if (strcmp(name, severities[i])) continue;
        *out = (enum severity)i;
        return true;
    }
    return false;
}
