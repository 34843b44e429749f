// Type descriptors from the rows of an index: of types that no image of the program spoke of. Each row gives one descriptor, made
// when it is first asked for.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "description.h"
#include "module.h"
#include "native.h"

enum { DEEPEST = 64 };

static const struct dpy_type *make(const struct dpy_description *self, uint32_t number, int depth);

static struct dpy_type *new_type(const struct dpy_type *model, const char *prefix, const char *name)
{
    struct dpy_type *type = aligned_alloc(64, sizeof *type);
    char *text = malloc(strlen(prefix) + strlen(name) + 1);
    if (!type || !text)
        return free(type), free(text), NULL;
    *type = *model;
    type->name = strcat(strcpy(text, prefix), *name || !*prefix ? name : "(anonymous)");
    return type;
}

static bool is_const(const struct dpy_description *self, uint32_t number)
{
    const struct dpy_index_type *row = dpy_description_row(self, DPY_INDEX_TYPES, number);
    return row && row->kind == DPY_INDEX_QUALIFIED && row->flags & DPY_INDEX_CONST;
}

// Where the bit-field or member of a type that cannot be made is left out, the others stay.
static void fill_members(const struct dpy_description *self, struct dpy_type *type, const struct dpy_index_type *row, int depth)
{
    struct dpy_member *members = row->count < 1 << 16 ? calloc(row->count, sizeof *members) : NULL;
    for (uint32_t i = 0; members && i < row->count; i++) {
        const struct dpy_index_field *field = dpy_description_row(self, DPY_INDEX_FIELDS, row->first + i);
        const struct dpy_type *of = field ? make(self, field->type, depth) : NULL;
        const char *name = field ? dpy_description_string(self, field->name) : "";
        if (of && (type->ctype == DPY_C_FUNCTION || (field->offset <= type->size && of->size <= type->size - field->offset)))
            members[type->count++] = (struct dpy_member){ *name ? name : NULL, of, (int64_t)field->offset, (uint16_t)field->bit_offset,
                                                          (uint16_t)field->bit_size, is_const(self, field->type) };
    }
    type->members = members;
}

static const struct dpy_type *make_record(const struct dpy_description *self, uint32_t number, const struct dpy_index_type *row, int depth)
{
    bool is_union = row->kind == DPY_INDEX_UNION, incomplete = row->flags & DPY_INDEX_INCOMPLETE;
    struct dpy_type model = { .kind = DPY_STRUCT, .ctype = is_union ? DPY_C_UNION : DPY_C_STRUCT, .size = row->size, .align = 1,
                              .flags = incomplete ? DPY_TYPE_INCOMPLETE : 0 };
    struct dpy_type *type = new_type(&model, is_union ? "union " : "struct ", dpy_description_string(self, row->name));
    if (!type)
        return NULL;
    dpy_description_types(self)[number] = type;       // its members may lead back to it
    fill_members(self, type, row, depth);
    for (uint64_t i = 0; i < type->count; i++)
        if (type->members[i].type->align > type->align)
            type->align = type->members[i].type->align;
    return type;
}

static const struct dpy_type *make_function(const struct dpy_description *self, const struct dpy_index_type *row, int depth)
{
    bool open = row->flags & (DPY_INDEX_VARIADIC | DPY_INDEX_UNPROTOTYPED);
    struct dpy_type model = { .kind = DPY_NATIVE, .ctype = DPY_C_FUNCTION, .align = 1, .flags = open ? DPY_TYPE_VARIADIC : 0,
                              .target = make(self, row->target, depth) };
    struct dpy_type *type = model.target ? new_type(&model, "", "") : NULL;
    if (!type)
        return NULL;
    fill_members(self, type, row, depth);
    struct dpy_buffer name = { 0 };
    dpy_prototype(type, "", &name);
    dpy_buffer_add(&name, "", 1);
    if (!name.failed)
        type->name = strdup(name.bytes);
    dpy_buffer_deinit(&name);
    return type;
}

static const struct dpy_type *make_base(const char *name, const struct dpy_index_type *row)
{
    static const struct dpy_type *const scalars[] = {
        &dpy_c_bool, &dpy_c_char, &dpy_c_signed_char, &dpy_c_unsigned_char, &dpy_c_short, &dpy_c_unsigned_short, &dpy_c_int,
        &dpy_c_unsigned_int, &dpy_c_long, &dpy_c_unsigned_long, &dpy_c_long_long, &dpy_c_unsigned_long_long, &dpy_c_int128,
        &dpy_c_unsigned_int128, &dpy_c_float, &dpy_c_double, &dpy_c_long_double };
    for (size_t i = 0; i < sizeof scalars / sizeof *scalars; i++)
        if (strcmp(scalars[i]->name, name) == 0 && scalars[i]->size == row->size)
            return scalars[i];
    return NULL;
}

// A typedef is another name of the same shape.
static const struct dpy_type *make_typedef(const struct dpy_description *self, const struct dpy_index_type *row, int depth)
{
    const struct dpy_type *named = make(self, row->target, depth);
    const char *name = dpy_description_string(self, row->name);
    return named && *name ? new_type(named, "", name) : named;
}

static const struct dpy_type *make_enum(const struct dpy_description *self, const struct dpy_index_type *row, int depth)
{
    const struct dpy_type *stored = make(self, row->target, depth);
    if (!stored)
        return NULL;
    struct dpy_type model = *stored;
    model.flags = (model.flags & ~(uint32_t)DPY_TYPE_CHAR) | DPY_TYPE_ENUM;
    struct dpy_type *type = new_type(&model, "enum ", dpy_description_string(self, row->name));
    struct dpy_member *members = type && row->count < 1 << 16 ? calloc(row->count, sizeof *members) : NULL;
    for (uint32_t i = 0; members && i < row->count; i++) {
        const struct dpy_index_enumerator *value = dpy_description_row(self, DPY_INDEX_ENUMERATORS, row->first + i);
        if (value)
            members[type->count++] = (struct dpy_member){ .name = dpy_description_string(self, value->name), .offset = (int64_t)value->value };
    }
    if (type)
        type->members = members;
    return type;
}

static const struct dpy_type *make_row(const struct dpy_description *self, uint32_t number, const struct dpy_index_type *row, int depth)
{
    const struct dpy_type *target;
    switch (row->kind) {
    case DPY_INDEX_VOID: return &dpy_c_void;
    case DPY_INDEX_BASE: return make_base(dpy_description_string(self, row->name), row);
    case DPY_INDEX_STRUCT: case DPY_INDEX_UNION: return make_record(self, number, row, depth);
    case DPY_INDEX_ENUM: return make_enum(self, row, depth);
    case DPY_INDEX_TYPEDEF: return make_typedef(self, row, depth);
    case DPY_INDEX_QUALIFIED: return make(self, row->target, depth);
    case DPY_INDEX_FUNCTION: return make_function(self, row, depth);
    case DPY_INDEX_POINTER:
        target = make(self, row->target, depth);
        return target && is_const(self, row->target) ? dpy_pointer_to_const(target) : target ? dpy_pointer_to(target) : NULL;
    case DPY_INDEX_ARRAY:
        target = row->flags & DPY_INDEX_VECTOR ? NULL : make(self, row->target, depth);
        return target && target->ctype != DPY_C_VOID ? dpy_array_of(target, row->size) : NULL;
    }
    return NULL;
}

// Types that an image may have a descriptor of: then that is the type.
static bool has_name(const struct dpy_index_type *row)
{
    return row->kind == DPY_INDEX_STRUCT || row->kind == DPY_INDEX_UNION || row->kind == DPY_INDEX_ENUM || row->kind == DPY_INDEX_TYPEDEF;
}

static const struct dpy_type *make(const struct dpy_description *self, uint32_t number, int depth)
{
    const struct dpy_index_type *row = dpy_description_row(self, DPY_INDEX_TYPES, number);
    const struct dpy_type **made = dpy_description_types(self);
    if (!row || !made || depth == DEEPEST)
        return NULL;
    if (!made[number]) {
        const struct dpy_type *type = make_row(self, number, row, depth + 1);
        if (dpy_pending())
            dpy_catch();         // an array too large, no memory: the type is not known
        const struct dpy_type *known = type && has_name(row) ? dpy_module_type(type) : NULL;
        made[number] = known ? known : type;
    }
    return made[number];
}

const struct dpy_type *dpy_description_type(const struct dpy_description *self, uint32_t number)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&lock);
    const struct dpy_type *type = make(self, number, 0);
    pthread_mutex_unlock(&lock);
    return type;
}
