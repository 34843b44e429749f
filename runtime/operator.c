// Operators between operands of which one at least is of a class of the program.
#include "class.h"
#include "classes.h"
#include "intern.h"
#include "special.h"

// Grep ORDER BINARY: operations.h
static const struct { const char *plain, *reflected, *inplace; } names[] = {
    { "__add__", "__radd__", "__iadd__" }, { "__sub__", "__rsub__", "__isub__" }, { "__mul__", "__rmul__", "__imul__" },
    { "__truediv__", "__rtruediv__", "__itruediv__" }, { "__floordiv__", "__rfloordiv__", "__ifloordiv__" },
    { "__mod__", "__rmod__", "__imod__" }, { "__pow__", "__rpow__", "__ipow__" }, { "__lshift__", "__rlshift__", "__ilshift__" },
    { "__rshift__", "__rrshift__", "__irshift__" }, { "__and__", "__rand__", "__iand__" }, { "__or__", "__ror__", "__ior__" },
    { "__xor__", "__rxor__", "__ixor__" }, { "__matmul__", "__rmatmul__", "__imatmul__" },
};

enum form { PLAIN, REFLECTED, INPLACE, FORMS };

// The name of an operator's method, interned when it is first asked for.
static struct val name_of(enum dpy_operator op, enum form form)
{
    static struct val interned[sizeof names / sizeof *names][FORMS];
    struct val *name = &interned[op][form];
    if (!name->type)
        *name = dpy_intern(form == PLAIN ? names[op].plain : form == REFLECTED ? names[op].reflected : names[op].inplace);
    return *name;
}

static bool is_implemented(struct val result) { return result.type != DPY_NOTIMPLEMENTED; }

// Calls v's method where there is one; true: it decided.
static bool try(struct val v, const char *name, struct val other, struct val *ret)
{
    return dpy_special_call(v, name, &other, 1, ret) && is_implemented(*ret);
}

static bool try_operator(struct val v, enum dpy_operator op, enum form form, struct val other, struct val *ret)
{
    struct val method;
    if (!dpy_special_find_interned(v, name_of(op, form), &method))
        return false;
    *ret = dpy_special_invoke(v, method, &other, 1);
    return is_implemented(*ret);
}

// A right operand whose class derives from the left one's and redefines the method goes first.
static bool goes_first(struct val a, struct val b, enum dpy_operator op)
{
    struct val left, right, name = name_of(op, REFLECTED);
    return dpy_class_derives(dpy_type_of(b), dpy_type_of(a)) && dpy_special_find_interned(b, name, &right) &&
           (!dpy_special_find_interned(a, name, &left) || !dpy_is(left, right));
}

static bool unwrapped(struct val a, struct val b, struct val plain[2])
{
    plain[0] = dpy_plain(a);
    plain[1] = dpy_plain(b);
    return plain[0].type != a.type || plain[1].type != b.type;
}

bool dpy_special_binary(struct val a, struct val b, enum dpy_operator op, bool inplace, struct val *ret)
{
    struct val plain[2];
    if (inplace && try_operator(a, op, INPLACE, b, ret))
        return true;
    bool same_class = dpy_type_of(a) == dpy_type_of(b), first = !same_class && goes_first(a, b, op);
    if (first && try_operator(b, op, REFLECTED, a, ret))
        return true;
    if (try_operator(a, op, PLAIN, b, ret) || (!first && !same_class && try_operator(b, op, REFLECTED, a, ret)))
        return true;
    if (!unwrapped(a, b, plain))
        return false;
    struct dpy_stand_ins before = dpy_stand_ins_set(plain, (struct val[]){ a, b });
    *ret = inplace ? dpy_inplace(plain[0], plain[1], op) : dpy_binary(plain[0], plain[1], op);
    dpy_stand_ins_restore(&before);
    bool is_mutable = plain[0].type == DPY_LIST || plain[0].type == DPY_SET || plain[0].type == DPY_DICT || plain[0].type == DPY_BYTEARRAY;
    if (inplace && is_mutable && dpy_is(*ret, plain[0]))
        *ret = a;
    return true;
}

bool dpy_special_unary(struct val v, const char *name, struct val *ret)
{
    return dpy_special_call(v, name, NULL, 0, ret);
}

static const char *const comparisons[] = { "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__" };
static const enum dpy_comparison mirrored[] = { DPY_EQ, DPY_NE, DPY_GT, DPY_GE, DPY_LT, DPY_LE };

static bool try_compare(struct val a, struct val b, enum dpy_comparison op, struct val *ret)
{
    if (try(a, comparisons[op], b, ret))
        return true;
    if (op != DPY_NE || !try(a, "__eq__", b, ret))       // object.__ne__ asks __eq__
        return false;
    int equal = dpy_failed(*ret) ? -1 : dpy_truth(*ret);
    *ret = equal < 0 ? dpy_failure() : dpy_bool(!equal);
    return true;
}

bool dpy_special_only_itself(struct val v)
{
    if (dpy_kind(v) != DPY_INSTANCE)
        return false;
    const struct dpy_layout *layout = dpy_layout_of(v);
    struct dpy_class *class = layout->type.flags & DPY_LAYOUT_STRAYS ? dpy_class_behind(dpy_type_of(v)) : layout->class;
    return class && !dpy_class_know(class)->equates;
}

bool dpy_special_compare(struct val a, struct val b, enum dpy_comparison op, struct val *ret)
{
    struct val plain[2];
    if ((op == DPY_EQ || op == DPY_NE) && dpy_special_only_itself(a) && dpy_special_only_itself(b))
        return false;
    const struct dpy_type *left = dpy_type_of(a), *right = dpy_type_of(b);
    bool first = left != right && dpy_class_derives(right, left);
    if (first && try_compare(b, a, mirrored[op], ret))
        return true;
    if (try_compare(a, b, op, ret) || (!first && try_compare(b, a, mirrored[op], ret)))
        return true;
    if (!unwrapped(a, b, plain))
        return false;
    struct dpy_stand_ins before = dpy_stand_ins_set(plain, (struct val[]){ a, b });
    *ret = dpy_compare(plain[0], plain[1], op);
    dpy_stand_ins_restore(&before);
    return true;
}
