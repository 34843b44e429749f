// Python objects where C wants a pointer, and C's pointers as values.
//
// C may write through a pointer to non-const, so a str goes there as a private copy. A list whose items lie in memory as C
// wants them is handed over as it is; otherwise an array is made, which for the arguments of a call lives in a struct
// dpy_temps: dpy_temps_finish copies changed items back and releases it.
#include <string.h>

#include "alloc.h"
#include "bytearray.h"
#include "call.h"
#include "chunk.h"
#include "int.h"
#include "lifetime.h"
#include "list.h"
#include "memoryview.h"
#include "native_item.h"
#include "origin.h"
#include "place.h"
#include "special.h"
#include "str.h"
#include "tied.h"
#include "tuple.h"

struct dpy_temp {                 // followed by the array's bytes, twice: what C works on, and what was handed over
    struct dpy_temp *next;
    struct val list;              // type word 0: nothing to copy back
    const struct dpy_type *item;
    uint64_t count;
    void *array, *before;
};

static int raise_mismatch(struct val v, const struct dpy_type *pointer)
{
    dpy_raise_error(&dpy_TypeError, "cannot convert %s to %s", dpy_type_of(v)->name, pointer->name);
    return -1;
}

static int raise_nul(void)
{
    dpy_raise_error(&dpy_ValueError, "embedded null character");
    return -1;
}

static int private_copy(struct val text, void **ret)
{
    size_t length = dpy_str_header(text)->length;
    const struct dpy_type *type = dpy_array_of(&dpy_c_char, length + 1);
    char *copy = type ? dpy_alloc(length + 1, dpy_type_word(type)) : NULL;
    if (!copy)
        return -1;
    memcpy(copy, text.s, length);
    *ret = copy;
    return 0;
}

// For void *: the object's own address, which leads back to it, also that of a constant.
static int object_itself(struct val v, void **ret)
{
    struct dpy_chunk chunk;
    *ret = v.p;
    return !v.p || dpy_chunk_at(v.p, &chunk) || dpy_callback_remember(v, v.p) ? 0 : -1;
}

static int text_to_pointer(struct val text, const struct dpy_type *pointer, void **ret)
{
    const struct dpy_type *target = dpy_type_resolve(pointer->target);
    if (target->flags & DPY_TYPE_WIDE && text.type == DPY_STR)
        return dpy_native_wide_copy(text, target, ret);
    bool is_void = target->ctype == DPY_C_VOID, is_byte = target->ctype == DPY_C_INT8 || target->ctype == DPY_C_UINT8;
    if (!is_void && !is_byte)
        return raise_mismatch(text, pointer);
    if (target->flags & DPY_TYPE_CHAR && text.type == DPY_STR && strlen(text.s) != dpy_str_header(text)->length)
        return raise_nul();
    if (!is_void && !(pointer->flags & DPY_TYPE_CONST))
        return private_copy(text, ret);
    *ret = text.s;
    return is_void ? object_itself(text, ret) : 0;
}

// Bytes that may change go to C as they are.
static int buffer_to_pointer(struct val v, const struct dpy_type *pointer, void **ret)
{
    const struct dpy_type *target = dpy_type_resolve(pointer->target);
    bool is_byte = target->ctype == DPY_C_VOID || target->ctype == DPY_C_INT8 || target->ctype == DPY_C_UINT8, is_view = v.type == DPY_MEMORYVIEW;
    if (!is_byte && !(is_view && target->ctype == dpy_memoryview_of(v)->item->ctype))
        return raise_mismatch(v, pointer);
    if (is_view && dpy_memoryview_check(dpy_memoryview_of(v)))
        return -1;
    if (is_view && dpy_memoryview_of(v)->is_readonly && !(pointer->flags & DPY_TYPE_CONST) && target->ctype != DPY_C_VOID) {
        dpy_raise_error(&dpy_TypeError, "cannot convert read-only memory to %s", pointer->name);
        return -1;
    }
    *ret = is_view ? dpy_memoryview_of(v)->start : dpy_bytearray_of(v)->bytes;
    return 0;
}

// A number for void *: a cell of a type that nothing else has, so that it comes back as the number.
static const struct dpy_type int_cell = { .name = "int", .kind = DPY_INT, .ctype = DPY_C_INT64, .size = 8, .align = 8 },
    float_cell = { .name = "float", .kind = DPY_FLOAT, .ctype = DPY_C_DOUBLE, .size = 8, .align = 8 },
    bool_cell = { .name = "bool", .kind = DPY_BOOL, .ctype = DPY_C_BOOL, .size = 1, .align = 1 };

static bool is_cell(uint64_t type_word)
{
    return type_word == dpy_type_word(&int_cell) || type_word == dpy_type_word(&float_cell) || type_word == dpy_type_word(&bool_cell);
}

static int number_to_cell(struct val v, void **ret)
{
    const struct dpy_type *type = v.type == DPY_FLOAT ? &float_cell : v.type == DPY_BOOL ? &bool_cell : &int_cell;
    if (v.type == DPY_BIGINT)
        return object_itself(v, ret);
    *ret = dpy_alloc(type->size, dpy_type_word(type));
    return *ret ? dpy_store(*ret, type, v) : -1;
}

// Arrays from sequences

static uint64_t sequence_length(struct val v)
{
    return v.type == DPY_LIST ? dpy_list_of(v)->length : dpy_tuple_of(v)->length;
}

static struct val sequence_item(struct val v, uint64_t i)
{
    return v.type == DPY_LIST ? dpy_list_at(dpy_list_of(v), i) : dpy_tuple_of(v)->items[i];
}

static bool texts_without_nul(const struct dpy_list *list)
{
    for (uint64_t i = 0; i < list->length; i++) {
        struct val text = dpy_list_at(list, i);
        if (strlen(text.s) != dpy_str_header(text)->length)
            return false;
    }
    return true;
}

// A list of an enum's values is one of ints from where C has it, and may put any number there.
static void as_ints(struct dpy_list *list)
{
    if (list->items && list->item_type != DPY_INT && (list->item_type & DPY_KIND_MASK) == DPY_INT) {
        list->item_type = DPY_INT;
        dpy_retype(list->items, DPY_INT | DPY_ITEMS);
    }
}

// Do the list's own items look like an array of `item`?
static bool items_fit(const struct dpy_list *list, const struct dpy_type *item)
{
    if (!list->items)
        return false;
    switch (list->item_type) {
    case DPY_INT: return item->ctype == DPY_C_INT64 || item->ctype == DPY_C_VOID;
    case DPY_FLOAT: return item->ctype == DPY_C_DOUBLE || item->ctype == DPY_C_VOID;
    case DPY_STR:
        return item->ctype == DPY_C_VOID ||
               (item->ctype == DPY_C_POINTER && item->target->flags & DPY_TYPE_CHAR && texts_without_nul(list));
    default: return false;
    }
}

static int fill_temp(struct dpy_temp *temp, struct val sequence)
{
    uint64_t size = temp->item->size;
    for (uint64_t i = 0; i < temp->count; i++)
        if (i >= sequence_length(sequence) || dpy_store((char *)temp->array + i * size, temp->item, sequence_item(sequence, i)))
            return -1;
    memcpy(temp->before, temp->array, temp->count * size);
    return 0;
}

// The array, ended by a zero item, in a chunk of its own type, so that callbacks know what they get.
static struct dpy_temp *temp_of(struct val sequence, const struct dpy_type *item)
{
    uint64_t count = sequence_length(sequence), bytes;
    const struct dpy_type *type = dpy_array_of(item, count);
    if (!type || __builtin_add_overflow(type->size, item->size, &bytes))
        return NULL;
    struct dpy_temp *temp = dpy_alloc(sizeof *temp, 0);
    void *array = temp ? dpy_alloc(bytes, dpy_type_word(type)) : NULL;
    void *before = array ? dpy_alloc(bytes, 0) : NULL;
    if (before) {
        *temp = (struct dpy_temp){ .item = item, .count = count, .array = array, .before = before };
        if (!fill_temp(temp, sequence))
            return temp;
    }
    dpy_free(before), dpy_free(array), dpy_free(temp);
    return NULL;
}

static int sequence_to_pointer(struct val sequence, const struct dpy_type *pointer, void **ret, struct dpy_temps *temps)
{
    const struct dpy_type *item = dpy_type_resolve(pointer->target);
    if (sequence.type == DPY_LIST && (item->ctype == DPY_C_INT64 || item->ctype == DPY_C_VOID))
        as_ints(dpy_list_of(sequence));
    if (sequence.type == DPY_LIST && items_fit(dpy_list_of(sequence), item)) {
        *ret = dpy_list_of(sequence)->items;
        return 0;
    }
    if (item->ctype == DPY_C_VOID)
        return object_itself(sequence, ret);
    if (!item->size)
        return raise_mismatch(sequence, pointer);
    struct dpy_temp *temp = temp_of(sequence, item);
    if (!temp)
        return -1;
    *ret = temp->array;
    if (temps) {
        bool copies_back = sequence.type == DPY_LIST && !(pointer->flags & DPY_TYPE_CONST);
        temp->list = copies_back ? sequence : dpy_failure();
        temp->next = temps->first;
        temps->first = temp;
    } else {
        dpy_free(temp->before), dpy_free(temp);   // the array stays: C keeps it
    }
    return 0;
}

static int copy_back(const struct dpy_temp *temp)
{
    struct dpy_list *list = dpy_list_of(temp->list);
    uint64_t size = temp->item->size;
    for (uint64_t i = 0; i < temp->count && i < list->length; i++) {
        const char *now = (const char *)temp->array + i * size;
        if (memcmp(now, (const char *)temp->before + i * size, size) == 0)
            continue;
        struct val item = dpy_load(now, temp->item);
        if (dpy_kind(item) == DPY_STRUCT)
            item = dpy_native_new(temp->item, &item, 1, NULL);   // out of the array, which goes away
        if (dpy_failed(item) || dpy_list_put(list, i, item))
            return -1;
    }
    return 0;
}

int dpy_temps_finish(struct dpy_temps *temps)
{
    int failed = 0;
    for (struct dpy_temp *temp = temps->first, *next; temp; temp = next) {
        next = temp->next;
        if (!failed && temp->list.type)
            failed = copy_back(temp);
        dpy_free(temp->before), dpy_free(temp);      // the array is left to the collector: C may have kept it
    }
    temps->first = NULL;
    return failed;
}

// Functions

static int function_to_pointer(struct val v, const struct dpy_type *pointer, void **ret)
{
    const struct dpy_type *target = dpy_type_resolve(pointer->target);
    if (target->ctype == DPY_C_FUNCTION)
        *ret = dpy_signal_is_handler(pointer) ? dpy_signal_trampoline(v) : dpy_callback(v, target);
    else if (target->ctype == DPY_C_VOID)
        *ret = dpy_callback_remember(v, v.p) ? v.p : NULL;
    else
        return raise_mismatch(v, pointer);
    return *ret ? 0 : -1;
}

// C objects

static bool is_record(const struct dpy_type *type)
{
    return type->ctype == DPY_C_STRUCT || type->ctype == DPY_C_UNION;
}

// Whether an object of the type is one of the other type too, where it begins: C's inheritance. Its first member is one, or its
// first members are those of the other type, as in libuv; of a union each member is a first one.
static bool begins_as(const struct dpy_type *type, const struct dpy_type *other, int depth)
{
    enum { DEEPEST = 8 };
    type = dpy_type_resolve(type);
    bool are_records = is_record(type) && is_record(other);
    if (!are_records || depth > DEEPEST || !other->size || other->size > type->size)
        return false;
    for (uint64_t i = 0; i < type->count && (i == 0 || type->ctype == DPY_C_UNION); i++)
        if (!type->members[i].bit_size && (dpy_type_compatible(dpy_type_resolve(type->members[i].type), other) ||
                                           begins_as(type->members[i].type, other, depth + 1)))
            return true;
    bool shared = type->ctype == DPY_C_STRUCT && other->ctype == DPY_C_STRUCT && other->count && other->count <= type->count;
    for (uint64_t i = 0; shared && i < other->count; i++) {
        const struct dpy_member *a = &type->members[i], *b = &other->members[i];
        shared = a->offset == b->offset && a->bit_size == b->bit_size && a->name && b->name && strcmp(a->name, b->name) == 0 &&
                 dpy_type_compatible(dpy_type_resolve(a->type), dpy_type_resolve(b->type));
    }
    return shared;
}

static int native_to_pointer(struct val v, const struct dpy_type *pointer, void **ret)
{
    const struct dpy_type *type = dpy_type_resolve(dpy_descriptor(v)), *target = dpy_type_resolve(pointer->target);
    const struct dpy_type *pointed = dpy_kind(v) == DPY_POINTER ? dpy_type_resolve(type->target) : type;
    bool fits = dpy_type_compatible(pointed, target);
    if (!fits && dpy_kind(v) == DPY_ARRAY)
        fits = dpy_type_compatible(type->target, target);
    if (!fits && !begins_as(pointed, target, 0))
        return raise_mismatch(v, pointer);
    if (dpy_alive(v.p))
        return -1;
    *ret = v.p;
    return 0;
}

static int dict_to_pointer(struct val dict, const struct dpy_type *pointer, void **ret)
{
    const struct dpy_type *target = dpy_type_resolve(pointer->target);
    if (target->ctype != DPY_C_STRUCT && target->ctype != DPY_C_UNION)
        return raise_mismatch(dict, pointer);
    struct val record = dpy_new(target, dict);
    *ret = record.p;
    return dpy_failed(record) ? -1 : 0;
}

// SIG_IGN, SQLITE_TRANSIENT and their like are small numbers in place of functions.
static int number_to_pointer(struct val v, const struct dpy_type *pointer, void **ret)
{
    enum dpy_ctype target = dpy_type_resolve(pointer->target)->ctype;
    if (target == DPY_C_VOID)
        return number_to_cell(v, ret);
    if (target != DPY_C_FUNCTION || dpy_kind(v) != DPY_INT || v.i < -1 || v.i > 2)
        return raise_mismatch(v, pointer);
    *ret = (void *)v.i;
    return 0;
}

int dpy_to_pointer_temp(struct val v, const struct dpy_type *pointer, void **ret, struct dpy_temps *temps)
{
    *ret = NULL;
    bool is_void = dpy_type_resolve(pointer->target)->ctype == DPY_C_VOID;
    switch (dpy_kind(v)) {
    case DPY_NONE: return 0;
    case DPY_STR: case DPY_BYTES: return text_to_pointer(v, pointer, ret);
    case DPY_BYTEARRAY: case DPY_MEMORYVIEW: return buffer_to_pointer(v, pointer, ret);
    case DPY_INT: case DPY_FLOAT: case DPY_BOOL: case DPY_BIGINT: return number_to_pointer(v, pointer, ret);
    case DPY_LIST: case DPY_TUPLE: return sequence_to_pointer(v, pointer, ret, temps);
    case DPY_FUNCTION: case DPY_CLOSURE: case DPY_BUILTIN: case DPY_METHOD: return function_to_pointer(v, pointer, ret);
    case DPY_STRUCT: case DPY_POINTER: case DPY_ARRAY: case DPY_NATIVE: return native_to_pointer(v, pointer, ret);
    case DPY_BOUND: case DPY_INSTANCE:
        if (!is_void && dpy_callable(v))
            return function_to_pointer(v, pointer, ret);
        if (!is_void && dpy_plain(v).type != v.type)      // of a class that derives from a builtin type
            return dpy_to_pointer_temp(dpy_plain(v), pointer, ret, temps);
        return is_void ? object_itself(v, ret) : raise_mismatch(v, pointer);
    case DPY_DICT:
        if (!is_void)
            return dict_to_pointer(v, pointer, ret);
        __attribute__((fallthrough));
    default:
        return is_void ? object_itself(v, ret) : raise_mismatch(v, pointer);
    }
}

// `of` is a function with its parameters, or a struct with its members.
static bool has_callback(const struct dpy_type *of)
{
    for (uint64_t i = 0; i < of->count; i++) {
        const struct dpy_type *type = dpy_type_resolve(of->members[i].type);
        if (type->ctype == DPY_C_POINTER && dpy_type_resolve(type->target)->ctype == DPY_C_FUNCTION)
            return true;
    }
    return false;
}

// Memory to work on has its size behind it, as in qsort(base, count, ...); the data of a callback has none.
static bool is_user_data(const struct dpy_type *of, uint64_t i)
{
    const struct dpy_type *pointer = dpy_type_resolve(of->members[i].type);
    if (pointer->ctype != DPY_C_POINTER || pointer->flags & DPY_TYPE_CONST || dpy_type_resolve(pointer->target)->ctype != DPY_C_VOID || !has_callback(of))
        return false;
    return i + 1 == of->count || dpy_type_resolve(of->members[i + 1].type)->ctype >= DPY_C_POINTER;
}

// What goes to C as its items elsewhere, and as the data of a callback as itself.
static bool has_items(struct val v)
{
    enum dpy_kind kind = dpy_kind(v);
    return kind == DPY_LIST || kind == DPY_BYTEARRAY || kind == DPY_MEMORYVIEW || kind == DPY_ARRAY;
}

// Its address alone would say the first item of an array, so that is noted. 0, or -1: there is no memory.
static int note_data(struct val array, bool is_data)
{
    struct memtable_chunk chunk;
    bool is_own = is_data && dpy_chunk_find(array.p, &chunk) == MEMTABLE_INSIDE && chunk.start == (uintptr_t)array.p && dpy_origin_is_python(chunk.metadata);
    struct dpy_tied *tied = is_own ? dpy_tied_make(array.p) : dpy_tied_find(array.p);
    if (tied)
        tied->is_data = is_data;
    return is_own && !tied ? -1 : 0;
}

int dpy_store_record_member(void *address, const struct dpy_type *record, const struct dpy_member *member, struct val v)
{
    bool is_beside = record->ctype == DPY_C_STRUCT && member >= record->members && member < record->members + record->count;
    void *object;
    if (!has_items(v) || !is_beside || !is_user_data(record, (uint64_t)(member - record->members)))
        return dpy_store_member(address, member, v);
    if (dpy_kind(v) == DPY_ARRAY)
        return note_data(v, true) ? -1 : dpy_store_member(address, member, v);
    if (object_itself(v, &object))
        return -1;
    memcpy((char *)address + member->offset, &object, sizeof object);
    return 0;
}

int dpy_to_argument(struct val v, const struct dpy_type *function, uint64_t i, void **ret, struct dpy_temps *temps)
{
    function = dpy_type_resolve(function);
    enum dpy_kind kind = dpy_kind(v);
    bool is_data = has_items(v) && is_user_data(function, i);
    if (is_data && kind != DPY_ARRAY)
        return object_itself(v, ret);
    if (kind == DPY_ARRAY && note_data(v, is_data))
        return -1;
    return dpy_to_pointer_temp(v, dpy_type_resolve(function->members[i].type), ret, temps);
}

int dpy_to_pointer(struct val v, const struct dpy_type *pointer, void **ret)
{
    return dpy_to_pointer_temp(v, pointer, ret, NULL);
}

// What a void * into a known chunk means to the program that gets it as a result.
static struct val reference_at(const void *address)
{
    const char *p = address;
    struct dpy_chunk chunk;
    if (!dpy_chunk_at(p, &chunk) || (p == chunk.start + chunk.size && chunk.size))
        return dpy_failure();
    const struct dpy_type *item = NULL, *type = (const struct dpy_type *)(chunk.type_word & ~(uint64_t)DPY_KIND_MASK);
    if (chunk.type_word & DPY_ITEMS) {
        uint64_t word = chunk.type_word & ~DPY_ITEMS;
        item = word == DPY_INT ? &dpy_c_long : word == DPY_FLOAT ? &dpy_c_double : word == DPY_STR ? &dpy_c_const_char_pointer : NULL;
        const struct dpy_type *pointer = item ? dpy_pointer_to(item) : NULL;
        return pointer ? dpy_object(p, dpy_type_word(pointer)) : dpy_value_at(p);
    }
    if (!type || type->ctype == DPY_C_NONE || is_cell(chunk.type_word))
        return dpy_value_at(p);
    return dpy_native_reference(type, chunk.start, p);
}

static struct val from_pointer(void *p, const struct dpy_type *pointer, struct val (*known_at)(const void *))
{
    const struct dpy_type *target = dpy_type_resolve(pointer->target);
    struct val v = dpy_object(p, dpy_type_word(pointer));
    if (p && target->ctype != DPY_C_FUNCTION)
        dpy_seen(p, pointer);
    if (!p || (target->ctype != DPY_C_FUNCTION && target->ctype != DPY_C_VOID))
        return v;
    struct val known = target->ctype == DPY_C_VOID ? known_at(p) : dpy_failure();
    if (dpy_failed(known))
        known = dpy_callback_function(p);
    if (dpy_failed(known) && target->ctype == DPY_C_VOID)
        known = dpy_place_value(p, known_at == reference_at);
    if (!dpy_failed(known))
        return known;
    return target->ctype == DPY_C_FUNCTION ? dpy_object(p, dpy_type_word(target)) : v;
}

struct val dpy_from_pointer(void *p, const struct dpy_type *pointer)
{
    return from_pointer(p, pointer, reference_at);
}

struct val dpy_load_argument(const void *address, const struct dpy_type *type)
{
    void *p;
    type = dpy_type_resolve(type);
    if (type->ctype != DPY_C_POINTER)
        return dpy_load(address, type);
    memcpy(&p, address, sizeof p);
    return from_pointer(p, type, dpy_value_at);
}
