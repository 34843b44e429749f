// Classes of the program, and the layout of their instances.
//
// Invariants
// - An instance is a chunk of `struct val`s, one per field, at the offsets that its layout says. Field type word 0: not set.
//   A class that derives from int, str, list ... keeps the builtin value in the first field, which has no name.
// - The type word of an instance is its layout, and never changes. A class has a first layout, made with it; attributes that
//   instances get later extend a copy of it, for the instances to come. So layouts of a class agree in their common part.
// - What an instance's layout lacks is tied to its address (tied.h), and so is a class that was assigned to `__class__`.
// - Exceptions of the program's classes are `struct dpy_exception`s; their type word is the class itself.
// - The namespace of a class maps interned names (intern.h) to cells. A cell stays while the name is bound, so compiled code may
//   keep its address; every other change of a class empties the inline caches (cache of attributes, below).
#ifndef DPY_CLASS_H
#define DPY_CLASS_H

#include "buffer.h"
#include "operations.h"

struct dpy_layout {          // the type descriptor of an instance
    struct dpy_type type;    // kind DPY_INSTANCE, the name of the class, the fields as members
    struct dpy_class *class; // NULL: a plain object()
};

struct dpy_class {
    struct dpy_type type;    // kind DPY_INSTANCE or DPY_EXCEPTION, `target` the first base
    struct val namespace;    // a dict: name -> cell
    struct val bases;        // a tuple of classes
    const struct dpy_type **mro;         // the class itself first, object last
    uint64_t mro_length;
    struct dpy_layout *first, *layout;   // of new instances: `layout`
    const struct dpy_type *native;       // the builtin type that it derives from; NULL: none but object
    const struct dpy_class *metaclass;   // NULL: type
    const struct dpy_class *solid;       // the last in its order that has slots; NULL: none
    struct val qualname;
    struct val subclasses;               // a list
    bool has_dict;                       // false: __slots__ all the way, so nothing can be tied
    uint64_t known;                      // the state of all classes (dpy_class_epoch) for which the rest holds
    bool hooks_get, hooks_set, equates;  // it has __getattribute__; __setattr__; __eq__ or __ne__
    bool finalizes;                      // it has __del__
    bool abstract;                       // it has abstract methods
    struct val init;                     // its __init__, a function, where calling it means that and nothing else; or type word 0
};

// The statement: the body fills a namespace, given as its only argument. The last arguments are named by kwnames. `fields`: the
// attributes that the class's methods assign, or NULL.
struct val dpy_build_class(struct val body, const char *name, const char *qualname, const struct val *args, size_t n,
                           const struct dpy_names *kwnames, const struct dpy_names *fields);
struct val dpy_class_make(const struct dpy_class *metaclass, struct val name, struct val bases, struct val namespace,
                          const struct dpy_names *kwnames, const struct val *kwargs);       // type.__new__
const struct dpy_type **dpy_class_linearise(struct dpy_class *class, uint64_t *ret);           // mro.c: NULL: TypeError

struct val dpy_class_mangle(const char *class, const char *name);                             // of __x the interned _Class__x

static inline struct dpy_class *dpy_class_behind(const struct dpy_type *type)               // NULL: a builtin type
{
    return type->flags & DPY_TYPE_CLASS ? (struct dpy_class *)type : NULL;
}

// The class of the program that a value belongs to, of a class its metaclass; NULL: the value is of a builtin type.
const struct dpy_class *dpy_class_of_value(struct val v);

extern uint64_t dpy_class_epoch;         // counts the changes of classes
const struct dpy_class *dpy_class_learn(struct dpy_class *class);    // brings `known` and what hangs on it up to date
static inline const struct dpy_class *dpy_class_know(struct dpy_class *class)
{
    return class->known == dpy_class_epoch ? class : dpy_class_learn(class);
}

// Looking a name up in a class and its bases.
struct dpy_found {
    struct val value;                    // type word 0: nothing was found, or `method` was
    const struct dpy_builtin *method;    // of a builtin type
    const struct dpy_type *owner;
    struct dpy_cell *cell;               // of a class of the program
};
bool dpy_class_find(const struct dpy_type *type, struct val name, struct dpy_found *ret);   // the name is interned
bool dpy_class_find_after(const struct dpy_type *type, const struct dpy_type *owner, struct val name, struct dpy_found *ret);
struct val dpy_class_getattr(struct val class, struct val name);
int dpy_class_setattr(struct val class, struct val name, struct val value);                 // type word 0: deletes
struct val dpy_class_call(struct val class, const struct val *args, size_t n, const struct dpy_names *kwnames);
void dpy_class_name_into(struct dpy_buffer *buffer, const struct dpy_class *class);         // module.qualname
struct val dpy_class_namespace(const struct dpy_class *class);                               // a new dict of what stands in it
struct val dpy_class_module(const struct dpy_class *class);                                  // a str; type word 0: none

// Layouts (layout.c)
struct dpy_layout *dpy_layout_make(struct dpy_class *class, const struct dpy_names *own);    // NULL: MemoryError
struct dpy_layout *dpy_layout_extend(const struct dpy_layout *layout, struct val name);
const struct dpy_member *dpy_layout_field(const struct dpy_layout *layout, const char *interned);
static inline const struct dpy_layout *dpy_layout_of(struct val instance) { return (const struct dpy_layout *)dpy_descriptor(instance); }
static inline struct val *dpy_layout_slot(struct val instance, const struct dpy_member *field)
{
    return (struct val *)((char *)instance.p + field->offset);
}

// Instances (instance.c). Names are interned; a deletion is a store of type word 0.
struct val dpy_instance_new(struct dpy_class *class);                                        // class NULL: object()
struct val dpy_instance_getattr(struct val v, struct val name);                              // the whole protocol
int dpy_instance_setattr(struct val v, struct val name, struct val value);
struct val dpy_instance_generic_get(struct val v, struct val name);                          // object.__getattribute__
int dpy_instance_generic_set(struct val v, struct val name, struct val value);               // object.__setattr__, __delattr__
struct val dpy_getattr_hook(struct val v, struct val name);                                  // after a failure: __getattr__
bool dpy_instance_own(struct val v, struct val name, struct val *ret);                       // of the instance alone
int dpy_instance_own_set(struct val v, struct val name, struct val value);
struct val dpy_instance_dict(struct val v);                                                  // a new dict of its attributes
struct val dpy_instance_namespace(struct val v);                                             // __dict__
struct val dpy_instance_missing(struct val v, struct val name);                              // AttributeError
// __dict__ (namespace.c): `read` makes the dict anew, `write` changes the object to what the dict says.
struct val dpy_namespace_new(struct val owner);
bool dpy_namespace_is(struct val v);
struct val *dpy_namespace_read(struct val v);
int dpy_namespace_write(struct val v);

static inline struct val *dpy_instance_native(struct val v)                                  // the builtin value of list's, int's ... subclass
{
    const struct dpy_class *class = dpy_kind(v) == DPY_INSTANCE ? dpy_layout_of(v)->class : NULL;
    if (!class || !class->native)
        return NULL;
    return dpy_namespace_is(v) ? dpy_namespace_read(v) : (struct val *)v.p;
}

// property.setter and its like; __repr__ ...
dpy_any dpy_property_changed, dpy_object_repr, dpy_object_str, dpy_object_format, dpy_slot_getitem;

// A method of a builtin type for which the class of its object matters. Others see the builtin value.
static inline bool dpy_takes_whole(const struct dpy_builtin *method)
{
    return method->any == dpy_property_changed || method->any == dpy_object_repr || method->any == dpy_object_format ||
           method->any == dpy_slot_getitem;
}

// What a method of a builtin type sees as its object.
static inline struct val dpy_builtin_self(const struct dpy_found *found, struct val v)
{
    const struct val *native = found->owner->kind == DPY_OBJECT ? NULL : dpy_instance_native(v);
    return native && !dpy_takes_whole(found->method) ? *native : v;
}

// Inline caches (attribute_cache.c). One per place in compiled code, zero at first.
struct dpy_attribute_cache {
    uint64_t type;           // the type word for which the rest holds; 0: none
    uint64_t mask, offset;   // the attribute is at (payload & mask) + offset
    void *entry;             // of a method: its native entry, which takes exactly the arguments of the call
    struct dpy_attribute_cache *next;
    const void *owner;       // the class whose attribute this was
    struct val callee;       // called instead, where `type` does not hold but `second` is the type word, and `owner` the class if it is one
    uint64_t second;
    uint32_t misses;         // how often another type word than `type` came by
    uint32_t takes;          // the arguments that the callee takes, with its object, if it is a function that takes no others; or 0
    enum dpy_cache_first { DPY_FIRST_NONE, DPY_FIRST_SELF, DPY_FIRST_CLASS } first;    // what comes before the arguments
};
struct val dpy_getattr_cached(struct val v, const char *name, struct dpy_attribute_cache *cache);
struct val dpy_getattr_failed(struct val v, const char *name);                                 // a getter failed: __getattr__
int dpy_setattr_cached(struct val v, const char *name, struct val value, struct dpy_attribute_cache *cache);
struct val dpy_call_method_cached(struct val v, const char *name, const struct val *args, size_t n, const struct dpy_names *kwnames,
                                  struct dpy_attribute_cache *cache);
void dpy_attribute_caches_flush(void);                                                      // begins a new epoch

#endif
