// How deep calls may go.
#ifndef DPY_STACK_H
#define DPY_STACK_H

#include "value.h"

// A function whose frame lies in [dpy_stack_end, dpy_stack_end + DPY_STACK_RESERVE) must not go on; 0 before dpy_stack_init.
enum { DPY_STACK_RESERVE = 1 << 18 };    // for the C below the last Python function. Grep ORDER RESERVE: dwarfpython/llvm/control.py
extern uintptr_t dpy_stack_end;

void dpy_stack_init(void);               // on the main thread
struct val dpy_raise_recursion(void);

#endif
