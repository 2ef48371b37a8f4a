/* Output: standard output, or the file of --output, with its errors noticed. */
#ifndef GALLEY_CLI_OUTPUT_H
#define GALLEY_CLI_OUTPUT_H

#include "cli/files.h"

struct output {
    FILE *out;
    const char *path; /* NULL: standard output */
};

/* Refuses a file that is one of the articles, before it is touched. 0, or -1
 * with the reason in *err. */
int output_open(struct output *output, const char *path, const struct files *files, struct strbuf *err);

/* 0, or -1 where anything could not be written, with the reason in *err. */
int output_close(struct output *output, struct strbuf *err);

/* Before anything is opened: makes sure that the standard descriptors are open,
 * and that a closed pipe is an error of writing, not the end of the process. */
void output_prepare(void);

#endif
