// The module sys: what programs ask of it now.
#include "builtins.h"
#include "call.h"
#include "frames.h"
#include "import.h"
#include "int.h"
#include "library_names.h"
#include "list.h"
#include "runtime.h"
#include "str.h"
#include "thread.h"
#include "traceback.h"
#include "traceback_object.h"
#include "tuple.h"

#include <stdio.h>
#include <string.h>

struct val dpy_sys_modules, dpy_sys_path;

static struct val argv, version, version_info, platform, byteorder, executable;
static struct val maxsize = { .i = INT64_MAX, .type = DPY_INT }, maxunicode = { .i = 0x10FFFF, .type = DPY_INT };
struct val dpy_sys_stdin, dpy_sys_stdout, dpy_sys_stderr;
static struct val first_stdin, first_stdout, first_stderr;       // as they were at the start

// Unlike the builtin `exit`, whose argument is None unless given.
static struct val exit_now(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 0, 1) < 0)
        return dpy_failure();
    if (n)
        return dpy_raise_value(&dpy_SystemExit, args[0]);
    return dpy_raise(dpy_object(&dpy_SystemExit, DPY_TYPE), (struct val){ .type = 0 });
}

static struct val exc_info(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    if (dpy_call_expect(self, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    struct val handled = dpy_handled_swap((struct val){ .type = 0 });
    dpy_handled_swap(handled);
    struct val none = dpy_none(), info[] = { none, none, none };
    if (handled.type) {
        info[0] = dpy_class_of(handled);
        info[1] = handled;
        info[2] = dpy_traceback_of(handled);
    }
    return dpy_failed(info[2]) ? info[2] : dpy_tuple(info, 3);
}

static struct val exception(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val info = exc_info(self, args, n, kwnames);
    return dpy_failed(info) ? info : dpy_tuple_of(info)->items[1];
}

static struct val get_max_digits(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    return dpy_call_expect(self, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_int(dpy_int_max_str_digits);
}

static struct val set_max_digits(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    enum { LOWEST = 640 };
    if (args[0].type != DPY_INT || (args[0].i != 0 && args[0].i < LOWEST))
        return dpy_raise_error(&dpy_ValueError, "maxdigits must be 0 or larger than %d", LOWEST);
    dpy_int_max_str_digits = args[0].i;
    return dpy_none();
}

static struct val get_switch_interval(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    return dpy_call_expect(self, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_float((double)dpy_thread_interval / 1e9);
}

static struct val set_switch_interval(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    enum { LONGEST = 1000000 };
    double seconds;
    if (dpy_call_expect(self, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    if (args[0].type != DPY_FLOAT && args[0].type != DPY_INT && args[0].type != DPY_BOOL)
        return dpy_raise_error(&dpy_TypeError, "must be real number, not %s", dpy_type_name(args[0]));
    seconds = args[0].type == DPY_FLOAT ? args[0].f : (double)args[0].i;
    if (!(seconds > 0))
        return dpy_raise_error(&dpy_ValueError, "switch interval must be strictly positive");
    int64_t nanoseconds = (int64_t)((seconds < LONGEST ? seconds : LONGEST) * 1e9);
    dpy_thread_interval = nanoseconds ? nanoseconds : 1;
    return dpy_none();
}

static const struct dpy_builtin exit_function = { "exit", exit_now }, exc_info_function = { "exc_info", exc_info },
    exception_function = { "exception", exception },
    get_digits_function = { "get_int_max_str_digits", get_max_digits },
    set_digits_function = { "set_int_max_str_digits", set_max_digits },
    get_interval_function = { "getswitchinterval", get_switch_interval },
    set_interval_function = { "setswitchinterval", set_switch_interval };

static struct val exit_value = { .p = (void *)&exit_function, .type = DPY_BUILTIN },
    exc_info_value = { .p = (void *)&exc_info_function, .type = DPY_BUILTIN },
    exception_value = { .p = (void *)&exception_function, .type = DPY_BUILTIN },
    get_digits_value = { .p = (void *)&get_digits_function, .type = DPY_BUILTIN },
    set_digits_value = { .p = (void *)&set_digits_function, .type = DPY_BUILTIN },
    get_interval_value = { .p = (void *)&get_interval_function, .type = DPY_BUILTIN },
    set_interval_value = { .p = (void *)&set_interval_function, .type = DPY_BUILTIN };

static struct val getframe_value = { .p = (void *)&dpy_getframe, .type = DPY_BUILTIN };

static const struct dpy_global globals[] = {       // sorted by name
    { "__excepthook__", &dpy_sys_usual_excepthook }, { "__getattr__", &dpy_library_sys_attribute },
    { "__stderr__", &first_stderr }, { "__stdin__", &first_stdin }, { "__stdout__", &first_stdout },
    { "_getframe", &getframe_value },
    { "argv", &argv }, { "byteorder", &byteorder }, { "exc_info", &exc_info_value }, { "excepthook", &dpy_sys_excepthook },
    { "exception", &exception_value }, { "executable", &executable },
    { "exit", &exit_value }, { "get_int_max_str_digits", &get_digits_value },
    { "getswitchinterval", &get_interval_value },
    { "maxsize", &maxsize }, { "maxunicode", &maxunicode }, { "modules", &dpy_sys_modules }, { "path", &dpy_sys_path },
    { "platform", &platform }, { "set_int_max_str_digits", &set_digits_value },
    { "setswitchinterval", &set_interval_value }, { "stderr", &dpy_sys_stderr },
    { "stdin", &dpy_sys_stdin }, { "stdout", &dpy_sys_stdout }, { "version", &version }, { "version_info", &version_info },
};

struct dpy_module dpy_module_sys = {
    .abi = DPY_ABI, .name = "sys", .globals = globals, .global_count = sizeof globals / sizeof *globals,
};

static void set(struct val *slot, struct val v)
{
    if (dpy_failed(v))
        dpy_catch();         // no memory this early: the variable stays unbound
    else
        *slot = v;
}

static void set_argv(int argc, char **arguments)
{
    struct val list = dpy_list(NULL, 0);
    for (int i = 0; i < argc && !dpy_failed(list); i++) {
        struct val text = dpy_str_decode(arguments[i], strlen(arguments[i]));
        if (dpy_failed(text) || dpy_list_append(list, text) < 0)
            list = dpy_failure();
    }
    set(&argv, list);
}

void dpy_sys_set_argv(int argc, char **arguments)
{
    set_argv(argc, arguments);
    set(&version, dpy_str_text("3.11.0 (DwarfPython) [LLVM]"));
    set(&platform, dpy_str_text("linux"));
    set(&byteorder, dpy_str_text("little"));
    set(&executable, dpy_str_text(""));
    struct val numbers[] = { dpy_int(3), dpy_int(11), dpy_int(0), dpy_str_text("final"), dpy_int(0) };
    set(&version_info, dpy_tuple(numbers, 5));
    dpy_sys_stdin = first_stdin = dpy_object(stdin, DPY_FILE);
    dpy_sys_stdout = first_stdout = dpy_object(stdout, DPY_FILE);
    dpy_sys_stderr = first_stderr = dpy_object(stderr, DPY_FILE);
}
