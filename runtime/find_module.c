// Where a module is: among the runtime's own, or in a folder of sys.path or of its package's __path__. dwarfpython/modules.py
// looks by the same rules when a program is compiled.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import.h"
#include "list.h"
#include "module.h"
#include "str.h"

static struct dpy_module *own_module(const char *name)
{
    char symbol[128];
    if (strchr(name, '.') || snprintf(symbol, sizeof symbol, "dpy_module_%s", name) >= (int)sizeof symbol)
        return NULL;
    return dlsym(RTLD_DEFAULT, symbol);
}

// A folder of the path as text; "" is the working directory, as it is now. False: no text, or too long.
static bool folder_of(struct val entry, char ret[PATH_MAX])
{
    if (entry.type != DPY_STR)
        return false;
    if (!entry.s[0])
        return getcwd(ret, PATH_MAX) != NULL;
    return snprintf(ret, PATH_MAX, "%s", entry.s) < PATH_MAX;
}

static bool join(const char *folder, const char *tail, const char *end, char ret[PATH_MAX])
{
    const char *slash = folder[0] && folder[strlen(folder) - 1] == '/' ? "" : "/";
    return snprintf(ret, PATH_MAX, "%s%s%s%s", folder, slash, tail, end) < PATH_MAX;
}

static bool is_file(const char *path)
{
    struct stat st;
    return !stat(path, &st) && !S_ISDIR(st.st_mode);
}

static bool is_folder(const char *path)
{
    struct stat st;
    return !stat(path, &st) && S_ISDIR(st.st_mode);
}

// 1: the source is in this folder; 0: it is not; -1: failure.
static int source_in(const char *folder, const char *tail, struct dpy_found_module *ret)
{
    char path[PATH_MAX];
    if (join(folder, tail, "/__init__.py", path) && is_file(path)) {
        ret->path = strdup(path);
        *strrchr(path, '/') = 0;
        struct val own = dpy_str_decode(path, strlen(path));
        ret->folders = dpy_failed(own) ? own : dpy_list(&own, 1);
        return dpy_failed(ret->folders) ? -1 : 1;
    }
    if (!join(folder, tail, ".py", path) || !is_file(path))
        return 0;
    ret->path = strdup(path);
    return 1;
}

static int add_portion(const char *folder, const char *tail, struct val *portions)
{
    char path[PATH_MAX];
    if (!join(folder, tail, "", path) || !is_folder(path))
        return 0;
    if (!portions->type)
        *portions = dpy_list(NULL, 0);
    struct val own = dpy_failed(*portions) ? *portions : dpy_str_decode(path, strlen(path));
    return dpy_failed(own) ? -1 : dpy_list_append(*portions, own);
}

int dpy_find_module(const char *name, const char *tail, struct val folders, struct dpy_found_module *ret)
{
    char folder[PATH_MAX];
    struct val portions = { .type = 0 };
    *ret = (struct dpy_found_module){ .module = own_module(name) };
    if (ret->module)
        return 1;
    struct val iterator = dpy_iter(folders), entry = iterator;
    while (!dpy_failed(entry) && !dpy_failed(entry = dpy_next(iterator)) && entry.type != DPY_STOP) {
        if (!folder_of(entry, folder))
            continue;
        int found = source_in(folder, tail, ret);
        if (found)
            return found;
        if (add_portion(folder, tail, &portions) < 0)
            return -1;
    }
    ret->folders = portions;
    return dpy_failed(entry) ? -1 : portions.type != 0;
}
