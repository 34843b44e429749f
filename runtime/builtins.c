// print, input, exit; and the table of all builtins.
#include "builtins.h"

#include <string.h>

#include "call.h"
#include "classes.h"
#include "file.h"
#include "lifetime.h"
#include "str.h"
#include "tuple.h"

static int write_value(FILE *file, struct val v)
{
    const char *bytes;
    size_t length;
    if (dpy_kind(v) == DPY_POINTER && dpy_alive(v.p))
        return -1;
    if (!dpy_text_of(v, &bytes, &length)) {
        struct val text = dpy_str_of(v);
        if (dpy_failed(text))
            return -1;
        bytes = text.s;
        length = dpy_str_header(text)->length;
    }
    return dpy_file_write(file, bytes, length);
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
    FILE *file = options[2].type == DPY_NONE ? stdout : dpy_file_of(options[2]);
    if (!file)
        return dpy_failure();
    for (int64_t i = 0; i < count; i++)
        if ((i && write_value(file, options[0]) < 0) || write_value(file, args[i]) < 0)
            return dpy_failure();
    if (write_value(file, options[1]) < 0)
        return dpy_failure();
    int flush = dpy_truth(options[3]);
    return flush < 0 || (flush && dpy_file_flush(file) < 0) ? dpy_failure() : dpy_none();
}

static struct val input(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 0, 1) < 0 || (n && write_value(stdout, args[0]) < 0) || dpy_file_flush(stdout) < 0)
        return dpy_failure();
    struct val line = dpy_file_line(stdin);
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

// A repr that fails, or itself looks at the last value, finds None.
int dpy_echo(struct val v)
{
    if (v.type == DPY_NONE)
        return 0;
    dpy_last_echo = dpy_none();
    struct val text = dpy_repr(v);
    if (dpy_failed(text) || dpy_file_write(stdout, text.s, dpy_str_header(text)->length) < 0 || dpy_file_write(stdout, "\n", 1) < 0)
        return -1;
    dpy_last_echo = v;
    return 0;
}

const struct dpy_builtin dpy_builtin_print = { "print", print };
const struct dpy_builtin dpy_builtin_input = { "input", input };
const struct dpy_builtin dpy_builtin_exit = { "exit", dpy_raise_exit };
const struct dpy_builtin dpy_builtin_quit = { "quit", dpy_raise_exit };

const struct dpy_builtin *const dpy_builtins[] = {
    &dpy_builtin_abs, &dpy_builtin_addressof, &dpy_builtin_all, &dpy_builtin_any, &dpy_builtin_ascii, &dpy_builtin_bin,
    &dpy_builtin_bool, &dpy_builtin_bytes, &dpy_builtin_callable, &dpy_builtin_cast, &dpy_builtin_chr, &dpy_builtin_classmethod, &dpy_builtin_complex, &dpy_builtin_delattr,
    &dpy_builtin_dict, &dpy_builtin_dir, &dpy_builtin_divmod, &dpy_builtin_enumerate, &dpy_builtin_exit, &dpy_builtin_filter,
    &dpy_builtin_float, &dpy_builtin_format, &dpy_builtin_frozenset, &dpy_builtin_getattr, &dpy_builtin_hasattr, &dpy_builtin_hash, &dpy_builtin_hex,
    &dpy_builtin_id, &dpy_builtin_input, &dpy_builtin_int, &dpy_builtin_isinstance, &dpy_builtin_issubclass,
    &dpy_builtin_iter, &dpy_builtin_len, &dpy_builtin_list, &dpy_builtin_map, &dpy_builtin_max, &dpy_builtin_min,
    &dpy_builtin_new, &dpy_builtin_next, &dpy_builtin_object, &dpy_builtin_oct, &dpy_builtin_ord, &dpy_builtin_pow,
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
