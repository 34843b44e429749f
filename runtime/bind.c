// Binding the arguments of a call to a function's parameters, with CPython's complaints.
#include <stdlib.h>
#include <string.h>

#include "call.h"
#include "classes.h"
#include "dict.h"
#include "tuple.h"

struct binding {             // one call; out's order: positional, *args, keyword-only, **kwargs (function.h)
    const struct dpy_function *function;
    const struct val *defaults;
    const struct val *args;
    size_t given;            // positional arguments
    const struct dpy_names *kwnames;
    struct val *out;
};

static inline bool has_star(const struct dpy_function *f) { return f->flags & DPY_FUNCTION_STAR; }
static inline bool has_star_star(const struct dpy_function *f) { return f->flags & DPY_FUNCTION_STAR_STAR; }

// Where parameter i goes, counted as in `parameters`: positional, then keyword-only.
static inline size_t place(const struct dpy_function *f, size_t i)
{
    return i < f->positional ? i : i + has_star(f);
}

static inline struct val *star_star(const struct binding *b)
{
    return b->out + place(b->function, b->function->positional + b->function->keyword_only);
}

static int type_error(struct dpy_buffer *buffer)
{
    struct val text = dpy_buffer_str(buffer);
    if (!dpy_failed(text))
        dpy_raise_value(&dpy_TypeError, text);
    return -1;
}

// "'a', 'b', and 'c'" of the names that are marked.
static void add_names(struct dpy_buffer *buffer, const char *const *names, const bool *marked, size_t count, size_t total)
{
    size_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        if (!marked[i])
            continue;
        seen++;
        const char *separator = seen == 1 ? "" : seen < total ? ", " : total == 2 ? " and " : ", and ";
        dpy_buffer_format(buffer, "%s'%s'", separator, names[i]);
    }
}

static int raise_missing(const struct binding *b, size_t first, size_t count, const char *what)
{
    bool *missing = calloc(count, sizeof *missing);
    if (!missing) {
        dpy_raise_memory();
        return -1;
    }
    size_t total = 0;
    for (size_t i = 0; i < count; i++)
        total += missing[i] = !b->out[place(b->function, first + i)].type;
    struct dpy_buffer buffer = { 0 };
    dpy_buffer_format(&buffer, "%s() missing %zu required %s argument%s: ", b->function->qualname, total, what, total == 1 ? "" : "s");
    add_names(&buffer, b->function->parameters + first, missing, count, total);
    free(missing);
    return type_error(&buffer);
}

static int raise_too_many(const struct binding *b)
{
    const struct dpy_function *f = b->function;
    size_t required = f->positional, keyword_only = 0;
    while (required && b->defaults && b->defaults[required - 1].type)
        required--;
    for (size_t i = 0; i < f->keyword_only; i++)
        keyword_only += b->out[place(f, f->positional + i)].type != 0;
    struct dpy_buffer buffer = { 0 };
    dpy_buffer_format(&buffer, "%s() takes ", f->qualname);
    if (required < f->positional)
        dpy_buffer_format(&buffer, "from %zu to ", required);
    dpy_buffer_format(&buffer, "%u positional argument%s but %zu", f->positional,
                      f->positional == 1 && required == f->positional ? "" : "s", b->given);
    if (keyword_only)
        dpy_buffer_format(&buffer, " positional argument%s (and %zu keyword-only argument%s)", b->given == 1 ? "" : "s",
                          keyword_only, keyword_only == 1 ? "" : "s");
    dpy_buffer_text(&buffer, b->given == 1 && !keyword_only ? " was given" : " were given");
    return type_error(&buffer);
}

// f(a=1) where a is positional-only: if all are, one message names them.
static int raise_keyword(const struct binding *b, const char *name)
{
    const struct dpy_function *f = b->function;
    bool *marked = calloc(f->positional_only + 1, sizeof *marked);
    size_t total = 0;
    for (size_t k = 0; marked && k < b->kwnames->count; k++)
        for (size_t i = 0; i < f->positional_only; i++)
            if (!strcmp(f->parameters[i], b->kwnames->names[k])) {
                total += !marked[i];
                marked[i] = true;
            }
    struct dpy_buffer buffer = { 0 };
    if (total) {
        dpy_buffer_format(&buffer, "%s() got some positional-only arguments passed as keyword arguments: '", f->qualname);
        size_t seen = 0;
        for (size_t i = 0; i < f->positional_only; i++)
            if (marked[i])
                dpy_buffer_format(&buffer, "%s%s", seen++ ? ", " : "", f->parameters[i]);
        dpy_buffer_add(&buffer, "'", 1);
    } else {
        dpy_buffer_format(&buffer, "%s() got an unexpected keyword argument '%s'", f->qualname, name);
    }
    free(marked);
    return type_error(&buffer);
}

static int bind_keyword(const struct binding *b, const char *name, struct val value)
{
    const struct dpy_function *f = b->function;
    size_t named = f->positional + f->keyword_only, i = f->positional_only;
    while (i < named && f->parameters[i] != name && strcmp(f->parameters[i], name) != 0)
        i++;
    if (i == named)
        return has_star_star(f) ? dpy_dict_put_text(dpy_dict_of(*star_star(b)), name, value) : raise_keyword(b, name);
    struct val *slot = b->out + place(f, i);
    if (slot->type) {
        dpy_raise_error(&dpy_TypeError, "%s() got multiple values for argument '%s'", f->qualname, name);
        return -1;
    }
    *slot = value;
    return 0;
}

static int fill_defaults(const struct binding *b, size_t first, size_t count, const char *what)
{
    bool missing = false;
    for (size_t i = first; i < first + count; i++) {
        struct val *slot = b->out + place(b->function, i);
        if (!slot->type && b->defaults)
            *slot = b->defaults[i];
        missing |= !slot->type;
    }
    return missing ? raise_missing(b, first, count, what) : 0;
}

static int bind_stars(const struct binding *b)
{
    const struct dpy_function *f = b->function;
    if (has_star(f)) {
        size_t extra = b->given > f->positional ? b->given - f->positional : 0;
        b->out[f->positional] = dpy_tuple(b->args + (extra ? f->positional : 0), extra);
        if (dpy_failed(b->out[f->positional]))
            return -1;
    }
    if (has_star_star(f))
        *star_star(b) = dpy_dict_new();
    return has_star_star(f) && dpy_failed(*star_star(b)) ? -1 : 0;
}

// By position, and defaults for the rest: nothing to be looked for.
static bool bind_in_order(const struct dpy_function *function, const struct val *defaults, const struct val *args, size_t n, struct val *out)
{
    if (function->flags & (DPY_FUNCTION_STAR | DPY_FUNCTION_STAR_STAR) || function->keyword_only || n > function->positional ||
        (n < function->positional && !defaults))
        return false;
    for (size_t i = 0; i < function->positional; i++) {
        out[i] = i < n ? args[i] : defaults[i];
        if (!out[i].type)
            return false;
    }
    return true;
}

int dpy_bind(const struct dpy_function *function, const struct val *defaults, const struct val *args, size_t n,
             const struct dpy_names *kwnames, struct val *out)
{
    if (!kwnames && bind_in_order(function, defaults, args, n, out))
        return 0;
    size_t keywords = kwnames ? kwnames->count : 0;
    struct binding b = { function, defaults, args, n - keywords, kwnames, out };
    size_t taken = b.given < function->positional ? b.given : function->positional;
    for (size_t i = 0; i < taken; i++)
        out[i] = args[i];
    for (size_t i = taken; i < function->positional + function->keyword_only; i++)
        out[place(function, i)] = (struct val){ .type = 0 };
    if (bind_stars(&b) < 0)
        return -1;
    for (size_t k = 0; k < keywords; k++)
        if (bind_keyword(&b, kwnames->names[k], args[b.given + k]) < 0)
            return -1;
    if (b.given > function->positional && !has_star(function))
        return raise_too_many(&b);
    if (fill_defaults(&b, 0, function->positional, "positional") < 0)
        return -1;
    return fill_defaults(&b, function->positional, function->keyword_only, "keyword-only");
}
