#define _GNU_SOURCE
#include "import.h"

#include <stdlib.h>
#include <string.h>

#include "alloc.h"
#include "dict.h"
#include "exception_value.h"
#include "import_threads.h"
#include "intern.h"
#include "iterator.h"
#include "list.h"
#include "module.h"
#include "runtime.h"
#include "str.h"

// sys.modules[name]: 1, 0: it has none; -1: failure, also where None stands there.
static int find_imported(struct val name, struct val *ret)
{
    struct val modules = dpy_sys_modules;
    int found = modules.type == DPY_DICT ? dpy_dict_find(dpy_dict_of(modules), name, ret) : 0;
    if (found == 1 && ret->type == DPY_NONE) {
        dpy_raise_name(&dpy_ModuleNotFoundError, name.s, dpy_none(), "import of %s halted; None in sys.modules", name.s);
        return -1;
    }
    return found;
}

static int keep_imported(struct val name, struct val module)
{
    return dpy_setitem(dpy_sys_modules, name, module);
}

static void drop_imported(struct val name)
{
    struct val failure = dpy_catch();
    if (dpy_failed(name) || dpy_delitem(dpy_sys_modules, name) < 0)
        dpy_catch();         // the module has done it itself
    dpy_reraise(failure);
}

static struct val not_found(const char *name, const char *reason)
{
    return dpy_raise_name(&dpy_ModuleNotFoundError, name, dpy_none(), "No module named '%s'%s%s%s", name,
                          reason ? "; '" : "", reason ? reason : "", reason ? "' is not a package" : "");
}

// A package without a file: folders of its name on the path.
static struct dpy_module *make_namespace(const char *name)
{
    struct dpy_module *module = dpy_alloc(sizeof *module, DPY_MODULE);
    if (module)
        *module = (struct dpy_module){ .abi = DPY_ABI, .name = name };
    return module;
}

static struct dpy_module *load(struct val name, const struct dpy_found_module *found)
{
    if (found->module)
        return found->module;
    return found->path ? dpy_load_module(name.s, found->path) : make_namespace(name.s);
}

// The attribute of the package that a module lies in. What the package has become may not take it, as in CPython.
static int bind_in_parent(struct val parent, const char *tail, struct val module)
{
    if (dpy_failed(parent) || dpy_setattr(parent, tail, module) == 0)
        return 0;
    struct val failure = dpy_catch();
    if (dpy_exception_is(failure, &dpy_AttributeError))
        return 0;
    dpy_reraise(failure);
    return -1;
}

static struct val run(struct val name, const struct dpy_found_module *found)
{
    struct dpy_module *module = load(name, found);
    struct val self = dpy_object(module, DPY_MODULE);
    if (!module || keep_imported(name, self) < 0)
        return dpy_failure();
    dpy_module_renew(module);
    if (dpy_import_describe(module, found->folders, false) < 0 || dpy_failed(dpy_module_run(module))) {
        drop_imported(name);
        return dpy_failure();
    }
    return find_imported(name, &self) == 1 ? self : not_found(name.s, NULL);     // it may have put something else there
}

static struct val import_in(struct val name, const char *tail, struct val parent, struct val folders)
{
    struct dpy_found_module found = { .module = NULL };
    int status = dpy_find_module(name.s, tail, folders, &found);
    struct val module = status > 0 ? run(name, &found) : status ? dpy_failure() : dpy_import_by_finders(name, parent.type ? folders : dpy_none());
    free(found.path);
    if (module.type == DPY_NONE)
        return not_found(name.s, NULL);
    return dpy_failed(module) || bind_in_parent(parent, tail, module) < 0 ? dpy_failure() : module;
}

static struct val import_new(struct val name)
{
    const char *dot = strrchr(name.s, '.');
    if (!dot)
        return import_in(name, name.s, dpy_failure(), dpy_sys_path);
    struct val package = dpy_str_new(name.s, dot - name.s), module;
    struct val parent = dpy_failed(package) ? package : dpy_import(package.s, NULL);
    if (dpy_failed(parent))
        return parent;
    int found = find_imported(name, &module);        // the package may have imported it
    if (found)
        return found < 0 ? dpy_failure() : module;
    struct val folders = dpy_getattr(parent, "__path__");
    if (dpy_failed(folders)) {
        dpy_catch();
        return not_found(name.s, package.s);
    }
    return import_in(name, dot + 1, parent, folders);
}

// `reason`: why the compiler took the name for no library of C's either, or NULL.
struct val dpy_import(const char *name, const char *reason)
{
    struct val key = dpy_intern(name), module;
    int found = dpy_failed(key) ? -1 : find_imported(key, &module);
    if (found == 1 && module.type == DPY_MODULE) {
        dpy_running_await(module.p);
        found = find_imported(key, &module);         // it may have failed
    }
    if (found)
        return found < 0 ? dpy_failure() : module;
    module = import_new(key);
    if (!dpy_failed(module) || !reason)
        return module;
    struct val failure = dpy_catch();
    bool missing = dpy_exception_is(failure, &dpy_ModuleNotFoundError);
    return missing ? dpy_raise_error(&dpy_ImportError, "%s", reason) : dpy_reraise(failure);
}

// from module import name

static struct val full_name(struct val module, const char *name)
{
    struct dpy_buffer buffer = { .bytes = NULL };
    struct val own = dpy_getattr(module, "__name__");
    if (own.type != DPY_STR) {
        if (dpy_failed(own))
            dpy_catch();
        return dpy_none();
    }
    dpy_buffer_format(&buffer, "%s.%s", own.s, name);
    return dpy_buffer_str(&buffer);
}

// An attribute; type word 0 with no exception pending: there is none.
static int attribute(struct val module, const char *name, struct val *ret)
{
    *ret = dpy_getattr(module, name);
    if (!dpy_failed(*ret))
        return 1;
    struct val failure = dpy_catch();
    if (dpy_exception_is(failure, &dpy_AttributeError))
        return 0;
    dpy_reraise(failure);
    return -1;
}

// A module of a package that nothing has imported yet. That there is none is no failure.
static int import_part(struct val full)
{
    struct val module = dpy_import(full.s, NULL);
    if (!dpy_failed(module))
        return 0;
    struct val failure = dpy_catch(), name;
    if (dpy_exception_is(failure, &dpy_ModuleNotFoundError) && dpy_exception_getattr(failure, "name", &name) &&
        name.type == DPY_STR && !strcmp(name.s, full.s))
        return 0;
    dpy_reraise(failure);
    return -1;
}

static struct val cannot_import(struct val module, const char *name)
{
    bool partial = module.type == DPY_MODULE && dpy_module_is_partial(module.p);
    struct val own = dpy_failure(), file = dpy_failure();
    if (attribute(module, "__name__", &own) < 0 || attribute(module, "__file__", &file) < 0)
        return dpy_failure();
    const char *known = own.type == DPY_STR ? own.s : "<unknown module name>";
    return dpy_raise_name(&dpy_ImportError, known, file.type ? file : dpy_none(), "cannot import name '%s' from %s'%s'%s (%s)", name,
                          partial ? "partially initialized module " : "", known,
                          partial ? " (most likely due to a circular import)" : "", file.type == DPY_STR ? file.s : "unknown location");
}

struct val dpy_import_name(struct val module, const char *name)
{
    struct val found, path;
    int status = attribute(module, name, &found);
    if (status)
        return status < 0 ? dpy_failure() : found;
    struct val full = full_name(module, name);
    if (full.type != DPY_STR)
        return dpy_failed(full) ? full : cannot_import(module, name);
    status = attribute(module, "__path__", &path);
    if (status < 0 || (status > 0 && import_part(full) < 0) || attribute(module, name, &found) < 0)
        return dpy_failure();
    if (found.type || find_imported(full, &found) == 1)
        return found;
    return dpy_pending() ? dpy_failure() : cannot_import(module, name);
}

int dpy_import_submodule(struct val module, const char *name)
{
    struct val found, path, full;
    int status = attribute(module, name, &found);
    if (status)
        return status < 0 ? -1 : 0;
    status = attribute(module, "__path__", &path);
    if (status <= 0)
        return status;
    full = full_name(module, name);
    return full.type == DPY_STR ? import_part(full) : dpy_failed(full) ? -1 : 0;
}

// from module import *

static int import_listed(struct val into, struct val module, struct val names)
{
    struct val iterator = dpy_iter(names), name = iterator;
    while (!dpy_failed(name) && !dpy_failed(name = dpy_next(iterator)) && name.type != DPY_STOP) {
        if (name.type != DPY_STR) {
            dpy_raise_error(&dpy_TypeError, "Item in __all__ must be str, not %s", dpy_type_of(name)->name);
            return -1;
        }
        struct val value;
        if (dpy_import_submodule(module, name.s) < 0 || dpy_failed(value = dpy_getattr(module, name.s)) || dpy_namespace_put(into, name.s, value) < 0)
            return -1;
    }
    return dpy_failed(name) ? -1 : 0;
}

static int import_public(struct val into, const struct dpy_module *module)
{
    struct val value;
    const char *name;
    for (uint64_t position = 0; (name = dpy_module_next(module, &position, &value));)
        if (name[0] != '_' && dpy_namespace_put(into, name, value) < 0)
            return -1;
    return 0;
}

int dpy_import_star(struct val into, struct val module)
{
    struct val names;
    int listed = attribute(module, "__all__", &names);
    if (listed)
        return listed < 0 ? -1 : import_listed(into, module, names);
    if (module.type == DPY_MODULE)
        return import_public(into, module.p);
    dpy_raise_error(&dpy_ImportError, "from-import-* object has no __dict__ and no __all__");
    return -1;
}
