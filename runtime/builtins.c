// print, input, exit; and the table of all builtins.
#include "builtins.h"

#include <string.h>

#include "call.h"
#include "classes.h"
#include "file.h"
#include "library_names.h"
#include "module.h"
#include "str.h"
#include "tuple.h"

// Where print writes: a stream of C's, or any object that has `write`.
struct sink {
    FILE *file;
    struct val object;
};

static int open_sink(struct val file, struct sink *ret)
{
    enum dpy_kind kind = dpy_kind(file);
    *ret = (struct sink){ .object = file };
    if (kind != DPY_FILE && kind != DPY_POINTER && kind != DPY_STRUCT)
        return 0;
    ret->file = dpy_file_of(file);
    return ret->file ? 0 : -1;
}

static int write_text(const struct sink *sink, const char *bytes, size_t length)
{
    if (sink->file)
        return dpy_file_write(sink->file, bytes, length);
    struct val text = dpy_str_new(bytes, length);
    return dpy_failed(text) || dpy_failed(dpy_call_method(sink->object, "write", &text, 1, NULL)) ? -1 : 0;
}

static int write_value(const struct sink *sink, struct val v)
{
    const char *bytes;
    size_t length;
    if (dpy_text_of(v, &bytes, &length))
        return write_text(sink, bytes, length);
    struct val text = dpy_str_of(v);
    return dpy_failed(text) ? -1 : write_text(sink, text.s, dpy_str_header(text)->length);
}

static int flush_sink(const struct sink *sink)
{
    if (sink->file)
        return dpy_file_flush(sink->file);
    return dpy_failed(dpy_call_method(sink->object, "flush", NULL, 0, NULL)) ? -1 : 0;
}

// sep= and end=: None means the usual one.
static int separator(struct val *v, const char *name, const char *usual)
{
    if (v->type == DPY_NONE)
        *v = dpy_str_text(usual);
    if (dpy_failed(*v))
        return -1;
    const char *bytes;
    size_t length;
    if (dpy_text_of(*v, &bytes, &length))
        return 0;
    dpy_raise_error(&dpy_TypeError, "%s must be None or a string, not %s", name, dpy_type_name(*v));
    return -1;
}

static struct val print(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const char *const names[] = { "sep", "end", "file", "flush", NULL };
    struct val options[] = { dpy_none(), dpy_none(), dpy_none(), dpy_bool(false) };
    int64_t count = dpy_call_keywords(self, args, n, kwnames, names, options);
    if (count < 0 || separator(&options[0], "sep", " ") < 0 || separator(&options[1], "end", "\n") < 0)
        return dpy_failure();
    struct sink sink;
    struct val file = options[2].type == DPY_NONE ? dpy_sys_stdout : options[2];
    if (!file.type)
        return dpy_raise_error(&dpy_RuntimeError, "lost sys.stdout");
    if (file.type == DPY_NONE)
        return file;
    if (open_sink(file, &sink) < 0)
        return dpy_failure();
    for (int64_t i = 0; i < count; i++)
        if ((i && write_value(&sink, options[0]) < 0) || write_value(&sink, args[i]) < 0)
            return dpy_failure();
    if (write_value(&sink, options[1]) < 0)
        return dpy_failure();
    int flush = dpy_truth(options[3]);
    return flush < 0 || (flush && flush_sink(&sink) < 0) ? dpy_failure() : dpy_none();
}

static int prompt(struct val text)
{
    struct sink sink;
    if (!dpy_sys_stdout.type || dpy_sys_stdout.type == DPY_NONE) {
        dpy_raise_error(&dpy_RuntimeError, "input(): lost sys.stdout");
        return -1;
    }
    if (open_sink(dpy_sys_stdout, &sink) < 0 || (text.type && write_value(&sink, text) < 0))
        return -1;
    return flush_sink(&sink);
}

static struct val input_line(void)
{
    if (dpy_sys_stdin.type == DPY_FILE)
        return dpy_file_line(dpy_sys_stdin.p);
    if (!dpy_sys_stdin.type || dpy_sys_stdin.type == DPY_NONE)
        return dpy_raise_error(&dpy_RuntimeError, "input(): lost sys.stdin");
    struct val line = dpy_call_method(dpy_sys_stdin, "readline", NULL, 0, NULL);
    if (dpy_failed(line) || line.type == DPY_STR)
        return line;
    return dpy_raise_error(&dpy_TypeError, "object.readline() returned non-string");
}

static struct val input(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 0, 1) < 0 || prompt(n ? args[0] : dpy_failure()) < 0)
        return dpy_failure();
    struct val line = input_line();
    if (dpy_failed(line))
        return line;
    size_t length = dpy_str_header(line)->length;
    if (length == 0)
        return dpy_raise_error(&dpy_EOFError, "EOF when reading a line");
    return line.s[length - 1] == '\n' ? dpy_str_new(line.s, length - 1) : line;
}

struct val dpy_raise_exit(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 0, 1) < 0)
        return dpy_failure();
    return dpy_raise_value(&dpy_SystemExit, n ? args[0] : dpy_none());
}

struct val dpy_last_echo;

static int print_echo(struct val v)
{
    struct sink sink;
    struct val text = dpy_repr(v), end = dpy_str_text("\n");
    if (dpy_failed(text) || dpy_failed(end))
        return -1;
    if (!dpy_sys_stdout.type || dpy_sys_stdout.type == DPY_NONE) {
        dpy_raise_error(&dpy_RuntimeError, "lost sys.stdout");
        return -1;
    }
    return open_sink(dpy_sys_stdout, &sink) < 0 || write_value(&sink, text) < 0 || write_value(&sink, end) < 0 ? -1 : 0;
}

// What the program put in the place of sys.displayhook has the first word. A repr that fails, or itself looks at the last value,
// finds None.
int dpy_echo(struct val v)
{
    struct val hook;
    if (dpy_module_get(&dpy_module_sys, "displayhook", &hook))
        return dpy_failed(dpy_call(hook, &v, 1, NULL)) ? -1 : 0;
    if (v.type == DPY_NONE)
        return 0;
    dpy_last_echo = dpy_none();
    if (print_echo(v) < 0)
        return -1;
    dpy_last_echo = v;
    return 0;
}

const struct dpy_builtin dpy_builtin_print = { "print", print };
const struct dpy_builtin dpy_builtin_input = { "input", input };
const struct dpy_builtin dpy_builtin_exit = { "exit", dpy_raise_exit };
const struct dpy_builtin dpy_builtin_quit = { "quit", dpy_raise_exit };

const struct dpy_builtin *const dpy_builtins[] = {
    &dpy_builtin___import__, &dpy_builtin_abs, &dpy_builtin_addressof, &dpy_builtin_all, &dpy_builtin_any, &dpy_builtin_ascii, &dpy_builtin_bin,
    &dpy_builtin_bool, &dpy_builtin_bytearray, &dpy_builtin_bytes, &dpy_builtin_callable, &dpy_builtin_cast, &dpy_builtin_chr, &dpy_builtin_classmethod, &dpy_builtin_compile, &dpy_builtin_complex, &dpy_builtin_delattr,
    &dpy_builtin_dict, &dpy_builtin_dir, &dpy_builtin_divmod, &dpy_builtin_enumerate, &dpy_builtin_eval, &dpy_builtin_exec, &dpy_builtin_exit, &dpy_builtin_filter,
    &dpy_builtin_float, &dpy_builtin_format, &dpy_builtin_frozenset, &dpy_builtin_getattr, &dpy_builtin_globals, &dpy_builtin_hasattr, &dpy_builtin_hash, &dpy_builtin_hex,
    &dpy_builtin_id, &dpy_builtin_input, &dpy_builtin_int, &dpy_builtin_isinstance, &dpy_builtin_issubclass,
    &dpy_builtin_iter, &dpy_builtin_len, &dpy_builtin_list, &dpy_builtin_locals, &dpy_builtin_map, &dpy_builtin_max, &dpy_builtin_memoryview, &dpy_builtin_min,
    &dpy_builtin_new, &dpy_builtin_next, &dpy_builtin_object, &dpy_builtin_oct, &dpy_builtin_open, &dpy_builtin_ord, &dpy_builtin_pow,
    &dpy_builtin_print, &dpy_builtin_property, &dpy_builtin_quit, &dpy_builtin_range, &dpy_builtin_repr, &dpy_builtin_reversed, &dpy_builtin_round,
    &dpy_builtin_set, &dpy_builtin_setattr, &dpy_builtin_sizeof, &dpy_builtin_slice, &dpy_builtin_sorted, &dpy_builtin_staticmethod, &dpy_builtin_str, &dpy_builtin_sum, &dpy_builtin_super,
    &dpy_builtin_tuple, &dpy_builtin_type, &dpy_builtin_typeof, &dpy_builtin_vars, &dpy_builtin_zip, NULL,
};

const struct dpy_builtin *dpy_builtin_find(const char *name)
{
    for (size_t i = 0; dpy_builtins[i]; i++)
        if (!strcmp(dpy_builtins[i]->name, name))
            return dpy_builtins[i];
    return NULL;
}
