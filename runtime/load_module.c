// The image of a module's source: from the cache by its key, or made by the compiler, then loaded.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cache.h"
#include "compiler.h"
#include "import.h"
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
    return dpy_import_cache(cache) && dpy_cache_find(cache, key, ret);
}

struct dpy_module *dpy_load_module(const char *name, const char *path)
{
    struct dpy_cached *cached = malloc(sizeof *cached);
    if (!cached) {
        dpy_raise_memory();
        return NULL;
    }
    bool found = find_image(name, path, cached) || dpy_compiler_module(name, path, cached->image);
    void *image = found ? dlopen(cached->image, RTLD_NOW | RTLD_LOCAL) : NULL;
    free(cached);
    if (image)
        return dpy_module_of(image);
    if (found)
        dpy_raise_error(&dpy_ImportError, "%s", dlerror());
    return NULL;
}
