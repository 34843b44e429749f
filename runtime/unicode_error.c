// UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError: five or four arguments, which are attributes and make the message.
#include "exception_value.h"

#include <stdio.h>
#include <string.h>

#include "dict.h"
#include "intern.h"
#include "item.h"
#include "str.h"
#include "tuple.h"
#include "utf8.h"

static const char *const names[] = { "encoding", "object", "start", "end", "reason" };
enum { ENCODING, OBJECT, START, END, REASON, COUNT };

// What such an exception is about; `class`: which of the three it is. A translation has no encoding.
struct facts { const struct dpy_type *class; struct val items[COUNT]; };

static const struct dpy_type *class_of(const struct dpy_type *type)
{
    static const struct dpy_type *const classes[] = { &dpy_UnicodeDecodeError, &dpy_UnicodeEncodeError, &dpy_UnicodeTranslateError };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (dpy_type_derives(type, classes[i]))
            return classes[i];
    return NULL;
}

// Its arguments, if it was made with them, or what the program has set instead; false: it is another exception, or has others.
static bool read_facts(struct val exception, struct facts *ret)
{
    const struct dpy_exception *self = exception.p;
    const struct dpy_tuple *args = dpy_tuple_of(self->args);
    ret->class = class_of(dpy_descriptor(exception));
    size_t first = ret->class == &dpy_UnicodeTranslateError ? OBJECT : ENCODING;
    if (!ret->class || args->length != COUNT - first)
        return false;
    ret->items[ENCODING] = dpy_none();
    for (size_t i = first; i < COUNT; i++)
        if (!self->attributes.type || dpy_dict_find(dpy_dict_of(self->attributes), dpy_intern(names[i]), &ret->items[i]) != 1)
            ret->items[i] = args->items[i - first];
    return ret->items[OBJECT].type == (ret->class == &dpy_UnicodeDecodeError ? DPY_BYTES : DPY_STR) && ret->items[START].type == DPY_INT &&
           ret->items[END].type == DPY_INT && ret->items[REASON].type == DPY_STR;
}

int dpy_unicode_error_check(const struct dpy_type *type, size_t n)
{
    const struct dpy_type *class = class_of(type);
    size_t wanted = class == &dpy_UnicodeTranslateError ? COUNT - 1 : COUNT;
    if (!class || n == wanted)
        return 0;
    dpy_raise_error(&dpy_TypeError, "function takes exactly %zu arguments (%zu given)", wanted, n);
    return -1;
}

bool dpy_unicode_error_getattr(struct val exception, const char *name, struct val *ret)
{
    struct facts facts;
    bool known = read_facts(exception, &facts);
    for (size_t i = 0; known && i < COUNT; i++)
        if (!strcmp(names[i], name)) {
            *ret = facts.items[i];
            return true;
        }
    return false;
}

static void add_character(struct dpy_buffer *buffer, struct val text, int64_t place)
{
    size_t n = dpy_str_header(text)->length, at = dpy_utf8_offset(text.s, n, (size_t)place), size;
    uint32_t point = dpy_utf8_decode(text.s + at, &size);
    dpy_buffer_format(buffer, point < 0x100 ? "'\\x%02x'" : point < 0x10000 ? "'\\u%04x'" : "'\\U%08x'", point);
}

// False: it prints as other exceptions do.
bool dpy_unicode_error_str_into(struct dpy_buffer *buffer, struct val exception)
{
    struct facts facts;
    if (!read_facts(exception, &facts))
        return false;
    const struct val *args = facts.items;
    bool decoding = args[OBJECT].type == DPY_BYTES;
    int64_t start = args[START].i, end = args[END].i, length = dpy_len(args[OBJECT]);
    if (facts.class == &dpy_UnicodeTranslateError)
        dpy_buffer_text(buffer, "can't translate ");
    else
        dpy_buffer_format(buffer, "'%s' codec can't %s ", args[ENCODING].s, decoding ? "decode" : "encode");
    if (end != start + 1 || start < 0 || start >= length)
        dpy_buffer_format(buffer, "%s in position %lld-%lld", decoding ? "bytes" : "characters", (long long)start, (long long)end - 1);
    else if (decoding)
        dpy_buffer_format(buffer, "byte 0x%02x in position %lld", (uint8_t)args[OBJECT].s[start], (long long)start);
    else {
        dpy_buffer_text(buffer, "character ");
        add_character(buffer, args[OBJECT], start);
        dpy_buffer_format(buffer, " in position %lld", (long long)start);
    }
    dpy_buffer_format(buffer, ": %s", args[REASON].s);
    return true;
}

struct val dpy_raise_unicode(const struct dpy_type *class, const char *encoding, struct val object, size_t start, size_t end, const char *reason)
{
    struct val args[] = { dpy_str_text(encoding), object, dpy_int((int64_t)start), dpy_int((int64_t)end), dpy_str_text(reason) };
    if (dpy_failed(args[ENCODING]) || dpy_failed(args[REASON]))
        return dpy_failure();
    struct val exception = dpy_exception_new(class, args, COUNT);
    return dpy_failed(exception) ? exception : dpy_raise(exception, dpy_failure());
}
