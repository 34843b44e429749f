// Complex numbers: pairs of doubles in a chunk of their own.
//
// Invariants
// - A chunk is never changed once its value is seen. Literals are static data of images.
// - "A number" is an int, a bool, a float or a complex: the functions on two values take any of them.
#ifndef DPY_COMPLEX_H
#define DPY_COMPLEX_H

#include "format.h"

struct dpy_complex { double real, imag; };

static inline struct dpy_complex dpy_complex_of(struct val v) { return *(const struct dpy_complex *)v.p; }
struct val dpy_complex_new(double real, double imag);
int dpy_complex_from_number(struct val v, struct dpy_complex *ret);     // 0, or -1: TypeError, OverflowError

struct val dpy_complex_binary(struct val a, struct val b, enum dpy_operator op, const char *inplace);   // one is complex, the other a number
struct val dpy_complex_negative_base_power(double base, double exponent);            // (-8.0) ** 0.5
bool dpy_complex_equal(struct val a, struct val b);                                             // likewise
uint64_t dpy_complex_hash(struct dpy_complex z);
struct val dpy_complex_absolute(struct dpy_complex z);

// complex_text.c
void dpy_complex_repr_into(struct dpy_buffer *buffer, struct dpy_complex z);
int dpy_complex_format_into(struct dpy_buffer *buffer, const struct dpy_format_spec *spec, struct dpy_complex z);
struct val dpy_complex_parse(const char *text, size_t length);                       // as complex(text)

extern const struct dpy_builtin dpy_complex_methods[];

#endif
