// Before a program's first module runs: where its modules come from, and what every module's namespace holds.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "class.h"
#include "classes.h"
#include "dict.h"
#include "import.h"
#include "intern.h"
#include "list.h"
#include "module.h"
#include "runtime.h"
#include "str.h"

static struct dpy_module *program;       // the first module of all; inputs of a session go on with it

const char *dpy_import_options(void) { return program && program->options ? program->options : "-O2 --calls=direct"; }

// In one of the folders "A:B", but not among what users install there.
bool dpy_import_is_of_library(const char *path)
{
    static const char installed[] = "/site-packages/";
    const char *folder = program && program->library ? program->library : "";
    for (size_t n; *folder; folder += n + (folder[n] == ':')) {
        n = strcspn(folder, ":");
        if (n && !strncmp(path, folder, n) && path[n] == '/')
            return strncmp(path + n, installed, sizeof installed - 1) != 0;
    }
    return false;
}

// CACHE/images/DIGEST.so
const char *dpy_import_cache(char ret[PATH_MAX])
{
    Dl_info image;
    if (!program || !dladdr(program, &image) || strlen(image.dli_fname) >= PATH_MAX)
        return NULL;
    strcpy(ret, image.dli_fname);
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(ret, '/');
        if (!slash)
            return NULL;
        *slash = 0;
    }
    return ret;
}

// sys.path

static int add_folder(const char *folder, size_t length)
{
    struct val text = dpy_str_decode(folder, length);
    return dpy_failed(text) ? -1 : dpy_list_append(dpy_sys_path, text);
}

static int add_absolute(const char *folder, size_t length)
{
    char path[PATH_MAX], cwd[PATH_MAX];
    if (folder[0] == '/' || !getcwd(cwd, sizeof cwd))
        return add_folder(folder, length);
    int n = snprintf(path, sizeof path, "%s/%.*s", cwd, (int)length, folder);
    return n < (int)sizeof path ? add_folder(path, n) : 0;
}

// A script's folder; of a program that is run by -m the working directory; else "", which is that as well, at any time.
static int add_own_folder(const struct dpy_module *main, bool by_name)
{
    char path[PATH_MAX];
    bool is_text = !main->filename || main->filename[0] == '<';
    if (by_name)
        return getcwd(path, sizeof path) ? add_folder(path, strlen(path)) : 0;
    if (is_text || !realpath(main->filename, path))
        return add_folder("", 0);
    char *slash = strrchr(path, '/');
    return add_folder(path, slash > path ? slash - path : 1);
}

static int add_listed(const char *folders)
{
    while (folders && *folders) {
        size_t length = strcspn(folders, ":");
        if (add_absolute(folders, length) < 0)
            return -1;
        folders += length + (folders[length] == ':');
    }
    return 0;
}

static int add_installed(const char *environment)
{
    char path[PATH_MAX];
    if (!environment || !*environment || snprintf(path, sizeof path, "%s/lib/python3.11/site-packages", environment) >= (int)sizeof path)
        return 0;
    return access(path, F_OK) ? 0 : add_folder(path, strlen(path));
}

static int make_path(const struct dpy_module *main)
{
    dpy_sys_path = dpy_list(NULL, 0);
    if (dpy_failed(dpy_sys_path) || add_own_folder(main, main->imported_as) < 0 || add_listed(getenv("PYTHONPATH")) < 0)
        return -1;
    return add_listed(main->library) < 0 || add_installed(getenv("VIRTUAL_ENV")) < 0 ? -1 : 0;
}

// What a module is told of itself

static struct val spec_class;

static struct val make_spec_class(void)
{
    struct val names = dpy_dict_new(), bases = dpy_tuple(NULL, 0);
    if (dpy_failed(names) || dpy_failed(bases) ||
        dpy_dict_put_text(dpy_dict_of(names), "__module__", dpy_intern("importlib.machinery")) < 0)
        return dpy_failure();
    return dpy_class_make(NULL, dpy_intern("ModuleSpec"), bases, names, NULL, NULL);
}

static struct val make_spec(const char *name, struct val package, struct val origin, struct val folders)
{
    if (!spec_class.type && dpy_failed(spec_class = make_spec_class()))
        return dpy_failure();
    struct val spec = dpy_call(spec_class, NULL, 0, NULL);
    if (dpy_failed(spec) || dpy_setattr(spec, "name", dpy_intern(name)) < 0 || dpy_setattr(spec, "parent", package) < 0 ||
        dpy_setattr(spec, "origin", origin) < 0 || dpy_setattr(spec, "loader", dpy_none()) < 0 ||
        dpy_setattr(spec, "submodule_search_locations", folders.type ? folders : dpy_none()) < 0)
        return dpy_failure();
    return spec;
}

static struct val package_of(const char *name, bool is_package)
{
    const char *dot = strrchr(name, '.');
    return is_package ? dpy_str_text(name) : dpy_str_new(name, dot ? dot - name : 0);
}

static int put(struct dpy_module *module, const char *name, struct val value)
{
    return dpy_failed(value) ? -1 : dpy_module_set(module, name, value);
}

static struct val text_or_none(const char *text) { return text ? dpy_str_text(text) : dpy_none(); }

int dpy_import_describe(struct dpy_module *module, struct val folders, bool main)
{
    const char *name = main ? module->imported_as : module->name;
    bool is_file = module->filename && module->filename[0] != '<';
    struct val file = dpy_failure(), package = name ? package_of(name, folders.type != 0) : dpy_none();
    if (is_file && dpy_failed(file = dpy_str_text(module->filename)))
        return -1;
    struct val spec = name ? make_spec(name, package, is_file ? file : dpy_none(), folders) : dpy_none();
    if (put(module, "__name__", dpy_intern(module->name)) < 0 || put(module, "__doc__", text_or_none(module->doc)) < 0 ||
        put(module, "__package__", package) < 0 || put(module, "__loader__", dpy_none()) < 0 ||
        put(module, "__builtins__", dpy_object(&dpy_module_builtins, DPY_MODULE)) < 0 || put(module, "__spec__", spec) < 0)
        return -1;
    if (folders.type && put(module, "__path__", folders) < 0)
        return -1;
    return is_file || folders.type ? put(module, "__file__", is_file ? file : dpy_none()) : 0;
}

// `python -m a.b` imports a before it runs b.
static int import_own_package(const char *name)
{
    struct val package = name ? package_of(name, false) : dpy_none();
    if (package.type != DPY_STR || !package.s[0])
        return dpy_failed(package) ? -1 : 0;
    return dpy_failed(dpy_import(package.s, NULL)) ? -1 : 0;
}

int dpy_import_start(struct dpy_module *main)
{
    if (program)
        return program == main ? 0 : dpy_module_go_on(program, main);
    program = main;
    dpy_sys_modules = dpy_dict_new();
    if (dpy_failed(dpy_sys_modules) || make_path(main) < 0)
        return -1;
    if (dpy_dict_put_text(dpy_dict_of(dpy_sys_modules), main->name, dpy_object(main, DPY_MODULE)) < 0 ||
        dpy_failed(dpy_import("sys", NULL)) || dpy_failed(dpy_import("builtins", NULL)))
        return -1;
    return dpy_import_describe(main, dpy_failure(), true) < 0 || import_own_package(main->imported_as) < 0 ? -1 : 0;
}
