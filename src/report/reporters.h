/* The reporters' functions, for the table in report.c. */
#ifndef GALLEY_REPORT_REPORTERS_H
#define GALLEY_REPORT_REPORTERS_H

#include "report/report.h"

void diff_begin(struct report *r);
void diff_file(struct report *r, const struct report_file *file);
void diff_end(struct report *r);

void text_begin(struct report *r);
void text_file(struct report *r, const struct report_file *file);
void text_end(struct report *r);

void json_begin(struct report *r);
void json_file(struct report *r, const struct report_file *file);
void json_end(struct report *r);

#endif
