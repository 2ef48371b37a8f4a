#include "base/compat.h"

#include "cli/command.h"
#include "cli/say.h"
#include "cli/terminal.h"

#define MAX_WIDTH 100
#define OPTION_COLUMN 26 /* where the explanation of an option begins */

static size_t width_of(FILE *out)
{
    size_t width = terminal_width(out);
    return width < MAX_WIDTH ? width : MAX_WIDTH;
}

static void add_option(struct strbuf *out, const struct option *opt, size_t width)
{
    struct strbuf head = STRBUF_INIT;
    if (opt->letter)
        strbuf_addf(&head, "  -%c, --%s", opt->letter, opt->name);
    else
        strbuf_addf(&head, "      --%s", opt->name);
    if (opt->arg) strbuf_addf(&head, " %s", opt->arg);
    strbuf_addslice(out, strbuf_slice(&head));
    if (head.len + 2 > OPTION_COLUMN)
        strbuf_addf(out, "\n%*s", OPTION_COLUMN, "");
    else
        strbuf_addf(out, "%*s", (int)(OPTION_COLUMN - head.len), "");
    terminal_wrap(out, opt->help, OPTION_COLUMN, OPTION_COLUMN, width);
    strbuf_release(&head);
}

static void add_options(struct strbuf *out, unsigned bit, size_t width)
{
    strbuf_addstr(out, "\nOptions:\n");
    for (size_t i = 0; i < n_options; i++)
        if (options_table[i].commands & bit) add_option(out, &options_table[i], width);
}

static int print(struct strbuf *text, FILE *out)
{
    fwrite(text->buf, 1, text->len, out);
    strbuf_release(text);
    return EXIT_CLEAN;
}

int help_galley(FILE *out)
{
    struct strbuf text = STRBUF_INIT;
    size_t width = width_of(out), widest = 0;
    strbuf_addstr(&text, "usage: galley COMMAND [OPTIONS] [FILE|DIR|-]...\n\n");
    terminal_wrap(
        &text,
        "galley reads articles as an editor does before publication: it finds what machine translation, "
        "scraping and careless pipelines break in copy, and proposes exact repairs.",
        0, 0, width);
    strbuf_addstr(&text, "\nCommands:\n");
    for (size_t i = 0; i < n_commands; i++)
        if (strlen(commands[i].name) > widest) widest = strlen(commands[i].name);
    for (size_t i = 0; i < n_commands; i++)
        strbuf_addf(&text, "  %-*s  %s\n", (int)widest, commands[i].name, commands[i].about);
    add_options(&text, FOR_GALLEY, width);
    strbuf_addstr(&text, "\n'galley COMMAND --help' explains a command.\n");
    return print(&text, out);
}

int help_command(const struct command *command, FILE *out)
{
    struct strbuf text = STRBUF_INIT;
    size_t width = width_of(out);
    strbuf_addf(&text, "usage: galley %s %s\n", command->name, command->usage);
    for (const char *p = command->details; *p;) {
        const char *end = strstr(p, "\n\n");
        size_t n = end ? (size_t)(end - p) : strlen(p);
        struct strbuf paragraph = STRBUF_INIT;
        strbuf_add(&paragraph, p, n);
        strbuf_addch(&text, '\n');
        terminal_wrap(&text, paragraph.buf, 0, 0, width);
        strbuf_release(&paragraph);
        p += n + strspn(p + n, "\n");
    }
    add_options(&text, command->bit, width);
    return print(&text, out);
}
