// Tied storage: what belongs to an object but has no place in it, found by the object's address.
#ifndef DPY_TIED_H
#define DPY_TIED_H

#include "type.h"

struct dpy_tied {
    uintptr_t object;            // the complement of its address, so that the collector takes it for no pointer; 0: a free slot
    struct val attributes;       // a dict; type word 0: none
    struct val facts;            // likewise: what a function's own attributes are, as far as they are no longer what it was compiled with
    const struct dpy_type *class;    // assigned to __class__; NULL: the layout's
    bool is_data;                // of an array: C has it as the data of a callback, not for its items (native.h)
    uintptr_t reference;         // the complement of the address of its weak reference without a callback (weak.h), or 0
};

struct dpy_tied *dpy_tied_find(const void *object);      // NULL: nothing is tied
struct dpy_tied *dpy_tied_make(const void *object);      // found or new; NULL: MemoryError. Valid until the next is made
void dpy_tied_drop(const void *object);                 // the object is freed
void dpy_tied_each(void (*visit)(const struct dpy_tied *tied));
void dpy_tied_table(uintptr_t *from, uintptr_t *to);     // the memory that holds it all
struct val dpy_tied_attributes(const void *object);      // the dict, made if need be
struct val dpy_tied_facts(const void *object);           // likewise

#endif
