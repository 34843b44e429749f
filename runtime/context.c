// Context managers: what a `with` statement calls.
#include "context.h"

#include "attribute.h"
#include "call.h"
#include "classes.h"
#include "native.h"
#include "special.h"
#include "traceback_object.h"

// A method of the class: of the program's, or of a builtin one as a bound method.
static bool find(struct val manager, const char *name, struct val *ret)
{
    if (dpy_is_special(manager))
        return dpy_special_find(manager, name, ret);
    const struct dpy_builtin *method = dpy_method_of(dpy_kind(manager), name);
    if (method)
        *ret = dpy_method_new(manager, method);
    return method;
}

static struct val invoke(struct val manager, struct val method, const struct val *args, size_t n)
{
    return dpy_is_special(manager) ? dpy_special_invoke(manager, method, args, n) : dpy_call(method, args, n, NULL);
}

static struct val refuse(struct val manager, const char *missed)
{
    return dpy_raise_error(&dpy_TypeError, "'%s' object does not support the context manager protocol%s", dpy_type_name(manager), missed);
}

struct val dpy_context_exit_of(struct val manager)
{
    struct val method;
    if (!find(manager, "__enter__", &method))
        return refuse(manager, "");
    return find(manager, "__exit__", &method) ? method : refuse(manager, " (missed __exit__ method)");
}

struct val dpy_context_enter(struct val manager)
{
    struct val method;
    return find(manager, "__enter__", &method) ? invoke(manager, method, NULL, 0) : refuse(manager, "");
}

int dpy_context_leave(struct val manager, struct val leave, struct val exception)
{
    struct val none = dpy_none(), args[] = { none, none, none };
    if (exception.type) {
        args[0] = dpy_class_of(exception);
        args[1] = exception;
        args[2] = dpy_traceback_of(exception);
        if (dpy_failed(args[2]))
            return -1;
    }
    struct val result = invoke(manager, leave, args, 3);
    return dpy_failed(result) ? -1 : exception.type && !dpy_is_thread_exit(exception) ? dpy_truth(result) : 0;
}
