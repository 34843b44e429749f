// Records: their attributes, by table.
#include "record.h"

#include <string.h>

#include "alloc.h"
#include "operations.h"

struct val dpy_record_new(const struct dpy_record_type *type, size_t size)
{
    void *record = dpy_alloc(size, dpy_type_word(&type->type));
    return record ? dpy_object(record, dpy_type_word(&type->type)) : dpy_failure();
}

static const struct dpy_record_attribute *find(struct val v, const char *name)
{
    for (const struct dpy_record_attribute *attribute = dpy_record_type_of(v)->attributes; attribute->name; attribute++)
        if (!strcmp(attribute->name, name))
            return attribute;
    return NULL;
}

bool dpy_record_getattr(struct val v, const char *name, struct val *ret)
{
    const struct dpy_record_attribute *attribute = find(v, name);
    if (attribute)
        *ret = attribute->get(v);
    else if (dpy_record_type_of(v)->target)
        *ret = dpy_getattr(dpy_record_type_of(v)->target(v), name);
    return attribute || dpy_record_type_of(v)->target;
}

const struct dpy_builtin *dpy_record_method(struct val v, const char *name)
{
    for (const struct dpy_builtin *method = dpy_record_type_of(v)->methods; method && method->name; method++)
        if (!strcmp(method->name, name))
            return method;
    return NULL;
}

struct val dpy_record_container(struct val v)
{
    return dpy_record_type_of(v)->container ? dpy_record_type_of(v)->container(v) : dpy_failure();
}

int dpy_record_setattr(struct val v, const char *name, struct val value)
{
    const struct dpy_record_attribute *attribute = find(v, name);
    return attribute && attribute->set ? attribute->set(v, value) : 1;
}

int dpy_record_repr_into(struct dpy_buffer *buffer, struct val v)
{
    if (dpy_record_type_of(v)->repr_into)
        return dpy_record_type_of(v)->repr_into(buffer, v);
    dpy_buffer_format(buffer, "<%s object at %p>", dpy_record_type_of(v)->type.name, v.p);
    return 0;
}
