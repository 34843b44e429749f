// UnicodeEncodeError and UnicodeDecodeError: five arguments, which are attributes and make the message.
#include "exception_value.h"

#include <stdio.h>
#include <string.h>

#include "item.h"
#include "str.h"
#include "tuple.h"
#include "utf8.h"

static const char *const names[] = { "encoding", "object", "start", "end", "reason" };
enum { ENCODING, OBJECT, START, END, REASON, COUNT };

// Its arguments, if it was made with them; NULL: it is another exception, or has others.
static const struct val *arguments_of(struct val exception)
{
    bool decoding = dpy_exception_is(exception, &dpy_UnicodeDecodeError);
    if (!decoding && !dpy_exception_is(exception, &dpy_UnicodeEncodeError))
        return NULL;
    const struct dpy_tuple *args = dpy_tuple_of(((const struct dpy_exception *)exception.p)->args);
    bool fits = args->length == COUNT && args->items[ENCODING].type == DPY_STR &&
                args->items[OBJECT].type == (decoding ? DPY_BYTES : DPY_STR) && args->items[START].type == DPY_INT &&
                args->items[END].type == DPY_INT && args->items[REASON].type == DPY_STR;
    return fits ? args->items : NULL;
}

bool dpy_unicode_error_getattr(struct val exception, const char *name, struct val *ret)
{
    const struct val *args = arguments_of(exception);
    for (size_t i = 0; args && i < COUNT; i++)
        if (!strcmp(names[i], name)) {
            *ret = args[i];
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
    const struct val *args = arguments_of(exception);
    if (!args)
        return false;
    bool decoding = args[OBJECT].type == DPY_BYTES;
    int64_t start = args[START].i, end = args[END].i, length = dpy_len(args[OBJECT]);
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
