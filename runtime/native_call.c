// Calls of C functions that are only known at run time, over libffi.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <string.h>
#include <sys/single_threaded.h>

#include "alloc.h"
#include "exception_value.h"
#include "ffi_type.h"
#include "int.h"
#include "lifetime.h"
#include "str.h"
#include "thread.h"
#include "wrapper.h"

bool dpy_calls_ffi;

int dpy_get_errno(void)
{
    return errno;
}

void dpy_set_errno(int value)
{
    errno = value;
}

// At an address there may be several names; a prototype has the one that the program used.
const char *dpy_native_name(const struct dpy_type *function, const void *address)
{
    Dl_info info;
    if (function->flags & DPY_TYPE_PROTOTYPE)
        return function->name;
    return dladdr(address, &info) && info.dli_saddr == address ? info.dli_sname : NULL;
}

// Errors name the function, and show its prototype.

static struct val raise_with_prototype(const struct dpy_type *class, const struct dpy_type *function, const char *name,
                                       struct dpy_buffer *message)
{
    dpy_buffer_text(message, ": ");
    dpy_prototype(function, name, message);
    dpy_buffer_add(message, "", 1);
    if (message->failed)
        dpy_raise_memory();
    else
        dpy_raise_error(class, "%s", message->bytes);
    dpy_buffer_deinit(message);
    return dpy_failure();
}

struct val dpy_raise_arguments(const struct dpy_type *function, const char *name, size_t given)
{
    struct dpy_buffer message = { 0 };
    const char *least = function->flags & DPY_TYPE_VARIADIC ? "at least " : "";
    dpy_buffer_format(&message, "%s() takes %s%llu argument%s (%zu given)", name, least, (unsigned long long)function->count,
                      function->count == 1 ? "" : "s", given);
    return raise_with_prototype(&dpy_TypeError, function, name, &message);
}

// The pending exception, told with `where` before it and the prototype behind it.
static struct val raise_within(const struct dpy_type *function, const char *name, struct dpy_buffer *where)
{
    struct val exception = dpy_catch();
    const struct dpy_type *class = dpy_type_of(exception);
    bool told = class == &dpy_TypeError || class == &dpy_OverflowError || class == &dpy_ValueError;
    dpy_buffer_text(where, ": ");
    if (told && !dpy_exception_str_into(where, exception))
        return raise_with_prototype(class, function, name, where);
    dpy_buffer_deinit(where);
    return told ? dpy_failure() : dpy_reraise(exception);
}

struct val dpy_raise_argument(const struct dpy_type *function, const char *name, size_t index)
{
    struct dpy_buffer where = { 0 };
    dpy_buffer_format(&where, "%s() argument %zu", name, index + 1);
    if (index < function->count && function->members[index].name)
        dpy_buffer_format(&where, " (%s)", function->members[index].name);
    return raise_within(function, name, &where);
}

static struct val raise_signature(const struct dpy_type *function, const char *name)
{
    struct dpy_buffer where = { 0 };
    dpy_buffer_format(&where, "%s()", name);
    return raise_within(function, name, &where);
}

// Arguments

union slot {
    int64_t word;
    float single;
    double real;
    long double extended;
    __int128 wide;
    _Complex long double complex;
    void *pointer;
};

struct call {
    const struct dpy_type *function;
    const char *name;
    void *address;
    ffi_cif *cif;
    union slot *slots;
    void **values;           // libffi's: where each argument lies
    void *result;
    struct dpy_temps temps;
    int error;               // errno as the function left it
    uintptr_t registers[DPY_REGISTERS];
};

// In registers, or as libffi copies it.
static void *convert_record(struct call *call, size_t i, const struct dpy_type *type, struct val v)
{
    bool fits = dpy_kind(v) == DPY_STRUCT && v.p && dpy_type_resolve(dpy_descriptor(v))->size == type->size &&
                dpy_type_compatible(dpy_descriptor(v), type);
    struct val record = !fits ? dpy_new(type, v) : dpy_alive(v.p) ? dpy_failure() : v;
    if (dpy_failed(record) || type->size > sizeof *call->slots)
        return record.p;
    return memcpy(&call->slots[i], record.p, type->size);
}

// Arrays and functions among the parameters are pointers by now, but typedefs hide them.
static const struct dpy_type *decayed(const struct dpy_type *type)
{
    if (type->ctype == DPY_C_ARRAY)
        return dpy_pointer_to(type->target);
    return type->ctype == DPY_C_FUNCTION ? dpy_pointer_to(type) : type;
}

// Where the argument lies, as C holds it; NULL: an exception is pending.
static void *convert(struct call *call, size_t i, const struct dpy_type *type, struct val v)
{
    union slot *slot = &call->slots[i];
    type = decayed(dpy_type_resolve(type));
    if (!type)
        return NULL;
    if (type->ctype == DPY_C_STRUCT || type->ctype == DPY_C_UNION)
        return convert_record(call, i, type, v);
    bool is_void = type->ctype == DPY_C_POINTER && i < call->function->count && dpy_type_resolve(type->target)->ctype == DPY_C_VOID;
    int failed = is_void ? dpy_to_argument(v, call->function, i, &slot->pointer, &call->temps)
        : type->ctype == DPY_C_POINTER ? dpy_to_pointer_temp(v, type, &slot->pointer, &call->temps) : dpy_store(slot, type, v);
    return failed ? NULL : slot;
}

// `...`: the type that an argument travels as. An int is a long: every argument fills eight bytes, so that a callee that
// expects an int finds it as well, and "%ld" of a small number reads no garbage.
static const struct dpy_type *promoted(struct val v)
{
    uint64_t word;
    switch (dpy_kind(v)) {
    case DPY_INT: case DPY_BOOL: return &dpy_c_long;
    case DPY_BIGINT: return dpy_int_to_uint64(v, &word) ? &dpy_c_unsigned_long : &dpy_c_long;
    case DPY_FLOAT: return &dpy_c_double;
    case DPY_STR: case DPY_BYTES: return &dpy_c_const_char_pointer;
    case DPY_STRUCT: return dpy_type_resolve(dpy_descriptor(v));
    default: return &dpy_c_void_pointer;
    }
}

// What comes in place of `...`.
static void *convert_variadic(struct call *call, size_t i, const struct dpy_type *type, struct val v)
{
    enum dpy_kind kind = dpy_kind(v);
    if (kind != DPY_FUNCTION && kind != DPY_CLOSURE && kind != DPY_BOUND)
        return convert(call, i, type, v);
    call->slots[i].pointer = dpy_callback_annotated(v);
    return call->slots[i].pointer ? &call->slots[i] : NULL;
}

static struct val result_of(const struct call *call)
{
    const struct dpy_type *type = call->function->target;
    return type ? dpy_load(call->result, type) : dpy_none();
}

static void call_body(void *argument)
{
    struct call *call = argument;
    if (!__libc_single_threaded)
        dpy_leave(call->registers);
    ffi_call(call->cif, FFI_FN(call->address), call->result, call->values);
    call->error = errno;
    if (dpy_has_threads())
        dpy_reenter();
}

// What comes after leaves errno to the program as the function left it.
static struct val run(struct call *call)
{
    struct val exception = dpy_failure();
    if (dpy_protect(call_body, call)) {
        exception = dpy_catch();
        call->error = errno;
    }
    int failed = dpy_temps_finish(&call->temps);
    if (exception.type)
        return dpy_reraise(exception);
    struct val result = failed || (dpy_attention_wanted() && dpy_safepoint()) ? dpy_failure() : result_of(call);
    errno = call->error;
    return result;
}

// The number of libffi's arguments, or -1. `fixed` becomes that of the arguments before `...`.
static int convert_all(struct call *call, const struct val *args, size_t n, ffi_type **types, int *fixed)
{
    const struct dpy_type *function = call->function;
    struct dpy_ffi_registers registers = dpy_ffi_registers(function->target);
    int travelling = 0;
    for (size_t i = 0; i < n; i++) {
        const struct dpy_type *type = i < function->count ? function->members[i].type : promoted(args[i]);
        int pieces = dpy_ffi_pieces(type, &registers, &types[travelling]);
        void *at = pieces < 0 ? NULL : i < function->count ? convert(call, i, type, args[i]) : convert_variadic(call, i, type, args[i]);
        if (!at) {
            dpy_raise_argument(function, call->name, i);
            return -1;
        }
        call->values[travelling] = at, call->values[travelling + 1] = (char *)at + 8;
        travelling += pieces;
        if (i < function->count)
            *fixed = travelling;
    }
    return travelling;
}

static struct val raise_keyword(const struct call *call, const char *what, const char *keyword)
{
    struct dpy_buffer message = { 0 };
    dpy_buffer_format(&message, "%s() got %s '%s'", call->name, what, keyword);
    return raise_with_prototype(&dpy_TypeError, call->function, call->name, &message);
}

// Puts keyword arguments into the places of their parameters. 0, or -1: TypeError.
static int order(const struct call *call, struct val *ordered, const struct val *args, size_t n, const struct dpy_names *names)
{
    const struct dpy_type *function = call->function;
    size_t positional = n - names->count;
    memset(ordered, 0, n * sizeof *ordered);
    memcpy(ordered, args, positional * sizeof *ordered);
    for (size_t k = 0; k < names->count; k++) {
        uint64_t i = 0;
        while (i < function->count && !(function->members[i].name && strcmp(function->members[i].name, names->names[k]) == 0))
            i++;
        if (i == function->count || i >= n)
            return raise_keyword(call, "an unexpected keyword argument", names->names[k]), -1;
        if (ordered[i].type)
            return raise_keyword(call, "multiple values for argument", names->names[k]), -1;
        ordered[i] = args[positional + k];
    }
    return 0;
}

static struct val call_with(struct call *call, const struct val *args, size_t n)
{
    const struct dpy_type *function = call->function;
    const struct dpy_type *result = function->target ? dpy_type_resolve(function->target) : &dpy_c_void;
    bool is_variadic = function->flags & DPY_TYPE_VARIADIC, by_value = result->ctype == DPY_C_STRUCT || result->ctype == DPY_C_UNION;
    union slot slots[n + 1];
    void *values[2 * n + 1];
    ffi_type *types[2 * n + 1];
    ffi_type *ffi_result = is_variadic ? dpy_ffi_type(result) : NULL;
    ffi_cif variadic;
    int fixed = 0;
    call->slots = slots, call->values = values, call->result = &slots[n];
    memset(slots, 0, sizeof slots);
    call->cif = is_variadic ? &variadic : dpy_ffi_interface(function);
    if (!call->cif || (is_variadic && !ffi_result))
        return raise_signature(function, call->name);
    if (by_value && !(call->result = dpy_alloc(result->size, dpy_type_word(result))))
        return dpy_failure();
    int travelling = convert_all(call, args, n, types, &fixed);
    if (travelling < 0) {
        struct val exception = dpy_catch();
        dpy_temps_finish(&call->temps);
        return dpy_reraise(exception);
    }
    if (is_variadic && ffi_prep_cif_var(&variadic, FFI_DEFAULT_ABI, (unsigned)fixed, (unsigned)travelling, ffi_result, types) != FFI_OK)
        return dpy_raise_error(&dpy_TypeError, "libffi refuses a call of %s()", call->name);
    return run(call);
}

struct val dpy_native_call(const struct dpy_type *function, void *address, const char *name, const struct val *args,
                           size_t n, const struct dpy_names *kwnames)
{
    enum { MOST = 1000 };    // arguments lie on the stack
    struct call call = { .function = dpy_type_resolve(function), .address = address };
    call.name = name ? name : dpy_native_name(call.function, address);
    if (!call.name)
        call.name = "function";
    dpy_wrapper_add_caller((const void *)ffi_call);
    if (!address)
        return dpy_raise_error(&dpy_ValueError, "call of a NULL pointer (%s)", function->name);
    if (n > MOST || n < call.function->count || (n > call.function->count && !(call.function->flags & DPY_TYPE_VARIADIC)))
        return dpy_raise_arguments(call.function, call.name, n);
    if (!kwnames || !kwnames->count)
        return call_with(&call, args, n);
    struct val ordered[n];
    return order(&call, ordered, args, n, kwnames) ? dpy_failure() : call_with(&call, ordered, n);
}

struct val dpy_call_native(struct val callee, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const struct dpy_type *type = dpy_type_resolve(dpy_descriptor(callee));
    if (dpy_kind(callee) == DPY_POINTER)
        type = dpy_type_resolve(type->target);
    if (type->ctype != DPY_C_FUNCTION)
        return dpy_raise_error(&dpy_TypeError, "'%s' object is not callable", dpy_descriptor(callee)->name);
    return dpy_native_call(type, callee.p, NULL, args, n, kwnames);
}

struct val dpy_call_entry(const struct dpy_function *function, void *entry, void *self, const struct val *args, size_t n)
{
    bool captures = function->flags & DPY_FUNCTION_CAPTURES;
    size_t count = n + captures;
    ffi_type *types[count + 1];
    void *values[count + 1];
    ffi_cif cif;
    struct val result = dpy_failure();
    types[0] = &ffi_type_pointer, values[0] = &self;
    for (size_t i = 0; i < n; i++)
        types[captures + i] = &dpy_ffi_val, values[captures + i] = (void *)&args[i];
    if (ffi_prep_cif(&cif, FFI_DEFAULT_ABI, (unsigned)count, &dpy_ffi_val, types) != FFI_OK)
        return dpy_raise_error(&dpy_SystemError, "libffi refuses a call of %s()", function->qualname);
    ffi_call(&cif, FFI_FN(entry), &result, values);
    return result;
}

struct val dpy_call_by_ffi(struct val callee, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct dpy_closure *closure = dpy_kind(callee) == DPY_CLOSURE ? callee.p : NULL;
    const struct dpy_function *function = closure ? closure->function : (const struct dpy_function *)dpy_descriptor(callee);
    size_t count = function->positional + function->keyword_only + !!(function->flags & DPY_FUNCTION_STAR) +
                   !!(function->flags & DPY_FUNCTION_STAR_STAR);
    struct val bound[count + 1];
    if (dpy_bind(function, closure ? closure->defaults : function->defaults, args, n, kwnames, bound))
        return dpy_failure();
    return dpy_call_entry(function, function->entry, closure, bound, count);
}
