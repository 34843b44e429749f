// How structs travel. libffi classifies by the elements that it is given and knows neither unions nor bit-fields nor packed
// members. So the System V classes are computed here, eightbyte by eightbyte, and a struct of the same size and alignment is
// described that falls into them. This file is where the runtime depends on the x86-64 ABI of arguments.
//
// Known limit: libffi 3.4.4 and older overwrite xmm0 where a struct of an integer and a floating eightbyte takes the last
// integer register after a floating argument. Calls that the compiler makes directly are not concerned.
#include "ffi_type.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum class { NO_CLASS, SSE, INTEGER, X87, X87UP, MEMORY };

static ffi_type *val_elements[] = { &ffi_type_uint64, &ffi_type_uint64, NULL };
ffi_type dpy_ffi_val = { .size = 16, .alignment = 16, .type = FFI_TYPE_STRUCT, .elements = val_elements };

// A struct too large for registers; as an element it sends what contains it to memory.
static ffi_type *large_elements[] = { &ffi_type_uint64, NULL };
static ffi_type large = { .size = 64, .alignment = 1, .type = FFI_TYPE_STRUCT, .elements = large_elements };
static ffi_type *memory_elements[] = { &large, NULL };

struct classes { enum class of[2]; };

// The merging rules of the ABI, in its order.
static enum class merged(enum class a, enum class b)
{
    if (a == b || b == NO_CLASS)
        return a;
    if (a == NO_CLASS)
        return b;
    if (a == MEMORY || b == MEMORY)
        return MEMORY;
    return a == INTEGER || b == INTEGER ? INTEGER : MEMORY;   // X87 with SSE
}

static void merge(struct classes *classes, uint64_t offset, enum class class)
{
    if (offset >= 16)
        class = MEMORY, offset = 0;
    enum class *slot = &classes->of[offset / 8];
    *slot = merged(*slot, class);
}

static void classify(const struct dpy_type *type, uint64_t offset, struct classes *classes, int depth);

static void classify_member(const struct dpy_member *member, uint64_t offset, struct classes *classes, int depth)
{
    uint64_t first = offset + (uint64_t)member->offset + member->bit_offset / 8;
    if (!member->bit_size) {
        classify(member->type, offset + (uint64_t)member->offset, classes, depth);
        return;
    }
    merge(classes, first, INTEGER);
    merge(classes, offset + (uint64_t)member->offset + (member->bit_offset + member->bit_size - 1u) / 8, INTEGER);
}

static void classify(const struct dpy_type *type, uint64_t offset, struct classes *classes, int depth)
{
    type = dpy_type_resolve(type);
    if (offset + type->size > 16 || depth > 16 || (type->align && offset % type->align)) {
        classes->of[0] = MEMORY;
        return;
    }
    switch ((enum dpy_ctype)type->ctype) {
    case DPY_C_STRUCT: case DPY_C_UNION:
        for (uint64_t i = 0; i < type->count; i++)
            classify_member(&type->members[i], offset, classes, depth + 1);
        break;
    case DPY_C_ARRAY:
        for (uint64_t i = 0; i < type->count && type->size && classes->of[0] != MEMORY; i++)
            classify(type->target, offset + i * dpy_type_resolve(type->target)->size, classes, depth + 1);
        break;
    case DPY_C_FLOAT: case DPY_C_DOUBLE: merge(classes, offset, SSE); break;
    case DPY_C_LONG_DOUBLE: merge(classes, offset, X87), merge(classes, offset + 8, X87UP); break;
    case DPY_C_INT128: case DPY_C_UINT128: merge(classes, offset, INTEGER), merge(classes, offset + 8, INTEGER); break;
    default: merge(classes, offset, INTEGER);
    }
}

// The elements for one eightbyte of which `size` bytes belong to the struct.
static size_t eightbyte_elements(enum class class, uint64_t size, ffi_type **ret)
{
    if (class == SSE && size <= 8) {
        ret[0] = size > 4 ? &ffi_type_double : &ffi_type_float;
        return 1;
    }
    if (size >= 8) {
        ret[0] = &ffi_type_uint64;
        return 1;
    }
    for (uint64_t i = 0; i < size; i++)
        ret[i] = &ffi_type_uint8;
    return size;
}

struct layout {              // of a struct or union, in its type's cache
    ffi_type type;
    ffi_type *elements[17];
};

static void choose_elements(struct layout *layout, const struct dpy_type *type)
{
    struct classes classes = { { NO_CLASS, NO_CLASS } };
    layout->type.elements = layout->elements;
    if (type->size > 16)
        classes.of[0] = MEMORY;
    else
        classify(type, 0, &classes, 0);
    if (classes.of[0] == X87 && classes.of[1] == X87UP)
        layout->type = ffi_type_longdouble;          // libffi would look for the struct elsewhere than in st(0)
    else if (classes.of[0] >= X87 || classes.of[1] >= X87)
        layout->type.elements = memory_elements;     // X87UP without X87 too
    else {
        size_t n = eightbyte_elements(classes.of[0], type->size < 8 ? type->size : 8, layout->elements);
        if (type->size > 8)
            eightbyte_elements(classes.of[1], type->size - 8, layout->elements + n);
    }
}

static pthread_mutex_t cache_lock = PTHREAD_MUTEX_INITIALIZER;

// What is in the cache is complete: it is published by one store, under the lock that only makers take.
static void *cached(const struct dpy_type *type)
{
    return __atomic_load_n(&type->cache, __ATOMIC_ACQUIRE);
}

static void *publish(const struct dpy_type *type, void *made)
{
    pthread_mutex_lock(&cache_lock);
    void *earlier = cached(type);
    if (!earlier)
        __atomic_store_n(&((struct dpy_type *)type)->cache, made, __ATOMIC_RELEASE);
    pthread_mutex_unlock(&cache_lock);
    if (earlier)
        free(made);
    return earlier ? earlier : made;
}

static ffi_type *record_type(const struct dpy_type *type)
{
    struct layout *layout = cached(type);
    if (layout)
        return &layout->type;
    if (!(layout = calloc(1, sizeof *layout)))
        return dpy_raise_memory(), NULL;
    layout->type = (ffi_type){ .size = type->size, .alignment = (unsigned short)(type->align ? type->align : 1),
                               .type = FFI_TYPE_STRUCT };
    choose_elements(layout, type);
    return &((struct layout *)publish(type, layout))->type;
}

ffi_type *dpy_ffi_type(const struct dpy_type *type)
{
    static ffi_type *const scalars[] = {
        [DPY_C_VOID] = &ffi_type_void, [DPY_C_BOOL] = &ffi_type_uint8, [DPY_C_INT8] = &ffi_type_sint8,
        [DPY_C_INT16] = &ffi_type_sint16, [DPY_C_INT32] = &ffi_type_sint32, [DPY_C_INT64] = &ffi_type_sint64,
        [DPY_C_UINT8] = &ffi_type_uint8, [DPY_C_UINT16] = &ffi_type_uint16, [DPY_C_UINT32] = &ffi_type_uint32,
        [DPY_C_UINT64] = &ffi_type_uint64, [DPY_C_INT128] = &dpy_ffi_val, [DPY_C_UINT128] = &dpy_ffi_val,
        [DPY_C_FLOAT] = &ffi_type_float, [DPY_C_DOUBLE] = &ffi_type_double, [DPY_C_LONG_DOUBLE] = &ffi_type_longdouble,
        [DPY_C_POINTER] = &ffi_type_pointer, [DPY_C_FUNCTION] = NULL,
    };
    type = dpy_type_resolve(type);
    if (type->ctype <= DPY_C_FUNCTION && scalars[type->ctype])
        return scalars[type->ctype];
    if (type->ctype == DPY_C_ARRAY || type->ctype == DPY_C_FUNCTION)
        return &ffi_type_pointer;        // parameters decay
    if ((type->ctype == DPY_C_STRUCT || type->ctype == DPY_C_UNION) && type->size)
        return record_type(type);
    dpy_raise_error(&dpy_TypeError, "a %s cannot be passed by value", type->name);
    return NULL;
}

struct interface {           // of a function, in its type's cache
    ffi_cif cif;
    ffi_type *arguments[];
};

ffi_cif *dpy_ffi_interface(const struct dpy_type *function)
{
    struct interface *interface = cached(function);
    if (interface)
        return &interface->cif;
    ffi_type *result = function->target ? dpy_ffi_type(function->target) : &ffi_type_void;
    interface = result ? calloc(1, sizeof *interface + function->count * sizeof(ffi_type *)) : NULL;
    if (!interface)
        return result ? dpy_raise_memory(), NULL : NULL;
    for (uint64_t i = 0; i < function->count; i++)
        if (!(interface->arguments[i] = dpy_ffi_type(function->members[i].type))) {
            free(interface);
            return NULL;
        }
    if (ffi_prep_cif(&interface->cif, FFI_DEFAULT_ABI, (unsigned)function->count, result, interface->arguments) != FFI_OK) {
        dpy_raise_error(&dpy_TypeError, "libffi refuses the signature %s", function->name);
        free(interface);
        return NULL;
    }
    return &((struct interface *)publish(function, interface))->cif;
}
