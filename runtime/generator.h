// Generators: state machines. The frame of one is a chunk of the heap, which begins with this struct; the compiler lays the
// function's variables behind it and describes them to debuggers.
//
// Invariants
// - state says where resume goes on: 0 is the beginning, other numbers are the compiler's, DPY_FINISHED is the end.
// - resume runs from there to the next yield, whose value it gives; at the end it gives type word DPY_STOP, and `result` holds
//   what was returned. A failure is the end as well.
// - `sent` is the value of the yield at which it goes on. Type word 0: the pending exception is raised there.
// - While it is suspended, `handled` is what its own except clauses handle; the thread's is that of whoever runs.
#ifndef DPY_GENERATOR_H
#define DPY_GENERATOR_H

#include "buffer.h"
#include "exception.h"

enum { DPY_FINISHED = -1 };

struct dpy_generator {
    int64_t state;
    uint64_t running;
    struct val sent, result;
    struct val handled;          // type word 0: nothing
    struct val caller;           // what the one that resumed it handles
    struct val delegate;         // the iterator of `yield from`; type word 0: none
};

struct dpy_generator_code {      // the type descriptor of a function's generators
    struct dpy_type type;        // kind DPY_GENERATOR; size of the frame
    struct val (*resume)(struct dpy_generator *self);
    const char *qualname;
    const struct dpy_site *site; // of the function, for what is thrown before it begins
    bool handles;                // has except or finally clauses, or with
};

// What compiled code calls
struct dpy_generator *dpy_generator_new(const struct dpy_generator_code *code);       // NULL: MemoryError pending
struct val dpy_generator_handle(struct dpy_generator *self, struct val exception);    // dpy_handled_swap in a generator
int dpy_generator_delegate(struct dpy_generator *self, struct val iterable);          // begins `yield from`
struct val dpy_generator_forward(struct dpy_generator *self);    // sends what was sent on to it: its next item, or DPY_STOP and `sent` is its result

struct val dpy_generator_resume(struct val generator, struct val sent);               // the next item, DPY_STOP, or a failure
struct val dpy_generator_close(struct val generator);                                  // raises GeneratorExit in it
struct val dpy_generator_raise_stop(struct val generator);                            // StopIteration(result)
bool dpy_generator_getattr(struct val generator, const char *name, struct val *ret);
int dpy_generator_repr_into(struct dpy_buffer *buffer, struct val generator);
extern const struct dpy_builtin dpy_generator_methods[];

#endif
