/* Command: one table of all commands. */
#ifndef GALLEY_CLI_COMMAND_H
#define GALLEY_CLI_COMMAND_H

#include "cli/options.h"

struct command {
    const char *name, *usage, *about;
    unsigned bit; /* which options it takes */
    int (*run)(const struct options *o);
    const char *details; /* paragraphs for --help, parted by blank lines */
};

extern const struct command commands[];
extern const size_t n_commands;

/* The whole program; returns the exit status. */
int galley(int argc, char **argv);

int check_command(const struct options *o);
int fix_command(const struct options *o);
int rules_command(const struct options *o);

/* Print help; return the exit status. */
int help_galley(FILE *out);
int help_command(const struct command *command, FILE *out);

#endif
