// Special methods of the builtin types as attributes: list.__getitem__, super().__setitem__(k, v), (5).__add__(3). Operators do not
// come here; for what the program's classes derive from builtin types, the methods see the builtin value.
#include <string.h>

#include "attribute.h"
#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "item.h"
#include "iterator.h"
#include "number.h"
#include "special.h"
#include "str.h"

enum { NUMBER = 1, SEQUENCE = 2, LIST = 4, DICT = 8, SET = 16, ITERATES = 32, VIEW = 64, RANGE = 128 };

static unsigned family_of(enum dpy_kind kind)
{
    switch (kind) {
    case DPY_INT: case DPY_BOOL: case DPY_BIGINT: case DPY_FLOAT: case DPY_COMPLEX: return NUMBER;
    case DPY_STR: case DPY_BYTES: case DPY_TUPLE: return SEQUENCE;
    case DPY_RANGE: return RANGE;
    case DPY_VIEW: return VIEW;
    case DPY_LIST: case DPY_BYTEARRAY: return SEQUENCE | LIST;
    case DPY_DICT: return DICT;
    case DPY_SET: case DPY_FROZENSET: return SET;
    case DPY_ITERATOR: case DPY_GENERATOR: return ITERATES;
    default: return 0;
    }
}

static struct val not_implemented(void) { return dpy_object(NULL, DPY_NOTIMPLEMENTED); }

static int expect(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, size_t count)
{
    return dpy_call_expect_method(self, args, n, kwnames, count, count);
}

static struct val done(int status) { return status < 0 ? dpy_failure() : dpy_none(); }

static struct val getitem(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 1) < 0 ? dpy_failure() : dpy_getitem(args[0], args[1]);
}

static struct val setitem(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 2) < 0 ? dpy_failure() : done(dpy_setitem(args[0], args[1], args[2]));
}

static struct val delitem(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 1) < 0 ? dpy_failure() : done(dpy_delitem(args[0], args[1]));
}

static struct val contains(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int found = expect(self, args, n, kwnames, 1) < 0 ? -1 : dpy_contains(args[0], args[1]);
    return found < 0 ? dpy_failure() : dpy_bool(found);
}

static struct val length(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t count = expect(self, args, n, kwnames, 0) < 0 ? -1 : dpy_len(args[0]);
    return count < 0 ? dpy_failure() : dpy_int(count);
}

static struct val iter(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 0) < 0 ? dpy_failure() : dpy_iter(args[0]);
}

static struct val next(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val item = expect(self, args, n, kwnames, 0) < 0 ? dpy_failure() : dpy_next(args[0]);
    return item.type == DPY_STOP ? dpy_raise_stop() : item;
}

static struct val reversed(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 0) < 0 ? dpy_failure() : dpy_iterator_reversed(args[0]);
}

static struct val call_builtin(const struct dpy_builtin *builtin, const struct val *args, size_t n)
{
    return builtin->any((void *)builtin, args, n, NULL);
}

static struct val to_int(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 0) < 0 ? dpy_failure() : call_builtin(&dpy_builtin_int, args, 1);
}

static struct val to_float(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 0) < 0 ? dpy_failure() : call_builtin(&dpy_builtin_float, args, 1);
}

static struct val to_bool(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 0) < 0 ? dpy_failure() : call_builtin(&dpy_builtin_bool, args, 1);
}

static struct val absolute(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 0) < 0 ? dpy_failure() : call_builtin(&dpy_builtin_abs, args, 1);
}

static struct val rounded(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 1) < 0 ? dpy_failure() : call_builtin(&dpy_builtin_round, args, n);
}

static struct val negative(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 0) < 0 ? dpy_failure() : dpy_negative(args[0]);
}

static struct val positive(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 0) < 0 ? dpy_failure() : dpy_positive(args[0]);
}

static struct val invert(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 0) < 0 ? dpy_failure() : dpy_invert(args[0]);
}

// Binary operators: __add__, __radd__, __iadd__. Grep ORDER BINARY: operations.h
static const char *const operators[] = { "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor" };

static bool go_together(struct val a, struct val b, enum dpy_operator op)
{
    if (dpy_number_is(a))
        return dpy_number_is(b) && !(dpy_int_is(a) && b.type == DPY_FLOAT);
    if (op == DPY_MUL)
        return dpy_int_is(b);
    return a.type == b.type || op == DPY_MOD;
}

static struct val binary(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const char *name = ((const struct dpy_builtin *)self)->name + 2;
    size_t size = strlen(name) - 2;
    if (expect(self, args, n, kwnames, 1) < 0)
        return dpy_failure();
    struct val a = dpy_plain(args[0]), b = dpy_plain(args[1]);
    for (int op = DPY_ADD; op <= DPY_XOR; op++) {
        bool plain = strlen(operators[op]) == size && !strncmp(operators[op], name, size);
        bool marked = !plain && strlen(operators[op]) == size - 1 && !strncmp(operators[op], name + 1, size - 1);
        if (!plain && !marked)
            continue;
        if (!go_together(a, b, (enum dpy_operator)op))
            return not_implemented();
        if (marked && name[0] == 'r')
            return dpy_binary(b, a, (enum dpy_operator)op);
        return marked ? dpy_inplace(a, b, (enum dpy_operator)op) : dpy_binary(a, b, (enum dpy_operator)op);
    }
    return not_implemented();
}

static const struct { struct dpy_builtin method; unsigned families; } slots[] = {
    { { "__abs__", absolute }, NUMBER }, { { "__add__", binary }, NUMBER | SEQUENCE }, { { "__and__", binary }, NUMBER | SET },
    { { "__bool__", to_bool }, NUMBER }, { { "__contains__", contains }, SEQUENCE | DICT | SET | VIEW | RANGE }, { { "__delitem__", delitem }, LIST | DICT },
    { { "__float__", to_float }, NUMBER }, { { "__floordiv__", binary }, NUMBER }, { { "__getitem__", getitem }, SEQUENCE | DICT | RANGE },
    { { "__iadd__", binary }, LIST }, { { "__imul__", binary }, LIST }, { { "__index__", to_int }, NUMBER }, { { "__int__", to_int }, NUMBER },
    { { "__invert__", invert }, NUMBER }, { { "__ior__", binary }, DICT | SET }, { { "__iter__", iter }, SEQUENCE | DICT | SET | ITERATES | VIEW | RANGE },
    { { "__len__", length }, SEQUENCE | DICT | SET | VIEW | RANGE }, { { "__lshift__", binary }, NUMBER }, { { "__mod__", binary }, NUMBER },
    { { "__mul__", binary }, NUMBER | SEQUENCE }, { { "__neg__", negative }, NUMBER }, { { "__next__", next }, ITERATES },
    { { "__or__", binary }, NUMBER | DICT | SET }, { { "__pos__", positive }, NUMBER }, { { "__pow__", binary }, NUMBER },
    { { "__radd__", binary }, NUMBER }, { { "__rand__", binary }, NUMBER }, { { "__reversed__", reversed }, LIST | DICT | VIEW | RANGE },
    { { "__rfloordiv__", binary }, NUMBER }, { { "__rmod__", binary }, NUMBER }, { { "__rmul__", binary }, NUMBER | SEQUENCE },
    { { "__ror__", binary }, NUMBER | DICT }, { { "__round__", rounded }, NUMBER }, { { "__rpow__", binary }, NUMBER },
    { { "__rshift__", binary }, NUMBER }, { { "__rsub__", binary }, NUMBER }, { { "__rtruediv__", binary }, NUMBER },
    { { "__rxor__", binary }, NUMBER }, { { "__setitem__", setitem }, LIST | DICT }, { { "__sub__", binary }, NUMBER | SET },
    { { "__truediv__", binary }, NUMBER }, { { "__xor__", binary }, NUMBER | SET },
};

const struct dpy_builtin *dpy_slot_method(enum dpy_kind kind, const char *name)
{
    unsigned families = family_of(kind);
    if (!families || strncmp(name, "__", 2) != 0)
        return NULL;
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (slots[i].families & families && !strcmp(slots[i].method.name, name))
            return kind == DPY_FLOAT && !strcmp(name, "__index__") ? NULL : &slots[i].method;
    return NULL;
}
