/* Putting a file in place all at once, so that nobody ever sees half of one. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

static int write_all(int fd, const char *bytes, size_t size)
{
    while (size) {
        ssize_t written = write(fd, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return -1;
        bytes += written;
        size -= written;
    }
    return 0;
}

/* The umask can only be asked for by setting it; this thread-safe way reads it from the process's status. */
static mode_t file_mode(void)
{
    unsigned mask = 022;
    char line[128];
    FILE *status = fopen("/proc/self/status", "re");
    while (status && fgets(line, sizeof line, status))
        if (sscanf(line, "Umask: %o", &mask) == 1)
            break;
    if (status)
        fclose(status);
    return 0755 & ~mask;
}

static int fill(int fd, const void *bytes, size_t size)
{
    if (write_all(fd, bytes, size) || fchmod(fd, file_mode())) {
        int reason = errno;
        close(fd);
        errno = reason;
        return -1;
    }
    return close(fd);           /* a full disk may show only here */
}

int libld_write(const char *path, const void *bytes, size_t size, struct libld_error *error)
{
    char *temporary;
    if (asprintf(&temporary, "%s.XXXXXX", path) < 0) {
        libld_error_set(error, "cannot write %s: out of memory", path);
        return -1;
    }
    int fd = mkostemp(temporary, O_CLOEXEC), reason = 0;
    if (fd < 0) {
        reason = errno;
    } else if (fill(fd, bytes, size) || rename(temporary, path)) {
        reason = errno;
        unlink(temporary);
    }
    free(temporary);
    if (reason)
        libld_error_set(error, "cannot write %s: %s", path, strerror(reason));
    return reason ? -1 : 0;
}
