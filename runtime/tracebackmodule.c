// The module _traceback, which only the module traceback uses: what the runtime knows of the places of errors.
#include "call.h"
#include "caret.h"
#include "runtime.h"
#include "str.h"
#include "tuple.h"

static struct val text_argument(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    return args[0].type == DPY_STR ? args[0] : dpy_raise_error(&dpy_TypeError, "a str is wanted");
}

// (from, to) in an expression, bytes: the operator or the brackets that failed; None: all of it.
static struct val anchors(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val text = text_argument(self, args, n, kwnames);
    size_t from, to;
    if (dpy_failed(text))
        return text;
    if (!dpy_caret_anchors(text.s, dpy_str_header(text)->length, &from, &to))
        return dpy_none();
    struct val places[] = { dpy_int((int64_t)from), dpy_int((int64_t)to) };
    return dpy_tuple(places, 2);
}

// How many bytes of a call's text are what is called.
static struct val callee(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val text = text_argument(self, args, n, kwnames);
    return dpy_failed(text) ? text : dpy_int((int64_t)dpy_caret_callee(text.s, dpy_str_header(text)->length));
}

static const struct dpy_builtin anchors_function = { "anchors", anchors }, callee_function = { "callee", callee };

static struct val anchors_value = { .p = (void *)&anchors_function, .type = DPY_BUILTIN },
    callee_value = { .p = (void *)&callee_function, .type = DPY_BUILTIN };

static const struct dpy_global globals[] = {       // sorted by name
    { "anchors", &anchors_value }, { "callee", &callee_value },
};

struct dpy_module dpy_module__traceback = {
    .abi = DPY_ABI, .name = "_traceback", .globals = globals, .global_count = sizeof globals / sizeof *globals,
};
