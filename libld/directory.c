/* The directory that images are kept in. Code is loaded from it, so it must be nobody else's. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "image.h"
#include "internal.h"

static char *users_own(void)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    char *path = NULL;
    int length;
    if (cache && *cache == '/')
        length = asprintf(&path, "%s/libld", cache);
    else if (home && *home == '/')
        length = asprintf(&path, "%s/.cache/libld", home);
    else
        length = asprintf(&path, "/tmp/libld-%u", (unsigned)geteuid());
    return length < 0 ? NULL : path;
}

/* Make `path` and what leads to it, as far as it is missing. */
static int make(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        int failed = mkdir(path, 0700) && errno != EEXIST;
        *slash = '/';
        if (failed && errno != EROFS)
            return -1;
    }
    return mkdir(path, 0700) && errno != EEXIST ? -1 : 0;
}

static const char *objection(const char *path)
{
    struct stat status;
    if (stat(path, &status))
        return strerror(errno);
    if (!S_ISDIR(status.st_mode))
        return "is not a directory";
    if (status.st_uid != geteuid())
        return "belongs to another user";
    if (status.st_mode & (S_IWGRP | S_IWOTH))
        return "may be written by other users";
    return NULL;
}

char *libld_directory(const char *directory, struct libld_error *error)
{
    char *path = directory ? realpath(directory, NULL) : users_own();
    const char *why = path ? NULL : strerror(errno);
    if (path && !directory && make(path))
        why = strerror(errno);
    if (!why)
        why = objection(path);
    if (!why)
        return path;
    libld_error_set(error, "directory %s: %s", directory ? directory : path ? path : "", why);
    free(path);
    return NULL;
}
