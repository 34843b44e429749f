#define _GNU_SOURCE
#include "cache.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LARGEST_MANIFEST = 1 << 24 };

static bool in_working_directory(const char *path, char ret[PATH_MAX])
{
    if (!getcwd(ret, PATH_MAX))
        return false;
    size_t length = strlen(ret);
    return snprintf(ret + length, PATH_MAX - length, "/%s", path) < (int)(PATH_MAX - length);
}

bool dpy_cache_directory(char ret[PATH_MAX])
{
    static const struct { const char *variable, *suffix; } places[] = {
        { "DPY_CACHE_DIR", "" }, { "XDG_CACHE_HOME", "/dwarfpython" }, { "HOME", "/.cache/dwarfpython" },
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const char *value = getenv(places[i].variable);
        if (value && !i && value[0] && value[0] != '/')
            return in_working_directory(value, ret);
        if (value && value[0] == '/')
            return snprintf(ret, PATH_MAX, "%s%s", value, places[i].suffix) < PATH_MAX;
    }
    return false;
}

static bool is_safe(const char *directory, uid_t owner)
{
    struct stat st;
    return !lstat(directory, &st) && S_ISDIR(st.st_mode) && (st.st_uid == geteuid() || st.st_uid == owner) &&
           !(st.st_mode & (S_IWGRP | S_IWOTH));
}

static bool digest_matches(const char *path, long long size, const char *digest)
{
    char found[DPY_DIGEST_HEX];
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool same = !fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size == size && !dpy_digest_file(fd, found) && !strcmp(found, digest);
    close(fd);
    return same;
}

static long long nanoseconds(struct timespec t) { return t.tv_sec * 1000000000LL + t.tv_nsec; }

// `SIZE MTIME CTIME DIGEST PATH`: times in ns; -1 where the file was too young when it was read for its times to tell.
struct file { long long size, mtime, ctime; char digest[DPY_DIGEST_HEX]; const char *path; };

static bool parse_file(const char *line, struct file *ret)
{
    int path = 0;
    if (sscanf(line, "%lld %lld %lld %32s %n", &ret->size, &ret->mtime, &ret->ctime, ret->digest, &path) != 4 || !path)
        return false;
    ret->path = line + path;
    return true;
}

static bool has_times(const struct stat *st, long long mtime, long long ctime)
{
    return nanoseconds(st->st_mtim) == mtime && nanoseconds(st->st_ctim) == ctime;
}

// `renewed`: the times are others, but the content is the same.
static bool is_unchanged(const char *line, bool may_be_gone, bool *renewed)
{
    struct file file;
    struct stat st;
    if (!parse_file(line, &file))
        return false;
    if (stat(file.path, &st))
        return may_be_gone && errno == ENOENT;
    if (st.st_size != file.size)
        return false;
    if (has_times(&st, file.mtime, file.ctime))
        return true;
    return *renewed = digest_matches(file.path, file.size, file.digest);
}

static bool accept_image(const char *line, char *ret)
{
    long long size;
    char digest[DPY_DIGEST_HEX];
    int path = 0;
    if (sscanf(line, "%lld %32s %n", &size, digest, &path) != 2 || !path || strlen(line + path) >= PATH_MAX)
        return false;
    strcpy(ret, line + path);
    return digest_matches(ret, size, digest);
}

static bool accept_program(const char *path, char *ret)
{
    return snprintf(ret, PATH_MAX, "%s", path) < PATH_MAX;
}

// What follows `word` and a space on a line, or NULL.
static const char *after(const char *line, const char *word)
{
    size_t n = strlen(word);
    return !strncmp(line, word, n) && line[n] == ' ' ? line + n + 1 : NULL;
}

static bool accept_line(const char *line, bool check, struct dpy_cached *ret, bool *renewed)
{
    const char *rest;
    if ((rest = after(line, "image")))
        return accept_image(rest, ret->image);
    if ((rest = after(line, "program")))
        return accept_program(rest, ret->program);
    if ((rest = after(line, "input")))
        return !check || is_unchanged(rest, false, renewed);
    if ((rest = after(line, "absent")))
        return !check || access(rest, F_OK);
    // An imported module: its image has a manifest of its own. When it is gone, a library of its name may be meant.
    if ((rest = after(line, "module")))
        return !check || ((rest = strchr(rest, ' ')) && !access(rest + 1, F_OK));
    // A part of the compiler: when it has changed, so would the image; when it is gone, the image is as good as ever.
    if ((rest = after(line, "compiler")))
        return !check || is_unchanged(rest, true, renewed);
    return false;
}

static bool accept_manifest(char *text, bool check, struct dpy_cached *ret, bool *renewed)
{
    char *rest = text, *line = strsep(&rest, "\n");
    ret->image[0] = ret->program[0] = 0;
    if (strcmp(line, "dwarfpython manifest 1"))
        return false;
    while ((line = strsep(&rest, "\n"))) {
        if (!strcmp(line, "end"))
            return ret->image[0];
        if (!accept_line(line, check, ret, renewed))
            return false;
    }
    return false;
}

bool dpy_cache_accept(char *manifest, struct dpy_cached *ret)
{
    bool renewed;
    return accept_manifest(manifest, false, ret, &renewed);
}

char *dpy_cache_read(const char *path, off_t limit)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return NULL;
    char *text = !fstat(fd, &st) && st.st_size < limit ? calloc(1, st.st_size + 1) : NULL;
    if (text && read(fd, text, st.st_size) != st.st_size) {
        free(text);
        text = NULL;
    }
    close(fd);
    return text;
}

// The end of the manifests that were good so far: the lines of the compiler's files, of which each has the same.
static char *trusted;

// Cuts that end off; what is not trusted yet is given, as a copy.
static char *trusted_compiler(char *text)
{
    char *end = strstr(text, "\ncompiler ");
    if (!end)
        return NULL;
    if (!trusted || strcmp(trusted, end))
        return strdup(end);
    strcpy(end, "\nend\n");
    return NULL;
}

// Where files have other times but the same content (copied, or written again), the new times are noted: else they would be read at each
// start. As the compiler does it, they are believed once they are old enough to tell a later change.
enum { YOUNG = 2 };          // seconds

static bool find_times(const struct file *file, struct stat *ret)
{
    struct stat after;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (stat(file->path, ret) || has_times(ret, file->mtime, file->ctime))
        return false;
    if (now.tv_sec - ret->st_mtim.tv_sec <= YOUNG || now.tv_sec - ret->st_ctim.tv_sec <= YOUNG)
        return false;
    return digest_matches(file->path, file->size, file->digest) && !stat(file->path, &after) &&
           has_times(&after, nanoseconds(ret->st_mtim), nanoseconds(ret->st_ctim));
}

static void renew_line(FILE *out, const char *line)
{
    struct file file;
    struct stat st;
    const char *rest = after(line, "input");
    const char *word = rest ? "input" : "compiler";
    rest = rest ? rest : after(line, "compiler");
    if (rest && parse_file(rest, &file) && find_times(&file, &st))
        fprintf(out, "%s %lld %lld %lld %s %s\n", word, file.size, nanoseconds(st.st_mtim), nanoseconds(st.st_ctim), file.digest, file.path);
    else
        fprintf(out, "%s\n", line);
}

static void renew(const char *path)
{
    char partial[PATH_MAX];
    if (snprintf(partial, sizeof partial, "%s.%d", path, getpid()) >= (int)sizeof partial)
        return;
    int fd = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    FILE *out = fd < 0 ? NULL : fdopen(fd, "w");
    char *text = out ? dpy_cache_read(path, LARGEST_MANIFEST) : NULL, *rest = text, *line;
    while ((line = strsep(&rest, "\n")))
        if (*line || rest)
            renew_line(out, line);
    free(text);
    if (fd >= 0 && (!out || fclose(out) || !text || rename(partial, path)))
        unlink(partial);
}

static bool find(const char *directory, const char *key, struct dpy_cached *ret)
{
    char path[PATH_MAX];
    if (snprintf(path, sizeof path, "%s/manifests/%s", directory, key) >= (int)sizeof path)
        return false;
    char *text = dpy_cache_read(path, LARGEST_MANIFEST), *compiler = text ? trusted_compiler(text) : NULL;
    bool renewed = false, found = text && accept_manifest(text, true, ret, &renewed);
    if (found && renewed)
        renew(path);
    if (found && compiler) {
        free(trusted);
        trusted = compiler;
    } else {
        free(compiler);
    }
    free(text);
    return found;
}

bool dpy_cache_find(const char *directory, const char *key, struct dpy_cached *ret)
{
    return is_safe(directory, geteuid()) && find(directory, key, ret);
}

// Beside the runtime. Grep ORDER PREPARED: dwarfpython/paths.py
bool dpy_cache_find_prepared(const char *key, struct dpy_cached *ret)
{
    char directory[PATH_MAX];
    Dl_info runtime;
    const char *name = dladdr(&trusted, &runtime) ? strrchr(runtime.dli_fname, '/') : NULL;
    if (!name || snprintf(directory, sizeof directory, "%.*s/prepared", (int)(name - runtime.dli_fname), runtime.dli_fname) >=
                     (int)sizeof directory)
        return false;
    return is_safe(directory, 0) && find(directory, key, ret);
}
