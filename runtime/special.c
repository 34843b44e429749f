// Finding and calling special methods: in the class, never in the instance.
#include "special.h"

#include <string.h>

#include "alloc.h"
#include "call.h"
#include "classes.h"
#include "intern.h"
#include "property.h"

static const struct dpy_type *class_of(struct val v)
{
    const struct dpy_class *class = dpy_class_of_value(v);
    return class ? &class->type : NULL;
}

// Where None in place of a method has an error of its own. Elsewhere None is called, as anything else would be.
static bool refuses(const char *name)
{
    static const char *const names[] = { "__hash__", "__iter__", "__contains__", "__reversed__", "__getattr__", "__fspath__" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i]))
            return true;
    return false;
}

bool dpy_special_find_interned(struct val v, struct val name, struct val *ret)
{
    struct dpy_found found;
    const struct dpy_type *type = class_of(v);
    if (!type || !dpy_class_find(type, name, &found) || found.method)
        return false;
    *ret = found.value;
    return true;
}

bool dpy_special_find(struct val v, const char *name, struct val *ret)
{
    return dpy_class_of_value(v) && dpy_special_find_interned(v, dpy_intern(name), ret) && !(ret->type == DPY_NONE && refuses(name));
}

struct val dpy_special_invoke(struct val v, struct val method, const struct val *args, size_t n)
{
    enum { FEW = 4 };
    enum dpy_kind kind = dpy_kind(method);
    if (n == 1 && dpy_call_is_exact(method, 2))      // an operator
        return dpy_call_exact(method, v, args, n);
    if ((kind == DPY_FUNCTION || kind == DPY_CLOSURE) && n < FEW) {
        struct val all[FEW] = { v };
        for (size_t i = 0; i < n; i++)
            all[i + 1] = args[i];
        return dpy_call(method, all, n + 1, NULL);
    }
    const struct dpy_found found = { .value = method };
    struct val bound = dpy_descriptor_get(&found, v, dpy_type_of(v));
    return dpy_failed(bound) ? bound : dpy_call(bound, args, n, NULL);
}

bool dpy_special_call(struct val v, const char *name, const struct val *args, size_t n, struct val *ret)
{
    struct val method;
    if (!dpy_special_find(v, name, &method))
        return false;
    *ret = dpy_special_invoke(v, method, args, n);
    return true;
}

struct val dpy_plain(struct val v)
{
    const struct val *native = dpy_instance_native(v);
    return native ? *native : dpy_kind(v) == DPY_INT ? dpy_int(v.i) : v;
}

bool dpy_special_number(struct val v, const char *const *names, struct val *ret)
{
    for (; *names; names++)
        if (dpy_special_call(v, *names, NULL, 0, ret))
            return true;
    return false;
}
