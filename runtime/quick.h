// Operators on ints of 64 bits and floats, inline: what neither fails nor needs more bits; type word 0: it is another case.
#ifndef DPY_QUICK_H
#define DPY_QUICK_H

#include "operations.h"

static inline struct val dpy_quick_float(double a, double b, enum dpy_operator op)
{
    switch (op) {
    case DPY_ADD: return dpy_float(a + b);
    case DPY_SUB: return dpy_float(a - b);
    case DPY_MUL: return dpy_float(a * b);
    case DPY_TRUEDIV: return b != 0 ? dpy_float(a / b) : dpy_failure();
    default: return dpy_failure();
    }
}

static inline bool dpy_quick_is_exact(int64_t i) { return i >= -((int64_t)1 << 53) && i <= (int64_t)1 << 53; }

static inline struct val dpy_quick_int(int64_t a, int64_t b, enum dpy_operator op)
{
    int64_t r;
    switch (op) {
    case DPY_ADD: return __builtin_add_overflow(a, b, &r) ? dpy_failure() : dpy_int(r);
    case DPY_SUB: return __builtin_sub_overflow(a, b, &r) ? dpy_failure() : dpy_int(r);
    case DPY_MUL: return __builtin_mul_overflow(a, b, &r) ? dpy_failure() : dpy_int(r);
    case DPY_TRUEDIV: return b && dpy_quick_is_exact(a) && dpy_quick_is_exact(b) ? dpy_float((double)a / (double)b) : dpy_failure();
    case DPY_FLOORDIV: return b > 0 ? dpy_int(a / b - (a % b < 0)) : dpy_failure();
    case DPY_MOD: return b > 0 ? dpy_int(a % b < 0 ? a % b + b : a % b) : dpy_failure();
    case DPY_LSHIFT: return b >= 0 && b < 32 && a == (int32_t)a ? dpy_int((int64_t)((uint64_t)a << b)) : dpy_failure();
    case DPY_RSHIFT: return b >= 0 ? dpy_int(a >> (b < 63 ? b : 63)) : dpy_failure();
    case DPY_AND: return dpy_int(a & b);
    case DPY_OR: return dpy_int(a | b);
    case DPY_XOR: return dpy_int(a ^ b);
    default: return dpy_failure();
    }
}

static inline bool dpy_quick_is(struct val v) { return v.type == DPY_INT || v.type == DPY_FLOAT; }

static inline struct val dpy_quick_binary(struct val a, struct val b, enum dpy_operator op)
{
    if (a.type == DPY_INT && b.type == DPY_INT)
        return dpy_quick_int(a.i, b.i, op);
    if (!dpy_quick_is(a) || !dpy_quick_is(b))
        return dpy_failure();
    return dpy_quick_float(a.type == DPY_INT ? (double)a.i : a.f, b.type == DPY_INT ? (double)b.i : b.f, op);
}

#endif
