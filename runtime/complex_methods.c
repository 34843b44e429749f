// complex(), and the methods of complex numbers.
#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "complex.h"
#include "number.h"
#include "special.h"
#include "str.h"

// What an argument is as a number; `first` ones may have __complex__. Type word 0 (no exception): it is none.
static struct val as_number(struct val v, bool first)
{
    struct val special;
    if (first && dpy_special_call(v, "__complex__", NULL, 0, &special))
        return dpy_failed(special) || dpy_plain(special).type == DPY_COMPLEX ? dpy_plain(special)
            : dpy_raise_error(&dpy_TypeError, "__complex__ returned non-complex (type %s)", dpy_type_name(special));
    return dpy_plain(v).type == DPY_COMPLEX ? dpy_plain(v) : dpy_number_real(v);
}

static struct val part(struct val v, bool first)
{
    struct val number = as_number(v, first);
    if (!dpy_failed(number) || dpy_pending())
        return number;
    return dpy_raise_error(&dpy_TypeError, "complex() %s must be a %snumber, not '%s'", first ? "first argument" : "second argument",
                           first ? "string or a " : "", dpy_type_name(v));
}

static struct val call_complex(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 2, { "real", "imag", NULL } };
    struct val values[] = { dpy_int(0), dpy_failure() };
    const char *text;
    size_t length;
    if (dpy_call_arguments(self, args, n, kwnames, &parameters, values))
        return dpy_failure();
    bool alone = dpy_failed(values[1]);
    if (values[0].type == DPY_COMPLEX && alone)
        return values[0];
    if (dpy_text_of(dpy_plain(values[0]), &text, &length))
        return alone ? dpy_complex_parse(text, length)
            : dpy_raise_error(&dpy_TypeError, "complex() can't take second arg if first is a string");
    if (!alone && dpy_text_of(dpy_plain(values[1]), &text, &length))
        return dpy_raise_error(&dpy_TypeError, "complex() second arg can't be a string");
    struct val numbers[2] = { part(values[0], true), dpy_int(0) };
    if (!dpy_failed(numbers[0]) && !alone)
        numbers[1] = part(values[1], false);
    struct dpy_complex real, imag;
    if (dpy_failed(numbers[0]) || dpy_failed(numbers[1]) || dpy_complex_from_number(numbers[0], &real) ||
        dpy_complex_from_number(numbers[1], &imag))
        return dpy_failure();
    if (numbers[0].type != DPY_COMPLEX && numbers[1].type != DPY_COMPLEX)
        return dpy_complex_new(real.real, imag.real);          // -0.0 stays what it is
    return dpy_complex_new(real.real - imag.imag, real.imag + imag.real);
}

static struct val conjugate(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    struct dpy_complex z = dpy_complex_of(args[0]);
    return dpy_complex_new(z.real, -z.imag);
}

static struct val same(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) ? dpy_failure() : args[0];
}

const struct dpy_builtin dpy_complex_methods[] = {
    { "__complex__", same },
    { "conjugate", conjugate },
    { NULL, NULL },
};

const struct dpy_builtin dpy_builtin_complex = { "complex", call_complex };
