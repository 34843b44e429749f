// The module builtins: what every module can use without an import; and __import__, which is the statement as a function.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "import.h"
#include "intern.h"
#include "list.h"
#include "module.h"
#include "runtime.h"
#include "special.h"
#include "str.h"

static const char *const exceptions[] = {
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "BaseExceptionGroup", "BlockingIOError", "BrokenPipeError",
    "BufferError", "BytesWarning", "ChildProcessError", "ConnectionAbortedError", "ConnectionError", "ConnectionRefusedError",
    "ConnectionResetError", "DeprecationWarning", "EOFError", "EncodingWarning", "Exception", "ExceptionGroup", "FileExistsError",
    "FileNotFoundError", "FloatingPointError", "FutureWarning", "GeneratorExit", "ImportError", "ImportWarning", "IndentationError",
    "IndexError", "InterruptedError", "IsADirectoryError", "KeyError", "KeyboardInterrupt", "LookupError", "MemoryError",
    "ModuleNotFoundError", "NameError", "NotADirectoryError", "NotImplementedError", "OSError", "OverflowError",
    "PendingDeprecationWarning", "PermissionError", "ProcessLookupError", "RecursionError", "ReferenceError", "ResourceWarning",
    "RuntimeError", "RuntimeWarning", "StopAsyncIteration", "StopIteration", "SyntaxError", "SyntaxWarning", "SystemError", "SystemExit",
    "TabError", "TimeoutError", "TypeError", "UnboundLocalError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError",
    "UnicodeTranslateError", "UnicodeWarning", "UserWarning", "ValueError", "Warning", "ZeroDivisionError",
};

static int put_constants(void)
{
    static const struct { const char *name; struct val value; } constants[] = {
        { "None", { .type = DPY_NONE } }, { "True", { .i = 1, .type = DPY_BOOL } }, { "False", { .type = DPY_BOOL } },
        { "Ellipsis", { .type = DPY_ELLIPSIS } }, { "NotImplemented", { .type = DPY_NOTIMPLEMENTED } }, { "__debug__", { .i = 1, .type = DPY_BOOL } },
        { "EnvironmentError", { .p = &dpy_OSError, .type = DPY_TYPE } }, { "IOError", { .p = &dpy_OSError, .type = DPY_TYPE } },
    };
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (dpy_module_set(&dpy_module_builtins, constants[i].name, constants[i].value) < 0)
            return -1;
    return 0;
}

static struct val fill(void)
{
    char symbol[64];
    for (size_t i = 0; dpy_builtins[i]; i++)
        if (dpy_module_set(&dpy_module_builtins, dpy_builtins[i]->name, dpy_object(dpy_builtins[i], DPY_BUILTIN)) < 0)
            return dpy_failure();
    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++) {
        snprintf(symbol, sizeof symbol, "dpy_%s", exceptions[i]);
        struct dpy_type *class = dlsym(RTLD_DEFAULT, symbol);
        if (class && dpy_module_set(&dpy_module_builtins, exceptions[i], dpy_class_value(class)) < 0)
            return dpy_failure();
    }
    return put_constants() < 0 ? dpy_failure() : dpy_none();
}

struct dpy_module dpy_module_builtins = { .abi = DPY_ABI, .name = "builtins", .body = fill };

// __import__(name, globals, locals, fromlist, level)

// The package that a relative import starts from.
static struct val package_of(struct val globals, int64_t level)
{
    struct val package = dpy_plain(globals).type == DPY_DICT || dpy_namespace_is(globals)
        ? dpy_call_method(globals, "get", (struct val[]){ dpy_intern("__package__") }, 1, NULL) : dpy_none();
    if (dpy_failed(package))
        return package;
    if (package.type != DPY_STR || !package.s[0])
        return dpy_raise_error(&dpy_ImportError, "attempted relative import with no known parent package");
    const char *end = package.s + strlen(package.s);
    for (; level > 1; level--) {
        end = memrchr(package.s, '.', end - package.s);
        if (!end)
            return dpy_raise_error(&dpy_ImportError, "attempted relative import beyond top-level package");
    }
    return dpy_str_new(package.s, end - package.s);
}

static struct val absolute(struct val name, struct val globals, int64_t level)
{
    if (!level)
        return name;
    struct dpy_buffer buffer = { .bytes = NULL };
    struct val package = package_of(globals, level);
    if (dpy_failed(package))
        return package;
    dpy_buffer_format(&buffer, "%s%s%s", package.s, name.s[0] ? "." : "", name.s);
    return dpy_buffer_str(&buffer);
}

static int import_from(struct val module, struct val names)
{
    struct val iterator = dpy_iter(names), name = iterator;
    while (!dpy_failed(name) && !dpy_failed(name = dpy_next(iterator)) && name.type != DPY_STOP)
        if (name.type == DPY_STR && dpy_import_submodule(module, name.s) < 0)
            return -1;
    return dpy_failed(name) ? -1 : 0;
}

static struct val call_import(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { .required = 1, .positional = 5,
        .names = { "name", "globals", "locals", "fromlist", "level" } };
    struct val values[] = { dpy_none(), dpy_none(), dpy_none(), dpy_none(), dpy_int(0) };
    if (dpy_call_arguments(self, args, n, kwnames, &parameters, values) < 0)
        return dpy_failure();
    if (values[0].type != DPY_STR)
        return dpy_raise_error(&dpy_TypeError, "module name must be a string");
    if (values[4].type != DPY_INT || values[4].i < 0)
        return dpy_raise_error(&dpy_ValueError, "level must be >= 0");
    if (!values[0].s[0] && !values[4].i)
        return dpy_raise_error(&dpy_ValueError, "Empty module name");
    struct val name = absolute(values[0], values[1], values[4].i), module = dpy_failed(name) ? name : dpy_import(name.s, NULL);
    int listed = dpy_failed(module) ? -1 : dpy_truth(values[3]);
    if (listed < 0)
        return dpy_failure();
    if (listed)
        return import_from(module, values[3]) < 0 ? dpy_failure() : module;
    const char *dot = strchr(values[0].s, '.');
    struct val top = dpy_str_new(name.s, dot ? strlen(name.s) - strlen(dot) : strlen(name.s));
    return dpy_failed(top) ? top : dpy_import(top.s, NULL);
}

const struct dpy_builtin dpy_builtin___import__ = { "__import__", call_import };
