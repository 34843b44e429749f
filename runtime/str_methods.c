// The methods of str. Those that bytes has too are in text_*.c.
#include "alloc.h"
#include "call.h"
#include "classes.h"
#include "codec.h"
#include "dict.h"
#include "format.h"
#include "int.h"
#include "special.h"
#include "text_methods.h"
#include "utf8.h"

static struct val encode(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 2, { "encoding", "errors", NULL } };
    struct val values[] = { dpy_failure(), dpy_failure() };
    if (dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, values))
        return dpy_failure();
    for (int i = 0; i < 2; i++)
        if (values[i].type && dpy_plain(values[i]).type != DPY_STR)
            return dpy_call_refuse(self, i ? " 'errors'" : " 'encoding'", "str", values[i]);
    return dpy_codec_encode(args[0], dpy_plain(values[0]), dpy_plain(values[1]));
}

static struct val format_map(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1))
        return dpy_failure();
    return dpy_format_mapping(args[0], args[1]);
}

static int add_pair(struct dpy_dict *table, struct val key, struct val value)
{
    size_t size;
    if (key.type == DPY_STR && dpy_str_count(key) == 1)
        key = dpy_int(dpy_utf8_decode(key.s, &size));
    else if (key.type == DPY_STR) {
        dpy_raise_error(&dpy_ValueError, "string keys in translate table must be of length 1");
        return -1;
    } else if (!dpy_int_is(key)) {
        dpy_raise_error(&dpy_TypeError, "keys in translate table must be strings or integers");
        return -1;
    }
    return dpy_dict_put(table, key, value);
}

static struct val table_of_dict(struct val table, struct val dict)
{
    uint64_t position = 0;
    if (dict.type != DPY_DICT)
        return dpy_raise_error(&dpy_TypeError, "if you give only one argument to maketrans it must be a dict");
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(dpy_dict_of(dict), &position));)
        if (add_pair(dpy_dict_of(table), entry->key, entry->value))
            return dpy_failure();
    return table;
}

static struct val table_of_strs(struct val table, const struct val *strs, size_t n)
{
    size_t from_offset = 0, to_offset = 0, size;
    for (size_t i = 1; i < n; i++)
        if (strs[i].type != DPY_STR)
            return dpy_raise_error(&dpy_TypeError, "maketrans() argument %zu must be str, not %s", i + 1, dpy_shown_type(strs[i]));
    if (strs[0].type != DPY_STR)
        return dpy_raise_error(&dpy_TypeError, "first maketrans argument must be a string if there is a second argument");
    if (dpy_str_count(strs[0]) != dpy_str_count(strs[1]))
        return dpy_raise_error(&dpy_ValueError, "the first two maketrans arguments must have equal length");
    while (from_offset < dpy_str_header(strs[0])->length) {
        uint32_t from = dpy_utf8_decode(strs[0].s + from_offset, &size);
        from_offset += size;
        uint32_t to = dpy_utf8_decode(strs[1].s + to_offset, &size);
        to_offset += size;
        if (dpy_dict_put(dpy_dict_of(table), dpy_int(from), dpy_int(to)))
            return dpy_failure();
    }
    for (size_t offset = 0; n > 2 && offset < dpy_str_header(strs[2])->length; offset += size)
        if (dpy_dict_put(dpy_dict_of(table), dpy_int(dpy_utf8_decode(strs[2].s + offset, &size)), dpy_none()))
            return dpy_failure();
    return table;
}

// Called through the class, or an object that it ignores.
static struct val maketrans(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val table = dpy_dict_new();
    if (dpy_failed(table) || dpy_call_expect_method(self, args, n, kwnames, 1, 3))
        return dpy_failure();
    return n == 2 ? table_of_dict(table, args[1]) : table_of_strs(table, args + 1, n - 1);
}

static int add_translated(struct dpy_buffer *buffer, struct val to)
{
    char bytes[DPY_UTF8_MAX];
    int64_t point;
    if (to.type == DPY_STR)
        dpy_buffer_add(buffer, to.s, dpy_str_header(to)->length);
    else if (dpy_int_is(to) && dpy_int_to_int64(to, &point) && point >= 0 && point <= 0x10FFFF)
        dpy_buffer_add(buffer, bytes, dpy_utf8_encode((uint32_t)point, bytes));
    else if (dpy_int_is(to)) {
        dpy_raise_error(&dpy_ValueError, "character mapping must be in range(0x110000)");
        return -1;
    } else if (to.type != DPY_NONE) {
        dpy_raise_error(&dpy_TypeError, "character mapping must return integer, None or str");
        return -1;
    }
    return 0;
}

// The table's item for a code point; a LookupError leaves it as it is.
static struct val look_up(struct val table, uint32_t point)
{
    struct val found;
    if (table.type == DPY_DICT) {
        int status = dpy_dict_find(dpy_dict_of(table), dpy_int(point), &found);
        return status > 0 ? found : status < 0 ? dpy_failure() : dpy_int(point);
    }
    found = dpy_getitem(table, dpy_int(point));
    if (!dpy_failed(found))
        return found;
    struct val failure = dpy_catch();
    return dpy_matches(failure, dpy_class_value(&dpy_LookupError)) == 1 ? dpy_int(point) : dpy_reraise(failure);
}

static struct val translate(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_buffer buffer = { 0 };
    int status = 0;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1))
        return dpy_failure();
    for (size_t i = 0, size; status == 0 && i < dpy_str_header(args[0])->length; i += size) {
        struct val to = look_up(args[1], dpy_utf8_decode(args[0].s + i, &size));
        status = dpy_failed(to) ? -1 : add_translated(&buffer, to);
    }
    return dpy_piece_finish(args[0], &buffer, status);
}

const struct dpy_builtin dpy_str_methods[] = {
    { "capitalize", dpy_text_capitalize },
    { "casefold", dpy_text_casefold },
    { "center", dpy_text_center },
    { "count", dpy_text_count },
    { "encode", encode },
    { "endswith", dpy_text_endswith },
    { "expandtabs", dpy_text_expandtabs },
    { "find", dpy_text_find },
    { "format", dpy_format_method },
    { "format_map", format_map },
    { "index", dpy_text_index },
    { "isalnum", dpy_text_isalnum },
    { "isalpha", dpy_text_isalpha },
    { "isascii", dpy_text_isascii },
    { "isdecimal", dpy_text_isdecimal },
    { "isdigit", dpy_text_isdigit },
    { "isidentifier", dpy_text_isidentifier },
    { "islower", dpy_text_islower },
    { "isnumeric", dpy_text_isnumeric },
    { "isprintable", dpy_text_isprintable },
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
