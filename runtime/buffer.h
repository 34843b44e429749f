// A growing run of bytes, for building text. A failed allocation is remembered: callers test once, at the end. The first few bytes
// lie in the buffer itself, so it stays where it is until it is released.
#ifndef DPY_BUFFER_H
#define DPY_BUFFER_H

#include <string.h>

#include "value.h"

struct dpy_buffer {
    char *bytes;
    size_t length, capacity;
    bool failed;
    char few[88];
};

char *dpy_buffer_reserve(struct dpy_buffer *buffer,
                         size_t n);   // room for n bytes at the end (length is the caller's to add); NULL: failed
static inline void dpy_buffer_add(struct dpy_buffer *buffer, const char *bytes, size_t n)
{
    char *end = buffer->capacity - buffer->length < n ? dpy_buffer_reserve(buffer, n) : buffer->bytes + buffer->length;
    if (!n || !end)
        return;
    memcpy(end, bytes, n);
    buffer->length += n;
}

void dpy_buffer_repeat(struct dpy_buffer *buffer, const char *bytes, size_t n, size_t times);
static inline void dpy_buffer_text(struct dpy_buffer *buffer, const char *text) { dpy_buffer_add(buffer, text, strlen(text)); }
void dpy_buffer_format(struct dpy_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct val dpy_buffer_str(struct dpy_buffer *buffer);      // a str of the bytes; releases the buffer; MemoryError if it failed
struct val dpy_buffer_bytes(struct dpy_buffer *buffer);    // likewise a bytes
void dpy_buffer_deinit(struct dpy_buffer *buffer);

// repr(v) at the buffer's end; 0, or -1: failure. text.c dispatches to the dpy_X_repr_into of the kind's file.
int dpy_repr_into(struct dpy_buffer *buffer, struct val v);
int dpy_str_into(struct dpy_buffer *buffer, struct val v);     // likewise str(v)
// Of a container, which shows as `cyclic` where it stands in itself.
int dpy_container_repr_into(struct dpy_buffer *buffer, struct val v, const char *cyclic, int (*repr_into)(struct dpy_buffer *, struct val));

#endif
