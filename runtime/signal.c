// Signals. A Python function never runs inside a handler, where even malloc may deadlock: what the kernel calls only notes
// that the signal came, and the main thread runs the function at its next safepoint.
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "exception_value.h"
#include "ffi_type.h"
#include "finalize.h"
#include "thread.h"

enum { SIGNALS = 65 };

// Grows at its head and never shrinks, so that a handler and a safepoint may walk it at any time.
struct trampoline {
    struct trampoline *next;
    struct val function;     // type word 0: KeyboardInterrupt
    volatile sig_atomic_t arrived[SIGNALS];
    void *address;
};

static struct trampoline *_Atomic trampolines;
static struct trampoline interrupt;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void note(struct trampoline *trampoline, int number)
{
    if (number <= 0 || number >= SIGNALS)
        return;
    trampoline->arrived[number] = 1;
    dpy_attention_want(DPY_ATTENTION_SIGNAL);
}

static void note_interrupt(int number)
{
    note(&interrupt, number);
}

static void handle(ffi_cif *cif, void *result, void **arguments, void *data)
{
    (void)cif, (void)result;
    note(data, *(int *)arguments[0]);
}

bool dpy_signal_is_handler(const struct dpy_type *pointer)
{
    if (pointer->flags & DPY_TYPE_HANDLER)
        return true;
    static const char *const names[] = { "__sighandler_t", "sighandler_t", "sig_t" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(pointer->name, names[i]) == 0)
            return true;
    return false;
}

static struct trampoline *find(struct val function)
{
    struct trampoline *trampoline = trampolines;
    while (trampoline && !(trampoline->function.p == function.p && trampoline->function.type == function.type))
        trampoline = trampoline->next;
    return trampoline;
}

static bool make_closure(struct trampoline *trampoline)
{
    static ffi_cif cif;
    static ffi_type *arguments[] = { &ffi_type_sint };
    ffi_closure *closure = ffi_closure_alloc(sizeof *closure, &trampoline->address);
    if (!closure)
        return false;
    if (ffi_prep_cif(&cif, FFI_DEFAULT_ABI, 1, &ffi_type_void, arguments) == FFI_OK &&
        ffi_prep_closure_loc(closure, &cif, handle, trampoline, trampoline->address) == FFI_OK)
        return true;
    ffi_closure_free(closure);
    return false;
}

static struct trampoline *make(struct val function)
{
    struct trampoline *trampoline = calloc(1, sizeof *trampoline);
    if (trampoline)
        trampoline->function = function;
    if (!trampoline || !make_closure(trampoline)) {
        free(trampoline);
        dpy_raise_memory();
        return NULL;
    }
    trampoline->next = trampolines;
    trampolines = trampoline;
    return trampoline;
}

void *dpy_signal_trampoline(struct val function)
{
    pthread_mutex_lock(&lock);
    struct trampoline *trampoline = find(function);
    if (!trampoline)
        trampoline = make(function);
    pthread_mutex_unlock(&lock);
    // signal() gives the previous handler back: as the function that it was made from.
    return trampoline && dpy_callback_remember(function, trampoline->address) ? trampoline->address : NULL;
}

static int run_handler(struct trampoline *trampoline, int number)
{
    struct val argument = dpy_int(number);
    if (!trampoline->function.type) {
        struct val exception = dpy_exception_new(&dpy_KeyboardInterrupt, NULL, 0);
        if (!dpy_failed(exception))
            dpy_raise(exception, dpy_failure());
        return -1;
    }
    return dpy_failed(dpy_call(trampoline->function, &argument, 1, NULL)) ? -1 : 0;
}

static int run_arrived(struct trampoline *trampoline)
{
    for (int number = 1; number < SIGNALS; number++) {
        if (!trampoline->arrived[number])
            continue;
        trampoline->arrived[number] = 0;
        if (run_handler(trampoline, number)) {
            dpy_attention_want(DPY_ATTENTION_SIGNAL);      // the others wait for the next safepoint
            return -1;
        }
    }
    return 0;
}

static int run_handlers(void)
{
    int saved = errno;
    int failed = run_arrived(&interrupt);
    for (struct trampoline *trampoline = trampolines; trampoline && !failed; trampoline = trampoline->next)
        failed = run_arrived(trampoline);
    errno = saved;
    return failed;
}

int dpy_safepoint(void)
{
    if (dpy_attention_wanted() & DPY_ATTENTION_SWITCH)
        dpy_thread_switch();
    if (dpy_attention_take(DPY_ATTENTION_FINALIZE))
        dpy_finalize_run();
    return dpy_thread_is_main() && dpy_attention_take(DPY_ATTENTION_SIGNAL) ? run_handlers() : 0;
}

void dpy_signal_init(void)
{
    struct sigaction action = { .sa_handler = note_interrupt }, before;
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGINT, NULL, &before) == 0 && !(before.sa_flags & SA_SIGINFO) && before.sa_handler == SIG_DFL)
        sigaction(SIGINT, &action, NULL);
}
