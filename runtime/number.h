// Numbers together: int, bool, bigint and float. Comparison and hash are exact across them.
#ifndef DPY_NUMBER_H
#define DPY_NUMBER_H

#include "float.h"
#include "int.h"

static inline bool dpy_number_is(struct val v) { return dpy_int_is(v) || v.type == DPY_FLOAT; }

bool dpy_number_compare(struct val a, struct val b, enum dpy_comparison op);   // both numbers; NaN is unequal to all
bool dpy_number_truth(struct val v);
uint64_t dpy_number_hash(struct val v);
struct val dpy_number_binary(struct val a, struct val b, enum dpy_operator op);
// TypeError "unsupported operand type(s) for +: ..."; inplace is "" or "=".
struct val dpy_number_unsupported(struct val a, struct val b, enum dpy_operator op, const char *inplace);

// What __index__ gives: of a C scalar's value too. index: OverflowError "cannot fit ..." beyond 64 bits; clip saturates, as slices do.
// 0, or -1: TypeError "'float' object cannot be interpreted as an integer".
int dpy_number_index(struct val v, int64_t *ret);
int dpy_number_clip(struct val v, int64_t *ret);
// Parameters of builtins that C has as ssize_t or int: beyond it "Python int too large to convert to C ssize_t".
int dpy_number_ssize(struct val v, int64_t *ret);
int dpy_number_int(struct val v, int64_t *ret);
// float(v) of what is no text: a number, or what __float__ or __index__ gives. Type word 0: a failure, or no exception pending: no number.
struct val dpy_number_real(struct val v);
// What derives from float is its own value, whatever its __float__ says. 0, or -1: TypeError "must be real number, not str", OverflowError
int dpy_number_to_double(struct val v, double *ret);

#endif
