// Floats: C doubles with Python's division, text and hash.
#ifndef DPY_FLOAT_H
#define DPY_FLOAT_H

#include "operations.h"
#include "buffer.h"

struct val dpy_float_binary(double a, double b, enum dpy_operator op);
struct val dpy_float_round(double v, int64_t digits);      // round(v, digits): correctly rounded, half to even
uint64_t dpy_float_hash(double v);                         // equal to the hash of an equal int
double dpy_float_round_decimal(double v, int digits);      // its core: v finite, digits moderate
struct val dpy_float_parse(const char *text, size_t length);   // as float(text)
struct val dpy_float_parse_hex(const char *text, size_t length);   // as float.fromhex(text)
struct val dpy_float_parse_value(struct val text);         // a str, C string or bytes, which the error quotes

bool dpy_float_read(const char *text, size_t length, double *ret);     // of a plain decimal; false: something else, or not decided

// 10**exponent as 128 leading bits, rounded up; the place of the first of them. The exponent from -292 to 324.
unsigned __int128 dpy_float_power_of_ten(int exponent);
int dpy_float_log2_of_power_of_ten(int exponent);

// The shortest decimal that reads back as v: v = +-digits * 10**exponent; v finite, not 0.
uint64_t dpy_float_shortest(double v, int *exponent);
void dpy_float_repr_into(struct dpy_buffer *buffer, double v);
// format(v, ".digits"): like repr, rounded, zeros at the end kept if asked for; v finite, >= 0.
void dpy_float_digits_into(struct dpy_buffer *buffer, double v, int digits, bool keep_zeros);
// As C's printf with the conversion e, f, g, E, F, G, whatever the locale; '#' if alternate.
void dpy_float_printf(struct dpy_buffer *buffer, double v, char conversion, int precision, bool alternate);

extern const struct dpy_builtin dpy_float_methods[];

#endif
