// The module _threads: what the modules threading and _thread, which are written in the language, ask of the runtime.
#include <pthread.h>

#include "call.h"
#include "exception_value.h"
#include "runtime.h"
#include "thread.h"
#include "traceback.h"

static struct val last;          // the function to be called when the program's module has run

// Unlike number(), which no two threads of a process have, it is used again after a thread's end.
static struct val identity(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    return dpy_call_expect(self, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_int((int64_t)pthread_self());
}

static struct val number(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static int64_t numbers;
    static _Thread_local int64_t own;
    (void)args;
    if (dpy_call_expect(self, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    if (!own)
        own = ++numbers;
    return dpy_int(own);
}

static struct val at_end(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    last = args[0];
    return dpy_none();
}

static struct val print_exception(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    if (dpy_kind(args[0]) != DPY_EXCEPTION)
        return dpy_raise_error(&dpy_TypeError, "print_exception() argument must be an exception");
    dpy_traceback_print(args[0]);
    return dpy_none();
}

void dpy_thread_finish(void)
{
    struct val function = last;
    last = (struct val){ .type = 0 };
    if (function.type && dpy_failed(dpy_call(function, NULL, 0, NULL)))
        dpy_traceback_print(dpy_catch());
}

static const struct dpy_builtin at_end_function = { "at_end", at_end }, identity_function = { "identity", identity },
    number_function = { "number", number }, print_function = { "print_exception", print_exception };

static struct val at_end_value = { .p = (void *)&at_end_function, .type = DPY_BUILTIN },
    identity_value = { .p = (void *)&identity_function, .type = DPY_BUILTIN },
    number_value = { .p = (void *)&number_function, .type = DPY_BUILTIN },
    print_value = { .p = (void *)&print_function, .type = DPY_BUILTIN };

static const struct dpy_global globals[] = {       // sorted by name
    { "at_end", &at_end_value }, { "identity", &identity_value }, { "number", &number_value }, { "print_exception", &print_value },
};

struct dpy_module dpy_module__threads = {
    .abi = DPY_ABI, .name = "_threads", .globals = globals, .global_count = sizeof globals / sizeof *globals,
};
