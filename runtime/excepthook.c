// What becomes of an exception that nobody caught: sys.excepthook is called.
#include <stdio.h>

#include "call.h"
#include "classes.h"
#include "exception_value.h"
#include "runtime.h"
#include "traceback.h"
#include "traceback_object.h"

static struct val print_uncaught(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 3, 3) < 0)
        return dpy_failure();
    if (dpy_kind(args[1]) != DPY_EXCEPTION)
        return dpy_raise_error(&dpy_TypeError, "print_exception(): Exception expected for value, %s found", dpy_type_name(args[1]));
    if (dpy_is_traceback(args[2]) && dpy_traceback_of(args[1]).type == DPY_NONE && dpy_traceback_set(args[1], args[2]) < 0)
        return dpy_failure();
    dpy_traceback_print(args[1]);
    return dpy_none();
}

static const struct dpy_builtin usual = { "excepthook", print_uncaught };
struct val dpy_sys_excepthook = { .p = (void *)&usual, .type = DPY_BUILTIN }, dpy_sys_usual_excepthook = { .p = (void *)&usual, .type = DPY_BUILTIN };

// The hook is asked only where a program has set one; it may fail, too.
void dpy_report_uncaught(struct val exception)
{
    if (dpy_sys_excepthook.p == &usual) {
        dpy_traceback_print(exception);
        return;
    }
    struct val args[] = { dpy_class_of(exception), exception, dpy_traceback_of(exception) };
    struct val result = !dpy_sys_excepthook.type ? dpy_raise_error(&dpy_RuntimeError, "lost sys.excepthook")
                                                 : dpy_failed(args[2]) ? args[2] : dpy_call(dpy_sys_excepthook, args, 3, NULL);
    if (!dpy_failed(result))
        return;
    struct val failure = dpy_catch();
    if (dpy_sys_excepthook.type) {
        fputs("Error in sys.excepthook:\n", stderr);
        dpy_traceback_print(failure);
        fputs("\nOriginal exception was:\n", stderr);
    } else {
        fputs("sys.excepthook is missing\n", stderr);
    }
    dpy_traceback_print(exception);
}
