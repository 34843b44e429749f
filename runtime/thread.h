// The threads that run Python, one at a time.
//
// Invariants
// - Who runs Python or the runtime has the turn. It is given up around calls of C functions and taken at each entry that C calls.
// - While there is but one thread, it has the turn all the time, and nothing is done. The first thread that C or Python makes sets
//   dpy_attention.threads for ever; who is in a C call at that moment gives the turn up then.
// - Between two safepoints, C calls and calls of Python functions nobody else comes in: what the runtime does there is atomic.
// - A thread that has given the turn up has its registers, and what it gave to C, in the frame that called C. So the collector, which
//   runs with the turn, sees all that it uses.
// - A thread that waits for its turn uses nothing of its stack below the place that dpy_thread_stacks tells.
// - With the turn no thread can be cancelled: what is done under it is done wholly.
#ifndef DPY_THREAD_H
#define DPY_THREAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stack.h"

// What the code of a loop tests at each turn (wanted), and code behind a C call (both). ORDER ATTENTION
struct dpy_attention { uint32_t wanted, threads; };
extern struct dpy_attention dpy_attention;
enum { DPY_ATTENTION_SIGNAL = 1, DPY_ATTENTION_SWITCH = 2, DPY_ATTENTION_FINALIZE = 4 };
static inline uint32_t dpy_attention_wanted(void) { return __atomic_load_n(&dpy_attention.wanted, __ATOMIC_RELAXED); }
static inline bool dpy_has_threads(void) { return __atomic_load_n(&dpy_attention.threads, __ATOMIC_RELAXED); }
void dpy_attention_want(uint32_t what);        // may be called by signal handlers
bool dpy_attention_take(uint32_t what);        // was it wanted? It is no more

void dpy_thread_init(void);      // by the first thread, which has the turn from now on
bool dpy_thread_is_main(void);   // after a fork, the thread that forked
void dpy_thread_finish(void);    // threadmodule.c: the program's module has run; waits for the threads that shall end before the process

// Around a call of C. Each does nothing if the turn is where it belongs; none changes errno. Code skips them while
// __libc_single_threaded says that there is but one thread.
enum { DPY_REGISTERS = 6 };      // that a callee must save
void dpy_leave(uintptr_t *ret);  // the registers; they stay in the caller's frame until it comes back
void dpy_reenter(void);
// Around what C calls.
void dpy_enter(void);
void dpy_exit(void);

void dpy_thread_switch(void);    // at a safepoint: others first
void dpy_thread_pause(void);     // others run for a moment

extern int64_t dpy_thread_interval;      // nanoseconds until a thread that waits asks for the turn

// The parts of stacks that nobody uses: below the caller, and below those who wait.
size_t dpy_thread_stacks(uintptr_t caller, struct dpy_stack_part *ret, size_t most);

#endif
