// The methods of bytes. Those that str has too are in text_*.c.
#include <ctype.h>
#include <string.h>

#include "call.h"
#include "classes.h"
#include "bytes_like.h"
#include "codec.h"
#include "item.h"
#include "number.h"
#include "special.h"

static struct val decode(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 2, { "encoding", "errors", NULL } };
    struct val values[] = { dpy_failure(), dpy_failure() };
    if (dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, values))
        return dpy_failure();
    for (int i = 0; i < 2; i++)
        if (values[i].type && dpy_plain(values[i]).type != DPY_STR)
            return dpy_call_refuse(self, i ? " 'errors'" : " 'encoding'", "str", values[i]);
    if (dpy_str_header(args[0])->length == 0)       // whatever the encoding
        return dpy_str_new("", 0);
    return dpy_codec_decode(args[0], dpy_plain(values[0]), dpy_plain(values[1]));
}

static int separator_of(struct val v, struct dpy_piece *ret)
{
    int64_t length = dpy_len(v);
    bool is_text = dpy_text_of(v, &ret->bytes, &ret->length);
    if (length < 0)
        return -1;
    if (length != 1)
        dpy_raise_error(&dpy_ValueError, "sep must be length 1.");
    else if (!is_text && v.type != DPY_BYTES)
        dpy_raise_error(&dpy_TypeError, "sep must be str or bytes.");
    else if (is_text && ret->length != 1)
        dpy_raise_error(&dpy_ValueError, "sep must be ASCII.");
    else if (!is_text)
        *ret = dpy_piece_of(v);
    return dpy_pending() ? -1 : 0;
}

static struct val hex(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 2, { "sep", "bytes_per_sep", NULL } };
    struct val values[] = { dpy_failure(), dpy_int(1) };
    struct dpy_piece separator = { "", 0 }, text = dpy_piece_of(args[0]);
    struct dpy_buffer buffer = { 0 };
    int64_t group;
    if (dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, values) || dpy_number_int(values[1], &group) ||
        (values[0].type && separator_of(values[0], &separator)))
        return dpy_failure();
    uint64_t size = group < 0 ? -(uint64_t)group : (uint64_t)group;
    for (size_t i = 0; i < text.length; i++) {
        size_t place = group < 0 ? i : text.length - i;          // groups are counted from the right
        dpy_buffer_add(&buffer, separator.bytes, i && size && place % size == 0 ? separator.length : 0);
        dpy_buffer_format(&buffer, "%02x", (uint8_t)text.bytes[i]);
    }
    return dpy_buffer_str(&buffer);
}

static int hex_digit(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : isxdigit((unsigned char)c) ? tolower(c) - 'a' + 10 : -1;
}

// Called through the class, or an object that it ignores.
static struct val fromhex(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_piece text;
    struct dpy_buffer buffer = { 0 };
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1))
        return dpy_failure();
    if (!dpy_text_of(args[1], &text.bytes, &text.length))
        return dpy_call_refuse(self, "", "str", args[1]);
    for (size_t i = 0; i < text.length; i += 2) {
        for (; i < text.length && isspace((unsigned char)text.bytes[i]); i++)
            ;
        if (i == text.length)
            break;
        int high = hex_digit(text.bytes[i]), low = i + 1 < text.length ? hex_digit(text.bytes[i + 1]) : -1;
        if (high < 0 || low < 0) {
            dpy_buffer_deinit(&buffer);
            return dpy_raise_error(&dpy_ValueError, "non-hexadecimal number found in fromhex() arg at position %zu",
                                   i + (high >= 0));
        }
        char byte = (char)(high << 4 | low);
        dpy_buffer_add(&buffer, &byte, 1);
    }
    return dpy_buffer_bytes(&buffer);
}

enum { TABLE = 256 };

// Called through the class, or an object that it ignores.
static struct val maketrans(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_piece from, to;
    if (dpy_call_expect_method(self, args, n, kwnames, 2, 2) || dpy_bytes_expect(args[1], &from) || dpy_bytes_expect(args[2], &to))
        return dpy_failure();
    if (from.length != to.length)
        return dpy_raise_error(&dpy_ValueError, "maketrans arguments must have same length");
    struct val table = dpy_bytes_alloc(TABLE);
    for (int i = 0; i < TABLE && !dpy_failed(table); i++)
        table.s[i] = (char)i;
    for (size_t i = 0; i < from.length && !dpy_failed(table); i++)
        table.s[(uint8_t)from.bytes[i]] = to.bytes[i];
    return table;
}

static struct val translate(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 1, 2, { "", "delete", NULL } };
    struct val values[] = { dpy_none(), dpy_failure() };
    struct dpy_piece table = { NULL, 0 }, delete = { NULL, 0 }, text = dpy_piece_of(args[0]);
    if (dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, values) ||
        (values[0].type != DPY_NONE && dpy_bytes_expect(values[0], &table)))
        return dpy_failure();
    if (values[0].type != DPY_NONE && table.length != TABLE)
        return dpy_raise_error(&dpy_ValueError, "translation table must be 256 characters long");
    if (values[1].type && dpy_bytes_expect(values[1], &delete))
        return dpy_failure();
    struct dpy_buffer buffer = { 0 };
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        if (delete.length && memchr(delete.bytes, (uint8_t)byte, delete.length))
            continue;
        dpy_buffer_add(&buffer, table.bytes ? &table.bytes[(uint8_t)byte] : &byte, 1);
    }
    return dpy_buffer_bytes(&buffer);
}

const struct dpy_builtin dpy_bytes_methods[] = {
    { "capitalize", dpy_text_capitalize },
    { "center", dpy_text_center },
    { "count", dpy_text_count },
    { "decode", decode },
    { "endswith", dpy_text_endswith },
    { "expandtabs", dpy_text_expandtabs },
    { "find", dpy_text_find },
    { "fromhex", fromhex },
    { "hex", hex },
    { "index", dpy_text_index },
    { "isalnum", dpy_text_isalnum },
    { "isalpha", dpy_text_isalpha },
    { "isascii", dpy_text_isascii },
    { "isdigit", dpy_text_isdigit },
    { "islower", dpy_text_islower },
    { "isspace", dpy_text_isspace },
    { "istitle", dpy_text_istitle },
    { "isupper", dpy_text_isupper },
    { "join", dpy_text_join },
    { "ljust", dpy_text_ljust },
    { "lower", dpy_text_lower },
    { "lstrip", dpy_text_lstrip },
    { "maketrans", maketrans },
    { "partition", dpy_text_partition },
    { "removeprefix", dpy_text_removeprefix },
    { "removesuffix", dpy_text_removesuffix },
    { "replace", dpy_text_replace },
    { "rfind", dpy_text_rfind },
    { "rindex", dpy_text_rindex },
    { "rjust", dpy_text_rjust },
    { "rpartition", dpy_text_rpartition },
    { "rsplit", dpy_text_rsplit },
    { "rstrip", dpy_text_rstrip },
    { "split", dpy_text_split },
    { "splitlines", dpy_text_splitlines },
    { "startswith", dpy_text_startswith },
    { "strip", dpy_text_strip },
    { "swapcase", dpy_text_swapcase },
    { "title", dpy_text_title },
    { "translate", translate },
    { "upper", dpy_text_upper },
    { "zfill", dpy_text_zfill },
    { NULL, NULL },
};
