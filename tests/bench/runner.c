/* Runs commands in turn, round after round, and prints for each the median of its
 * times and the most memory it took. In turn, so that whatever slows the machine
 * down slows all of them.
 * usage: runner ROUNDS < COMMANDS
 * A command is a line: its name, the bytes it reads, and what the shell runs, with
 * tabs between. Ratios are to the first command. */
#include "base/compat.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_COMMANDS 16
#define MAX_ROUNDS 101
#define MAX_LINE 4096

struct command {
    char *name, *line;
    double bytes;
    double seconds[MAX_ROUNDS];
    long peak; /* KB */
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void become(const char *line)
{
    int null = open("/dev/null", O_RDWR);
    dup2(null, STDIN_FILENO);
    dup2(null, STDOUT_FILENO);
    dup2(null, STDERR_FILENO);
    execl("/bin/sh", "sh", "-c", line, (char *)NULL);
    _exit(127);
}

static void run(struct command *c, int round)
{
    struct rusage usage;
    int status;
    double start = now();
    pid_t pid = fork();
    if (pid == 0) become(c->line);
    if (pid < 0 || wait4(pid, &status, 0, &usage) < 0) {
        fprintf(stderr, "runner: cannot run '%s': %s\n", c->line, strerror(errno));
        exit(2);
    }
    c->seconds[round] = now() - start;
    if (usage.ru_maxrss > c->peak) c->peak = usage.ru_maxrss;
    if (!WIFEXITED(status) || WEXITSTATUS(status) == 2 || WEXITSTATUS(status) > 125)
        fprintf(stderr, "runner: '%s' failed\n", c->line);
}

static int by_size(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void print(const struct command *c, double median, double first)
{
    printf("  %-24s %9.1f ms %7.2f× ", c->name, 1e3 * median, median / first);
    if (c->bytes >= 1e5)
        printf("%8.2f MB/s", c->bytes / median / 1e6);
    else
        printf("%13s", "");
    printf(" %7.1f MB\n", (double)c->peak / 1024);
}

static size_t read_commands(struct command *commands)
{
    char line[MAX_LINE];
    size_t n = 0;
    while (n < MAX_COMMANDS && fgets(line, sizeof line, stdin)) {
        char *rest = strdup(line);
        struct command *c = &commands[n];
        *c = (struct command){.name = strsep(&rest, "\t")};
        char *bytes = strsep(&rest, "\t");
        if (!rest) continue;
        c->bytes = strtod(bytes, NULL);
        c->line = rest;
        n++;
    }
    return n;
}

int main(int argc, char **argv)
{
    static struct command commands[MAX_COMMANDS];
    long rounds = argc == 2 ? strtol(argv[1], NULL, 10) : 0;
    if (rounds < 1 || rounds > MAX_ROUNDS) {
        fprintf(stderr, "usage: runner ROUNDS < COMMANDS\n");
        return 2;
    }
    size_t n = read_commands(commands);
    for (int round = 0; round < rounds; round++)
        for (size_t i = 0; i < n; i++) run(&commands[i], round);
    double first = 0;
    for (size_t i = 0; i < n; i++) {
        qsort(commands[i].seconds, (size_t)rounds, sizeof(double), by_size);
        double median = commands[i].seconds[rounds / 2];
        if (i == 0) first = median;
        print(&commands[i], median, first);
    }
    return 0;
}
