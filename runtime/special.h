// Special methods (`__add__` ...) of the program's classes. Operators and builtin functions come here when an operand is of one.
#ifndef DPY_SPECIAL_H
#define DPY_SPECIAL_H

#include "buffer.h"
#include "class.h"

// The method as bound to v, called with args. False: v is not of a class of the program, or the class has no such method
// (also where it is None: for `__hash__` and its like that is a TypeError of the caller's).
bool dpy_special_find(struct val v, const char *name, struct val *ret);          // not bound yet, see dpy_special_invoke
bool dpy_special_find_interned(struct val v, struct val name, struct val *ret);       // the name is interned, and None is what it is
struct val dpy_special_invoke(struct val v, struct val method, const struct val *args, size_t n);
bool dpy_special_call(struct val v, const char *name, const struct val *args, size_t n, struct val *ret);

// The builtin value of an instance of int's, str's, list's ... subclass; any other value as it is.
struct val dpy_plain(struct val v);

// Operators (operator.c). `ret` may be a failure; false: neither operand's class defines it.
bool dpy_special_binary(struct val a, struct val b, enum dpy_operator op, bool inplace, struct val *ret);
bool dpy_special_unary(struct val v, const char *name, struct val *ret);
bool dpy_special_only_itself(struct val v);        // an instance that says nowhere to what it is equal
bool dpy_special_compare(struct val a, struct val b, enum dpy_comparison op, struct val *ret);

// Protocols (protocol.c). Each is called for values of the program's classes only, and fails as CPython does where it is missing.
static inline bool dpy_is_special(struct val v)
{
    enum dpy_kind kind = dpy_kind(v);
    return kind == DPY_INSTANCE || ((kind == DPY_EXCEPTION || kind == DPY_TYPE) && dpy_class_of_value(v));
}

int dpy_special_truth(struct val v);
int dpy_special_hash(struct val v, uint64_t *ret);
int64_t dpy_special_len(struct val v);
int dpy_special_contains(struct val v, struct val item);
struct val dpy_special_getitem(struct val v, struct val key);
struct val dpy_builtin_getitem(struct val v, struct val key);
int dpy_special_setitem(struct val v, struct val key, struct val value);       // type word 0: deletes
struct val dpy_special_iter(struct val v);
struct val dpy_special_next(struct val v);                                     // DPY_STOP at the end
struct val dpy_special_reversed(struct val v);
int dpy_special_text_into(struct dpy_buffer *buffer, struct val v, const char *name);   // __repr__, __str__
int dpy_default_text_into(struct dpy_buffer *buffer, struct val v, bool is_repr);       // what object, or the builtin base, says
struct val dpy_special_format(struct val v, struct val spec);
struct val dpy_special_index(struct val v);                                    // an int; TypeError
bool dpy_special_number(struct val v, const char *const *names, struct val *ret);   // int(v), float(v): the first method there is
struct val dpy_special_call_object(struct val v, const struct val *args, size_t n, const struct dpy_names *kwnames);

#endif
