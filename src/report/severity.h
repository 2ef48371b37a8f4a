/* Severities as reports write them. */
#ifndef GALLEY_REPORT_SEVERITY_H
#define GALLEY_REPORT_SEVERITY_H

#include "base/strbuf.h"
#include "report/color.h"
#include "rules/rule.h"

static inline void severity_add(struct strbuf *out, enum severity severity, bool color)
{
    static const char *const colors[] = {COLOR_SUGGESTION, COLOR_WARNING, COLOR_ERROR};
    if (color) strbuf_addstr(out, colors[severity]);
    strbuf_addstr(out, severity_name(severity));
    if (color) strbuf_addstr(out, COLOR_RESET);
}

#endif
