// Names of the runtime that the library holds: they are imported when a program first asks for them.
#include "library_names.h"

#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "intern.h"
#include "module.h"
#include "str.h"

struct val dpy_library_name(const char *module, const char *name)
{
    struct val found = dpy_import(module, NULL);
    return dpy_failed(found) ? found : dpy_getattr(found, name);
}

static struct val open_file(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    struct val function = dpy_library_name("_io", "open");
    return dpy_failed(function) ? function : dpy_call(function, args, n, kwnames);
}

const struct dpy_builtin dpy_builtin_open = { "open", open_file };

// The library's function of a module decides whether there is such a name; NotImplemented: there is none.
static struct val ask(const char *module, const char *function, const struct val *args, size_t n)
{
    struct val attribute = dpy_library_name(module, function);
    return dpy_failed(attribute) ? attribute : dpy_call(attribute, args, n, NULL);
}

bool dpy_library_file_attribute(struct val file, const char *name, struct val *ret)
{
    struct val args[] = { file, dpy_intern(name) };
    *ret = dpy_failed(args[1]) ? args[1] : ask("_io_standard", "attribute", args, 2);
    return ret->type != DPY_NOTIMPLEMENTED;
}

static struct val sys_attribute(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    struct val found = ask("_sysinfo", "attribute", args, 1);
    if (found.type != DPY_NOTIMPLEMENTED)
        return found;
    return dpy_raise_name(&dpy_AttributeError, args[0].s, dpy_object(&dpy_module_sys, DPY_MODULE), "module 'sys' has no attribute '%s'",
                          args[0].s);
}

static const struct dpy_builtin sys_attribute_function = { "__getattr__", sys_attribute };
struct val dpy_library_sys_attribute = { .p = (void *)&sys_attribute_function, .type = DPY_BUILTIN };
