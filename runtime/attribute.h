// Attributes and methods by name, for every kind.
#ifndef DPY_ATTRIBUTE_H
#define DPY_ATTRIBUTE_H

#include "operations.h"
#include "suggest.h"

const struct dpy_type *dpy_method_owner(const struct dpy_builtin *method);           // the builtin type that it is a method of; NULL: none
bool dpy_method_is_of_object(const struct dpy_builtin *method);
const struct dpy_builtin *dpy_method_of(enum dpy_kind kind, const char *name);       // NULL: none
void dpy_attribute_names(struct val object, struct dpy_nearest *nearest);          // tries every name that the object has

const struct dpy_builtin *dpy_slot_method(enum dpy_kind kind, const char *name);   // __len__ and its like; NULL: none
const char *dpy_slot_next(enum dpy_kind kind, size_t *position);                   // their names; NULL: no more
struct val dpy_attribute_list(struct val object);                                  // dir(object)
extern const struct dpy_builtin dpy_object_methods[], dpy_type_methods[];
struct val dpy_object_new(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames);   // __new__ of object and of the builtin types
struct val dpy_object_refill(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames);

bool dpy_native_attribute(struct val v, const char *name, struct val *ret);        // a data attribute of the builtin value that an instance holds

#endif
