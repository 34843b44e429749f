#define _GNU_SOURCE
// Finding and replacing parts of str and bytes.
#include <string.h>

#include "bytes_like.h"
#include "call.h"
#include "classes.h"
#include "number.h"
#include "special.h"
#include "text_methods.h"
#include "tuple.h"
#include "utf8.h"

struct val dpy_piece_new(struct val like, const char *bytes, size_t length)
{
    if (length == dpy_str_header(like)->length && bytes == like.s)
        return like;
    return like.type == DPY_STR ? dpy_str_new(bytes, length) : dpy_bytes_new(bytes, length);
}

struct val dpy_piece_finish(struct val like, struct dpy_buffer *buffer, int status)
{
    if (status == 0)
        return like.type == DPY_STR ? dpy_buffer_str(buffer) : dpy_buffer_bytes(buffer);
    dpy_buffer_deinit(buffer);
    return dpy_failure();
}

bool dpy_piece_argument(struct val like, struct val v, struct dpy_piece *ret)
{
    if (v.type == DPY_STR && like.type == DPY_STR) {
        *ret = dpy_piece_of(v);
        return true;
    }
    v = dpy_plain(v);
    if (like.type == DPY_STR)
        return dpy_text_of(v, &ret->bytes, &ret->length);
    return dpy_bytes_like(v, ret);
}

int dpy_piece_expect(struct val like, struct val v, struct dpy_piece *ret, const char *who, const char *complaint)
{
    if (dpy_piece_argument(like, v, ret))
        return 0;
    if (like.type == DPY_STR)
        dpy_raise_error(&dpy_TypeError, "%s%s, not %s", who, complaint, strstr(complaint, "argument") || strstr(who, "argument")
                        ? dpy_shown_type(v) : dpy_type_name(v));
    else if (!dpy_pending())
        dpy_raise_error(&dpy_TypeError, "a bytes-like object is required, not '%s'", dpy_type_name(v));
    return -1;
}

// What is searched: text[start:end], with the number of code points before it.
struct span {
    struct dpy_piece part;
    int64_t start;
    bool empty_past_end;     // start lies behind end: not even "" is found
};

static int bound(struct val v, int64_t count, int64_t *ret)
{
    if (v.type == DPY_NONE)
        return 0;
    if (!dpy_int_is(v)) {
        dpy_raise_error(&dpy_TypeError, "slice indices must be integers or None or have an __index__ method");
        return -1;
    }
    dpy_number_clip(v, ret);
    if (*ret < 0 && (*ret += count) < 0)
        *ret = 0;
    return 0;
}

static int make_span(struct val text, const struct val *bounds, size_t n, struct span *ret)
{
    *ret = (struct span){ .part = dpy_piece_of(text) };
    if (n == 0)
        return 0;
    int64_t count = (int64_t)dpy_str_count(text), start = 0, end = count;
    if (bound(bounds[0], count, &start) || (n > 1 && bound(bounds[1], count, &end)))
        return -1;
    if (end > count)
        end = count;
    ret->start = start;
    ret->empty_past_end = start > end;
    if (start > end)
        start = end;
    bool direct = text.type == DPY_BYTES || dpy_str_ascii(text);
    size_t skip = direct ? (size_t)start : dpy_utf8_offset(text.s, ret->part.length, (size_t)start);
    ret->part.bytes += skip;
    size_t rest = ret->part.length - skip;
    ret->part.length = direct ? (size_t)(end - start) : dpy_utf8_offset(ret->part.bytes, rest, (size_t)(end - start));
    return 0;
}

static const char *find_last(struct dpy_piece text, struct dpy_piece part)
{
    if (part.length > text.length)
        return NULL;
    for (const char *at = text.bytes + text.length - part.length;; at--) {
        if (memcmp(at, part.bytes, part.length) == 0)
            return at;
        if (at == text.bytes)
            return NULL;
    }
}

static const char *find_first(struct dpy_piece text, struct dpy_piece part)
{
    return memmem(text.bytes, text.length, part.bytes, part.length);
}

// The part to search for; in bytes an int means one byte, which *byte holds.
static int needle(struct val text, struct val v, struct dpy_piece *ret, char *byte)
{
    int64_t i;
    if (dpy_piece_argument(text, v, ret))
        return 0;
    if (text.type == DPY_STR)
        return dpy_piece_expect(text, v, ret, "must be str", "");
    if (!dpy_int_is(v)) {
        dpy_raise_error(&dpy_TypeError, "argument should be integer or bytes-like object, not '%s'", dpy_type_name(v));
        return -1;
    }
    if (!dpy_int_to_int64(v, &i) || i < 0 || i > 255) {
        dpy_raise_error(&dpy_ValueError, "byte must be in range(0, 256)");
        return -1;
    }
    *byte = (char)i;
    *ret = (struct dpy_piece){ byte, 1 };
    return 0;
}

// The position of the part, -1: not found, -2: failure.
static int64_t find(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames,
                    const char *(*search)(struct dpy_piece, struct dpy_piece))
{
    struct dpy_piece part;
    struct span span;
    char byte;
    if (dpy_call_expect_parsed(self, args, n, kwnames, 1, 3) || make_span(args[0], args + 2, n - 2, &span)
        || needle(args[0], args[1], &part, &byte))
        return -2;
    const char *found = span.empty_past_end ? NULL : search(span.part, part);
    if (!found)
        return -1;
    size_t before = (size_t)(found - span.part.bytes);
    bool direct = args[0].type == DPY_BYTES || dpy_str_ascii(args[0]);
    return span.start + (int64_t)(direct ? before : dpy_utf8_count(span.part.bytes, before));
}

static struct val position(int64_t found)
{
    return found == -2 ? dpy_failure() : dpy_int(found);
}

static struct val existing_position(struct val text, int64_t found)
{
    if (found == -1)
        return dpy_raise_error(&dpy_ValueError, text.type == DPY_STR ? "substring not found" : "subsection not found");
    return position(found);
}

struct val dpy_text_find(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return position(find(self, args, n, kwnames, find_first));
}

struct val dpy_text_rfind(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return position(find(self, args, n, kwnames, find_last));
}

struct val dpy_text_index(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return existing_position(args[0], find(self, args, n, kwnames, find_first));
}

struct val dpy_text_rindex(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return existing_position(args[0], find(self, args, n, kwnames, find_last));
}

struct val dpy_text_count(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_piece part;
    struct span span;
    char byte;
    int64_t count = 0;
    bool direct = args[0].type == DPY_BYTES || dpy_str_ascii(args[0]);
    if (dpy_call_expect_parsed(self, args, n, kwnames, 1, 3) || make_span(args[0], args + 2, n - 2, &span)
        || needle(args[0], args[1], &part, &byte))
        return dpy_failure();
    if (span.empty_past_end)
        return dpy_int(0);
    if (part.length == 0)
        return dpy_int(1 + (int64_t)(direct ? span.part.length : dpy_utf8_count(span.part.bytes, span.part.length)));
    const char *end = span.part.bytes + span.part.length;
    for (const char *at; (at = find_first(span.part, part)); count++)
        span.part = (struct dpy_piece){ at + part.length, (size_t)(end - at) - part.length };
    return dpy_int(count);
}

static bool has_affix(struct dpy_piece text, struct dpy_piece part, bool at_end)
{
    return part.length <= text.length
        && memcmp(at_end ? text.bytes + text.length - part.length : text.bytes, part.bytes, part.length) == 0;
}

static struct val test_affix(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, bool at_end)
{
    struct dpy_piece part;
    struct span span;
    if (dpy_call_expect_parsed(self, args, n, kwnames, 1, 3) || make_span(args[0], args + 2, n - 2, &span))
        return dpy_failure();
    bool many = args[1].type == DPY_TUPLE;
    const char *what = at_end ? "endswith" : "startswith", *wanted = args[0].type == DPY_STR ? "str" : "bytes";
    size_t count = many ? dpy_tuple_of(args[1])->length : 1;
    for (size_t i = 0; i < count; i++) {
        struct val v = many ? dpy_tuple_of(args[1])->items[i] : args[1];
        if (many && dpy_piece_expect(args[0], v, &part, at_end ? "tuple for endswith" : "tuple for startswith", " must only contain str"))
            return dpy_failure();
        if (!many && !dpy_piece_argument(args[0], v, &part))
            return dpy_raise_error(&dpy_TypeError, "%s first arg must be %s or a tuple of %s, not %s", what, wanted, wanted,
                                   dpy_type_name(v));
        if (!span.empty_past_end && has_affix(span.part, part, at_end))
            return dpy_bool(true);
    }
    return dpy_bool(false);
}

struct val dpy_text_startswith(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return test_affix(self, args, n, kwnames, false);
}

struct val dpy_text_endswith(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return test_affix(self, args, n, kwnames, true);
}

static struct val remove_affix(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, bool at_end)
{
    struct dpy_piece part, text = dpy_piece_of(args[0]);
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1))
        return dpy_failure();
    if (dpy_piece_expect(args[0], args[1], &part, ((const struct dpy_builtin *)self)->name, "() argument must be str"))
        return dpy_failure();
    if (!has_affix(text, part, at_end))
        return args[0];
    return dpy_piece_new(args[0], at_end ? text.bytes : text.bytes + part.length, text.length - part.length);
}

struct val dpy_text_removeprefix(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return remove_affix(self, args, n, kwnames, false);
}

struct val dpy_text_removesuffix(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return remove_affix(self, args, n, kwnames, true);
}

// "" lies before each character and at the end.
static void replace_between(struct dpy_buffer *out, struct val text, struct dpy_piece with, int64_t count)
{
    const char *at = text.s, *end = at + dpy_str_header(text)->length;
    for (; count != 0; count--) {
        dpy_buffer_add(out, with.bytes, with.length);
        if (at == end)
            return;
        size_t size = text.type == DPY_STR ? dpy_utf8_size(*at) : 1;
        dpy_buffer_add(out, at, size);
        at += size;
    }
    dpy_buffer_add(out, at, (size_t)(end - at));
}

static void replace_parts(struct dpy_buffer *out, struct dpy_piece text, struct dpy_piece part, struct dpy_piece with,
                          int64_t count)
{
    const char *end = text.bytes + text.length;
    for (const char *at; count != 0 && (at = find_first(text, part)); count--) {
        dpy_buffer_add(out, text.bytes, (size_t)(at - text.bytes));
        dpy_buffer_add(out, with.bytes, with.length);
        text = (struct dpy_piece){ at + part.length, (size_t)(end - at) - part.length };
    }
    dpy_buffer_add(out, text.bytes, text.length);
}

struct val dpy_text_replace(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_piece pieces[2];
    struct dpy_buffer out = { 0 };
    int64_t count = -1;
    if (dpy_call_expect_method(self, args, n, kwnames, 2, 3))
        return dpy_failure();
    for (int i = 0; i < 2; i++)
        if (dpy_piece_expect(args[0], args[i + 1], &pieces[i], i ? "replace() argument 2" : "replace() argument 1", " must be str"))
            return dpy_failure();
    if (n > 3 && dpy_number_ssize(args[3], &count))
        return dpy_failure();
    if (pieces[0].length == 0)
        replace_between(&out, args[0], pieces[1], count);
    else if (!find_first(dpy_piece_of(args[0]), pieces[0]))
        return args[0];
    else
        replace_parts(&out, dpy_piece_of(args[0]), pieces[0], pieces[1], count);
    return dpy_piece_finish(args[0], &out, 0);
}

static struct val partition(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, bool last)
{
    struct dpy_piece part, text = dpy_piece_of(args[0]);
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1))
        return dpy_failure();
    if (dpy_piece_expect(args[0], args[1], &part, "must be str", ""))
        return dpy_failure();
    if (part.length == 0)
        return dpy_raise_error(&dpy_ValueError, "empty separator");
    const char *found = last ? find_last(text, part) : find_first(text, part), *end = text.bytes + text.length;
    struct val empty = dpy_piece_new(args[0], "", 0), parts[3] = { last ? empty : args[0], empty, last ? args[0] : empty };
    if (found) {
        parts[0] = dpy_piece_new(args[0], text.bytes, (size_t)(found - text.bytes));
        parts[1] = args[1].type == args[0].type ? args[1] : dpy_piece_new(args[0], part.bytes, part.length);
        parts[2] = dpy_piece_new(args[0], found + part.length, (size_t)(end - found) - part.length);
    }
    for (int i = 0; i < 3; i++)
        if (dpy_failed(parts[i]))
            return dpy_failure();
    return dpy_tuple(parts, 3);
}

struct val dpy_text_partition(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return partition(self, args, n, kwnames, false);
}

struct val dpy_text_rpartition(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return partition(self, args, n, kwnames, true);
}
