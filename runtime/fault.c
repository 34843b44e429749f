// The last words of a process: which signal, where, and the return addresses. Names and lines are another process's part, which
// has all the time that a broken one has not.
#define _GNU_SOURCE
#include "fault.h"

#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <ucontext.h>
#include <unistd.h>
#include <unwind.h>

#include "place.h"

enum { FRAMES = 32, STACK_SIZE = 64 << 10, PATIENCE = 5, ALIGNMENT = 16, PAGE = 4096, MESSAGE = 2 * FRAMES * 18 + 1024 };

static const int faults[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP };
static dpy_fault_tell *tell;
static sigjmp_buf broken;

// The innermost frames and the outermost ones, with `total` telling how many there were.
struct stack {
    uintptr_t start;             // the program counter of the fault: frames before it are the handler's
    bool reached;
    int total;
    uintptr_t inner[FRAMES], outer[FRAMES];
};

static void add_frame(struct stack *stack, uintptr_t pc)
{
    if (stack->total < FRAMES)
        stack->inner[stack->total] = pc;
    else
        stack->outer[stack->total % FRAMES] = pc;
    stack->total++;
}

static _Unwind_Reason_Code visit(struct _Unwind_Context *context, void *argument)
{
    struct stack *stack = argument;
    int exact = 0;
    uintptr_t pc = _Unwind_GetIPInfo(context, &exact);
    stack->reached |= pc == stack->start;
    if (stack->reached)
        add_frame(stack, exact ? pc : pc - 1);
    return pc ? _URC_NO_REASON : _URC_END_OF_STACK;
}

static bool read_word(uintptr_t address, uintptr_t *ret)
{
    struct iovec to = { ret, sizeof *ret }, from = { (void *)address, sizeof *ret };
    return process_vm_readv(getpid(), &to, 1, &from, 1, 0) == sizeof *ret;
}

// Where the program counter is nowhere, a call went wrong: undoing it, in the registers that the unwinder reads, gives the
// caller. The unwinder would look at the instruction, and fault in its turn.
static void undo_call(struct stack *stack, greg_t *registers)
{
    uintptr_t word;
    if (read_word(stack->start, &word))
        return;
    add_frame(stack, stack->start);
    if (!read_word(registers[REG_RSP], &stack->start) || !read_word(stack->start - 1, &word))
        return;
    registers[REG_RIP] = stack->start = stack->start - 1;
    registers[REG_RSP] += sizeof word;
}

static int describe(char *text, int size, const siginfo_t *info, const struct stack *stack)
{
    int shown = stack->total < FRAMES ? stack->total : FRAMES, rest = stack->total - shown < FRAMES ? stack->total - shown : FRAMES;
    int n = snprintf(text, size, "f%x %x %lx", info->si_signo, info->si_code, (uintptr_t)info->si_addr);
    for (int i = 0; i < shown; i++)
        n += snprintf(text + n, size - n, " %lx", stack->inner[i]);
    if (stack->total > 2 * FRAMES)
        n += snprintf(text + n, size - n, " 0");             // some are left out here
    for (int i = stack->total - rest; i < stack->total; i++)
        n += snprintf(text + n, size - n, " %lx", stack->outer[i % FRAMES]);
    return n;
}

static void give_up(int signo)
{
    (void)signo;
    siglongjmp(broken, 1);
}

static void set_actions(void (*simple)(int), int flags)
{
    struct sigaction action = { .sa_handler = simple, .sa_flags = flags };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        sigaction(faults[i], &action, NULL);
    sigaction(SIGALRM, &action, NULL);
}

static void allow_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGALRM);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        sigaddset(&set, faults[i]);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

// The heap, the stack or the loader may be what is broken: a fault while looking, or a lock that nobody will release, ends only
// the looking.
static void look(void (*at)(void *), void *argument)
{
    set_actions(give_up, SA_ONSTACK | SA_NODEFER);
    allow_signals();
    if (sigsetjmp(broken, 1) == 0) {
        alarm(PATIENCE);
        at(argument);
    }
    alarm(0);
    set_actions(SIG_DFL, 0);
}

static void unwind(void *stack) { _Unwind_Backtrace(visit, stack); }

struct target { const void *address; char *text; size_t size; };

// An overrun faults where the chunk's last page ends.
static void describe_target(void *argument)
{
    struct target *target = argument;
    struct dpy_place place;
    size_t past = 0;
    bool found = dpy_place_of(target->address, &place);
    while (!found && (past += ALIGNMENT) <= PAGE)
        found = dpy_place_in_memory((const char *)target->address - past, &place) && place.region == DPY_REGION_HEAP;
    if (!found)
        return;
    const char *start = past ? place.start : target->address;
    past = past ? (size_t)((const char *)target->address - (place.start + place.size)) : 0;
    if (past)
        snprintf(target->text, target->size, "\n%zu byte%s past the end of %s", past, past == 1 ? "" : "s", dpy_describe(start));
    else
        snprintf(target->text, target->size, "\n%s", dpy_describe(start));
}

static void report(int signo, siginfo_t *info, void *context)
{
    static char text[MESSAGE];
    ucontext_t *interrupted = context;
    struct stack stack = { .start = interrupted->uc_mcontext.gregs[REG_RIP] };
    undo_call(&stack, interrupted->uc_mcontext.gregs);
    look(unwind, &stack);
    int n = describe(text, sizeof text, info, &stack);
    if ((signo == SIGSEGV || signo == SIGBUS) && info->si_code > 0)
        look(describe_target, &(struct target){ info->si_addr, text + n, sizeof text - n });
    tell(text);
    sigset_t again;
    sigemptyset(&again);
    sigaddset(&again, signo);
    pthread_sigmask(SIG_BLOCK, &again, NULL);
    raise(signo);                        // blocked here: it comes, where it came first, when the handler returns
}

static void install(void (*action)(int, siginfo_t *, void *), int signo)
{
    struct sigaction wanted = { .sa_sigaction = action, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART };
    sigaction(signo, &wanted, NULL);
}

void dpy_fault_watch(dpy_fault_tell *to)
{
    static char stack[STACK_SIZE] __attribute__((aligned(16)));
    stack_t alternate = { .ss_sp = stack, .ss_size = sizeof stack };
    tell = to;
    sigaltstack(&alternate, NULL);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        install(report, faults[i]);
}

static void dump(int signo, siginfo_t *info, void *context)
{
    static char text[MESSAGE];
    int error = errno;
    (void)signo;
    struct stack stack = { .start = ((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP] };
    unwind(&stack);
    describe(text, sizeof text, info, &stack);
    tell(text);
    errno = error;
}

void dpy_fault_dump(int signo)
{
    install(dump, signo);
}
