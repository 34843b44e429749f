// The module _weakref: what lib/weakref.py is made of.
#include "call.h"
#include "classes.h"
#include "property.h"
#include "runtime.h"
#include "weak.h"

// cell(object, reference, calls_back)
static struct val cell(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 3, 3) < 0)
        return dpy_failure();
    if (!dpy_weak_is_possible(args[0]))
        return dpy_raise_error(&dpy_TypeError, "cannot create weak reference to '%s' object", dpy_type_name(args[0]));
    return dpy_weak_cell(args[0], args[1], args[2].type == DPY_BOOL && args[2].i);
}

static struct val get(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 1, 1) < 0 ? dpy_failure() : dpy_weak_get(args[0]);
}

static struct val plain(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 1, 1) < 0 ? dpy_failure() : dpy_weak_plain(args[0]);
}

static struct val references(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 1, 1) < 0 ? dpy_failure() : dpy_weak_references(args[0]);
}

// bind(object, function): the function as a method of the object
static struct val bind(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 2, 2) < 0 ? dpy_failure() : dpy_bound_new(args[0], args[1]);
}

static const struct dpy_builtin bind_function = { "bind", bind }, cell_function = { "cell", cell }, get_function = { "get", get },
    plain_function = { "plain", plain }, references_function = { "references", references };

static struct val bind_value = { .p = (void *)&bind_function, .type = DPY_BUILTIN }, cell_value = { .p = (void *)&cell_function, .type = DPY_BUILTIN },
    get_value = { .p = (void *)&get_function, .type = DPY_BUILTIN }, plain_value = { .p = (void *)&plain_function, .type = DPY_BUILTIN },
    references_value = { .p = (void *)&references_function, .type = DPY_BUILTIN };

static const struct dpy_global globals[] = {       // sorted by name
    { "bind", &bind_value }, { "cell", &cell_value }, { "get", &get_value }, { "plain", &plain_value }, { "references", &references_value },
};

struct dpy_module dpy_module__weakref = {
    .abi = DPY_ABI, .name = "_weakref", .globals = globals, .global_count = sizeof globals / sizeof *globals,
};
