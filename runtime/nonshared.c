// The functions of libc that its shared object lacks: every program links them statically (libc_nonshared.a), so the runtime
// carries them for programs that import c. names.py finds them by their prefix.
#include <pthread.h>
#include <stdlib.h>

int dpy_nonshared_atexit(void (*function)(void))
{
    return atexit(function);
}

int dpy_nonshared_at_quick_exit(void (*function)(void))
{
    return at_quick_exit(function);
}

int dpy_nonshared_pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
    return pthread_atfork(prepare, parent, child);
}
