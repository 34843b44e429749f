// Expectations of the tests of native objects, and descriptors of C types as the compiler would emit them.
#ifndef NATIVE_TEST_H
#define NATIVE_TEST_H

#include <stdio.h>
#include <string.h>

#include "exception_value.h"
#include "list.h"
#include "native.h"
#include "str.h"

#define MEMBER(c_type, member, descriptor) { #member, descriptor, offsetof(c_type, member), 0, 0 }
#define COUNT(array) (sizeof(array) / sizeof *(array))
#define RECORD(symbol, c_type, text, is_union, list)                                                                       \
    static struct dpy_type symbol = { .name = text, .kind = DPY_STRUCT, .ctype = is_union ? DPY_C_UNION : DPY_C_STRUCT,    \
                                      .size = sizeof(c_type), .align = _Alignof(c_type), .count = COUNT(list), .members = list }
#define POINTER(symbol, text, to, flag)                                                                                    \
    static struct dpy_type symbol = { .name = text, .kind = DPY_POINTER, .ctype = DPY_C_POINTER, .size = 8, .align = 8,    \
                                      .target = to, .flags = flag }
#define ARRAY(symbol, text, of, n, bytes)                                                                                  \
    static struct dpy_type symbol = { .name = text, .kind = DPY_ARRAY, .ctype = DPY_C_ARRAY, .size = bytes, .align = 8,    \
                                      .target = of, .count = n }
#define FUNCTION(symbol, text, result, flag, list)                                                                         \
    static struct dpy_type symbol = { .name = text, .kind = DPY_NATIVE, .ctype = DPY_C_FUNCTION, .align = 1,               \
                                      .target = result, .count = COUNT(list), .members = list, .flags = flag }
#define LIST(...) dpy_list((struct val[]){ __VA_ARGS__ }, COUNT(((struct val[]){ __VA_ARGS__ })))
#define TUPLE(...) dpy_tuple((struct val[]){ __VA_ARGS__ }, COUNT(((struct val[]){ __VA_ARGS__ })))
#define CALL(type, function, ...)                                                                                          \
    dpy_native_call(&(type), (void *)(function), #function, (struct val[]){ __VA_ARGS__ },                                 \
                    COUNT(((struct val[]){ __VA_ARGS__ })), NULL)
#define EXPECT(text, value) expect(__FILE__, __LINE__, text, value)
#define STATUS(status) ((status) ? dpy_failure() : dpy_none())   // of functions that return 0 or -1

static int failures;

static inline struct val text(const char *bytes) { return dpy_str_text(bytes); }

// repr(v), or "Class: message" of the pending exception.
static void show(struct dpy_buffer *buffer, struct val v)
{
    if (!dpy_failed(v)) {
        dpy_repr_into(buffer, v);
        return;
    }
    struct val exception = dpy_catch();
    dpy_buffer_format(buffer, "%s: ", exception.type ? dpy_type_of(exception)->name : "nothing pending");
    if (exception.type)
        dpy_exception_str_into(buffer, exception);
}

static void expect(const char *file, int line, const char *expected, struct val v)
{
    struct dpy_buffer buffer = { 0 };
    show(&buffer, v);
    dpy_buffer_add(&buffer, "", 1);
    if (strcmp(buffer.bytes, expected) != 0) {
        printf("%s:%d: expected %s\n%*sgot      %s\n", file, line, expected, (int)strlen(file) + 6, "", buffer.bytes);
        failures++;
    }
    dpy_buffer_deinit(&buffer);
}

#endif
