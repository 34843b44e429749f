// The image of a module's source: from the cache by its key, or made by the compiler, then loaded.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cache.h"
#include "compiler.h"
#include "import.h"
#include "module.h"
#include "runtime.h"

// Grep ORDER MODULE KEY: dwarfpython/modules.py
static void make_key(const char *name, const char *path, char ret[16 + DPY_DIGEST_HEX])
{
    const char *places[] = { getenv("PYTHONPATH"), getenv("VIRTUAL_ENV") };
    struct dpy_digest digest;
    char hex[DPY_DIGEST_HEX];
    dpy_digest_init(&digest);
    dpy_digest_text(&digest, name);
    dpy_digest_text(&digest, path);
    dpy_digest_text(&digest, dpy_import_options());
    for (int i = 0; i < 2; i++)
        dpy_digest_text(&digest, places[i] && !dpy_import_is_of_library(path) ? places[i] : "");
    dpy_digest_hex(&digest, hex);
    snprintf(ret, 16 + DPY_DIGEST_HEX, "module-%s", hex);
}

static bool find_image(const char *name, const char *path, struct dpy_cached *ret)
{
    char cache[PATH_MAX], key[16 + DPY_DIGEST_HEX];
    make_key(name, path, key);
    return (dpy_import_cache(cache) && dpy_cache_find(cache, key, ret)) ||
           (dpy_import_is_of_library(path) && dpy_cache_find_prepared(key, ret));
}

static struct dpy_module *open_image(const char *path)
{
    void *image = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (image)
        return dpy_module_of(image);
    dpy_raise_error(&dpy_ImportError, "%s", dlerror());
    return NULL;
}

static bool copy_file(const char *from, const char *to)
{
    char buffer[1 << 16], partial[PATH_MAX];
    ssize_t n = -1;
    if (snprintf(partial, sizeof partial, "%s.%d", to, getpid()) >= (int)sizeof partial)
        return false;
    int in = open(from, O_RDONLY | O_CLOEXEC), out = in < 0 ? -1 : open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    while (out >= 0 && (n = read(in, buffer, sizeof buffer)) > 0 && write(out, buffer, n) == n) {}
    if (in >= 0)
        close(in);
    if (out >= 0)
        close(out);
    return n == 0 && !rename(partial, to);
}

// A module that is imported anew while the program may hold what it was: a copy of its image, the next that is not in use.
static struct dpy_module *open_again(const char *path)
{
    char cache[PATH_MAX], copy[PATH_MAX];
    const char *name = strrchr(path, '/');           // /DIGEST.so
    struct dpy_module *module = NULL;
    for (int n = 1; !module || dpy_module_has_run(module); n++) {
        if (!dpy_import_cache(cache) ||
            snprintf(copy, sizeof copy, "%s/images%.*s.%d.so", cache, (int)(strlen(name) - 3), name, n) >= (int)sizeof copy ||
            (access(copy, R_OK) && !copy_file(path, copy))) {
            dpy_raise_error(&dpy_ImportError, "%s cannot be copied", path);
            return NULL;
        }
        if (!(module = open_image(copy)))
            return NULL;
    }
    return module;
}

struct dpy_module *dpy_load_module(const char *name, const char *path)
{
    struct dpy_cached *cached = malloc(sizeof *cached);
    if (!cached) {
        dpy_raise_memory();
        return NULL;
    }
    bool found = find_image(name, path, cached) || dpy_compiler_module(name, path, cached->image);
    struct dpy_module *module = found ? open_image(cached->image) : NULL;
    if (module && dpy_module_has_run(module))
        module = open_again(cached->image);
    free(cached);
    return module;
}
