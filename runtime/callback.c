// C calls Python: the C addresses of Python functions.
//
// Invariants
// - Every address that was handed out leads back to its function, and lives for ever: C may keep it anywhere.
// - A function has one address per signature: its typed entry if the compiler made one, else a libffi closure.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/single_threaded.h>

#include "alloc.h"
#include "ffi_type.h"
#include "property.h"
#include "thread.h"

struct callback {
    struct val function;
    const struct dpy_type *signature;    // NULL: the address is an object's own, handed out as void *
    void *address;
    ffi_closure *closure;
    struct callback *next_of_function, *next_of_address;
};

enum { BUCKETS = 1024 };
static struct callback *by_function[BUCKETS];
static struct callback *_Atomic by_address[BUCKETS];    // read without the lock: entries never change
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static size_t bucket(const void *p)
{
    uint64_t hash = (uintptr_t)p * 0x9e3779b97f4a7c15u;
    return hash >> 54;
}

// Each `o.method` is a new object; it is the same function.
static const void *key_of(struct val function)
{
    const struct dpy_bound *bound = function.type == DPY_BOUND ? function.p : NULL;
    return bound ? (const void *)((uintptr_t)bound->self.p ^ (uintptr_t)bound->function.p) : function.p;
}

static bool is_same(struct val a, struct val b)
{
    const struct dpy_bound *left = a.p, *right = b.p;
    return a.type == DPY_BOUND && b.type == DPY_BOUND ? dpy_is(left->self, right->self) && dpy_is(left->function, right->function) : dpy_is(a, b);
}

static struct callback *find(struct val function, const struct dpy_type *signature)
{
    struct callback *entry = by_function[bucket(key_of(function))];
    while (entry && !(is_same(entry->function, function) && entry->signature == signature))
        entry = entry->next_of_function;
    return entry;
}

static void add(struct callback *entry)
{
    struct callback **of_function = &by_function[bucket(key_of(entry->function))];
    entry->next_of_function = *of_function;
    entry->next_of_address = by_address[bucket(entry->address)];
    *of_function = by_address[bucket(entry->address)] = entry;
}

struct val dpy_callback_function(const void *address)
{
    struct callback *entry = by_address[bucket(address)];
    while (entry && entry->address != address)
        entry = entry->next_of_address;
    return entry ? entry->function : dpy_failure();
}

// A struct by value lies in C's frame; Python may keep it.
static struct val load_argument(void *address, const struct dpy_type *type)
{
    type = dpy_type_resolve(type);
    struct val v = dpy_load_argument(address, type);
    return type->ctype == DPY_C_STRUCT || type->ctype == DPY_C_UNION ? dpy_native_new(type, &v, 1, NULL) : v;
}

// The next argument, which may have come in two registers, or as nothing.
static struct val take_argument(const struct dpy_type *type, struct dpy_ffi_registers *registers, void ***arguments)
{
    ffi_type *pieces[2];
    _Alignas(16) char whole[16];
    int count = dpy_ffi_pieces(type, registers, pieces);
    void **next = *arguments;
    *arguments += count;
    if (count == 0)
        return dpy_native_new(type, NULL, 0, NULL);
    if (count == 1)
        return load_argument(next[0], type);
    memcpy(whole, next[0], 8);
    memcpy(whole + 8, next[1], 8);
    return load_argument(whole, type);
}

static struct val call_python(const struct callback *callback, void **arguments)
{
    const struct dpy_type *signature = callback->signature;
    struct val args[signature->count + 1];
    struct dpy_ffi_registers registers = dpy_ffi_registers(signature->target);
    for (uint64_t i = 0; i < signature->count; i++) {
        const struct dpy_type *type = signature->members[i].type;
        args[i] = take_argument(type, &registers, &arguments);
        if (dpy_failed(args[i]))
            return args[i];
    }
    return dpy_call(callback->function, args, signature->count, NULL);
}

// libffi wants integers that are narrower than a word widened.
static int store_result(void *result, const struct dpy_type *type, struct val v)
{
    int64_t word;
    if (type->ctype == DPY_C_VOID)
        return 0;
    if (type->ctype > DPY_C_UINT64 || type->ctype == DPY_C_NONE)
        return dpy_store(result, type, v);
    if (dpy_to_int64(v, type, &word))
        return -1;
    memcpy(result, &word, sizeof word);
    return 0;
}

static void clear_result(void *result, const struct dpy_type *type)
{
    if (type->ctype != DPY_C_VOID)
        memset(result, 0, type->size < 8 ? 8 : type->size);
}

static void handle(ffi_cif *cif, void *result, void **arguments, void *data)
{
    (void)cif;
    const struct callback *callback = data;
    const struct dpy_type *target = callback->signature->target;
    const struct dpy_type *type = target ? dpy_type_resolve(target) : &dpy_c_void;
    clear_result(result, type);
    if (!__libc_single_threaded)
        dpy_enter();
    struct val v = call_python(callback, arguments);
    if (!dpy_failed(v) && store_result(result, type, v) == 0) {
        if (dpy_has_threads())
            dpy_exit();
        return;
    }
    dpy_throw();
    clear_result(result, type);
}

// An annotated function serves every signature that C would take it for; other typed entries the one that they were made for.
static void *typed_entry(struct val value, const struct dpy_type *signature)
{
    if (dpy_kind(value) != DPY_FUNCTION)
        return NULL;
    const struct dpy_function *function = (const struct dpy_function *)dpy_descriptor(value);
    const struct dpy_typed_entry *entry = function->typed;
    if (entry && function->flags & DPY_FUNCTION_TYPED && dpy_type_compatible(entry->signature, signature))
        return entry->entry;
    for (; entry && entry->signature; entry++)
        if (entry->signature == signature ||
            (strcmp(entry->signature->name, signature->name) == 0 && dpy_type_compatible(entry->signature, signature)))
            return entry->entry;
    return NULL;
}

static struct callback *make(struct val function, const struct dpy_type *signature)
{
    struct callback *entry = calloc(1, sizeof *entry);
    if (!entry)
        return dpy_raise_memory(), NULL;
    entry->function = function, entry->signature = signature;
    entry->address = typed_entry(function, signature);
    if (entry->address)
        return entry;
    ffi_cif *cif = dpy_ffi_interface(signature);
    if (cif)
        entry->closure = ffi_closure_alloc(sizeof *entry->closure, &entry->address);
    if (entry->closure && ffi_prep_closure_loc(entry->closure, cif, handle, entry, entry->address) == FFI_OK)
        return entry;
    if (entry->closure)
        ffi_closure_free(entry->closure);
    if (cif)
        dpy_raise_memory();
    free(entry);
    return NULL;
}

void *dpy_callback(struct val function, const struct dpy_type *signature)
{
    signature = dpy_type_resolve(signature);
    if (signature->flags & DPY_TYPE_VARIADIC) {
        dpy_raise_error(&dpy_TypeError, "a Python function cannot be called as %s, with any number of arguments",
                        signature->name);
        return NULL;
    }
    pthread_mutex_lock(&lock);
    struct callback *entry = find(function, signature);
    if (!entry && (entry = make(function, signature)))
        add(entry);
    pthread_mutex_unlock(&lock);
    return entry ? entry->address : NULL;
}

void *dpy_callback_annotated(struct val function)
{
    const struct dpy_function *known = dpy_kind(function) == DPY_FUNCTION ? (const struct dpy_function *)dpy_descriptor(function) : NULL;
    if (known && known->flags & DPY_FUNCTION_TYPED)
        return dpy_callback(function, known->typed->signature);
    dpy_raise_error(&dpy_TypeError, "a Python function in place of ... needs a C signature: annotate it, or cast it to a function pointer");
    return NULL;
}

bool dpy_callback_remember(struct val object, const void *address)
{
    pthread_mutex_lock(&lock);
    struct callback *entry = by_address[bucket(address)];
    while (entry && !(entry->address == address && entry->function.type == object.type))
        entry = entry->next_of_address;
    if (!entry && (entry = calloc(1, sizeof *entry))) {
        entry->function = object, entry->address = (void *)address;
        add(entry);
    }
    pthread_mutex_unlock(&lock);
    if (!entry)
        dpy_raise_memory();
    return entry;
}
