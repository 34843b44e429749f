// Types made from types: definitions of declarations, compatibility, and the pointers and arrays that a program makes while
// it runs. What the compiler could foresee it has emitted as data.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "native.h"

const struct dpy_type *dpy_type_resolve(const struct dpy_type *type)
{
    if (type->canonical && type->ctype != DPY_C_POINTER && type->flags & DPY_TYPE_CONST)
        type = type->canonical;
    return (type->flags & DPY_TYPE_INCOMPLETE) && type->canonical ? type->canonical : type;
}

static bool compatible(const struct dpy_type *a, const struct dpy_type *b, int depth);

static bool same_signature(const struct dpy_type *a, const struct dpy_type *b, int depth)
{
    if (a->count != b->count || (a->flags ^ b->flags) & DPY_TYPE_VARIADIC)
        return false;
    for (uint64_t i = 0; i < a->count; i++)
        if (!compatible(a->members[i].type, b->members[i].type, depth))
            return false;
    bool a_void = !a->target || a->target->ctype == DPY_C_VOID, b_void = !b->target || b->target->ctype == DPY_C_VOID;
    return a_void || b_void ? a_void == b_void : compatible(a->target, b->target, depth);
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : !a == !b;
}

static bool is_tag(const struct dpy_type *type)
{
    return strncmp(type->name, "struct ", 7) == 0 || strncmp(type->name, "union ", 6) == 0;
}

// A struct and the typedefs of it have descriptors of their own. Of a declaration only the name can tell.
static bool same_record(const struct dpy_type *a, const struct dpy_type *b)
{
    if ((a->flags | b->flags) & DPY_TYPE_INCOMPLETE)
        return strcmp(a->name, b->name) == 0 || !is_tag(a) || !is_tag(b);
    if (a->size != b->size || a->count != b->count)
        return false;
    for (uint64_t i = 0; a->members != b->members && i < a->count; i++) {
        const struct dpy_member *x = &a->members[i], *y = &b->members[i];
        if (!same_text(x->name, y->name) || x->offset != y->offset || x->bit_offset != y->bit_offset ||
            x->bit_size != y->bit_size || dpy_type_resolve(x->type)->ctype != dpy_type_resolve(y->type)->ctype)
            return false;
    }
    return true;
}

static bool compatible(const struct dpy_type *a, const struct dpy_type *b, int depth)
{
    enum { DEEPEST = 16 };   // deeper than any real declarator; ends cycles in malformed types
    a = dpy_type_resolve(a), b = dpy_type_resolve(b);
    if (a == b || a->ctype == DPY_C_VOID || b->ctype == DPY_C_VOID || depth == DEEPEST)
        return true;
    bool a_byte = a->size == 1 && a->ctype != DPY_C_STRUCT, b_byte = b->size == 1 && b->ctype != DPY_C_STRUCT;
    if (a->ctype != b->ctype)
        return a_byte && b_byte && a->ctype < DPY_C_POINTER && b->ctype < DPY_C_POINTER;
    switch ((enum dpy_ctype)a->ctype) {
    case DPY_C_POINTER: return compatible(a->target, b->target, depth + 1);
    case DPY_C_ARRAY: return (a->count == b->count || !a->count || !b->count) && compatible(a->target, b->target, depth + 1);
    case DPY_C_STRUCT:
    case DPY_C_UNION: return same_record(a, b);
    case DPY_C_FUNCTION: return same_signature(a, b, depth + 1);
    default: return true;
    }
}

bool dpy_type_compatible(const struct dpy_type *a, const struct dpy_type *b)
{
    return compatible(a, b, 0);
}

// Types made at run time, found again by what they are made from. They live as long as the process.
struct derived {
    struct dpy_type type;
    struct derived *next;
    char name[];
};

enum { BUCKETS = 1024 };
static struct derived *table[BUCKETS];
static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;

static struct derived **bucket_of(const struct dpy_type *model)
{
    uint64_t hash = ((uintptr_t)model->target >> 6) * 0x9e3779b97f4a7c15u + model->count * 31 + model->ctype + model->flags;
    return &table[(hash ^ hash >> 32) % BUCKETS];
}

static const struct dpy_type *find(const struct derived *entry, const struct dpy_type *model)
{
    for (; entry; entry = entry->next)
        if (entry->type.target == model->target && entry->type.ctype == model->ctype && entry->type.count == model->count &&
            entry->type.flags == model->flags)
            return &entry->type;
    return NULL;
}

static const struct dpy_type *add(struct derived **bucket, const struct dpy_type *model, const char *declarator)
{
    struct dpy_buffer name = { 0 };
    bool is_told = model->target->flags & DPY_TYPE_CONST && model->target->ctype != DPY_C_POINTER;
    dpy_buffer_text(&name, model->flags & DPY_TYPE_CONST && !is_told ? "const " : "");
    dpy_declare(model->target, declarator, &name);
    size_t size = (sizeof(struct derived) + name.length + 1 + 63) & ~(size_t)63;
    struct derived *entry = name.failed ? NULL : aligned_alloc(64, size);
    if (entry) {
        memcpy(entry->name, name.bytes, name.length);
        entry->name[name.length] = '\0';
        entry->type = *model;
        entry->type.name = entry->name;
        entry->next = *bucket;
        *bucket = entry;
    }
    dpy_buffer_deinit(&name);
    if (!entry)
        dpy_raise_memory();
    return entry ? &entry->type : NULL;
}

static const struct dpy_type *derive(const struct dpy_type *model, const char *declarator)
{
    pthread_mutex_lock(&table_lock);
    struct derived **bucket = bucket_of(model);
    const struct dpy_type *type = find(*bucket, model);
    if (!type)
        type = add(bucket, model, declarator);
    pthread_mutex_unlock(&table_lock);
    return type;
}

const struct dpy_type *dpy_pointer_to(const struct dpy_type *type)
{
    if (type == &dpy_c_char)
        return &dpy_c_char_pointer;
    if (type == &dpy_c_void)
        return &dpy_c_void_pointer;
    uint32_t flags = type->ctype == DPY_C_POINTER ? 0 : type->flags & DPY_TYPE_CONST;
    struct dpy_type model = { .kind = DPY_POINTER, .ctype = DPY_C_POINTER, .size = 8, .align = 8, .flags = flags, .target = type };
    return derive(&model, type->ctype == DPY_C_FUNCTION || type->ctype == DPY_C_ARRAY ? "(*)" : "*");
}

const struct dpy_type *dpy_pointer_to_const(const struct dpy_type *type)
{
    struct dpy_type model = { .kind = DPY_POINTER, .ctype = DPY_C_POINTER, .size = 8, .align = 8, .flags = DPY_TYPE_CONST,
                              .target = dpy_const_of(type) };
    return type == &dpy_c_char ? &dpy_c_const_char_pointer : model.target ? derive(&model, "*") : NULL;
}

// Of a number nothing tells that it is const but the pointer, array or member that it is reached by.
const struct dpy_type *dpy_const_of(const struct dpy_type *type)
{
    bool is_record = type->ctype == DPY_C_STRUCT || type->ctype == DPY_C_UNION, is_array = type->ctype == DPY_C_ARRAY;
    if (type->flags & DPY_TYPE_CONST || !(is_record || is_array))
        return type;
    struct dpy_type model = *type;
    char declarator[32] = "";
    model.flags |= DPY_TYPE_CONST, model.cache = NULL;
    model.target = is_array ? dpy_const_of(type->target) : type;
    model.canonical = is_array ? NULL : type;
    if (is_array)
        snprintf(declarator, sizeof declarator, type->count ? "[%llu]" : "[]", (unsigned long long)type->count);
    return model.target ? derive(&model, is_array ? declarator : NULL) : NULL;
}

const struct dpy_type *dpy_array_of(const struct dpy_type *type, uint64_t count)
{
    char declarator[32];
    struct dpy_type model = { .kind = DPY_ARRAY, .ctype = DPY_C_ARRAY, .align = type->align, .target = type, .count = count };
    if (__builtin_mul_overflow(type->size, count, &model.size) || model.size > INT64_MAX) {
        dpy_raise_error(&dpy_OverflowError, "an array of %llu %s is too large", (unsigned long long)count, type->name);
        return NULL;
    }
    snprintf(declarator, sizeof declarator, "[%llu]", (unsigned long long)count);
    return derive(&model, declarator);
}
