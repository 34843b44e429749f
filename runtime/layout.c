// Layouts: which field of an instance is where. The fields of the first base come first and in its order, so that what was
// compiled for it fits; then those of the other bases, then the class's own.
#include <string.h>

#include "alloc.h"
#include "class.h"
#include "classes.h"
#include "intern.h"
#include "tuple.h"

enum { MOST_FIELDS = 64 };   // that an extended layout has; beyond, attributes are tied

static struct dpy_layout *new_layout(struct dpy_class *class, uint64_t fields)
{
    enum { ALIGNMENT = 64 };
    char *chunk = dpy_alloc(sizeof(struct dpy_layout) + ALIGNMENT, DPY_TYPE);
    struct dpy_member *members = chunk ? dpy_alloc((fields + 1) * sizeof *members, 0) : NULL;
    if (!members)
        return NULL;
    struct dpy_layout *layout = (struct dpy_layout *)(((uintptr_t)chunk + ALIGNMENT - 1) & ~(uintptr_t)(ALIGNMENT - 1));
    layout->type = (struct dpy_type){ .name = class->type.name, .kind = DPY_INSTANCE, .align = 16, .members = members };
    layout->class = class;
    return layout;
}

const struct dpy_member *dpy_layout_field(const struct dpy_layout *layout, const char *interned)
{
    for (uint64_t i = 0; i < layout->type.count; i++)
        if (layout->type.members[i].name == interned)
            return &layout->type.members[i];
    return NULL;
}

static void add_field(struct dpy_layout *layout, const char *name)
{
    if (name && dpy_layout_field(layout, name))
        return;
    struct dpy_member *members = (struct dpy_member *)layout->type.members;
    members[layout->type.count++] = (struct dpy_member){ .name = name, .offset = (int64_t)layout->type.size };
    layout->type.size += sizeof(struct val);
}

static const struct dpy_layout *layout_of_base(struct val base)
{
    const struct dpy_class *class = dpy_class_behind(dpy_class_type(base));
    return class ? class->first : NULL;
}

struct dpy_layout *dpy_layout_make(struct dpy_class *class, const struct dpy_names *own)
{
    const struct dpy_tuple *bases = dpy_tuple_of(class->bases);
    uint64_t most = 1 + (own ? own->count : 0);
    for (uint64_t i = 0; i < bases->length; i++)
        most += layout_of_base(bases->items[i]) ? layout_of_base(bases->items[i])->type.count : 0;
    struct dpy_layout *layout = new_layout(class, most);
    if (!layout)
        return NULL;
    if (class->native)
        add_field(layout, NULL);
    for (uint64_t i = 0; i < bases->length; i++) {
        const struct dpy_layout *base = layout_of_base(bases->items[i]);
        for (uint64_t j = 0; base && j < base->type.count; j++)
            if (base->type.members[j].name)
                add_field(layout, base->type.members[j].name);
    }
    for (uint64_t i = 0; own && i < own->count; i++) {
        struct val name = dpy_intern(own->names[i]);
        if (dpy_failed(name))
            return NULL;
        add_field(layout, name.s);
    }
    return layout;
}

struct dpy_layout *dpy_layout_extend(const struct dpy_layout *old, struct val name)
{
    if (old->type.count >= MOST_FIELDS)
        return (struct dpy_layout *)old;
    struct dpy_layout *layout = new_layout(old->class, old->type.count + 1);
    if (!layout)
        return NULL;
    memcpy((void *)layout->type.members, old->type.members, old->type.count * sizeof *old->type.members);
    layout->type.count = old->type.count;
    layout->type.size = old->type.size;
    add_field(layout, name.s);
    return layout;
}
