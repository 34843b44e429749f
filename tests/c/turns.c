/* runtime/thread.c alone: threads that take turns, under the thread sanitizer. What they share has no other protection. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "exception.h"
#include "thread.h"

enum { THREADS = 6, TURNS = 300 };

struct dpy_type dpy_RecursionError;
static long count, switches;
static const void *holder;

struct val dpy_raise_error(const struct dpy_type *class, const char *format, ...)
{
    (void)class, (void)format;
    return (struct val){ .type = 0 };
}

void dpy_entered(void) {}

static void check(const void *self)
{
    if (holder && holder != self)
        abort();
    holder = self;
}

static void run_python(const void *self)
{
    for (int i = 0; i < 50; i++) {
        check(self);
        count++;
        if (dpy_attention_wanted() & DPY_ATTENTION_SWITCH || i % 10 == 5) {
            holder = NULL;
            switches++;
            dpy_thread_switch();
        }
    }
    holder = NULL;
}

static void *foreign(void *argument)
{
    for (int i = 0; i < TURNS; i++) {
        uintptr_t registers[DPY_REGISTERS];
        dpy_enter();
        run_python(argument);
        dpy_leave(registers);        /* a call of C, out of which C calls */
        dpy_enter();
        run_python(argument);
        dpy_exit();
        dpy_reenter();
        run_python(argument);
        dpy_exit();
    }
    return NULL;
}

static int child_works(void)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {          /* the sanitizer lets no threads begin here */
        foreign(&status);
        _exit(dpy_thread_is_main() ? 0 : 2);
    }
    return waitpid(pid, &status, 0) == pid && status == 0;
}

int main(void)
{
    pthread_t threads[THREADS];
    uintptr_t registers[DPY_REGISTERS];
    struct dpy_stack_part parts[THREADS + 1];
    dpy_thread_interval = 100000;
    dpy_thread_init();
    for (long i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, foreign, &parts[i]);     /* the first gives the turn up */
    dpy_reenter();
    for (int i = 0; i < 200; i++) {
        run_python(registers);
        if (dpy_thread_stacks((uintptr_t)parts, parts, THREADS + 1) > THREADS + 1)
            abort();
    }
    dpy_leave(registers);
    int forked = child_works();
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    dpy_reenter();
    printf("%ld %d %d\n", count, switches > 0, forked);
    return count == THREADS * TURNS * 150L + 200 * 50 && switches && forked ? 0 : 1;
}
