// The module _abc, which abc and collections.abc use: what a class defines, builtin ones included.
#include <string.h>

#include "call.h"
#include "class.h"
#include "classes.h"
#include "intern.h"
#include "runtime.h"

// defines(class, name): whether the class or a base has a method of this name, and it is not None.
static struct val defines(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 2, 2) < 0)
        return dpy_failure();
    const struct dpy_type *type = dpy_class_type(args[0]);
    struct dpy_found found;
    if (!type || args[1].type != DPY_STR)
        return dpy_raise_error(&dpy_TypeError, "a class and a str are wanted");
    if (!dpy_class_find(type, dpy_intern_str(args[1]), &found))
        return dpy_bool(false);
    return dpy_bool(found.method || found.value.type != DPY_NONE);
}

static const struct dpy_builtin defines_function = { "defines", defines };
static struct val defines_value = { .p = (void *)&defines_function, .type = DPY_BUILTIN };
static const struct dpy_global globals[] = { { "defines", &defines_value } };

struct dpy_module dpy_module__abc = {
    .abi = DPY_ABI, .name = "_abc", .globals = globals, .global_count = sizeof globals / sizeof *globals,
};
