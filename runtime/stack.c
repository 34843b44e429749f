// The end of the stack. Python functions compare their frame's address with it as they are entered, so that endless recursion is a
// RecursionError, on every thread.
//
// Each thread's end lies in static TLS. Images read it at %fs:dpy_stack_place, as TLS of the initial-exec model needs a relocation
// that libld need not know for this. A thread's reserve begins as all addresses, so its first function comes to dpy_stack_check,
// which finds the end. A debugger may set it so again, to stop at the next function (gdb_steps.py).
#define _GNU_SOURCE
#include "stack.h"

#include <pthread.h>

#include "debugger.h"
#include "exception.h"

enum { MOST = 1 << 30 };     // where the stack is not limited

static _Thread_local struct dpy_stack stack __attribute__((tls_model("initial-exec"))) = { 0, UINTPTR_MAX };
static _Thread_local struct dpy_stack_part whole __attribute__((tls_model("initial-exec")));

uintptr_t dpy_stack_place;

void dpy_stack_init(void)
{
    dpy_stack_place = (uintptr_t)&stack - (uintptr_t)__builtin_thread_pointer();
}

// A small stack keeps a quarter for C.
static void find_end(void)
{
    pthread_attr_t attributes;
    void *lowest;
    size_t size;
    stack.reserve = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0)
        return;
    if (pthread_attr_getstack(&attributes, &lowest, &size) == 0) {
        whole = (struct dpy_stack_part){ (uintptr_t)lowest, (uintptr_t)lowest + size };
        stack.end = (uintptr_t)lowest + (size > MOST ? size - MOST : 0);
        stack.reserve = size / 4 < DPY_STACK_RESERVE ? size / 4 : DPY_STACK_RESERVE;
    }
    pthread_attr_destroy(&attributes);
}

int dpy_stack_check(uintptr_t frame)
{
    bool asked = stack.reserve == UINTPTR_MAX;
    if (asked)
        find_end();
    bool fits = frame - stack.end >= stack.reserve;
    if (asked)
        dpy_entered();
    if (fits)
        return 0;
    dpy_raise_error(&dpy_RecursionError, "maximum recursion depth exceeded");
    return -1;
}

struct dpy_stack_part dpy_stack_below(uintptr_t address)
{
    if (stack.reserve == UINTPTR_MAX)
        find_end();
    bool inside = address >= whole.low && address < whole.end;
    return (struct dpy_stack_part){ inside ? whole.low : address, address };
}
