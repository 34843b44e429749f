// Reads operations from stdin, one a line, and prints what the runtime makes of them: "= repr" or "! Exception: message".
// A line: what to do, then values. What: "binary N", "inplace N", "unary -", "compare N", "call NAME", "method NAME".
// Values: i<hexadecimal>, f<bits>, s<bytes in hexadecimal>, b<...>, T, F, N, ( ... ), [ ... ], { ... }, NAME= for a keyword.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "builtins.h"
#include "dict.h"
#include "int.h"
#include "number.h"
#include "str.h"
#include "traceback.h"
#include "type.h"

enum { MAX_ITEMS = 4096 };

struct arguments {
    struct val items[MAX_ITEMS];
    size_t n;
    struct dpy_names *names;
};

static char *next_token(void)
{
    return strtok(NULL, " \n");
}

static struct val unhex(const char *text, bool is_str)
{
    size_t n = strlen(text) / 2;
    char *bytes = malloc(n + 1);
    for (size_t i = 0; i < n; i++) {
        unsigned byte = 0;
        sscanf(text + 2 * i, "%2x", &byte);
        bytes[i] = (char)byte;
    }
    struct val v = is_str ? dpy_str_new(bytes, n) : dpy_bytes_new(bytes, n);
    free(bytes);
    return v;
}

static struct val read_value(const char *token);

static struct val read_container(char closing)
{
    struct arguments *all = calloc(1, sizeof *all);
    struct val v;
    for (char *token; (token = next_token()) && *token != closing; all->n++)
        all->items[all->n] = read_value(token);
    v = closing == ')' ? dpy_tuple(all->items, all->n) : closing == ']' ? dpy_list(all->items, all->n)
        : dpy_dict(all->items, all->n / 2);
    free(all);
    return v;
}

static struct val read_value(const char *token)
{
    struct val v = dpy_float(0);
    switch (*token) {
    case 'i': return dpy_int_parse(token + 1, strlen(token + 1), 16);
    case 'f': v.i = (int64_t)strtoull(token + 1, NULL, 16); return v;
    case 's': return unhex(token + 1, true);
    case 'b': return unhex(token + 1, false);
    case 'T': return dpy_bool(true);
    case 'F': return dpy_bool(false);
    case 'N': return dpy_none();
    case '(': return read_container(')');
    case '[': return read_container(']');
    case '{': return read_container('}');
    }
    fprintf(stderr, "bad value %s\n", token);
    exit(2);
}

static void read_arguments(struct arguments *ret)
{
    ret->n = 0;
    ret->names = calloc(1, sizeof *ret->names + 16 * sizeof *ret->names->names);
    for (char *token; (token = next_token()); ret->n++) {
        size_t length = strlen(token);
        if (token[length - 1] == '=') {
            ret->names->names[ret->names->count++] = strndup(token, length - 1);
            token = next_token();
        }
        ret->items[ret->n] = read_value(token);
    }
}

static struct val call(const struct dpy_builtin *builtin, const struct arguments *args)
{
    return builtin->any((void *)builtin, args->items, args->n, args->names->count ? args->names : NULL);
}

static const struct dpy_builtin *find_method(struct val v, const char *name)
{
    const struct dpy_builtin *table = v.type == DPY_STR ? dpy_str_methods : v.type == DPY_BYTES ? dpy_bytes_methods
        : v.type == DPY_FLOAT ? dpy_float_methods : dpy_int_methods;
    while (table->name && strcmp(table->name, name) != 0)
        table++;
    if (!table->name) {
        fprintf(stderr, "no method %s\n", name);
        exit(2);
    }
    return table;
}

static struct val operate(const char *what, const char *name, struct arguments *args)
{
    struct val *v = args->items;
    if (strcmp(what, "binary") == 0)
        return dpy_binary(v[0], v[1], (enum dpy_operator)atoi(name));
    if (strcmp(what, "inplace") == 0)
        return dpy_inplace(v[0], v[1], (enum dpy_operator)atoi(name));
    if (strcmp(what, "compare") == 0)
        return dpy_compare(v[0], v[1], (enum dpy_comparison)atoi(name));
    if (strcmp(what, "getitem") == 0)
        return dpy_getitem(v[0], v[1]);
    if (strcmp(what, "slice") == 0) {
        struct val slice = dpy_slice(v[1], v[2], v[3]);
        return dpy_failed(slice) ? slice : dpy_getitem(v[0], slice);
    }
    if (strcmp(what, "unary") == 0)
        return *name == '-' ? dpy_negative(v[0]) : *name == '+' ? dpy_positive(v[0]) : dpy_invert(v[0]);
    if (strcmp(what, "call") == 0)
        return call(dpy_builtin_find(name), args);
    return call(find_method(v[0], name), args);
}

static void print_line(char mark, struct dpy_buffer *text)
{
    printf("%c ", mark);
    for (size_t i = 0; i < text->length; i++)
        text->bytes[i] == '\n' ? fputs("\\n", stdout) : putchar(text->bytes[i]);
    putchar('\n');
    dpy_buffer_deinit(text);
}

int main(void)
{
    static struct arguments args;
    char *line = NULL;
    size_t capacity = 0;
    dpy_int_max_str_digits = 4300;
    while (getline(&line, &capacity, stdin) > 0) {
        const char *what = strtok(line, " \n"), *name = next_token();
        struct dpy_buffer text = { 0 };
        read_arguments(&args);
        struct val result = operate(what, name, &args);
        if (!dpy_failed(result) && dpy_repr_into(&text, result) == 0) {
            print_line('=', &text);
            continue;
        }
        struct val exception = dpy_catch();
        dpy_buffer_deinit(&text);
        dpy_buffer_format(&text, "%s: ", dpy_type_of(exception)->name);
        dpy_exception_str_into(&text, exception);
        print_line('!', &text);
    }
    return 0;
}
