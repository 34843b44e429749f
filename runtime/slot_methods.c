// Special methods of the builtin types as attributes: list.__getitem__, super().__setitem__(k, v), (5).__add__(3). Operators do not
// come here; for what the program's classes derive from builtin types, the methods see the builtin value.
#include <math.h>
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

enum {
    INT = 1, FLOAT = 2, COMPLEX = 4, TUPLE = 16, LIST = 32, BYTEARRAY = 64, DICT = 128, SET = 256, FROZENSET = 512, ITERATES = 1024,
    VIEW = 2048, RANGE = 4096, NONE = 8192, MEMORY = 16384, EXCEPTION = 32768, SLICE = 65536, STR = 131072, BYTES = 8, RECORD = 262144,
    TEXT = STR | BYTES, REAL = INT | FLOAT, NUMBER = REAL | COMPLEX, SETS = SET | FROZENSET, ITEMS = LIST | BYTEARRAY, SEQUENCE = TEXT | TUPLE | ITEMS,
    COLLECTION = SEQUENCE | DICT | SETS | VIEW | RANGE, VALUE = NUMBER | COLLECTION | NONE | MEMORY | SLICE,
    HASHED = NUMBER | TEXT | TUPLE | FROZENSET | RANGE | NONE | MEMORY,
};

static unsigned family_of(enum dpy_kind kind)
{
    switch (kind) {
    case DPY_INT: case DPY_BOOL: case DPY_BIGINT: return INT;
    case DPY_FLOAT: return FLOAT;
    case DPY_COMPLEX: return COMPLEX;
    case DPY_STR: return STR;
    case DPY_BYTES: return BYTES;
    case DPY_TUPLE: return TUPLE;
    case DPY_LIST: return LIST;
    case DPY_BYTEARRAY: return BYTEARRAY;
    case DPY_RANGE: return RANGE;
    case DPY_VIEW: return VIEW;
    case DPY_DICT: return DICT;
    case DPY_SET: return SET;
    case DPY_FROZENSET: return FROZENSET;
    case DPY_ITERATOR: case DPY_GENERATOR: return ITERATES;
    case DPY_NONE: return NONE;
    case DPY_MEMORYVIEW: return MEMORY;
    case DPY_EXCEPTION: return EXCEPTION;
    case DPY_SLICE: return SLICE;
    case DPY_RECORD: return RECORD;
    default: return 0;
    }
}

static struct val not_implemented(void) { return dpy_object(NULL, DPY_NOTIMPLEMENTED); }

static int expect(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, size_t count)
{
    return dpy_call_expect_method(self, args, n, kwnames, count, count);
}

static struct val done(int status) { return status < 0 ? dpy_failure() : dpy_none(); }

struct val dpy_slot_getitem(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 1) < 0 ? dpy_failure() : dpy_builtin_getitem(args[0], args[1]);
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
        bool takes_any = name[0] == 'i' && marked && (a.type == DPY_LIST || a.type == DPY_DICT || a.type == DPY_BYTEARRAY);
        if (!takes_any && !go_together(a, b, (enum dpy_operator)op))
            return not_implemented();
        if (marked && name[0] == 'r')
            return dpy_binary(b, a, (enum dpy_operator)op);
        return marked ? dpy_inplace(a, b, (enum dpy_operator)op) : dpy_binary(a, b, (enum dpy_operator)op);
    }
    return not_implemented();
}

static struct val divided(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (expect(self, args, n, kwnames, 1) < 0)
        return dpy_failure();
    struct val a = dpy_plain(args[0]), b = dpy_plain(args[1]);
    if (!go_together(a, b, DPY_FLOORDIV))
        return not_implemented();
    bool reflected = ((const struct dpy_builtin *)self)->name[2] == 'r';
    struct val operands[] = { reflected ? b : a, reflected ? a : b };
    return call_builtin(&dpy_builtin_divmod, operands, 2);
}

// __ceil__, __floor__ and __trunc__, which math asks for.
static struct val whole(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (expect(self, args, n, kwnames, 0) < 0)
        return dpy_failure();
    struct val number = dpy_plain(args[0]);
    char way = ((const struct dpy_builtin *)self)->name[2];
    if (number.type == DPY_FLOAT && way != 't')
        number = dpy_float(way == 'c' ? ceil(number.f) : floor(number.f));
    return call_builtin(&dpy_builtin_int, &number, 1);
}

// What __new__ makes the same value from.
static struct val new_arguments(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (expect(self, args, n, kwnames, 0) < 0)
        return dpy_failure();
    struct val value = dpy_plain(args[0]);
    return dpy_tuple(&value, 1);
}

static struct val to_text(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return expect(self, args, n, kwnames, 0) < 0 ? dpy_failure() : dpy_str_of(dpy_plain(args[0]));
}

// Comparisons. Grep ORDER COMPARE: operations.h
static const char *const comparisons[] = { "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__" };

static bool compares_with(struct val a, struct val b, enum dpy_comparison op)
{
    bool orders = op != DPY_EQ && op != DPY_NE;
    switch (family_of(dpy_kind(a))) {
    case INT: return dpy_int_is(b);
    case FLOAT: return dpy_int_is(b) || b.type == DPY_FLOAT;
    case COMPLEX: return !orders && dpy_number_is(b);
    case BYTEARRAY: case MEMORY: return b.type == DPY_BYTES || b.type == DPY_BYTEARRAY || b.type == DPY_MEMORYVIEW;
    case SET: case FROZENSET: case VIEW: return b.type == DPY_SET || b.type == DPY_FROZENSET || b.type == DPY_VIEW;
    case DICT: case RANGE: case NONE: return !orders && a.type == b.type;
    default: return a.type == b.type;
    }
}

static struct val compared(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (expect(self, args, n, kwnames, 1) < 0)
        return dpy_failure();
    struct val a = dpy_plain(args[0]), b = dpy_plain(args[1]);
    for (int op = DPY_EQ; op <= DPY_GE; op++)
        if (!strcmp(((const struct dpy_builtin *)self)->name, comparisons[op]))
            return compares_with(a, b, (enum dpy_comparison)op) ? dpy_compare(a, b, (enum dpy_comparison)op) : not_implemented();
    return not_implemented();
}

static struct val hashed(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    uint64_t hash;
    return expect(self, args, n, kwnames, 0) < 0 || dpy_hash(dpy_plain(args[0]), &hash) < 0 ? dpy_failure() : dpy_int((int64_t)hash);
}

static const struct { struct dpy_builtin method; unsigned families; } slots[] = {
    { { "__abs__", absolute }, NUMBER }, { { "__add__", binary }, NUMBER | SEQUENCE }, { { "__and__", binary }, INT | SETS | VIEW },
    { { "__bool__", to_bool }, NUMBER | RANGE | NONE }, { { "__ceil__", whole }, REAL },
    { { "__contains__", contains }, COLLECTION }, { { "__delitem__", delitem }, ITEMS | DICT },
    { { "__divmod__", divided }, REAL }, { { "__eq__", compared }, VALUE }, { { "__float__", to_float }, REAL }, { { "__floor__", whole }, REAL }, { { "__floordiv__", binary }, REAL },
    { { "__format__", dpy_object_format }, NUMBER | STR },
    { { "__ge__", compared }, VALUE },
    { { "__getitem__", dpy_slot_getitem }, SEQUENCE | DICT | RANGE | MEMORY }, { { "__getnewargs__", new_arguments }, NUMBER | TEXT | TUPLE },
    { { "__gt__", compared }, VALUE }, { { "__hash__", hashed }, HASHED },
    { { "__iadd__", binary }, ITEMS }, { { "__iand__", binary }, SET }, { { "__imul__", binary }, ITEMS },
    { { "__init__", dpy_object_refill }, ITEMS | DICT | SET }, { { "__index__", to_int }, INT },
    { { "__int__", to_int }, REAL }, { { "__invert__", invert }, INT }, { { "__ior__", binary }, DICT | SET }, { { "__isub__", binary }, SET },
    { { "__iter__", iter }, COLLECTION | ITERATES | MEMORY }, { { "__ixor__", binary }, SET }, { { "__len__", length }, COLLECTION | MEMORY },
    { { "__le__", compared }, VALUE },
    { { "__lshift__", binary }, INT }, { { "__lt__", compared }, VALUE }, { { "__mod__", binary }, REAL | TEXT | BYTEARRAY }, { { "__mul__", binary }, NUMBER | SEQUENCE },
    { { "__ne__", compared }, VALUE }, { { "__neg__", negative }, NUMBER }, { { "__new__", dpy_object_new }, NUMBER | COLLECTION },
    { { "__next__", next }, ITERATES }, { { "__or__", binary }, INT | DICT | SETS | VIEW },
    { { "__pos__", positive }, NUMBER }, { { "__pow__", binary }, NUMBER }, { { "__radd__", binary }, NUMBER }, { { "__rand__", binary }, INT | SETS | VIEW },
    { { "__rdivmod__", divided }, REAL }, { { "__repr__", dpy_object_repr }, VALUE | EXCEPTION | RECORD }, { { "__reversed__", reversed }, LIST | DICT | VIEW | RANGE }, { { "__rfloordiv__", binary }, REAL },
    { { "__rlshift__", binary }, INT }, { { "__rmod__", binary }, REAL | TEXT | BYTEARRAY }, { { "__rmul__", binary }, NUMBER | SEQUENCE },
    { { "__ror__", binary }, INT | DICT | SETS | VIEW }, { { "__round__", rounded }, REAL }, { { "__rpow__", binary }, NUMBER },
    { { "__rrshift__", binary }, INT }, { { "__rshift__", binary }, INT }, { { "__rsub__", binary }, NUMBER | SETS | VIEW }, { { "__rtruediv__", binary }, NUMBER },
    { { "__rxor__", binary }, INT | SETS | VIEW }, { { "__setitem__", setitem }, ITEMS | DICT | MEMORY }, { { "__str__", to_text }, TEXT },
    { { "__str__", dpy_object_str }, EXCEPTION },
    { { "__sub__", binary }, NUMBER | SETS | VIEW },
    { { "__truediv__", binary }, NUMBER }, { { "__trunc__", whole }, REAL }, { { "__xor__", binary }, INT | SETS | VIEW },
};

const struct dpy_builtin *dpy_slot_method(enum dpy_kind kind, const char *name)
{
    unsigned families = family_of(kind);
    if (!families || strncmp(name, "__", 2) != 0)
        return NULL;
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (slots[i].families & families && !strcmp(slots[i].method.name, name))
            return &slots[i].method;
    return NULL;
}

const char *dpy_slot_next(enum dpy_kind kind, size_t *position)
{
    unsigned families = family_of(kind);
    while (*position < sizeof slots / sizeof *slots) {
        size_t i = (*position)++;
        if (slots[i].families & families)
            return slots[i].method.name;
    }
    return NULL;
}
