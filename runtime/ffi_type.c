// How structs travel. libffi classifies by the elements that it is given and knows neither unions nor bit-fields nor packed
// members; and libffi 3.4.4 passes some structs of two eightbytes in the wrong registers. So the System V classes are computed
// here, eightbyte by eightbyte, and libffi sees an argument as one number for each register, or as a struct in memory. A result
// is described as a struct that falls into the same classes. This file is where the runtime depends on the x86-64 ABI of arguments.
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
    case DPY_C_COMPLEX_FLOAT: case DPY_C_COMPLEX_DOUBLE: merge(classes, offset, SSE), merge(classes, offset + type->size / 2, SSE); break;
    default: merge(classes, offset, INTEGER);
    }
}

// The elements for one eightbyte of which `size` bytes belong to the struct.
static size_t eightbyte_elements(enum class class, uint64_t size, ffi_type **ret)
{
    if (class == NO_CLASS)
        return 0;
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
    struct classes classes;
    ffi_type memory;         // as an argument that no registers remain for
};

// A complex number travels as the struct of its parts, but for that of long doubles, which has places of its own.
static bool is_record(const struct dpy_type *type)
{
    return type->ctype == DPY_C_STRUCT || type->ctype == DPY_C_UNION || type->ctype == DPY_C_COMPLEX_FLOAT ||
           type->ctype == DPY_C_COMPLEX_DOUBLE;
}

static bool holds_vector(const struct dpy_type *type, int depth)
{
    type = dpy_type_resolve(type);
    if (type->ctype == DPY_C_ARRAY)
        return type->flags & DPY_TYPE_VECTOR || (depth && depth < 16 && holds_vector(type->target, depth + 1));
    if (type->ctype != DPY_C_STRUCT && type->ctype != DPY_C_UNION)
        return false;
    for (uint64_t i = 0; i < type->count && depth < 16; i++)
        if (holds_vector(type->members[i].type, depth + 1))
            return true;
    return false;
}

// libffi knows no SIMD registers of 16 bytes and more.
static bool refuse_vector(const struct dpy_type *type)
{
    bool refused = holds_vector(type, 0);
    if (refused)
        dpy_raise_error(&dpy_TypeError, "a %s cannot be passed by value: it is a SIMD vector, or holds one", type->name);
    return refused;
}

static bool is_empty(const struct dpy_type *type)
{
    return is_record(type) && !type->size && !(type->flags & DPY_TYPE_INCOMPLETE);
}

// An eightbyte without a member is padding that an alignment makes, or a bit-field without a name, which DWARF leaves out.
static void name_holes(struct classes *classes, const struct dpy_type *type)
{
    if (classes->of[0] == NO_CLASS)
        classes->of[0] = INTEGER;
    if (classes->of[1] == NO_CLASS && type->align <= 8)
        classes->of[1] = INTEGER;
}

static void choose_elements(struct layout *layout, const struct dpy_type *type)
{
    struct classes classes = layout->classes;
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

static void describe(struct layout *layout, const struct dpy_type *type)
{
    if (type->size > 16)
        layout->classes.of[0] = MEMORY;
    else
        classify(type, 0, &layout->classes, 0), name_holes(&layout->classes, type);
    unsigned short align = (unsigned short)(type->align ? type->align : 1);
    layout->type = (ffi_type){ type->size, align, FFI_TYPE_STRUCT, layout->elements };
    layout->memory = (ffi_type){ type->size, align, FFI_TYPE_STRUCT, memory_elements };
    choose_elements(layout, type);
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

static struct layout *layout_of(const struct dpy_type *type)
{
    struct layout *layout = cached(type);
    if (layout)
        return layout;
    if (!(layout = calloc(1, sizeof *layout)))
        return dpy_raise_memory(), NULL;
    describe(layout, type);
    return publish(type, layout);
}

static ffi_type *record_type(const struct dpy_type *type)
{
    struct layout *layout = layout_of(type);
    return layout ? &layout->type : NULL;
}

ffi_type *dpy_ffi_type(const struct dpy_type *type)
{
    static ffi_type *const scalars[] = {
        [DPY_C_VOID] = &ffi_type_void, [DPY_C_BOOL] = &ffi_type_uint8, [DPY_C_INT8] = &ffi_type_sint8,
        [DPY_C_INT16] = &ffi_type_sint16, [DPY_C_INT32] = &ffi_type_sint32, [DPY_C_INT64] = &ffi_type_sint64,
        [DPY_C_UINT8] = &ffi_type_uint8, [DPY_C_UINT16] = &ffi_type_uint16, [DPY_C_UINT32] = &ffi_type_uint32,
        [DPY_C_UINT64] = &ffi_type_uint64, [DPY_C_INT128] = &dpy_ffi_val, [DPY_C_UINT128] = &dpy_ffi_val,
        [DPY_C_FLOAT] = &ffi_type_float, [DPY_C_DOUBLE] = &ffi_type_double, [DPY_C_LONG_DOUBLE] = &ffi_type_longdouble,
        [DPY_C_COMPLEX_LONG_DOUBLE] = &ffi_type_complex_longdouble, [DPY_C_POINTER] = &ffi_type_pointer, [DPY_C_FUNCTION] = NULL,
    };
    type = dpy_type_resolve(type);
    if (type->ctype <= DPY_C_FUNCTION && scalars[type->ctype])
        return scalars[type->ctype];
    if (refuse_vector(type))
        return NULL;
    if (type->ctype == DPY_C_ARRAY || type->ctype == DPY_C_FUNCTION)
        return &ffi_type_pointer;        // parameters decay
    if (is_record(type) && type->size)
        return record_type(type);
    if (is_empty(type))
        return &ffi_type_void;
    dpy_raise_error(&dpy_TypeError, "a %s cannot be passed by value", type->name);
    return NULL;
}

// Arguments

struct dpy_ffi_registers dpy_ffi_registers(const struct dpy_type *result)
{
    struct dpy_ffi_registers registers = { 6, 8 };
    ffi_type *type = result && is_record(dpy_type_resolve(result)) ? dpy_ffi_type(result) : NULL;
    if (type && type->elements == memory_elements)
        registers.integer--;
    return registers;
}

// libffi places arguments relative to a stack that it aligns to 16 bytes only.
static int memory_piece(const struct dpy_type *type, ffi_type *ret[2])
{
    struct layout *layout = layout_of(type);
    if (type->align > 16)
        dpy_raise_error(&dpy_TypeError, "libffi cannot pass a %s, which is aligned to %u bytes", type->name, type->align);
    if (!layout || type->align > 16)
        return -1;
    ret[0] = &layout->memory;
    return 1;
}

// An aggregate is in registers as a whole, or not at all.
static int aggregate_pieces(const struct dpy_type *type, struct classes classes, struct dpy_ffi_registers *registers, ffi_type *ret[2])
{
    int count = type->size <= 8 || classes.of[1] == NO_CLASS ? 1 : 2;
    struct dpy_ffi_registers remaining = *registers;
    for (int i = 0; i < count; i++) {
        unsigned *kind = classes.of[i] == SSE ? &remaining.sse : &remaining.integer;
        if (classes.of[i] >= X87 || !*kind)
            return memory_piece(type, ret);
        ret[i] = classes.of[i] == SSE ? &ffi_type_double : &ffi_type_uint64;
        --*kind;
    }
    *registers = remaining;
    return count;
}

int dpy_ffi_pieces(const struct dpy_type *type, struct dpy_ffi_registers *registers, ffi_type *ret[2])
{
    type = dpy_type_resolve(type);
    if (is_empty(type))
        return 0;
    if (type->ctype == DPY_C_INT128 || type->ctype == DPY_C_UINT128)
        return aggregate_pieces(type, (struct classes){ { INTEGER, INTEGER } }, registers, ret);
    if (refuse_vector(type))
        return -1;
    if (is_record(type) && type->size) {
        struct layout *layout = layout_of(type);
        return layout ? aggregate_pieces(type, layout->classes, registers, ret) : -1;
    }
    if (!(ret[0] = dpy_ffi_type(type)))
        return -1;
    unsigned *kind = type->ctype == DPY_C_FLOAT || type->ctype == DPY_C_DOUBLE ? &registers->sse : &registers->integer;
    if (type->ctype != DPY_C_LONG_DOUBLE && type->ctype != DPY_C_COMPLEX_LONG_DOUBLE && *kind)
        --*kind;
    return 1;
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
    interface = result ? calloc(1, sizeof *interface + 2 * function->count * sizeof(ffi_type *)) : NULL;
    if (!interface)
        return result ? dpy_raise_memory(), NULL : NULL;
    struct dpy_ffi_registers registers = dpy_ffi_registers(function->target);
    unsigned count = 0;
    for (uint64_t i = 0; i < function->count; i++) {
        int pieces = dpy_ffi_pieces(function->members[i].type, &registers, &interface->arguments[count]);
        if (pieces < 0) {
            free(interface);
            return NULL;
        }
        count += (unsigned)pieces;
    }
    if (ffi_prep_cif(&interface->cif, FFI_DEFAULT_ABI, count, result, interface->arguments) != FFI_OK) {
        dpy_raise_error(&dpy_TypeError, "libffi refuses the signature %s", function->name);
        free(interface);
        return NULL;
    }
    return &((struct interface *)publish(function, interface))->cif;
}
