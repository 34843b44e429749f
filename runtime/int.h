// Ints of any size: 64-bit payloads and, beyond those, limbs in GMP's order. The arithmetic is GMP's; the meaning of
// division, shifts and text is Python's.
//
// Invariants
// - A bigint never holds a number that fits in 64 bits, and its top limb is not zero. Every function here returns the shortest form.
// - Every function takes an int, a bool or a bigint where it says "int".
#ifndef DPY_INT_H
#define DPY_INT_H

#include "operations.h"
#include "buffer.h"

struct dpy_bigint {
    int64_t size;            // limbs, negative for a negative number; GMP's sign and magnitude
    uint64_t limbs[];        // least significant first
};

extern int64_t dpy_int_max_str_digits;                     // sys.set_int_max_str_digits; 0: no limit

static inline bool dpy_int_is(struct val v) { return dpy_kind(v) == DPY_INT || v.type == DPY_BOOL || v.type == DPY_BIGINT; }

// A bool or an enum's value as the number that it is.
static inline struct val dpy_int_plain(struct val v) { return v.type == DPY_BIGINT ? v : dpy_int(v.i); }

struct val dpy_int_from_uint64(uint64_t i);
struct val dpy_int_from_int128(__int128 i);
struct val dpy_int_from_uint128(unsigned __int128 i);
struct val dpy_int_from_double(double f);                  // towards zero; OverflowError, ValueError
struct val dpy_int_from_limbs(const uint64_t *limbs, size_t count, bool negative);

// These fail (false) without an exception where the number does not fit.
bool dpy_int_to_int64(struct val v, int64_t *ret);
bool dpy_int_to_uint64(struct val v, uint64_t *ret);
bool dpy_int_to_int128(struct val v, __int128 *ret);
bool dpy_int_to_uint128(struct val v, unsigned __int128 *ret);
bool dpy_int_to_double(struct val v, double *ret);         // correctly rounded

int dpy_int_sign(struct val v);                            // -1, 0, 1
int dpy_int_compare(struct val a, struct val b);           // -1, 0, 1
int dpy_int_compare_double(struct val a, double b);        // exact; b is not NaN
uint64_t dpy_int_bit_length(struct val v);
uint64_t dpy_int_hash(struct val v);                       // CPython's: modulo 2**61 - 1

struct val dpy_int_binary(struct val a, struct val b, enum dpy_operator op);
struct val dpy_int_power(struct val a, struct val b, struct val modulus);   // modulus type word 0: none
struct val dpy_int_negative(struct val v);
struct val dpy_int_invert(struct val v);
struct val dpy_int_absolute(struct val v);
struct val dpy_int_divmod(struct val a, struct val b);     // a tuple
struct val dpy_int_round(struct val v, struct val digits); // round(v, digits), half to even

// Text. parse: as int(text, base) with blanks, sign, prefix and underscores; ValueError names the text.
struct val dpy_int_parse(const char *text, size_t length, int base);
struct val dpy_int_parse_value(struct val text, int base); // a str, C string or bytes, which the error quotes
int dpy_int_text_into(struct dpy_buffer *buffer, struct val v, int base);   // '-' and digits; 0, or -1: ValueError

extern const struct dpy_builtin dpy_int_methods[];

#endif
