// The module gc.
#include "call.h"
#include "collect.h"
#include "runtime.h"

static struct val collect(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const char *const names[] = { "generation", NULL };
    struct val generation = dpy_none();         // there is but one
    int64_t count = dpy_call_keywords(self, args, n, kwnames, names, &generation);
    if (count < 0 || dpy_call_expect(self, (size_t)count, NULL, 0, 1) < 0)
        return dpy_failure();
    return dpy_int((int64_t)dpy_collect());
}

static struct val enable(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    if (dpy_call_expect(self, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    dpy_collect_enabled = true;
    return dpy_none();
}

static struct val disable(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    if (dpy_call_expect(self, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    dpy_collect_enabled = false;
    return dpy_none();
}

static struct val isenabled(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    return dpy_call_expect(self, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_bool(dpy_collect_enabled);
}

static const struct dpy_builtin collect_function = { "collect", collect }, disable_function = { "disable", disable },
    enable_function = { "enable", enable }, isenabled_function = { "isenabled", isenabled };

static struct val collect_value = { .p = (void *)&collect_function, .type = DPY_BUILTIN },
    disable_value = { .p = (void *)&disable_function, .type = DPY_BUILTIN },
    enable_value = { .p = (void *)&enable_function, .type = DPY_BUILTIN },
    isenabled_value = { .p = (void *)&isenabled_function, .type = DPY_BUILTIN };

static const struct dpy_global globals[] = {       // sorted by name
    { "collect", &collect_value }, { "disable", &disable_value }, { "enable", &enable_value }, { "isenabled", &isenabled_value },
};

struct dpy_module dpy_module_gc = {
    .abi = DPY_ABI, .name = "gc", .globals = globals, .global_count = sizeof globals / sizeof *globals,
};
