#include "base/compat.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/mem.h"
#include "repair/repair.h"

static int fail(const struct source *src, const char *what, int error, struct strbuf *err)
{
    strbuf_addf(err, "'%s': %s", src->path, what);
    if (error) strbuf_addf(err, ": %s", strerror(error));
    return -1;
}

/* Whether the file is still the version that was read. */
static bool unchanged(const char *target, const struct stat *was)
{
    struct stat now;
    return stat(target, &now) == 0 && now.st_dev == was->st_dev && now.st_ino == was->st_ino &&
           now.st_size == was->st_size && now.st_mtim.tv_sec == was->st_mtim.tv_sec &&
           now.st_mtim.tv_nsec == was->st_mtim.tv_nsec;
}

static bool write_all(int fd, struct slice text)
{
    while (text.len) {
        ssize_t n = write(fd, text.ptr, text.len);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        text = slice_of(text.ptr + n, text.len - (size_t)n);
    }
    return true;
}

/* Owner first: changing it clears the set-id bits of the mode. */
static bool copy_owner_and_mode(int fd, const struct stat *of)
{
    struct stat own;
    if (fstat(fd, &own) < 0) return false;
    if ((own.st_uid != of->st_uid || own.st_gid != of->st_gid) && fchown(fd, of->st_uid, of->st_gid) < 0)
        return false;
    return fchmod(fd, of->st_mode & 07777) == 0;
}

/* The rename must survive a power cut as well; where the file system cannot
 * promise that, the file is still one of the two versions. */
static void sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    fsync(fd);
    close(fd);
}

int repair_write(const struct source *src, struct slice text, struct strbuf *err)
{
    static const char changed[] = "has changed since it was read; nothing was written, run galley again";
    struct strbuf folder = STRBUF_INIT, temp = STRBUF_INIT;
    int fd = -1, result = -1;
    bool made = false;
    char *target = realpath(src->path, NULL);
    if (!target) {
        fail(src, "cannot be written", errno, err);
        goto done;
    }
    if (!unchanged(target, &src->id)) {
        fail(src, changed, 0, err);
        goto done;
    }
    /* The superuser may write anything, but a read-only file says hands off. */
    if (!(src->id.st_mode & 0222) || access(target, W_OK) < 0) {
        fail(src, "is read-only; nothing was written", 0, err);
        goto done;
    }
    strbuf_add(&folder, target, (size_t)(strrchr(target, '/') - target) + 1);
    strbuf_addf(&temp, "%s.galley-XXXXXX", folder.buf);
    fd = mkstemp(temp.buf);
    if (fd < 0) {
        fail(src, "its folder cannot be written to", errno, err);
        goto done;
    }
    made = true;
    if (!write_all(fd, text) || fsync(fd) < 0) {
        fail(src, "cannot be written", errno, err);
        goto done;
    }
    if (!copy_owner_and_mode(fd, &src->id)) {
        fail(src, "cannot be replaced with its owner and mode kept", errno, err);
        goto done;
    }
    int closed = close(fd);
    fd = -1;
    if (closed < 0) {
        fail(src, "cannot be written", errno, err);
        goto done;
    }
    if (!unchanged(target, &src->id)) {
        fail(src, changed, 0, err);
        goto done;
    }
    if (rename(temp.buf, target) < 0) {
        fail(src, "cannot be replaced", errno, err);
        goto done;
    }
    made = false;
    sync_folder(folder.buf);
    result = 0;
done:
    if (fd >= 0) close(fd);
    if (made) unlink(temp.buf);
    free(target);
    strbuf_release(&folder);
    strbuf_release(&temp);
    return result;
}
