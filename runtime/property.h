// Descriptors: objects in a class that decide what an attribute of its instances is.
#ifndef DPY_PROPERTY_H
#define DPY_PROPERTY_H

#include "class.h"

enum dpy_property_kind { DPY_PROPERTY, DPY_CLASSMETHOD, DPY_STATICMETHOD, DPY_SLOT_MEMBER };

struct dpy_property {        // kind DPY_DESCRIPTOR
    enum dpy_property_kind what;
    struct val get, set, delete;     // property's functions; `get` is also what a classmethod or staticmethod wraps
    struct val doc;
    bool own_doc;                    // it does not come from the getter
    struct val name;                 // of a member, and of a property once its class is made
    const struct dpy_class *owner;   // of a member
};

struct dpy_bound {           // kind DPY_BOUND
    struct val self, function;
};

struct dpy_super {           // kind DPY_SUPER
    const struct dpy_type *after;    // what comes behind it in the order of `type` is searched
    struct val self;                 // an instance or a class; type word 0: unbound
    const struct dpy_type *type;
};

struct val dpy_bound_new(struct val self, struct val function);
struct val dpy_member_new(const struct dpy_class *owner, struct val name);
const char *dpy_property_type_name(struct val v);            // "property", "classmethod" ...

// What an attribute that was found in a class means for an instance (type word 0: for the class alone).
bool dpy_is_data_descriptor(const struct dpy_found *found);
struct val dpy_descriptor_get(const struct dpy_found *found, struct val instance, const struct dpy_type *type);
int dpy_descriptor_set(const struct dpy_found *found, struct val instance, struct val name, struct val value);   // type word 0: deletes
struct val dpy_super_getattr(struct val super, struct val name);
struct val dpy_call_super(struct val after, struct val self, const char *name, const struct val *args, size_t n,
                          const struct dpy_names *kwnames);                     // super(after, self).name(...)
bool dpy_property_getattr(struct val v, const char *name, struct val *ret);      // of the descriptor or bound method itself
int dpy_property_setattr(struct val v, const char *name, struct val value);
int dpy_property_hand_on_doc(struct val v, struct val native);
int dpy_property_repr_into(struct dpy_buffer *buffer, struct val v);
extern const struct dpy_builtin dpy_descriptor_methods[], dpy_function_methods[], dpy_builtin_methods[];     // of functions and bound methods; of builtins
const struct dpy_builtin *dpy_property_method(struct val v, const char *name);   // property.setter and its like; NULL: none

#endif
