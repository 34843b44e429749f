// The end of the stack. Python functions compare their frame's address with dpy_stack_end as they are entered, so that endless
// recursion is a RecursionError. Only the main thread's stack is known; on another the comparison never holds.
#define _GNU_SOURCE
#include "stack.h"

#include <pthread.h>

#include "exception.h"

enum { MOST = 1 << 30 };     // where the stack is not limited

uintptr_t dpy_stack_end;

void dpy_stack_init(void)
{
    pthread_attr_t attributes;
    void *lowest;
    size_t size;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0)
        return;
    if (pthread_attr_getstack(&attributes, &lowest, &size) == 0)
        dpy_stack_end = (uintptr_t)lowest + (size > MOST ? size - MOST : 0);
    pthread_attr_destroy(&attributes);
}

struct val dpy_raise_recursion(void)
{
    return dpy_raise_error(&dpy_RecursionError, "maximum recursion depth exceeded");
}
