// Types as Python objects. The value of a type that programs can name and call (int, list, ...) is its builtin function,
// (DPY_BUILTIN, &dpy_builtin_int); that of any other (exception classes, C types, NoneType) is (DPY_TYPE, its descriptor).
#ifndef DPY_CLASSES_H
#define DPY_CLASSES_H

#include "buffer.h"
#include "function.h"

struct val dpy_class_of(struct val v);                                // type(v)
struct val dpy_class_value(const struct dpy_type *type);
const struct dpy_type *dpy_class_type(struct val class);              // the descriptor behind a class; NULL: not a class
const struct dpy_type *dpy_class_base(const struct dpy_type *type);    // of a builtin type; NULL: of object
const struct dpy_type *dpy_class_after(const struct dpy_type *type, const struct dpy_type *at);   // what follows `at` in the order of a builtin type
bool dpy_class_derives(const struct dpy_type *type, const struct dpy_type *base);
int dpy_class_isinstance(struct val v, struct val classes);           // a class, a union, or a tuple of them; 1, 0; -1: TypeError
int dpy_class_issubclass(struct val class, struct val classes);       // likewise
int dpy_class_has_instance(struct val class, struct val v);            // likewise of one class, whatever its metaclass says of it
int dpy_class_has_subclass(struct val class, struct val v);
const char *dpy_type_name(struct val v);                              // of type(v), for messages

// While the builtin values of instances stand for them, messages name the instances' classes. Gives what was known before, which
// dpy_stand_ins_restore takes.
struct dpy_stand_ins {
    struct val plain[2];
    const struct dpy_type *type[2];
};
struct dpy_stand_ins dpy_stand_ins_set(const struct val plain[2], const struct val instances[2]);
void dpy_stand_ins_restore(const struct dpy_stand_ins *before);

struct val dpy_class_getitem(struct val class, struct val key);          // list[int], and __class_getitem__
int dpy_type_repr_into(struct dpy_buffer *buffer, struct val class);
int dpy_function_repr_into(struct dpy_buffer *buffer, struct val function);   // functions, closures, builtins, methods, modules

#endif
