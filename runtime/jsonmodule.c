// The module _json, which only the module json uses: the usual case of both directions in one walk. Whatever is not usual (an object
// of a class, a fault in the text, very deep nesting) makes it give up: the result is None, and json.py does it all again by
// its own rules, with its errors.
#include <string.h>

#include "call.h"
#include "classes.h"
#include "dict.h"
#include "float.h"
#include "int.h"
#include "list.h"
#include "runtime.h"
#include "str.h"
#include "tuple.h"
#include "utf8.h"

enum { DEEPEST = 200 };

// Writing

struct writer {
    struct dpy_buffer buffer;
    const char *item_separator, *key_separator;
    bool ascii;
};

static void write_point(struct dpy_buffer *buffer, uint32_t point)
{
    if (point >= 0x10000) {
        point -= 0x10000;
        dpy_buffer_format(buffer, "\\u%04x\\u%04x", 0xD800 | point >> 10, 0xDC00 | (point & 0x3FF));
        return;
    }
    dpy_buffer_format(buffer, "\\u%04x", point);
}

static void write_escape(struct dpy_buffer *buffer, char c)
{
    static const char letters[] = "\"\"\\\\\nn\rr\tt\ff\bb";
    for (size_t i = 0; i + 1 < sizeof letters; i += 2)
        if (c == letters[i]) {
            dpy_buffer_add(buffer, (char[]){ '\\', letters[i + 1] }, 2);
            return;
        }
    write_point(buffer, (uint8_t)c);
}

// Which bytes of a text stand for themselves: 1 in either case, 2 not where all is to be ASCII.
static const uint8_t plain[256] = {
    [' ' ... '!'] = 1, ['#' ... '['] = 1, [']' ... '~'] = 1, [0x7F ... 0xFF] = 2,
};

static size_t plain_run(const char *from, size_t length, uint8_t most)
{
    size_t n = 0;
    while (n < length && (uint8_t)(plain[(uint8_t)from[n]] - 1) < most)
        n++;
    return n;
}

static void write_text(struct writer *w, struct val text)
{
    size_t length = dpy_str_header(text)->length, size;
    dpy_buffer_add(&w->buffer, "\"", 1);
    for (const char *at = text.s, *end = at + length; at < end; at += size) {
        size_t run = plain_run(at, (size_t)(end - at), w->ascii ? 1 : 2);
        dpy_buffer_add(&w->buffer, at, run);
        at += run;
        size = at < end;
        if (size && (uint8_t)*at < 0x80)
            write_escape(&w->buffer, *at);
        else if (size)
            write_point(&w->buffer, dpy_utf8_decode(at, &size));
    }
    dpy_buffer_add(&w->buffer, "\"", 1);
}

static bool write_value(struct writer *w, struct val v, int depth);

static bool write_items(struct writer *w, struct val v, int depth)
{
    bool is_list = v.type == DPY_LIST;
    uint64_t length = is_list ? dpy_list_of(v)->length : dpy_tuple_of(v)->length;
    dpy_buffer_text(&w->buffer, "[");
    for (uint64_t i = 0; i < length; i++) {
        if (i)
            dpy_buffer_text(&w->buffer, w->item_separator);
        if (!write_value(w, is_list ? dpy_list_at(dpy_list_of(v), i) : dpy_tuple_of(v)->items[i], depth))
            return false;
    }
    dpy_buffer_text(&w->buffer, "]");
    return true;
}

static bool write_dict(struct writer *w, const struct dpy_dict *dict, int depth)
{
    uint64_t position = 0;
    const char *before = "";
    dpy_buffer_text(&w->buffer, "{");
    for (const struct dpy_dict_entry *entry; (entry = dpy_dict_next(dict, &position)); before = w->item_separator) {
        if (entry->key.type != DPY_STR)
            return false;
        dpy_buffer_text(&w->buffer, before);
        write_text(w, entry->key);
        dpy_buffer_text(&w->buffer, w->key_separator);
        if (!write_value(w, entry->value, depth))
            return false;
    }
    dpy_buffer_text(&w->buffer, "}");
    return true;
}

static bool write_value(struct writer *w, struct val v, int depth)
{
    if (depth == DEEPEST)
        return false;
    switch (v.type) {
    case DPY_STR: write_text(w, v); return true;
    case DPY_INT: return dpy_int_text_into(&w->buffer, v, 10) == 0;
    case DPY_NONE: dpy_buffer_text(&w->buffer, "null"); return true;
    case DPY_BOOL: dpy_buffer_text(&w->buffer, v.i ? "true" : "false"); return true;
    case DPY_FLOAT:
        if (v.f - v.f != 0)
            return false;
        dpy_float_repr_into(&w->buffer, v.f);
        return true;
    case DPY_LIST: case DPY_TUPLE: return write_items(w, v, depth + 1);
    case DPY_DICT: return write_dict(w, dpy_dict_of(v), depth + 1);
    default: return false;
    }
}

// write(object, ensure_ascii, item_separator, key_separator): the text on one line
static struct val json_write(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 4, 4) < 0)
        return dpy_failure();
    if (args[2].type != DPY_STR || args[3].type != DPY_STR)
        return dpy_none();
    struct writer writer = { .item_separator = args[2].s, .key_separator = args[3].s, .ascii = dpy_truth(args[1]) == 1 };
    if (write_value(&writer, args[0], 0))
        return dpy_buffer_str(&writer.buffer);
    dpy_buffer_deinit(&writer.buffer);
    return dpy_none();
}

// Reading. Type word 0 without an exception: it gives up. A failure is a failure.

enum { KEYS = 64 };

struct reader {
    const char *at, *end;        // *end is NUL
    struct val keys[KEYS];       // names come again and again
};

static bool skip(struct reader *r, char c)
{
    while (*r->at == ' ' || *r->at == '\t' || *r->at == '\n' || *r->at == '\r')
        r->at++;
    if (c && *r->at != c)
        return false;
    r->at += c != 0;
    return true;
}

static bool read_hex(struct reader *r, uint32_t *ret)
{
    *ret = 0;
    for (int i = 0; i < 4; i++, r->at++) {
        char c = *r->at;
        int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
        if (digit < 0)
            return false;
        *ret = *ret << 4 | (uint32_t)digit;
    }
    return true;
}

static bool read_escape(struct reader *r, struct dpy_buffer *buffer)
{
    static const char letters[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    char c = *++r->at, utf8[DPY_UTF8_MAX];
    uint32_t point, low;
    for (size_t i = 0; i + 1 < sizeof letters; i += 2)
        if (c == letters[i]) {
            r->at++;
            dpy_buffer_add(buffer, &letters[i + 1], 1);
            return true;
        }
    r->at++;
    if (c != 'u' || !read_hex(r, &point))
        return false;
    if (point >= 0xD800 && point < 0xDC00 && r->at[0] == '\\' && r->at[1] == 'u') {
        const char *before = r->at;
        r->at += 2;
        if (!read_hex(r, &low))
            return false;
        if (low >= 0xDC00 && low < 0xE000)
            point = 0x10000 + ((point - 0xD800) << 10 | (low - 0xDC00));
        else
            r->at = before;
    }
    dpy_buffer_add(buffer, utf8, dpy_utf8_encode(point, utf8));
    return true;
}

static struct val read_escaped(struct reader *r, const char *start)
{
    struct dpy_buffer buffer = { 0 };
    for (; *r->at != '"'; start = r->at) {
        while (*r->at != '"' && *r->at != '\\' && (uint8_t)*r->at >= 0x20)
            r->at++;
        dpy_buffer_add(&buffer, start, (size_t)(r->at - start));
        if ((uint8_t)*r->at < 0x20 || (*r->at == '\\' && !read_escape(r, &buffer))) {
            dpy_buffer_deinit(&buffer);
            return dpy_failure();
        }
    }
    r->at++;
    return dpy_buffer_str(&buffer);
}

static struct val read_text(struct reader *r, bool is_key)
{
    const char *start = ++r->at;
    uint64_t hash = 0;
    while (*r->at != '"' && *r->at != '\\' && (uint8_t)*r->at >= 0x20)
        hash = hash * 31 + (uint8_t)*r->at++;
    if (*r->at != '"')
        return read_escaped(r, start);
    size_t length = (size_t)(r->at++ - start);
    struct val *known = &r->keys[hash % KEYS];
    if (is_key && known->type && dpy_str_header(*known)->length == length && !memcmp(known->s, start, length))
        return *known;
    struct val text = dpy_str_new(start, length);
    if (is_key)
        *known = text;
    return text;
}

static const char *digits(const char *at)
{
    while (*at >= '0' && *at <= '9')
        at++;
    return at;
}

static struct val read_number(struct reader *r)
{
    enum { QUICK = 18 };
    const char *start = r->at, *first = start + (*start == '-'), *end = *first == '0' ? first + 1 : digits(first), *whole = end;
    if (end == first)
        return dpy_failure();
    if (*end == '.' && digits(end + 1) > end + 1)
        end = digits(end + 1);
    const char *exponent = end + 1 + (end[0] != 0 && (end[1] == '+' || end[1] == '-'));
    if ((*end | 32) == 'e' && digits(exponent) > exponent)
        end = digits(exponent);
    r->at = end;
    if (end != whole)
        return dpy_float_parse(start, (size_t)(end - start));
    if (end - first > QUICK)
        return dpy_int_parse(start, (size_t)(end - start), 10);
    int64_t number = 0;
    for (const char *digit = first; digit < end; digit++)
        number = 10 * number + (*digit - '0');
    return dpy_int(first > start ? -number : number);
}

static struct val read_value(struct reader *r, int depth);

static struct val read_array(struct reader *r, int depth)
{
    struct val list = dpy_list_new(0);
    r->at++;
    if (dpy_failed(list) || skip(r, ']'))
        return list;
    for (;;) {
        struct val item = read_value(r, depth);
        if (dpy_failed(item) || dpy_list_append(list, item) < 0)
            return dpy_failure();
        if (skip(r, ']'))
            return list;
        if (!skip(r, ','))
            return dpy_failure();
    }
}

static struct val read_object(struct reader *r, int depth)
{
    struct val dict = dpy_dict_new();
    r->at++;
    if (dpy_failed(dict) || skip(r, '}'))
        return dict;
    for (;;) {
        skip(r, 0);
        struct val key = *r->at == '"' ? read_text(r, true) : dpy_failure();
        struct val value = dpy_failed(key) || !skip(r, ':') ? dpy_failure() : read_value(r, depth);
        if (dpy_failed(value) || dpy_dict_put(dpy_dict_of(dict), key, value) < 0)
            return dpy_failure();
        if (skip(r, '}'))
            return dict;
        if (!skip(r, ','))
            return dpy_failure();
    }
}

static struct val read_word(struct reader *r, const char *word, struct val value)
{
    size_t length = strlen(word);
    if (strncmp(r->at, word, length) != 0)
        return dpy_failure();
    r->at += length;
    return value;
}

static struct val read_value(struct reader *r, int depth)
{
    skip(r, 0);
    if (depth == DEEPEST)
        return dpy_failure();
    switch (*r->at) {
    case '"': return read_text(r, false);
    case '[': return read_array(r, depth + 1);
    case '{': return read_object(r, depth + 1);
    case 'n': return read_word(r, "null", dpy_none());
    case 't': return read_word(r, "true", dpy_bool(true));
    case 'f': return read_word(r, "false", dpy_bool(false));
    default: return read_number(r);
    }
}

// read(text): a tuple of the value alone
static struct val json_read(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    if (args[0].type != DPY_STR)
        return dpy_none();
    struct reader reader = { .at = args[0].s, .end = args[0].s + dpy_str_header(args[0])->length };
    struct val value = read_value(&reader, 0);
    if (dpy_failed(value) && dpy_pending())
        dpy_catch();
    skip(&reader, 0);
    return dpy_failed(value) || reader.at != reader.end ? dpy_none() : dpy_tuple(&value, 1);
}

static const struct dpy_builtin read_function = { "read", json_read }, write_function = { "write", json_write };
static struct val read_json = { .p = (void *)&read_function, .type = DPY_BUILTIN },
    write_json = { .p = (void *)&write_function, .type = DPY_BUILTIN };
static const struct dpy_global globals[] = { { "read", &read_json }, { "write", &write_json } };      // sorted by name

struct dpy_module dpy_module__json = {
    .abi = DPY_ABI, .name = "_json", .globals = globals, .global_count = sizeof globals / sizeof *globals,
};
