// Weak references: cells that name an object and do not keep it alive. lib/weakref.py makes the module of them.
//
// Invariants
// - A cell holds the complement of the address. It is emptied by the collection that finds the object dead, after finalizers have
//   run and have not brought it back.
// - The object of class weakref.ref that has the cell is its reference. If that dies first, nothing happens.
#ifndef DPY_WEAK_H
#define DPY_WEAK_H

#include "value.h"

bool dpy_weak_is_possible(struct val object);                                            // as CPython: not of int, str, list ...
struct val dpy_weak_cell(struct val object, struct val reference, bool calls_back);      // calls_back: reference has a callback
struct val dpy_weak_get(struct val cell);                                                // the object, or None
struct val dpy_weak_references(struct val object);                                       // a list of them, newest first
struct val dpy_weak_plain(struct val object);                                            // the one without a callback, or None
void dpy_weak_clear(void);                                                               // of the collector's

#endif
