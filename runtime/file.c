// Streams: text goes through stdio, so that its order with C's printf is right.
#include "file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "call.h"
#include "classes.h"
#include "item.h"
#include "list.h"
#include "native.h"
#include "str.h"

FILE *dpy_file_of(struct val v)
{
    if (v.type == DPY_FILE)
        return v.p;
    const struct dpy_type *target = dpy_kind(v) == DPY_POINTER ? dpy_descriptor(v)->target : NULL;
    if (target && v.p && (!strcmp(target->name, "FILE") || !strcmp(target->name, "struct _IO_FILE")))
        return v.p;
    dpy_raise_error(&dpy_AttributeError, "'%s' object has no attribute 'write'", dpy_type_name(v));
    return NULL;
}

int dpy_file_write(FILE *file, const char *bytes, size_t n)
{
    if (fwrite(bytes, 1, n, file) == n)
        return 0;
    dpy_raise_errno(NULL);
    return -1;
}

int dpy_file_flush(FILE *file)
{
    if (fflush(file) == 0)
        return 0;
    dpy_raise_errno(NULL);
    return -1;
}

static const char *stream_name(FILE *file)
{
    return file == stdin ? "<stdin>" : file == stdout ? "<stdout>" : file == stderr ? "<stderr>" : "?";
}

int dpy_file_repr_into(struct dpy_buffer *buffer, struct val file)
{
    dpy_buffer_format(buffer, "<_io.TextIOWrapper name='%s' mode='%c' encoding='utf-8'>", stream_name(file.p), file.p == stdin ? 'r' : 'w');
    return 0;
}

static struct val write_text(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const char *bytes;
    size_t length;
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    if (!dpy_text_of(args[1], &bytes, &length))
        return dpy_raise_error(&dpy_TypeError, "write() argument must be str, not %s", dpy_type_name(args[1]));
    if (dpy_file_write(args[0].p, bytes, length) < 0)
        return dpy_failure();
    return dpy_int(dpy_len(args[1]));
}

static struct val flush(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 || dpy_file_flush(args[0].p) < 0)
        return dpy_failure();
    return dpy_none();
}

static struct val file_number(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_int(fileno(args[0].p));
}

static struct val is_terminal(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_bool(isatty(fileno(args[0].p)));
}

struct val dpy_file_line(FILE *file)
{
    char *line = NULL;
    size_t capacity = 0;
    errno = 0;
    ssize_t length = getline(&line, &capacity, file);
    struct val text = length < 0 && ferror(file) ? dpy_raise_errno(NULL) : dpy_str_decode(line, length < 0 ? 0 : (size_t)length);
    free(line);
    return text;
}

static struct val read_line(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_file_line(args[0].p);
}

static struct val read_all(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0)
        return dpy_failure();
    struct dpy_buffer buffer = { 0 };
    char part[4096];
    for (size_t got; (got = fread(part, 1, sizeof part, args[0].p)) > 0;)
        dpy_buffer_add(&buffer, part, got);
    if (ferror((FILE *)args[0].p)) {
        dpy_buffer_deinit(&buffer);
        return dpy_raise_errno(NULL);
    }
    struct val text = buffer.failed ? dpy_raise_memory() : dpy_str_decode(buffer.bytes, buffer.length);
    dpy_buffer_deinit(&buffer);
    return text;
}

static struct val read_lines(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val list = dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_list(NULL, 0);
    while (!dpy_failed(list)) {
        struct val line = dpy_file_line(args[0].p);
        if (!dpy_failed(line) && dpy_str_header(line)->length == 0)
            return list;
        if (dpy_failed(line) || dpy_list_append(list, line) < 0)
            return dpy_failure();
    }
    return list;
}

const struct dpy_builtin dpy_file_methods[] = {
    { "fileno", file_number },
    { "flush", flush },
    { "isatty", is_terminal },
    { "read", read_all },
    { "readline", read_line },
    { "readlines", read_lines },
    { "write", write_text },
    { NULL, NULL },
};
