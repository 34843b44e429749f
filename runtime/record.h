// Records: objects of the runtime that are little more than a few attributes: tracebacks, frames, list[int], the __dict__ of a class.
//
// Invariants
// - The descriptor of a record is a static struct dpy_record_type; the payload is a chunk of that type's own shape.
// - An attribute without `set` is read-only. A setter is given type word 0 to delete.
#ifndef DPY_RECORD_H
#define DPY_RECORD_H

#include "buffer.h"
#include "function.h"

struct dpy_record_attribute {
    const char *name;
    struct val (*get)(struct val self);
    int (*set)(struct val self, struct val value);
};

struct dpy_record_type {
    struct dpy_type type;                            // kind DPY_RECORD
    const struct dpy_record_attribute *attributes;   // ends with name NULL
    int (*repr_into)(struct dpy_buffer *buffer, struct val v);      // NULL: as any object; and so on
    const struct dpy_builtin *methods;               // sorted, ends with name NULL; NULL: none
    struct val (*target)(struct val v);              // what has the attributes that the record itself has not, and is called
    struct val (*getitem)(struct val v, struct val key);
    int (*equal)(struct val a, struct val b);        // of two records of this type
    int (*hash)(struct val v, uint64_t *ret);
    struct val (*container)(struct val v);           // a dict or tuple that iteration, `in` and len() see
    dpy_any *make;                                   // what calling the type does
};

struct val dpy_record_new(const struct dpy_record_type *type, size_t size);      // zeroed
static inline bool dpy_record_is(struct val v, const struct dpy_record_type *type) { return v.type == dpy_type_word(&type->type); }
bool dpy_record_getattr(struct val v, const char *name, struct val *ret);        // false: no such attribute
int dpy_record_setattr(struct val v, const char *name, struct val value);        // 1: no such attribute, or it is read-only
int dpy_record_repr_into(struct dpy_buffer *buffer, struct val v);
const struct dpy_builtin *dpy_record_method(struct val v, const char *name);     // NULL: none
struct val dpy_record_container(struct val v);                                   // a failure, with nothing raised: it has none
static inline const struct dpy_record_type *dpy_record_type_of(struct val v)
{
    return (const struct dpy_record_type *)(v.type & ~(uint64_t)DPY_KIND_MASK);
}

#endif
