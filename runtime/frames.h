// Frames of Python functions on this thread's stack, as programs ask for them: locals(), globals(), sys._getframe. They are found as
// a debugger finds them, by unwinding and by the images' DWARF; compiled code does nothing for them.
#ifndef DPY_FRAMES_H
#define DPY_FRAMES_H

#include "frame_table.h"
#include "operations.h"

struct dpy_stack_frame {
    uintptr_t pc, base, rbp;     // pc lies within the call; base: what the image's addresses count from
    struct dpy_module *module;
    const struct dpy_frame_table *table;
    const struct dpy_frame_piece *piece;
    int line;
};

// The number of Python functions on the stack, innermost first, at most `n`; -1: failure.
int dpy_frames(struct dpy_stack_frame *ret, int n);
int dpy_frame_at(uintptr_t pc, uintptr_t rbp, struct dpy_stack_frame *ret);   // as dpy_frames, of a frame with these registers
struct val dpy_frame_variables(const struct dpy_stack_frame *frame);      // a new dict, or the namespace itself of modules and classes
struct val dpy_frame_namespace(const struct dpy_stack_frame *frame);      // its globals
struct val dpy_current_globals(void);                                // of the Python function that called the builtin function
struct val dpy_current_locals(void);
extern const struct dpy_builtin dpy_getframe;                         // frame_object.c: sys._getframe

#endif
