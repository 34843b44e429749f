// The methods of bytes. Those that str has too are in text_*.c.
#include <ctype.h>
#include <string.h>

#include "call.h"
#include "classes.h"
#include "codec.h"
#include "text_methods.h"

static struct val decode(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 2, { "encoding", "errors", NULL } };
    struct val values[] = { dpy_none(), dpy_none() };
    if (dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, values))
        return dpy_failure();
    for (int i = 0; i < 2; i++)
        if (values[i].type != DPY_STR && values[i].type != DPY_NONE)
            return dpy_raise_error(&dpy_TypeError, "decode() argument '%s' must be str, not %s", parameters.names[i],
                                   dpy_type_name(values[i]));
    return dpy_codec_decode(args[0], values[0], values[1]);
}

static struct val hex(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_piece separator = { "", 0 }, text = dpy_piece_of(args[0]);
    struct dpy_buffer buffer = { 0 };
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 1))
        return dpy_failure();
    if (n > 1 && (!dpy_text_of(args[1], &separator.bytes, &separator.length) || separator.length != 1))
        return dpy_raise_error(&dpy_ValueError, "sep must be length 1.");
    for (size_t i = 0; i < text.length; i++) {
        dpy_buffer_add(&buffer, separator.bytes, i ? separator.length : 0);
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
        return dpy_raise_error(&dpy_TypeError, "fromhex() argument must be str, not %s", dpy_type_name(args[1]));
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
    { "upper", dpy_text_upper },
    { "zfill", dpy_text_zfill },
    { NULL, NULL },
};
