#include "base/compat.h"

#include <unistd.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/say.h"
#include "rules/nearest.h"

const struct command commands[] = {
    {"check", "[OPTIONS] [FILE|DIR|-]...", "find what is wrong in articles, and propose repairs", FOR_CHECK,
     check_command,
     "Reads the articles and prints, for each, what an editor would mark, then a diff of the proposed "
     "repairs. Folders are read with all folders below them: files ending in .txt, .text, .md, .markdown, "
     ".html and .htm that git does not ignore. '-' reads standard input. Without a file, everything below "
     "the current folder is read.\n\n"
     "The report can be given to 'git apply' or 'patch -p1' as it is.\n\n"
     "Exit status: 0 nothing found that is as grave as --fail-on says; 1 findings; 2 something could not be "
     "done, a message says what."},
    {"fix", "[OPTIONS] FILE|DIR|-...", "repair articles in place", FOR_FIX, fix_command,
     "Makes the safe repairs: those that keep every word as it is, and change only marks, spaces, capitals "
     "and damaged characters. What needs a person is left; 'galley check' shows it. '-' reads standard "
     "input and writes the repaired text to standard output.\n\n"
     "Exit status: 0 nothing is left that is as grave as --fail-on says; 1 findings are left; 2 something "
     "could not be done, a message says what."},
    {"rules", "[list | show ID... | test [ID...]]", "list, explain and test what galley looks for", FOR_RULES,
     rules_command,
     "'list' prints a line a rule; 'show' explains rules, or all of a pack; 'test' runs their examples."},
};
const size_t n_commands = sizeof commands / sizeof *commands;

static const struct command *find(const char *name)
{
    for (size_t i = 0; i < n_commands; i++)
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
    return NULL;
}

static int unknown(const char *name)
{
    struct nearest near = nearest_to(slice_str(name));
    for (size_t i = 0; i < n_commands; i++) nearest_try(&near, slice_str(commands[i].name), commands[i].name);
    if (near.best) return trouble("unknown command '%s'; did you mean '%s'?", name, near.best);
    if (access(name, F_OK) == 0)
        return trouble("unknown command '%s'; to read an article: galley check FILE", name);
    return trouble("unknown command '%s'; 'galley --help' lists the commands", name);
}

/* What was printed must have arrived. */
static int finish(int status)
{
    struct output output = {stdout, NULL};
    struct strbuf err = STRBUF_INIT;
    if (output_close(&output, &err)) status = trouble("%s", err.buf);
    strbuf_release(&err);
    return status;
}

static int run(const struct command *command, unsigned bit, int first, int argc, char **argv)
{
    struct options o;
    struct strbuf err = STRBUF_INIT;
    int status;
    options_init(&o);
    if (options_parse(&o, bit, first, argc, argv, &err))
        status = trouble("%s", err.buf);
    else if (o.version)
        status = printf("galley %s\n", PACKAGE_VERSION) < 0 ? EXIT_TROUBLE : EXIT_CLEAN;
    else if (o.help)
        status = command ? help_command(command, stdout) : help_galley(stdout);
    else
        status = command->run(&o);
    options_release(&o);
    strbuf_release(&err);
    return finish(status);
}

int galley(int argc, char **argv)
{
    output_prepare();
    if (argc < 2) {
        help_galley(stderr);
        return EXIT_TROUBLE;
    }
    if (argv[1][0] == '-' && argv[1][1]) return run(NULL, FOR_GALLEY, 1, argc < 2 ? argc : 2, argv);
    const struct command *command = find(argv[1]);
    return command ? run(command, command->bit, 2, argc, argv) : unknown(argv[1]);
}
