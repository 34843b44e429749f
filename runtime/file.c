// Streams: text goes through stdio, so that its order with C's printf is right.
#include "file.h"

#include <errno.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "call.h"
#include "classes.h"
#include "item.h"
#include "list.h"
#include "native.h"
#include "int.h"
#include "str.h"
#include "thread.h"
#include "utf8.h"

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

// Whether it is only put into the stream's buffer. Then nobody needs to run meanwhile, and lines stay whole.
static bool is_buffered(FILE *file, const char *bytes, size_t n)
{
    return n < __fbufsize(file) - __fpending(file) && !(__flbf(file) && memchr(bytes, '\n', n));
}

int dpy_file_write(FILE *file, const char *bytes, size_t n)
{
    uintptr_t registers[DPY_REGISTERS];
    bool waits = dpy_has_threads() && !is_buffered(file, bytes, n);
    if (waits)
        dpy_leave(registers);
    bool done = fwrite(bytes, 1, n, file) == n;
    if (waits)
        dpy_reenter();
    if (!done)
        dpy_raise_errno(NULL);
    return done ? 0 : -1;
}

int dpy_file_flush(FILE *file)
{
    uintptr_t registers[DPY_REGISTERS];
    if (dpy_has_threads())
        dpy_leave(registers);
    int failed = fflush(file);
    if (dpy_has_threads())
        dpy_reenter();
    if (failed)
        dpy_raise_errno(NULL);
    return failed ? -1 : 0;
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
    uintptr_t registers[DPY_REGISTERS];
    if (dpy_has_threads())
        dpy_leave(registers);
    errno = 0;
    ssize_t length = getline(&line, &capacity, file);
    if (dpy_has_threads())
        dpy_reenter();
    struct val text = length < 0 && ferror(file) ? dpy_raise_errno(NULL) : dpy_str_decode(line, length < 0 ? 0 : (size_t)length);
    free(line);
    return text;
}

struct val dpy_file_next(FILE *file)
{
    struct val line = dpy_file_line(file);
    return dpy_failed(line) || dpy_str_header(line)->length ? line : dpy_stop();
}

static struct val next_line(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val line = dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_file_next(args[0].p);
    return line.type == DPY_STOP ? dpy_raise_stop() : line;
}

static struct val itself(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : args[0];
}

// The optional argument of read() and readline(): how many characters at most; -1: no limit. -2: failure.
static int64_t read_limit(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t limit = -1;
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 1) < 0)
        return -2;
    if (n > 1 && args[1].type != DPY_NONE && (args[1].type != DPY_INT || dpy_int_to_int64(args[1], &limit))) {
        limit = -2;
        dpy_raise_error(&dpy_TypeError, "argument should be integer or None, not '%s'", dpy_type_name(args[1]));
    }
    return limit < -1 && limit != -2 ? -1 : limit;
}

// So many code points, or up to the end of the line or the file. Bytes that are no UTF-8 count one each.
static struct val read_characters(FILE *file, int64_t limit, bool line)
{
    struct dpy_buffer buffer = { 0 };
    for (int byte = 0; limit > 0 && !(line && byte == '\n') && (byte = fgetc(file)) != EOF; limit--) {
        char bytes[DPY_UTF8_MAX] = { (char)byte };
        size_t n = 1, size = dpy_utf8_size((char)byte);
        for (; n < size && (byte = fgetc(file)) != EOF; n++) {
            if ((byte & 0xC0) != 0x80) {
                ungetc(byte, file);
                break;
            }
            bytes[n] = (char)byte;
        }
        dpy_buffer_add(&buffer, bytes, n);
    }
    struct val text = ferror(file) ? dpy_raise_errno(NULL) : buffer.failed ? dpy_raise_memory() : dpy_str_decode(buffer.bytes, buffer.length);
    dpy_buffer_deinit(&buffer);
    return text;
}

static struct val read_line(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t limit = read_limit(self, args, n, kwnames);
    if (limit < 0)
        return limit == -2 ? dpy_failure() : dpy_file_line(args[0].p);
    return read_characters(args[0].p, limit, true);
}

static struct val read_all(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int64_t limit = read_limit(self, args, n, kwnames);
    if (limit != -1)
        return limit == -2 ? dpy_failure() : read_characters(args[0].p, limit, false);
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
    { "__iter__", itself },
    { "__next__", next_line },
    { "fileno", file_number },
    { "flush", flush },
    { "isatty", is_terminal },
    { "read", read_all },
    { "readline", read_line },
    { "readlines", read_lines },
    { "write", write_text },
    { NULL, NULL },
};
