#include "syntax_error.h"

#include <string.h>

#include "dict.h"
#include "exception_value.h"
#include "intern.h"
#include "str.h"
#include "tuple.h"

static const char *const names[] = { "filename", "lineno", "offset", "text", "end_lineno", "end_offset" };

bool dpy_syntax_error_getattr(struct val exception, const char *name, struct val *ret)
{
    const struct dpy_exception *self = exception.p;
    const struct dpy_tuple *args = dpy_tuple_of(self->args);
    if (!dpy_exception_is(exception, &dpy_SyntaxError))
        return false;
    if (self->attributes.type && dpy_dict_find(dpy_dict_of(self->attributes), dpy_intern(name), ret) == 1)
        return true;
    *ret = dpy_none();
    if (!strcmp(name, "msg")) {
        if (args->length)
            *ret = args->items[0];
        return true;
    }
    const struct dpy_tuple *place = args->length == 2 && args->items[1].type == DPY_TUPLE ? dpy_tuple_of(args->items[1]) : NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i])) {
            if (place && i < place->length)
                *ret = place->items[i];
            return true;
        }
    return !strcmp(name, "print_file_and_line");
}

static struct val fact(struct val exception, const char *name)
{
    struct val value = dpy_none();
    dpy_syntax_error_getattr(exception, name, &value);
    return value;
}

int dpy_syntax_error_str_into(struct dpy_buffer *buffer, struct val exception)
{
    struct val filename = fact(exception, "filename"), line = fact(exception, "lineno");
    const char *slash = filename.type == DPY_STR ? strrchr(filename.s, '/') : NULL;
    if (dpy_str_into(buffer, fact(exception, "msg")) < 0)
        return -1;
    if (filename.type == DPY_STR)
        dpy_buffer_format(buffer, line.type == DPY_INT ? " (%s, line %ld)" : " (%s)", slash ? slash + 1 : filename.s, (long)line.i);
    else if (line.type == DPY_INT)
        dpy_buffer_format(buffer, " (line %ld)", (long)line.i);
    return 0;
}

// A caret for each character from start to stop, both counted in characters of the text.
static void add_carets(struct dpy_buffer *buffer, const char *text, int64_t start, int64_t stop)
{
    if (start < 0)
        return;
    dpy_buffer_text(buffer, "    ");
    for (int64_t i = 0; i < start; i++) {
        dpy_buffer_add(buffer, *text == '\t' ? "\t" : " ", 1);
        while (*text && (*++text & 0xC0) == 0x80) {}
    }
    dpy_buffer_repeat(buffer, "^", 1, stop > start ? stop - start : 1);
    dpy_buffer_text(buffer, "\n");
}

bool dpy_syntax_error_place_into(struct dpy_buffer *buffer, struct val exception)
{
    struct val filename = fact(exception, "filename"), line = fact(exception, "lineno"), text = fact(exception, "text");
    struct val offset = fact(exception, "offset"), end = fact(exception, "end_offset");
    if (line.type != DPY_INT)
        return false;
    dpy_buffer_format(buffer, "  File \"%s\", line %ld\n", filename.type == DPY_STR ? filename.s : "<string>", (long)line.i);
    if (text.type != DPY_STR)
        return true;
    const char *shown = text.s + strspn(text.s, " \n\f");
    int64_t skipped = shown - text.s, length = (int64_t)strcspn(shown, "\n");
    dpy_buffer_format(buffer, "    %.*s\n", (int)length, shown);
    if (offset.type == DPY_INT)
        add_carets(buffer, shown, offset.i - 1 - skipped, (end.type == DPY_INT && end.i > 0 ? end.i : offset.i + 1) - 1 - skipped);
    return true;
}
