// See thread.h. The turn is a flag under a mutex, not the mutex itself: a thread that comes back at once could take that again before those who
// wait for it have woken up. Tools for threads see the mutex, and what each thread did before it gave the turn up.
#define _GNU_SOURCE
#include "thread.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <string.h>
#include <sys/single_threaded.h>
#include <threads.h>
#include <time.h>
#if __has_include(<valgrind/helgrind.h>)
#include <valgrind/drd.h>
#include <valgrind/helgrind.h>
#endif

enum { SECOND = 1000000000 };

static _Thread_local __attribute__((tls_model("initial-exec"))) struct thread {
    bool has_turn;
    bool shielded;               // from cancellation
    bool known;                  // to the destructor
    int cancellation;            // as it was without the turn
} self;

struct waiting {                 // a thread that waits for its turn; lies in its frame
    struct dpy_stack_part unused;
    sem_t woken;
    bool called;                 // woken has been posted
    bool chosen;                 // it is this thread's turn
    struct waiting *next;
};

static struct {
    pthread_mutex_t lock;
    bool taken;
    uint64_t times;              // that it was taken
    struct waiting *first;
} turn = { .lock = PTHREAD_MUTEX_INITIALIZER };

struct dpy_attention dpy_attention;
int64_t dpy_thread_interval = 5000000;

static const struct thread *main_thread;
static pthread_key_t at_end;

void dpy_attention_want(uint32_t what)
{
    __atomic_fetch_or(&dpy_attention.wanted, what, __ATOMIC_SEQ_CST);
}

bool dpy_attention_take(uint32_t what)
{
    return dpy_attention_wanted() & what && __atomic_fetch_and(&dpy_attention.wanted, ~what, __ATOMIC_SEQ_CST) & what;
}

bool dpy_thread_is_main(void) { return !main_thread || main_thread == &self; }

// The turn

static struct timespec deadline(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    int64_t nanoseconds = t.tv_nsec + dpy_thread_interval % SECOND;
    t.tv_sec += dpy_thread_interval / SECOND + nanoseconds / SECOND;
    t.tv_nsec = nanoseconds % SECOND;
    return t;
}

static void enlist(struct waiting *waiting)
{
    struct waiting **link = &turn.first;
    while (*link)
        link = &(*link)->next;
    *link = waiting;
}

static void unlist(const struct waiting *waiting)
{
    struct waiting **link = &turn.first;
    while (*link != waiting)
        link = &(*link)->next;
    *link = waiting->next;
}

static void call(struct waiting *waiting)
{
    if (!waiting->called)
        sem_post(&waiting->woken);
    waiting->called = true;
}

// With the lock, which is open meanwhile. Who has had the turn for long is asked for it. The registers that belong to the callers are
// saved in this frame, above the part that is called unused.
static __attribute__((noinline)) void wait_for_turn(void)
{
    __builtin_unwind_init();
    struct waiting waiting = { .next = NULL };
    waiting.unused = dpy_stack_below((uintptr_t)&waiting);
    sem_init(&waiting.woken, 0, 0);
    enlist(&waiting);
    while (turn.taken && !waiting.chosen) {
        struct timespec until = deadline();
        uint64_t times = turn.times;
        pthread_mutex_unlock(&turn.lock);
        bool late = sem_clockwait(&waiting.woken, CLOCK_MONOTONIC, &until) != 0 && errno == ETIMEDOUT;
        pthread_mutex_lock(&turn.lock);
        waiting.called &= late;
        if (late && turn.times == times && !waiting.chosen)
            dpy_attention_want(DPY_ATTENTION_SWITCH);
    }
    unlist(&waiting);
    sem_destroy(&waiting.woken);
}

// With the lock.
static void take_turn(void)
{
    if (turn.taken)
        wait_for_turn();
    turn.taken = true;
    turn.times++;
    dpy_attention_take(DPY_ATTENTION_SWITCH);
    self.has_turn = true;
}

// With the lock.
static void give_turn(void)
{
    self.has_turn = false;
    turn.taken = false;
    if (turn.first)
        call(turn.first);
}

// Giving it up and taking it

static void shield(void)
{
    if (self.shielded)
        return;
    self.shielded = pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &self.cancellation) == 0;
    if (!self.known)
        self.known = pthread_setspecific(at_end, &self) == 0;
}

static void unshield(void)
{
    if (self.shielded)
        pthread_setcancelstate(self.cancellation, NULL);
    self.shielded = false;
}

void dpy_enter(void)
{
    if (self.has_turn)
        return;
    int saved = errno;
    __atomic_store_n(&dpy_attention.threads, 1, __ATOMIC_RELAXED);
    shield();
    pthread_mutex_lock(&turn.lock);
    take_turn();
    pthread_mutex_unlock(&turn.lock);
    errno = saved;
}

void dpy_exit(void)
{
    if (!self.has_turn)
        return;
    int saved = errno;
    if (!dpy_has_threads())
        __atomic_store_n(&dpy_attention.threads, 1, __ATOMIC_RELAXED);
    pthread_mutex_lock(&turn.lock);
    give_turn();
    pthread_mutex_unlock(&turn.lock);
    unshield();
    errno = saved;
}

// The registers as the caller has them, which C has no way to name.
asm(".text\n"
    ".globl dpy_leave\n"
    ".type dpy_leave, @function\n"
    "dpy_leave:\n"
    "   .cfi_startproc\n"
    "   mov %rbx, (%rdi)\n"
    "   mov %rbp, 8(%rdi)\n"
    "   mov %r12, 16(%rdi)\n"
    "   mov %r13, 24(%rdi)\n"
    "   mov %r14, 32(%rdi)\n"
    "   mov %r15, 40(%rdi)\n"
    "   jmp dpy_exit@PLT\n"
    "   .cfi_endproc\n"
    ".size dpy_leave, . - dpy_leave\n");

// Of the thread that made the first of the others. Its call of C knew of none and kept nothing.
static struct { uintptr_t registers[DPY_REGISTERS], place; } first;

static void leave_first(void)
{
    if (!self.has_turn)
        return;
    first.place = (uintptr_t)__builtin_frame_address(0);
    dpy_leave(first.registers);
}

void dpy_reenter(void)
{
    dpy_enter();
    if (first.place && dpy_thread_is_main() && (uintptr_t)__builtin_frame_address(0) > first.place)
        memset(&first, 0, sizeof first);
}

// Not so that anybody could come first, as this thread would.
void dpy_thread_switch(void)
{
    int saved = errno;
    pthread_mutex_lock(&turn.lock);
    dpy_attention_take(DPY_ATTENTION_SWITCH);
    if (turn.first) {
        self.has_turn = false;
        turn.first->chosen = true;
        call(turn.first);
        take_turn();
    }
    pthread_mutex_unlock(&turn.lock);
    errno = saved;
}

void dpy_thread_pause(void)
{
    static const struct timespec moment = { 0, SECOND / 1000 };
    uintptr_t registers[DPY_REGISTERS];
    int saved = errno;
    dpy_leave(registers);
    nanosleep(&moment, NULL);
    dpy_reenter();
    errno = saved;
}

size_t dpy_thread_stacks(uintptr_t caller, struct dpy_stack_part *ret, size_t most)
{
    size_t count = 1;
    ret[0] = dpy_stack_below(caller);
    if (!dpy_has_threads())
        return count;
    pthread_mutex_lock(&turn.lock);
    for (const struct waiting *waiting = turn.first; waiting && count < most; waiting = waiting->next)
        ret[count++] = waiting->unused;
    pthread_mutex_unlock(&turn.lock);
    return count;
}

// Threads that begin and end

// One that was cancelled asynchronously may still have the turn.
static void end(void *thread)
{
    (void)thread;
    self.known = false;
    dpy_exit();
}

static bool is_forking_outside;      // the turn is taken for the fork only

// Nobody else may be inside of the runtime: what is half done then would remain so in the child.
static void before_fork(void)
{
    if (!dpy_has_threads())
        return;
    bool outside = !self.has_turn;
    dpy_enter();
    is_forking_outside = outside;
    pthread_mutex_lock(&turn.lock);
}

static void after_fork(void)
{
    if (!dpy_has_threads())
        return;
    bool outside = is_forking_outside;
    pthread_mutex_unlock(&turn.lock);
    if (outside)
        dpy_exit();
}

// Who waited in the parent is not here.
static void after_fork_in_child(void)
{
    main_thread = &self;
    turn.first = NULL;
    after_fork();
}

void dpy_thread_init(void)
{
    main_thread = &self;
    self.has_turn = turn.taken = true;
    pthread_key_create(&at_end, end);
    pthread_atfork(before_fork, after_fork, after_fork_in_child);
#ifdef VALGRIND_HG_DISABLE_CHECKING
    VALGRIND_HG_DISABLE_CHECKING(&dpy_attention, sizeof dpy_attention);      // asked without the lock
    DRD_IGNORE_VAR(dpy_attention);
#endif
}

// Whoever makes the first thread is in C, and goes on without the turn.
int pthread_create(pthread_t *ret, const pthread_attr_t *attributes, void *(*body)(void *), void *argument)
{
    static __typeof(pthread_create) *next;
    if (!next)
        next = (__typeof(next))dlsym(RTLD_NEXT, "pthread_create");
    leave_first();
    return next(ret, attributes, body, argument);
}

int thrd_create(thrd_t *ret, thrd_start_t body, void *argument)
{
    static __typeof(thrd_create) *next;
    if (!next)
        next = (__typeof(next))dlsym(RTLD_NEXT, "thrd_create");
    leave_first();
    return next(ret, body, argument);
}
