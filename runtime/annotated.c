// Calls of annotated functions: outputs are made here and come back as results, failures are raised.
#include "annotation.h"

#include <errno.h>
#include <string.h>

#include "alloc.h"
#include "bytearray.h"
#include "exception_value.h"
#include "int.h"
#include "item.h"
#include "lifetime.h"
#include "native.h"
#include "number.h"
#include "str.h"
#include "tuple.h"

struct annotated_call {
    const struct dpy_annotation *annotation;
    struct val *given;         // by parameter: what the caller gave
    struct val *passed;        // by argument of C: what C gets
    size_t count;              // of those, with what stands for `...`
    struct val result;
};

static struct val raise_call(const struct dpy_annotation *annotation, const char *problem, const char *name)
{
    struct dpy_buffer message = { 0 };
    dpy_buffer_format(&message, "%s() %s%s%s%s, as annotated: ", annotation->builtin.name, problem, name ? " '" : "", name ? name : "",
                      name ? "'" : "");
    dpy_prototype(annotation->function, annotation->builtin.name, &message);
    dpy_buffer_add(&message, "", 1);
    struct val raised = message.failed ? dpy_raise_memory() : dpy_raise_error(&dpy_TypeError, "%s", message.bytes);
    dpy_buffer_deinit(&message);
    return raised;
}

// Arguments

static const struct dpy_annotated_parameter *parameter(const struct annotated_call *call, uint64_t i)
{
    return &call->annotation->parameters[i];
}

static int take_keyword(struct annotated_call *call, const char *name, struct val v)
{
    for (uint64_t i = 0; i < call->annotation->function->count; i++) {
        if (parameter(call, i)->role == DPY_ROLE_OUT || strcmp(parameter(call, i)->name, name) != 0)
            continue;
        if (call->given[i].type)
            return raise_call(call->annotation, "got multiple values for argument", name), -1;
        call->given[i] = v;
        return 0;
    }
    return raise_call(call->annotation, "got an unexpected keyword argument", name), -1;
}

// Positional arguments are for the parameters that are no outputs, in order; what is left over is for `...`.
static int take_arguments(struct annotated_call *call, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const struct dpy_type *function = call->annotation->function;
    size_t named = kwnames ? kwnames->count : 0, next = 0;
    for (uint64_t i = 0; i < function->count && next < n - named; i++)
        if (parameter(call, i)->role != DPY_ROLE_OUT)
            call->given[i] = args[next++];
    call->count = function->count;
    for (; next < n - named; next++)
        call->given[call->count++] = args[next];
    if (call->count > function->count && !(function->flags & DPY_TYPE_VARIADIC))
        return raise_call(call->annotation, "has too many arguments", NULL), -1;
    for (size_t i = 0; i < named; i++)
        if (take_keyword(call, kwnames->names[i], args[n - named + i]))
            return -1;
    for (uint64_t i = 0; i < function->count; i++) {
        if (!call->given[i].type && parameter(call, i)->role != DPY_ROLE_OUT)
            call->given[i] = parameter(call, i)->fallback;
        if (!call->given[i].type && parameter(call, i)->role != DPY_ROLE_OUT)
            return raise_call(call->annotation, "misses argument", parameter(call, i)->name), -1;
    }
    return 0;
}

// Outputs. One of several bytes is a bytearray on its way, one of several items an array, any other a cell or a struct.

static const struct dpy_type *target_of(const struct annotated_call *call, uint64_t i)
{
    return dpy_type_resolve(dpy_type_resolve(call->annotation->function->members[i].type)->target);
}

static bool is_sized(const struct annotated_call *call, uint64_t i)
{
    return parameter(call, i)->size || parameter(call, i)->size_of != DPY_NOWHERE;
}

static bool is_bytes(const struct dpy_type *type)
{
    return type->ctype == DPY_C_VOID || type->ctype == DPY_C_INT8 || type->ctype == DPY_C_UINT8;
}

static struct val new_bytes(int64_t size)
{
    struct val array = dpy_bytearray_new("", 0), bytes = dpy_failed(array) ? array : dpy_bytes_alloc((size_t)size);
    if (dpy_failed(bytes))
        return bytes;
    dpy_bytearray_of(array)->bytes = bytes.s;
    return array;
}

static struct val new_items(const struct annotated_call *call, uint64_t i)
{
    const struct dpy_annotated_parameter *noted = parameter(call, i);
    int64_t size = noted->size;
    if (noted->size_of != DPY_NOWHERE && dpy_number_index(call->given[noted->size_of], &size))
        return dpy_failure();
    if (size < 0 || size > PTRDIFF_MAX / 64)
        return dpy_raise_error(&dpy_ValueError, "%s() cannot give %lld items for %s", call->annotation->builtin.name, (long long)size, noted->name);
    if (is_bytes(target_of(call, i)))
        return new_bytes(size);
    const struct dpy_type *type = dpy_array_of(target_of(call, i), (uint64_t)size);
    return type ? dpy_new(type, dpy_failure()) : dpy_failure();
}

static int make_outputs(struct annotated_call *call)
{
    for (uint64_t i = 0; i < call->count; i++) {
        call->passed[i] = call->given[i];
        if (i >= call->annotation->function->count || parameter(call, i)->role == DPY_ROLE_IN)
            continue;
        call->passed[i] = is_sized(call, i) ? new_items(call, i) : dpy_new(target_of(call, i), call->given[i]);
        if (dpy_failed(call->passed[i]))
            return -1;
    }
    return 0;
}

// Results

// The value behind a position, as C left it; of a sized output what was passed.
static struct val left(const struct annotated_call *call, int32_t what)
{
    if (what == DPY_THE_RESULT)
        return call->result;
    struct val passed = call->passed[what];
    bool is_cell = parameter(call, (uint64_t)what)->role != DPY_ROLE_IN && !is_sized(call, (uint64_t)what) && dpy_kind(passed) == DPY_POINTER;
    return is_cell ? dpy_load(passed.p, target_of(call, (uint64_t)what)) : passed;
}

static const struct dpy_helper *release_of(const struct annotated_call *call, int32_t what)
{
    const struct dpy_helper *release = what == DPY_THE_RESULT ? &call->annotation->release : &parameter(call, (uint64_t)what)->release;
    return release->address ? release : NULL;
}

static int release(const struct dpy_helper *helper, struct val v)
{
    return dpy_failed(dpy_native_call(helper->function, helper->address, NULL, &v, 1, NULL)) ? -1 : 0;
}

// The number of items that another position tells; `most` where none does.
static int length_of(const struct annotated_call *call, int32_t position, int64_t most, int64_t *ret)
{
    *ret = most;
    if (position == DPY_NOWHERE)
        return 0;
    struct val length = left(call, position);
    if (dpy_failed(length) || dpy_number_index(length, ret))
        return -1;
    *ret = *ret < 0 ? 0 : most >= 0 && *ret > most ? most : *ret;
    return 0;
}

static struct val give_bytes(const struct annotated_call *call, struct dpy_given given)
{
    struct val bytes = dpy_bytearray_bytes(call->passed[given.what]);
    int64_t length;
    if (length_of(call, given.length, (int64_t)dpy_str_header(bytes)->length, &length))
        return dpy_failure();
    if (!(target_of(call, (uint64_t)given.what)->flags & DPY_TYPE_CHAR))
        return dpy_bytes_new(bytes.s, (size_t)length);
    return dpy_str_decode(bytes.s, given.length == DPY_NOWHERE ? strnlen(bytes.s, (size_t)length) : (size_t)length);
}

static struct val give_items(const struct annotated_call *call, struct dpy_given given)
{
    struct val array = call->passed[given.what];
    int64_t length;
    if (given.length == DPY_NOWHERE)
        return array;
    if (length_of(call, given.length, (int64_t)dpy_descriptor(array)->count, &length))
        return dpy_failure();
    return dpy_native_getitem(array, dpy_slice(dpy_int(0), dpy_int(length), dpy_none()));
}

// Text that the caller would have to free becomes a str, and is freed. What else is owned stays C's, and describe() tells.
static struct val give_owned(struct val v, const struct dpy_helper *helper, int64_t length)
{
    if (dpy_kind(v) != DPY_POINTER || !v.p)
        return v;
    if (!dpy_native_is_string(v)) {
        dpy_owned(v.p, helper->function->name);
        return v;
    }
    struct val text = dpy_str_decode(v.p, length < 0 ? strlen(v.p) : (size_t)length);
    return dpy_failed(text) || release(helper, v) ? dpy_failure() : text;
}

static struct val give(const struct annotated_call *call, struct dpy_given given)
{
    if (given.what != DPY_THE_RESULT && parameter(call, (uint64_t)given.what)->role == DPY_ROLE_OUT && is_sized(call, (uint64_t)given.what))
        return is_bytes(target_of(call, (uint64_t)given.what)) ? give_bytes(call, given) : give_items(call, given);
    struct val v = left(call, given.what);
    const struct dpy_helper *helper = release_of(call, given.what);
    int64_t length;
    if (dpy_failed(v) || length_of(call, given.length, -1, &length))
        return dpy_failure();
    if (helper)
        return give_owned(v, helper, length);
    return given.length == DPY_NOWHERE ? v : dpy_native_getitem(v, dpy_slice(dpy_int(0), dpy_int(length), dpy_none()));
}

static struct val give_all(const struct annotated_call *call)
{
    const struct dpy_annotation *annotation = call->annotation;
    if (!annotation->given_count)
        return dpy_none();
    if (annotation->given_count == 1)
        return give(call, annotation->gives[0]);
    struct val tuple = dpy_tuple_new(annotation->given_count);
    for (uint32_t i = 0; !dpy_failed(tuple) && i < annotation->given_count; i++) {
        struct val v = give(call, annotation->gives[i]);
        if (dpy_failed(v))
            return v;
        dpy_tuple_of(tuple)->items[i] = v;
    }
    return tuple;
}

// Failures

static int64_t bits_of(struct val v)
{
    uint64_t word;
    if (v.type == DPY_BIGINT)
        return dpy_int_to_uint64(v, &word) ? (int64_t)word : 1;
    return dpy_kind(v) == DPY_INT || v.type == DPY_BOOL || dpy_kind(v) == DPY_POINTER || dpy_kind(v) == DPY_NATIVE ? v.i : 0;
}

static bool has_failed(const struct annotated_call *call, int error)
{
    const struct dpy_annotation *annotation = call->annotation;
    int64_t bits = bits_of(call->result);
    bool listed = false;
    for (uint32_t i = 0; i < annotation->value_count; i++)
        listed = listed || annotation->values[i] == bits;
    if (annotation->flags & DPY_SUCCEEDS)
        return !listed;
    return listed || (annotation->flags & DPY_FAILS_NEGATIVE && bits < 0) || (annotation->flags & DPY_FAILS_NONZERO && bits) ||
           (annotation->flags & DPY_FAILS_ERRNO && error);
}

static struct val message_of(const struct annotated_call *call)
{
    const struct dpy_annotation *annotation = call->annotation;
    struct val args[annotation->message_count + 1];
    for (uint32_t i = 0; i < annotation->message_count; i++)
        if (dpy_failed(args[i] = left(call, annotation->message_arguments[i])))
            return dpy_failure();
    size_t count = annotation->message_count;
    if (annotation->message_of.address) {
        args[0] = dpy_native_call(annotation->message_of.function, annotation->message_of.address, NULL, args, count, NULL);
        if (dpy_failed(args[0]))
            return args[0];
        count = 1;
    }
    struct val text = dpy_native_call(annotation->message.function, annotation->message.address, NULL, args, count, NULL);
    return dpy_failed(text) || !dpy_native_is_string(text) ? text : dpy_native_as_str(text);
}

static struct val raise_message(const struct annotated_call *call)
{
    struct val args[2] = { call->result, message_of(call) };
    if (dpy_failed(args[1]))
        return dpy_failure();
    bool is_os_error = dpy_type_derives(call->annotation->raises, &dpy_OSError);
    struct val exception = dpy_exception_new(call->annotation->raises, is_os_error ? args : args + 1, is_os_error ? 2 : 1);
    if (dpy_failed(exception) || dpy_setattr(exception, "result", call->result))
        return dpy_failure();
    return dpy_raise(exception, dpy_failure());
}

static struct val raise_number(const struct annotated_call *call, int error)
{
    const char *file = NULL;
    size_t length;
    if (call->annotation->file != DPY_NOWHERE && !dpy_text_of(call->given[call->annotation->file], &file, &length))
        file = NULL;
    errno = error;
    return dpy_raise_errno(file);
}

// What a failure leaves behind of what would be the caller's.
static int release_outputs(const struct annotated_call *call)
{
    for (uint64_t i = 0; i < call->annotation->function->count; i++) {
        const struct dpy_helper *helper = release_of(call, (int32_t)i);
        struct val v = helper ? left(call, (int32_t)i) : dpy_none();
        if (dpy_failed(v) || (dpy_kind(v) == DPY_POINTER && v.p && release(helper, v)))
            return -1;
    }
    return 0;
}

static struct val fail(const struct annotated_call *call, int error)
{
    const struct dpy_annotation *annotation = call->annotation;
    if (annotation->flags & DPY_ERROR_IS_RESULT)
        error = (int)(bits_of(call->result) < 0 ? -bits_of(call->result) : bits_of(call->result));
    if (annotation->message.address)
        raise_message(call);
    else if (annotation->flags & DPY_ENDS && !error)
        dpy_raise_error(&dpy_EOFError, "%s() is at the end", annotation->builtin.name);
    else
        raise_number(call, error);
    struct val exception = dpy_catch();
    return release_outputs(call) ? dpy_failure() : dpy_reraise(exception);
}

// errno speaks of this call only where it was 0 before.
static struct val run(struct annotated_call *call)
{
    const struct dpy_annotation *annotation = call->annotation;
    int before = errno;
    errno = 0;
    call->result = dpy_native_call(annotation->function, annotation->address, annotation->builtin.name, call->passed, call->count, NULL);
    if (dpy_failed(call->result))
        return call->result;
    int error = errno;
    if (has_failed(call, error))
        return fail(call, error);
    struct val given = give_all(call);
    errno = error ? error : before;
    return given;
}

struct val dpy_annotated_call(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const struct dpy_annotation *annotation = self;
    size_t room = annotation->function->count + n;
    struct val given[room + 1], passed[room + 1];
    struct annotated_call call = { .annotation = annotation, .given = given, .passed = passed };
    memset(given, 0, sizeof given);
    if (take_arguments(&call, args, n, kwnames) || make_outputs(&call))
        return dpy_failure();
    return run(&call);
}
