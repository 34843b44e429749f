// The last words of a target: which signal, where, and the return addresses. Names and lines are the front end's part, which
// has all the time that a broken process has not.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <ucontext.h>
#include <unistd.h>
#include <unwind.h>

#include "target.h"

enum { FRAMES = 32, STACK_SIZE = 64 << 10, PATIENCE = 5 };

static const int faults[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP };
static int front_end = -1;
static pid_t target;

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

static size_t describe(char *text, size_t size, const siginfo_t *info, const struct stack *stack)
{
    int shown = stack->total < FRAMES ? stack->total : FRAMES, rest = stack->total - shown < FRAMES ? stack->total - shown : FRAMES;
    size_t n = snprintf(text, size, "f%x %x %lx", info->si_signo, info->si_code, (uintptr_t)info->si_addr);
    for (int i = 0; i < shown; i++)
        n += snprintf(text + n, size - n, " %lx", stack->inner[i]);
    if (stack->total > 2 * FRAMES)
        n += snprintf(text + n, size - n, " 0");             // some are left out here
    for (int i = stack->total - rest; i < stack->total; i++)
        n += snprintf(text + n, size - n, " %lx", stack->outer[i % FRAMES]);
    return n;
}

static void report(int signo, siginfo_t *info, void *context)
{
    static char text[2 * FRAMES * 18 + 128];
    greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
    struct stack stack = { .start = registers[REG_RIP] };
    signal(signo, SIG_DFL);
    if (getpid() != target) {
        raise(signo);
        return;
    }
    signal(SIGALRM, SIG_DFL);
    alarm(PATIENCE);                     // the heap or the loader may be what is broken
    undo_call(&stack, registers);
    _Unwind_Backtrace(visit, &stack);
    send(front_end, text, describe(text, sizeof text, info, &stack), MSG_NOSIGNAL);
    alarm(0);
    while (recv(front_end, text, sizeof text, 0) < 0 && errno == EINTR) {}
    raise(signo);                        // blocked here: it comes when the handler returns
}

void dpy_fault_watch(int fd)
{
    static char stack[STACK_SIZE] __attribute__((aligned(16)));
    stack_t alternate = { .ss_sp = stack, .ss_size = sizeof stack };
    struct sigaction action = { .sa_sigaction = report, .sa_flags = SA_SIGINFO | SA_ONSTACK };
    front_end = fd;
    target = getpid();
    sigaltstack(&alternate, NULL);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        sigaction(faults[i], &action, NULL);
}
