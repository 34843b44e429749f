// Enumerators by value and by name: `c.enum.color[5]` is "GREEN", `c.enum.color["GREEN"]` is 5. What is none of them but made of several,
// as flags are, is "READ | WRITE". A value that comes from C has the descriptor in its type word, behind the kind of an int: it prints
// by its name, as True does, and whatever computes with it looks at the kind.
#include <string.h>

#include "native_item.h"
#include "str.h"

static const struct dpy_member *by_value(const struct dpy_type *type, int64_t value)
{
    for (uint64_t i = 0; i < type->count; i++)
        if (type->members[i].offset == value)
            return &type->members[i];
    return NULL;
}

// The enumerators of one bit each whose sum a value is. False: it has further bits.
static bool flags_into(struct dpy_buffer *buffer, const struct dpy_type *type, int64_t value)
{
    uint64_t rest = (uint64_t)value;
    for (uint64_t i = 0; i < type->count && rest; i++) {
        uint64_t bit = (uint64_t)type->members[i].offset;
        if (!bit || bit & (bit - 1) || !(rest & bit))
            continue;
        if (rest != (uint64_t)value)
            dpy_buffer_text(buffer, " | ");
        dpy_buffer_text(buffer, type->members[i].name);
        rest &= ~bit;
    }
    return !rest;
}

bool dpy_native_enum_into(struct dpy_buffer *buffer, const struct dpy_type *type, int64_t value)
{
    const struct dpy_member *member = by_value(type, value);
    size_t before = buffer->length;
    if (member)
        dpy_buffer_text(buffer, member->name);
    if (member || (value && flags_into(buffer, type, value)))
        return true;
    buffer->length = before;
    return false;
}

struct val dpy_native_enum_value(struct val v, const struct dpy_type *type)
{
    if (type->flags & DPY_TYPE_ENUM && v.type == DPY_INT)
        v.type = dpy_type_word(type->canonical ? type->canonical : type);
    return v;
}

struct val dpy_native_enum_item(const struct dpy_type *type, struct val key)
{
    struct dpy_buffer buffer = { 0 };
    for (uint64_t i = 0; key.type == DPY_STR && i < type->count; i++)
        if (strcmp(type->members[i].name, key.s) == 0)
            return dpy_int(type->members[i].offset);
    if (dpy_kind(key) == DPY_INT && dpy_native_enum_into(&buffer, type, key.i))
        return dpy_buffer_str(&buffer);
    dpy_buffer_deinit(&buffer);
    return dpy_raise_value(&dpy_KeyError, key);
}
