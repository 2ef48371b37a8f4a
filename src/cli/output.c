#include "base/compat.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "cli/output.h"

static int fail(const char *path, struct strbuf *err)
{
    /* A reader that has seen enough, such as head, is no trouble to tell of: galley
     * ends as other filters do. Articles being repaired are whole at any time. */
    if (!path && errno == EPIPE) {
        signal(SIGPIPE, SIG_DFL);
        raise(SIGPIPE);
    }
    if (path)
        strbuf_addf(err, "'%s': cannot be written: %s", path, strerror(errno));
    else
        strbuf_addf(err, "cannot write to standard output: %s", strerror(errno));
    return -1;
}

int output_open(struct output *output, const char *path, const struct files *files, struct strbuf *err)
{
    *output = (struct output){stdout, path};
    if (!path) return 0;
    output->out = NULL;
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0) return fail(path, err);
    struct stat st;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && files_hold(files, &st)) {
        strbuf_addf(err, "'%s' is one of the articles; name another file for --output", path);
        close(fd);
        return -1;
    }
    if ((S_ISREG(st.st_mode) && ftruncate(fd, 0) < 0) || !(output->out = fdopen(fd, "w"))) {
        fail(path, err);
        close(fd);
        return -1;
    }
    return 0;
}

int output_close(struct output *output, struct strbuf *err)
{
    if (!output->out) return 0;
    errno = 0;
    bool failed = fflush(output->out) != 0 || ferror(output->out);
    int error = errno;
    if (output->path && fclose(output->out) != 0 && !failed) {
        failed = true;
        error = errno;
    }
    output->out = NULL;
    errno = error ? error : EIO;
    return failed ? fail(output->path, err) : 0;
}

void output_prepare(void)
{
    signal(SIGPIPE, SIG_IGN);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) >= 0) continue;
        /* Opened the wrong way round, so that using it fails as on a closed one. */
        if (open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd) _exit(2);
    }
}
