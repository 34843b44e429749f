#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exception.h"
#include "str.h"

static bool grow(struct dpy_buffer *buffer, size_t more)
{
    size_t needed, capacity = buffer->capacity * 2;
    if (buffer->failed || __builtin_add_overflow(buffer->length, more, &needed) || needed > PTRDIFF_MAX) {
        buffer->failed = true;
        return false;
    }
    if (!buffer->bytes && needed <= sizeof buffer->few) {
        buffer->bytes = buffer->few;
        buffer->capacity = sizeof buffer->few;
        return true;
    }
    if (capacity < needed)
        capacity = needed;
    bool within = buffer->bytes == buffer->few;
    char *bytes = realloc(within ? NULL : buffer->bytes, capacity);
    if (!bytes) {
        buffer->failed = true;
        return false;
    }
    if (within)
        memcpy(bytes, buffer->few, buffer->length);
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

char *dpy_buffer_reserve(struct dpy_buffer *buffer, size_t n)
{
    if (buffer->capacity - buffer->length < n && !grow(buffer, n))
        return NULL;
    return buffer->bytes + buffer->length;
}

void dpy_buffer_repeat(struct dpy_buffer *buffer, const char *bytes, size_t n, size_t times)
{
    size_t total;
    if (__builtin_mul_overflow(n, times, &total)) {
        buffer->failed = true;
        return;
    }
    char *end = total ? dpy_buffer_reserve(buffer, total) : NULL;
    if (!end)
        return;
    if (n == 1)
        memset(end, *bytes, total);
    else
        for (size_t i = 0; i < total; i += n)
            memcpy(end + i, bytes, n);
    buffer->length += total;
}

void dpy_buffer_format(struct dpy_buffer *buffer, const char *format, ...)
{
    enum { USUAL = 64 };
    va_list args;
    for (size_t room = USUAL;;) {
        char *end = dpy_buffer_reserve(buffer, room);
        if (!end)
            return;
        va_start(args, format);
        int n = vsnprintf(end, room, format, args);
        va_end(args);
        if (n >= 0 && (size_t)n < room) {
            buffer->length += (size_t)n;
            return;
        }
        if (n < 0 || room != USUAL) {
            buffer->failed = true;
            return;
        }
        room = (size_t)n + 1;
    }
}

struct val dpy_buffer_str(struct dpy_buffer *buffer)
{
    struct val v = buffer->failed ? dpy_raise_memory() : dpy_str_new(buffer->bytes, buffer->length);
    dpy_buffer_deinit(buffer);
    return v;
}

struct val dpy_buffer_bytes(struct dpy_buffer *buffer)
{
    struct val v = buffer->failed ? dpy_raise_memory() : dpy_bytes_new(buffer->bytes, buffer->length);
    dpy_buffer_deinit(buffer);
    return v;
}

void dpy_buffer_deinit(struct dpy_buffer *buffer)
{
    if (buffer->bytes != buffer->few)
        free(buffer->bytes);
    buffer->bytes = NULL;
    buffer->length = buffer->capacity = 0;
    buffer->failed = false;
}
