// Records: objects of the runtime that are little more than a few attributes. Tracebacks, frames and code objects are.
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
    int (*repr_into)(struct dpy_buffer *buffer, struct val v);      // NULL: as any object
};

struct val dpy_record_new(const struct dpy_record_type *type, size_t size);      // zeroed
static inline bool dpy_record_is(struct val v, const struct dpy_record_type *type) { return v.type == dpy_type_word(&type->type); }
bool dpy_record_getattr(struct val v, const char *name, struct val *ret);        // false: no such attribute
int dpy_record_setattr(struct val v, const char *name, struct val value);        // 1: no such attribute, or it is read-only
int dpy_record_repr_into(struct dpy_buffer *buffer, struct val v);

#endif
