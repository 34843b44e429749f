// bytearray(), and the methods of bytearrays. Those that bytes has too are called on the bytes.
#include <string.h>

#include "alloc.h"
#include "attribute.h"
#include "builtins.h"
#include "bytearray.h"
#include "call.h"
#include "classes.h"
#include "number.h"

static struct val call_bytearray(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_bytearray_like(dpy_bytes_of_source(self, args, n, kwnames));
}

// A method of bytes. `self` stays this one, whose owner the complaints name.
static struct val of_bytes(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    enum { FEW = 8 };
    const struct dpy_builtin *method = dpy_method_of(DPY_BYTES, ((const struct dpy_builtin *)self)->name);
    struct val few[FEW], *all = n <= FEW ? few : dpy_alloc(n * sizeof *all, 0);
    if (!all)
        return dpy_failure();
    memcpy(all, args, n * sizeof *args);
    if (args[0].type == DPY_BYTEARRAY)
        all[0] = dpy_bytearray_bytes(args[0]);
    return dpy_bytearray_like(method->any(self, all, n, kwnames));
}

// The same where the result stays what it is: bytearray.maketrans gives a bytes.
static struct val maketrans(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_method_of(DPY_BYTES, "maketrans")->any(self, args, n, kwnames);
}

static struct val append(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    uint8_t byte;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) || dpy_byte_of(args[1], "byte", &byte))
        return dpy_failure();
    return dpy_bytearray_append(args[0], (const char *)&byte, 1) ? dpy_failure() : dpy_none();
}

static struct val clear(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    dpy_bytearray_splice(args[0], 0, dpy_bytearray_length(args[0]), NULL, 0);
    return dpy_none();
}

static struct val copy(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    return dpy_bytearray_new(dpy_bytearray_of(args[0])->bytes, dpy_bytearray_length(args[0]));
}

static struct val extend(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_piece piece;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1))
        return dpy_failure();
    if (dpy_is_bytes_like(args[1]))
        return dpy_bytes_like(args[1], &piece) && !dpy_bytearray_append(args[0], piece.bytes, piece.length) ? dpy_none() : dpy_failure();
    struct val iterator = dpy_iter(args[1]);
    if (dpy_failed(iterator)) {
        struct val failure = dpy_catch();
        return dpy_matches(failure, dpy_class_value(&dpy_TypeError)) != 1 ? dpy_reraise(failure)
            : dpy_raise_error(&dpy_TypeError, "can't extend bytearray with %s", dpy_type_name(args[1]));
    }
    struct val bytes = dpy_bytes_from(iterator, true);
    if (dpy_failed(bytes))
        return bytes;
    piece = dpy_piece_of(bytes);
    return dpy_bytearray_append(args[0], piece.bytes, piece.length) ? dpy_failure() : dpy_none();
}

static struct val insert(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t at;
    uint8_t byte;
    if (dpy_call_expect_method(self, args, n, kwnames, 2, 2) || dpy_number_ssize(args[1], &at) || dpy_byte_of(args[2], "byte", &byte))
        return dpy_failure();
    int64_t length = (int64_t)dpy_bytearray_length(args[0]);
    at = at < 0 ? at + length : at;
    at = at < 0 ? 0 : at > length ? length : at;
    return dpy_bytearray_splice(args[0], (uint64_t)at, 0, (const char *)&byte, 1) ? dpy_failure() : dpy_none();
}

static struct val pop(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t at = -1, length = (int64_t)dpy_bytearray_length(args[0]);
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 1) || (n > 1 && dpy_number_ssize(args[1], &at)))
        return dpy_failure();
    if (length == 0)
        return dpy_raise_error(&dpy_IndexError, "pop from empty bytearray");
    at = at < 0 ? at + length : at;
    if (at < 0 || at >= length)
        return dpy_raise_error(&dpy_IndexError, "pop index out of range");
    uint8_t byte = (uint8_t)dpy_bytearray_of(args[0])->bytes[at];
    return dpy_bytearray_splice(args[0], (uint64_t)at, 1, NULL, 0) ? dpy_failure() : dpy_int(byte);
}

static struct val remove_byte(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    uint8_t byte;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) || dpy_byte_of(args[1], "byte", &byte))
        return dpy_failure();
    const char *bytes = dpy_bytearray_of(args[0])->bytes, *found = memchr(bytes, byte, dpy_bytearray_length(args[0]));
    if (!found)
        return dpy_raise_error(&dpy_ValueError, "value not found in bytearray");
    return dpy_bytearray_splice(args[0], (uint64_t)(found - bytes), 1, NULL, 0) ? dpy_failure() : dpy_none();
}

static struct val reverse(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    char *bytes = dpy_bytearray_of(args[0])->bytes;
    for (uint64_t i = 0, j = dpy_bytearray_length(args[0]); i + 1 < j; i++) {
        char byte = bytes[--j];
        bytes[j] = bytes[i];
        bytes[i] = byte;
    }
    return dpy_none();
}

const struct dpy_builtin dpy_bytearray_methods[] = {
    { "append", append },
    { "capitalize", of_bytes },
    { "center", of_bytes },
    { "clear", clear },
    { "copy", copy },
    { "count", of_bytes },
    { "decode", of_bytes },
    { "endswith", of_bytes },
    { "expandtabs", of_bytes },
    { "extend", extend },
    { "find", of_bytes },
    { "fromhex", of_bytes },
    { "hex", of_bytes },
    { "index", of_bytes },
    { "insert", insert },
    { "isalnum", of_bytes },
    { "isalpha", of_bytes },
    { "isascii", of_bytes },
    { "isdigit", of_bytes },
    { "islower", of_bytes },
    { "isspace", of_bytes },
    { "istitle", of_bytes },
    { "isupper", of_bytes },
    { "join", of_bytes },
    { "ljust", of_bytes },
    { "lower", of_bytes },
    { "lstrip", of_bytes },
    { "maketrans", maketrans },
    { "partition", of_bytes },
    { "pop", pop },
    { "remove", remove_byte },
    { "removeprefix", of_bytes },
    { "removesuffix", of_bytes },
    { "replace", of_bytes },
    { "reverse", reverse },
    { "rfind", of_bytes },
    { "rindex", of_bytes },
    { "rjust", of_bytes },
    { "rpartition", of_bytes },
    { "rsplit", of_bytes },
    { "rstrip", of_bytes },
    { "split", of_bytes },
    { "splitlines", of_bytes },
    { "startswith", of_bytes },
    { "strip", of_bytes },
    { "swapcase", of_bytes },
    { "title", of_bytes },
    { "translate", of_bytes },
    { "upper", of_bytes },
    { "zfill", of_bytes },
    { NULL, NULL },
};

const struct dpy_builtin dpy_builtin_bytearray = { "bytearray", call_bytearray };
