// How deep calls may go.
#ifndef DPY_STACK_H
#define DPY_STACK_H

#include "value.h"

// Of a thread. A function whose frame lies in [end, end + reserve) must not go on, unless dpy_stack_check says so.
struct dpy_stack { uintptr_t end, reserve; };
enum { DPY_STACK_RESERVE = 1 << 18 };    // for the C below the last Python function
extern uintptr_t dpy_stack_place;        // of a thread's struct dpy_stack, from its thread pointer

void dpy_stack_init(void);               // before any Python function is called
int dpy_stack_check(uintptr_t frame);    // -1: RecursionError

// The part of this thread's stack below an address in it, which nobody uses; empty for an address elsewhere.
struct dpy_stack_part { uintptr_t low, end; };
struct dpy_stack_part dpy_stack_below(uintptr_t address);

#endif
