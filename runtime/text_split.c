#define _GNU_SOURCE
// Splitting, joining and stripping str and bytes.
#include <string.h>

#include "call.h"
#include "classes.h"
#include "list.h"
#include "number.h"
#include "text_methods.h"
#include "unicode.h"
#include "utf8.h"

static bool is_space(struct val like, const char *at)
{
    size_t size;
    if (!(*at & 0x80))                   // U+001C .. U+001F are blanks of a str only
        return *at == ' ' || (*at >= '\t' && *at <= '\r') || (like.type == DPY_STR && *at >= 0x1C && *at <= 0x1F);
    return like.type == DPY_STR && dpy_unicode_is(dpy_utf8_decode(at, &size), DPY_UNICODE_SPACE);
}

static size_t size_at(struct val like, const char *at)
{
    return like.type == DPY_STR ? dpy_utf8_size(*at) : 1;
}

static const char *before(struct val like, const char *at)
{
    do at--; while (like.type == DPY_STR && !dpy_utf8_starts(*at));
    return at;
}

static int append(struct val list, struct val like, const char *from, const char *to)
{
    struct val part = dpy_piece_new(like, from, (size_t)(to - from));
    return dpy_failed(part) ? -1 : dpy_list_append(list, part);
}

static int split_blanks(struct val list, struct val text, int64_t most)
{
    const char *at = text.s, *end = at + dpy_str_header(text)->length;
    for (;;) {
        while (at < end && is_space(text, at))
            at += size_at(text, at);
        const char *start = at;
        if (at == end)
            return 0;
        while (at < end && (most == 0 || !is_space(text, at)))
            at += size_at(text, at);
        if (append(list, text, start, at))
            return -1;
        if (most-- == 0)
            return 0;
    }
}

static int rsplit_blanks(struct val list, struct val text, int64_t most)
{
    const char *start = text.s, *at = start + dpy_str_header(text)->length;
    for (;;) {
        while (at > start && is_space(text, before(text, at)))
            at = before(text, at);
        const char *end = at;
        if (at == start)
            return 0;
        while (at > start && (most == 0 || !is_space(text, before(text, at))))
            at = before(text, at);
        if (append(list, text, at, end))
            return -1;
        if (most-- == 0)
            return 0;
    }
}

// How many parts there will be; 0 where it would take long to know.
static uint64_t count_parts(struct dpy_piece text, struct dpy_piece separator, int64_t most)
{
    uint64_t parts = separator.length == 1;
    const char *end = text.bytes + text.length;
    for (const char *at = text.bytes; parts && most-- != 0 && (at = memchr(at, *separator.bytes, (size_t)(end - at))); at++)
        parts++;
    return parts;
}

static int split_at(struct val list, struct val text, struct dpy_piece separator, int64_t most)
{
    const char *at = text.s, *end = at + dpy_str_header(text)->length;
    for (const char *found; most != 0 && (found = memmem(at, (size_t)(end - at), separator.bytes, separator.length)); most--) {
        if (append(list, text, at, found))
            return -1;
        at = found + separator.length;
    }
    return append(list, text, at, end);
}

static int rsplit_at(struct val list, struct val text, struct dpy_piece separator, int64_t most)
{
    const char *start = text.s, *end = start + dpy_str_header(text)->length;
    for (const char *at = end; most != 0 && (size_t)(at - start) >= separator.length;) {
        const char *candidate = at - separator.length;
        if (memcmp(candidate, separator.bytes, separator.length) != 0) {
            at--;
            continue;
        }
        if (append(list, text, at, end))
            return -1;
        at = end = candidate;
        most--;
    }
    return append(list, text, start, end);
}

static void reverse(struct dpy_list *list)         // of strs, or of bytes, only: words
{
    for (uint64_t i = 0, j = list->length; i + 1 < j; i++) {
        int64_t word = list->words[--j];
        list->words[j] = list->words[i];
        list->words[i] = word;
    }
}

static struct val split(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, bool last)
{
    static const struct dpy_parameters parameters = { 0, 2, { "sep", "maxsplit", NULL } };
    struct val values[] = { dpy_none(), dpy_int(-1) };
    struct dpy_piece separator;
    int64_t most;
    if (dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, values) || dpy_number_ssize(values[1], &most))
        return dpy_failure();
    bool blanks = values[0].type == DPY_NONE;
    if (!blanks && dpy_piece_expect(args[0], values[0], &separator, "must be str or None", ""))
        return dpy_failure();
    if (!blanks && separator.length == 0)
        return dpy_raise_error(&dpy_ValueError, "empty separator");
    struct val list = dpy_list_new(blanks ? 0 : count_parts(dpy_piece_of(args[0]), separator, most));
    if (dpy_failed(list))
        return list;
    int status = blanks ? (last ? rsplit_blanks : split_blanks)(list, args[0], most)
                        : (last ? rsplit_at : split_at)(list, args[0], separator, most);
    if (status)
        return dpy_failure();
    if (last)
        reverse(dpy_list_of(list));
    return list;
}

struct val dpy_text_split(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return split(self, args, n, kwnames, false);
}

struct val dpy_text_rsplit(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return split(self, args, n, kwnames, true);
}

// The size of the line's end at a position; 0: the line goes on.
static size_t line_end(struct val like, const char *at, const char *end)
{
    size_t size;
    if (*at == '\r')
        return 1 + (at + 1 < end && at[1] == '\n');
    if (*at == '\n')
        return 1;
    if (like.type == DPY_BYTES)
        return 0;
    uint32_t point = dpy_utf8_decode(at, &size);
    return point == 0x0B || point == 0x0C || (point >= 0x1C && point <= 0x1E) || point == 0x85 || point == 0x2028
        || point == 0x2029 ? size : 0;
}

struct val dpy_text_splitlines(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 1, { "keepends", NULL } };
    struct val keep = dpy_bool(false), list = dpy_list(NULL, 0);
    int64_t keeps;
    if (dpy_failed(list) || dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, &keep) || dpy_number_int(keep, &keeps))
        return dpy_failure();
    const char *start = args[0].s, *end = start + dpy_str_header(args[0])->length;
    for (const char *at = start; at < end;) {
        size_t size = line_end(args[0], at, end);
        if (size == 0 && (at += size_at(args[0], at)) < end)
            continue;
        if (append(list, args[0], start, keeps ? at + size : at))
            return dpy_failure();
        start = at += size;
    }
    return list;
}

// The strs of a list that has nothing else, and none that was made on the way: their length is known before they are copied.
static struct val join_strs(struct dpy_piece separator, const struct dpy_list *list)
{
    size_t total;
    if (__builtin_mul_overflow(list->length - 1, separator.length, &total))
        return dpy_raise_memory();
    for (uint64_t i = 0; i < list->length; i++)
        if (__builtin_add_overflow(total, dpy_str_header(dpy_list_at(list, i))->length, &total))
            return dpy_raise_memory();
    struct val text = total > 1 ? dpy_str_alloc(total) : dpy_failure();
    char few[1], *to = total > 1 ? text.s : few;
    if (total > 1 && dpy_failed(text))
        return text;
    for (uint64_t i = 0; i < list->length; i++) {
        struct dpy_piece part = dpy_piece_of(dpy_list_at(list, i));
        if (i)
            to = mempcpy(to, separator.bytes, separator.length);
        to = mempcpy(to, part.bytes, part.length);
    }
    return total > 1 ? text : dpy_str_new(few, total);
}

struct val dpy_text_join(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_buffer buffer = { 0 };
    struct dpy_piece separator = dpy_piece_of(args[0]), part;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1))
        return dpy_failure();
    if (args[0].type == DPY_STR && args[1].type == DPY_LIST && dpy_list_of(args[1])->length > 1 &&
        dpy_list_of(args[1])->item_type == DPY_STR)
        return join_strs(separator, dpy_list_of(args[1]));
    struct val iterator = dpy_iter(args[1]);
    if (dpy_failed(iterator)) {
        struct val failure = dpy_catch();
        if (dpy_matches(failure, dpy_class_value(&dpy_TypeError)) != 1)
            return dpy_reraise(failure);
        return dpy_raise_error(&dpy_TypeError, "can only join an iterable");
    }
    for (size_t i = 0;; i++) {
        struct val v = dpy_next(iterator);
        if (v.type == DPY_STOP)
            return dpy_piece_finish(args[0], &buffer, 0);
        if (dpy_failed(v))
            return dpy_piece_finish(args[0], &buffer, -1);
        if (!dpy_piece_argument(args[0], v, &part)) {
            dpy_raise_error(&dpy_TypeError, args[0].type == DPY_STR ? "sequence item %zu: expected str instance, %s found"
                            : "sequence item %zu: expected a bytes-like object, %s found", i, dpy_type_name(v));
            return dpy_piece_finish(args[0], &buffer, -1);
        }
        if (i)
            dpy_buffer_add(&buffer, separator.bytes, separator.length);
        dpy_buffer_add(&buffer, part.bytes, part.length);
    }
}

static bool strippable(struct val like, const char *at, const struct dpy_piece *chars)
{
    return chars ? memmem(chars->bytes, chars->length, at, size_at(like, at)) != NULL : is_space(like, at);
}

static struct val strip(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, bool left, bool right)
{
    struct dpy_piece given, *chars = NULL;
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 1))
        return dpy_failure();
    if (n > 1 && args[1].type != DPY_NONE) {
        chars = &given;
        if (args[0].type == DPY_STR && !dpy_piece_argument(args[0], args[1], chars))
            return dpy_raise_error(&dpy_TypeError, "%s arg must be None or str", ((const struct dpy_builtin *)self)->name);
        if (dpy_piece_expect(args[0], args[1], chars, "", ""))
            return dpy_failure();
    }
    const char *start = args[0].s, *end = start + dpy_str_header(args[0])->length;
    while (left && start < end && strippable(args[0], start, chars))
        start += size_at(args[0], start);
    while (right && end > start && strippable(args[0], before(args[0], end), chars))
        end = before(args[0], end);
    return dpy_piece_new(args[0], start, (size_t)(end - start));
}

struct val dpy_text_strip(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return strip(self, args, n, kwnames, true, true);
}

struct val dpy_text_lstrip(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return strip(self, args, n, kwnames, true, false);
}

struct val dpy_text_rstrip(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return strip(self, args, n, kwnames, false, true);
}
