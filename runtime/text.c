#define _GNU_SOURCE
// str, repr, ascii and format of any value.
#include <string.h>

#include "alloc.h"
#include "bytearray.h"
#include "classes.h"
#include "complex.h"
#include "dict.h"
#include "file.h"
#include "format.h"
#include "generator.h"
#include "iterator.h"
#include "list.h"
#include "memoryview.h"
#include "native_item.h"
#include "number.h"
#include "property.h"
#include "range.h"
#include "set.h"
#include "special.h"
#include "str.h"
#include "traceback.h"
#include "mapping_proxy.h"
#include "record.h"
#include "tuple.h"

enum { MAX_DEPTH = 1000 };

// The containers whose repr is being made, outermost first: one that contains itself shows as [...].
static _Thread_local const void *active[MAX_DEPTH];
static _Thread_local unsigned depth;

static bool is_active(const void *container)
{
    for (unsigned i = 0; i < depth; i++)
        if (active[i] == container)
            return true;
    return false;
}

int dpy_container_repr_into(struct dpy_buffer *buffer, struct val v, const char *cyclic, int (*repr_into)(struct dpy_buffer *, struct val))
{
    if (is_active(v.p)) {
        dpy_buffer_text(buffer, cyclic);
        return 0;
    }
    if (depth == MAX_DEPTH) {
        dpy_raise_error(&dpy_RecursionError, "maximum recursion depth exceeded while getting the repr of an object");
        return -1;
    }
    active[depth++] = v.p;
    int status = repr_into(buffer, v);
    active[--depth] = NULL;          // what was shown last does not stay alive
    return status;
}

static int text_into(struct dpy_buffer *buffer, const char *text)
{
    dpy_buffer_text(buffer, text);
    return 0;
}

static int float_repr_into(struct dpy_buffer *buffer, struct val v)
{
    dpy_float_repr_into(buffer, v.f);
    return 0;
}

static int complex_repr_into(struct dpy_buffer *buffer, struct val v)
{
    dpy_complex_repr_into(buffer, dpy_complex_of(v));
    return 0;
}

static int special_repr_into(struct dpy_buffer *buffer, struct val v) { return dpy_special_text_into(buffer, v, "__repr__"); }
static int special_str_into(struct dpy_buffer *buffer, struct val v) { return dpy_special_text_into(buffer, v, "__str__"); }

static int super_repr_into(struct dpy_buffer *buffer, struct val v)
{
    const struct dpy_super *super = v.p;
    dpy_buffer_format(buffer, "<super: <class '%s'>, ", super->after->name);
    if (super->type)
        dpy_buffer_format(buffer, "<%s object>>", super->type->name);
    else
        dpy_buffer_text(buffer, "NULL>");
    return 0;
}

static int object_repr_into(struct dpy_buffer *buffer, struct val v)
{
    dpy_buffer_format(buffer, "<%s object at %p>", dpy_type_name(v), v.p);
    return 0;
}

int dpy_repr_into(struct dpy_buffer *buffer, struct val v)
{
    if (v.type > DPY_STOP && dpy_is_special(v))
        return special_repr_into(buffer, v);
    switch (dpy_kind(v)) {
    case DPY_INT:
        if (v.type != DPY_INT && dpy_native_enum_into(buffer, dpy_descriptor(v), v.i))
            return 0;
        return dpy_int_text_into(buffer, v, 10);
    case DPY_BIGINT: return dpy_int_text_into(buffer, v, 10);
    case DPY_FLOAT: return float_repr_into(buffer, v);
    case DPY_COMPLEX: return complex_repr_into(buffer, v);
    case DPY_BOOL: return text_into(buffer, v.i ? "True" : "False");
    case DPY_NONE: return text_into(buffer, "None");
    case DPY_ELLIPSIS: return text_into(buffer, "Ellipsis");
    case DPY_NOTIMPLEMENTED: return text_into(buffer, "NotImplemented");
    case DPY_STR: return dpy_str_repr_into(buffer, v);
    case DPY_BYTES: return dpy_bytes_repr_into(buffer, v);
    case DPY_BYTEARRAY: return dpy_bytearray_repr_into(buffer, v);
    case DPY_MEMORYVIEW: return dpy_memoryview_repr_into(buffer, v);
    case DPY_LIST: return dpy_container_repr_into(buffer, v, "[...]", dpy_list_repr_into);
    case DPY_TUPLE: return dpy_container_repr_into(buffer, v, "(...)", dpy_tuple_repr_into);
    case DPY_DICT: return dpy_container_repr_into(buffer, v, "{...}", dpy_dict_repr_into);
    case DPY_SET: return dpy_container_repr_into(buffer, v, "set(...)", dpy_set_repr_into);
    case DPY_FROZENSET: return dpy_container_repr_into(buffer, v, "frozenset(...)", dpy_set_repr_into);
    case DPY_VIEW: return dpy_container_repr_into(buffer, v, "...", dpy_view_repr_into);
    case DPY_EXCEPTION: return dpy_container_repr_into(buffer, v, "...", dpy_exception_repr_into);
    case DPY_RANGE: return dpy_range_repr_into(buffer, v);
    case DPY_SLICE: return dpy_container_repr_into(buffer, v, "...", dpy_slice_repr_into);
    case DPY_FUNCTION: case DPY_CLOSURE: case DPY_BUILTIN: case DPY_METHOD: case DPY_MODULE:
        return dpy_function_repr_into(buffer, v);
    case DPY_INSTANCE: return dpy_default_text_into(buffer, v, true);
    case DPY_BOUND: case DPY_DESCRIPTOR: return dpy_property_repr_into(buffer, v);
    case DPY_SUPER: return super_repr_into(buffer, v);
    case DPY_FILE: return dpy_file_repr_into(buffer, v);
    case DPY_RECORD: return dpy_record_repr_into(buffer, v);
    case DPY_TYPE: return dpy_is_special(v) ? special_repr_into(buffer, v) : dpy_type_repr_into(buffer, v);
    case DPY_GENERATOR: return dpy_generator_repr_into(buffer, v);
    case DPY_ITERATOR: return dpy_iterator_repr_into(buffer, v);
    case DPY_STRUCT: case DPY_POINTER: case DPY_ARRAY: case DPY_NATIVE: return dpy_native_repr_into(buffer, v);
    default: return object_repr_into(buffer, v);
    }
}

int dpy_str_into(struct dpy_buffer *buffer, struct val v)
{
    struct val text;
    if (dpy_is_special(v))
        return special_str_into(buffer, v);
    if (dpy_mapping_proxy_is(v))
        return dpy_str_into(buffer, dpy_record_container(v));
    switch (dpy_kind(v)) {
    case DPY_STR: dpy_buffer_add(buffer, v.s, dpy_str_header(v)->length); return 0;
    case DPY_EXCEPTION: return dpy_container_repr_into(buffer, v, "...", dpy_exception_str_into);
    case DPY_STRUCT: case DPY_POINTER: case DPY_ARRAY: case DPY_NATIVE:
        text = dpy_native_str(v);
        return dpy_failed(text) ? -1 : dpy_str_into(buffer, text);
    default: return dpy_repr_into(buffer, v);
    }
}

static struct val int_str(int64_t i)
{
    char digits[24], *at = digits + sizeof digits;
    uint64_t rest = i < 0 ? -(uint64_t)i : (uint64_t)i;
    do *--at = (char)('0' + rest % 10); while (rest /= 10);
    if (i < 0)
        *--at = '-';
    return dpy_str_new(at, (size_t)(digits + sizeof digits - at));
}

static struct val finish(struct dpy_buffer *buffer, int status)
{
    if (status == 0)
        return dpy_buffer_str(buffer);
    dpy_buffer_deinit(buffer);
    return dpy_failure();
}

static __attribute__((noinline)) struct val other_str(struct val v)
{
    struct dpy_buffer buffer = { 0 };
    return finish(&buffer, dpy_str_into(&buffer, v));
}

struct val dpy_str_of(struct val v)
{
    return v.type == DPY_STR ? v : v.type == DPY_INT ? int_str(v.i) : other_str(v);
}

struct val dpy_repr(struct val v)
{
    struct dpy_buffer buffer = { 0 };
    return finish(&buffer, dpy_repr_into(&buffer, v));
}

struct val dpy_ascii(struct val v)
{
    struct dpy_buffer repr = { 0 }, buffer = { 0 };
    int status = dpy_repr_into(&repr, v);
    if (status == 0 && !repr.failed)
        dpy_str_escape_into(&buffer, repr.bytes, repr.length);
    buffer.failed |= repr.failed;
    dpy_buffer_deinit(&repr);
    return finish(&buffer, status);
}

int dpy_format_value_into(struct dpy_buffer *buffer, struct val v, const char *spec, size_t length)
{
    if (!dpy_is_special(v))
        return dpy_format_into(buffer, v, spec, length);
    struct val text = dpy_str_new(spec, length), made = dpy_failed(text) ? text : dpy_special_format(v, text);
    return dpy_failed(made) ? -1 : dpy_str_into(buffer, made);
}

struct val dpy_format(struct val v, struct val spec)
{
    struct dpy_buffer buffer = { 0 };
    if (dpy_is_special(v) && spec.type == DPY_STR)
        return dpy_special_format(v, spec);
    const char *bytes;
    size_t length;
    if (!dpy_text_of(spec, &bytes, &length))
        return dpy_raise_error(&dpy_TypeError, "format() argument 2 must be str, not %s", spec.type == DPY_NONE ? "None" : dpy_type_name(spec));
    if (length == 0)
        return dpy_str_of(v);
    return finish(&buffer, dpy_format_into(&buffer, v, bytes, length));
}

struct val dpy_join(const struct val *parts, size_t n)
{
    size_t length = 0;
    for (size_t i = 0; i < n; i++)
        if (__builtin_add_overflow(length, dpy_str_header(parts[i])->length, &length))
            return dpy_raise_memory();
    if (length == 0)
        return dpy_str_new("", 0);
    struct val v = dpy_str_alloc(length);
    char *to = v.s;
    for (size_t i = 0; i < n && !dpy_failed(v); i++)
        to = mempcpy(to, parts[i].s, dpy_str_header(parts[i])->length);
    return v;
}
