#include "ctypes.h"

#include <inttypes.h>
#include <string.h>

#include "float.h"
#include "int.h"
#include "native_item.h"
#include "number.h"
#include "special.h"
#include "str.h"

// The base types. Names that differ only in spelling share a representation.
#define BASE(symbol, text, value_kind, representation, bytes, flag)                                                        \
    const struct dpy_type symbol = { .name = text, .kind = value_kind, .ctype = representation, .size = bytes,             \
                                     .align = bytes ? bytes : 1, .flags = flag };
#define INTEGER(symbol, text, representation, bytes) BASE(symbol, text, DPY_INT, representation, bytes, 0)

BASE(dpy_c_void, "void", DPY_NONE, DPY_C_VOID, 0, 0)
BASE(dpy_c_bool, "_Bool", DPY_BOOL, DPY_C_BOOL, 1, 0)
BASE(dpy_c_char, "char", DPY_INT, DPY_C_INT8, 1, DPY_TYPE_CHAR)
INTEGER(dpy_c_signed_char, "signed char", DPY_C_INT8, 1)
INTEGER(dpy_c_unsigned_char, "unsigned char", DPY_C_UINT8, 1)
INTEGER(dpy_c_short, "short", DPY_C_INT16, 2)
INTEGER(dpy_c_unsigned_short, "unsigned short", DPY_C_UINT16, 2)
INTEGER(dpy_c_int, "int", DPY_C_INT32, 4)
INTEGER(dpy_c_unsigned_int, "unsigned int", DPY_C_UINT32, 4)
INTEGER(dpy_c_long, "long", DPY_C_INT64, 8)
INTEGER(dpy_c_unsigned_long, "unsigned long", DPY_C_UINT64, 8)
INTEGER(dpy_c_long_long, "long long", DPY_C_INT64, 8)
INTEGER(dpy_c_unsigned_long_long, "unsigned long long", DPY_C_UINT64, 8)
INTEGER(dpy_c_int128, "__int128", DPY_C_INT128, 16)
INTEGER(dpy_c_unsigned_int128, "unsigned __int128", DPY_C_UINT128, 16)
BASE(dpy_c_float, "float", DPY_FLOAT, DPY_C_FLOAT, 4, 0)
BASE(dpy_c_double, "double", DPY_FLOAT, DPY_C_DOUBLE, 8, 0)
BASE(dpy_c_long_double, "long double", DPY_FLOAT, DPY_C_LONG_DOUBLE, 16, 0)
INTEGER(dpy_c_int8, "int8_t", DPY_C_INT8, 1)
INTEGER(dpy_c_int16, "int16_t", DPY_C_INT16, 2)
INTEGER(dpy_c_int32, "int32_t", DPY_C_INT32, 4)
INTEGER(dpy_c_int64, "int64_t", DPY_C_INT64, 8)
INTEGER(dpy_c_uint8, "uint8_t", DPY_C_UINT8, 1)
INTEGER(dpy_c_uint16, "uint16_t", DPY_C_UINT16, 2)
INTEGER(dpy_c_uint32, "uint32_t", DPY_C_UINT32, 4)
INTEGER(dpy_c_uint64, "uint64_t", DPY_C_UINT64, 8)

const struct dpy_type dpy_c_void_pointer = { .name = "void *", .kind = DPY_POINTER, .ctype = DPY_C_POINTER, .size = 8,
                                             .align = 8, .target = &dpy_c_void };
const struct dpy_type dpy_c_char_pointer = { .name = "char *", .kind = DPY_POINTER, .ctype = DPY_C_POINTER, .size = 8,
                                             .align = 8, .target = &dpy_c_char };
const struct dpy_type dpy_c_const_char_pointer = { .name = "const char *", .kind = DPY_POINTER, .ctype = DPY_C_POINTER,
                                                   .size = 8, .align = 8, .flags = DPY_TYPE_CONST, .target = &dpy_c_char };

static bool is_signed(const struct dpy_type *type)
{
    return type->ctype >= DPY_C_INT8 && type->ctype <= DPY_C_INT64;
}

static bool is_integer(const struct dpy_type *type)
{
    return type->ctype == DPY_C_BOOL || (type->ctype >= DPY_C_INT8 && type->ctype <= DPY_C_UINT64);
}

// The bits above `bits` become copies of the sign, or zero.
static int64_t extend(uint64_t word, unsigned bits, bool with_sign)
{
    unsigned shift = 64 - bits;
    return with_sign ? (int64_t)(word << shift) >> shift : (int64_t)(word << shift >> shift);
}

struct val dpy_from_uint64(uint64_t value)
{
    return value <= INT64_MAX ? dpy_int((int64_t)value) : dpy_int_from_uint64(value);
}

static struct val integer_of(uint64_t word, const struct dpy_type *type, unsigned bits)
{
    if (type->ctype == DPY_C_BOOL)
        return dpy_bool(extend(word, bits, false) != 0);
    int64_t extended = extend(word, bits, is_signed(type));
    return is_signed(type) ? dpy_int(extended) : dpy_from_uint64((uint64_t)extended);
}

static struct val unreadable(const struct dpy_type *type)
{
    return dpy_raise_error(&dpy_TypeError, "objects of type %s cannot be read or written", type->name);
}

static struct val load_wide(const void *address, const struct dpy_type *type)
{
    unsigned __int128 wide;
    memcpy(&wide, address, sizeof wide);
    return type->ctype == DPY_C_INT128 ? dpy_int_from_int128((__int128)wide) : dpy_int_from_uint128(wide);
}

// memcpy, because the members of packed structs lie anywhere.
#define LOAD(c_type) ({ c_type loaded; memcpy(&loaded, address, sizeof loaded); loaded; })

static struct val load(const void *address, const struct dpy_type *given, const struct dpy_type *type)
{
    switch ((enum dpy_ctype)type->ctype) {
    case DPY_C_VOID: return dpy_none();
    case DPY_C_BOOL: return dpy_bool(LOAD(uint8_t) != 0);
    case DPY_C_INT8: return dpy_int(LOAD(int8_t));
    case DPY_C_INT16: return dpy_int(LOAD(int16_t));
    case DPY_C_INT32: return dpy_int(LOAD(int32_t));
    case DPY_C_INT64: return dpy_int(LOAD(int64_t));
    case DPY_C_UINT8: return dpy_int(LOAD(uint8_t));
    case DPY_C_UINT16: return dpy_int(LOAD(uint16_t));
    case DPY_C_UINT32: return dpy_int(LOAD(uint32_t));
    case DPY_C_UINT64: return dpy_from_uint64(LOAD(uint64_t));
    case DPY_C_INT128:
    case DPY_C_UINT128: return load_wide(address, type);
    case DPY_C_FLOAT: return dpy_float(LOAD(float));
    case DPY_C_DOUBLE: return dpy_float(LOAD(double));
    case DPY_C_LONG_DOUBLE: return dpy_float((double)LOAD(long double));
    case DPY_C_COMPLEX_FLOAT:
    case DPY_C_COMPLEX_DOUBLE:
    case DPY_C_COMPLEX_LONG_DOUBLE: return dpy_native_complex_load(address, type);
    case DPY_C_POINTER: return dpy_from_pointer(LOAD(void *), type);
    case DPY_C_STRUCT:
    case DPY_C_UNION:
    case DPY_C_ARRAY:
    case DPY_C_FUNCTION: return dpy_object(address, dpy_type_word(given->flags & DPY_TYPE_CONST ? given : type));
    default: return unreadable(type);
    }
}

struct val dpy_load(const void *address, const struct dpy_type *type)
{
    const struct dpy_type *resolved = dpy_type_resolve(type);
    return dpy_native_enum_value(load(address, type, resolved), resolved);
}

static int raise_range(struct val v, const struct dpy_type *type, unsigned bits)
{
    struct dpy_buffer digits = { 0 };
    dpy_repr_into(&digits, v);
    dpy_buffer_add(&digits, "", 1);
    const char *number = digits.failed ? "the number" : digits.bytes;
    if (bits)
        dpy_raise_error(&dpy_OverflowError, "%s does not fit in %u bits of %s", number, bits, type->name);
    else
        dpy_raise_error(&dpy_OverflowError, "%s does not fit in %s", number, type->name);
    dpy_buffer_deinit(&digits);
    return -1;
}

static int raise_kind(struct val v, const struct dpy_type *type)
{
    dpy_raise_error(&dpy_TypeError, "cannot convert %s to %s", dpy_type_of(v)->name, type->name);
    return -1;
}

// What an object of a class counts as where C wants an integer: its builtin value, or what its __index__ gives, which may fail.
static struct val index_of(struct val v)
{
    struct val plain = dpy_plain(v), made;
    if (!dpy_is_special(v) || dpy_number_is(plain))
        return plain;
    return dpy_special_call(v, "__index__", NULL, 0, &made) ? made : v;
}

// Whether a str or bytes is one character of the type.
static bool is_character(struct val v, const struct dpy_type *type, int64_t *ret)
{
    if (type->flags & DPY_TYPE_WIDE)
        return dpy_native_wide_char(v, ret);
    if (!(type->flags & DPY_TYPE_CHAR) || (v.type != DPY_STR && v.type != DPY_BYTES))
        return false;
    *ret = (int8_t)v.s[0];
    return dpy_str_header(v)->length == 1;
}

// An int, bool or bigint as `bits` bits of the type's signedness.
static int to_bits(struct val v, const struct dpy_type *type, unsigned bits, int64_t *ret)
{
    if (bits > 64)
        return unreadable(type), -1;
    if (is_character(v, type, ret))
        return 0;
    v = index_of(v);
    if (dpy_failed(v))
        return -1;
    if (!dpy_int_is(v))
        return raise_kind(v, type);
    if (type->ctype == DPY_C_BOOL) {
        *ret = dpy_int_sign(v) != 0;
        return 0;
    }
    uint64_t word;
    bool fits = is_signed(type) ? dpy_int_to_int64(v, (int64_t *)&word) : dpy_int_to_uint64(v, &word);
    if (!fits || (uint64_t)extend(word, bits, is_signed(type)) != word)
        return raise_range(v, type, bits == 8 * type->size ? 0 : bits);
    *ret = (int64_t)word;
    return 0;
}

int dpy_to_int64(struct val v, const struct dpy_type *type, int64_t *ret)
{
    return to_bits(v, type, 8 * (unsigned)type->size, ret);
}

int dpy_to_double(struct val v, double *ret)
{
    struct val plain = dpy_plain(v), number = plain.type == DPY_FLOAT ? plain : dpy_number_real(v);
    if (dpy_failed(number))
        return dpy_pending() ? -1 : raise_kind(v, &dpy_c_double);
    return dpy_number_to_double(number, ret);
}

static int store_wide(void *address, const struct dpy_type *type, struct val v)
{
    unsigned __int128 wide;
    v = index_of(v);
    if (dpy_failed(v))
        return -1;
    if (!dpy_int_is(v))
        return raise_kind(v, type);
    if (!(type->ctype == DPY_C_INT128 ? dpy_int_to_int128(v, (__int128 *)&wide) : dpy_int_to_uint128(v, &wide)))
        return raise_range(v, type, 0);
    memcpy(address, &wide, sizeof wide);
    return 0;
}

static int store_real(void *address, const struct dpy_type *type, struct val v)
{
    double real;
    if (dpy_to_double(v, &real))
        return -1;
    float single = (float)real;
    long double extended = real;
    memcpy(address, type->ctype == DPY_C_FLOAT ? (void *)&single : type->ctype == DPY_C_DOUBLE ? (void *)&real : &extended,
           type->ctype == DPY_C_LONG_DOUBLE ? 10 : type->size);
    return 0;
}

int dpy_store(void *address, const struct dpy_type *type, struct val v)
{
    type = dpy_type_resolve(type);
    int64_t word;
    void *pointer;
    if (is_integer(type)) {
        if (dpy_to_int64(v, type, &word))
            return -1;
        memcpy(address, &word, type->size);   // little-endian
        return 0;
    }
    switch ((enum dpy_ctype)type->ctype) {
    case DPY_C_INT128:
    case DPY_C_UINT128: return store_wide(address, type, v);
    case DPY_C_FLOAT:
    case DPY_C_DOUBLE:
    case DPY_C_LONG_DOUBLE: return store_real(address, type, v);
    case DPY_C_COMPLEX_FLOAT:
    case DPY_C_COMPLEX_DOUBLE:
    case DPY_C_COMPLEX_LONG_DOUBLE: return dpy_native_complex_store(address, type, v);
    case DPY_C_POINTER:
        if (dpy_to_pointer(v, type, &pointer))
            return -1;
        memcpy(address, &pointer, sizeof pointer);
        return 0;
    case DPY_C_STRUCT:
    case DPY_C_UNION:
    case DPY_C_ARRAY: return dpy_native_fill(address, type, v);
    default: unreadable(type); return -1;
    }
}

// The bytes that a bit-field touches, and no others: its struct may end there.
static uint8_t *field_bytes(const void *address, const struct dpy_member *member, size_t *count, unsigned *shift)
{
    *shift = member->bit_offset % 8;
    *count = (*shift + member->bit_size + 7u) / 8;
    return (uint8_t *)address + member->offset + member->bit_offset / 8;
}

struct val dpy_load_bits(const void *address, const struct dpy_member *member)
{
    size_t count;
    unsigned shift;
    unsigned __int128 raw = 0;
    if (member->bit_size > 64)
        return unreadable(member->type);
    const uint8_t *bytes = field_bytes(address, member, &count, &shift);
    memcpy(&raw, bytes, count);
    const struct dpy_type *type = dpy_type_resolve(member->type);
    return dpy_native_enum_value(integer_of((uint64_t)(raw >> shift), type, member->bit_size), type);
}

int dpy_store_bits(void *address, const struct dpy_member *member, struct val v)
{
    size_t count;
    unsigned shift;
    int64_t word;
    unsigned __int128 raw = 0, mask;
    if (to_bits(v, dpy_type_resolve(member->type), member->bit_size, &word))
        return -1;
    uint8_t *bytes = field_bytes(address, member, &count, &shift);
    memcpy(&raw, bytes, count);
    mask = (((unsigned __int128)1 << member->bit_size) - 1) << shift;
    raw = (raw & ~mask) | (((unsigned __int128)(uint64_t)word << shift) & mask);
    memcpy(bytes, &raw, count);
    return 0;
}

struct val dpy_load_member(const void *address, const struct dpy_member *member)
{
    return member->bit_size ? dpy_load_bits(address, member) : dpy_load((const char *)address + member->offset, member->type);
}

int dpy_store_member(void *address, const struct dpy_member *member, struct val v)
{
    return member->bit_size ? dpy_store_bits(address, member, v) : dpy_store((char *)address + member->offset, member->type, v);
}
