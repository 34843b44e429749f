#define _GNU_SOURCE
#include "target.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "collect.h"
#include "exception_value.h"
#include "fault.h"
#include "import.h"
#include "native.h"
#include "runtime.h"
#include "stack.h"
#include "thread.h"
#include "traceback.h"

enum { CHECKPOINT_KIB = 256 << 10, PRIVATE_FD = 500 };

struct target {
    int fd;
    pid_t pid;
    char message[PATH_MAX + 16];
};

static void tell(struct target *target, const char *message)
{
    if (send(target->fd, message, strlen(message), MSG_NOSIGNAL) < 0)
        _exit(1);
}

// False: the front end is gone. Meanwhile the program's other threads run.
static bool hear(struct target *target)
{
    ssize_t n;
    if (dpy_has_threads())
        dpy_exit();
    do
        n = recv(target->fd, target->message, sizeof target->message - 1, 0);
    while (n < 0 && errno == EINTR);
    dpy_enter();
    target->message[n > 0 ? n : 0] = 0;
    return n > 0;
}

static bool send_descriptor(int socket, int fd, const char *message)
{
    struct iovec text = { (char *)message, strlen(message) };
    union { char bytes[CMSG_SPACE(sizeof fd)]; struct cmsghdr header; } control = { .bytes = { 0 } };
    struct msghdr whole = { .msg_iov = &text, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
    control.header = (struct cmsghdr){ .cmsg_len = CMSG_LEN(sizeof fd), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS };
    memcpy(CMSG_DATA(&control.header), &fd, sizeof fd);
    return sendmsg(socket, &whole, MSG_NOSIGNAL) >= 0;
}

// Why this process cannot be copied, or NULL.
static const char *no_checkpoint(void)
{
    char line[256];
    long threads = 1, tracer = 0, kib = 0;
    const char *preload = getenv("LD_PRELOAD");
    FILE *status = fopen("/proc/self/status", "re");
    if (!status)
        return "/proc is not there";
    while (fgets(line, sizeof line, status))
        if (sscanf(line, "Threads: %ld", &threads) == 1 || sscanf(line, "TracerPid: %ld", &tracer) == 1)
            continue;
        else
            sscanf(line, "VmRSS: %ld", &kib);
    fclose(status);
    return threads > 1 ? "the program has threads" : tracer ? "the program is being traced"
        : kib > CHECKPOINT_KIB ? "the program uses more than 256 MiB" : preload && strstr(preload, "vgpreload") ? "of valgrind" : NULL;
}

static void die_with_front_end(void)
{
    prctl(PR_SET_PDEATHSIG, SIGHUP);
    prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY);
}

static const struct target *watched;

// The front end looks at this process, which waits meanwhile. A child that it has forked dies as it likes.
static void tell_front_end(const char *message)
{
    char answer[8];
    if (getpid() != watched->pid)
        return;
    send(watched->fd, message, strlen(message), MSG_NOSIGNAL);
    while (recv(watched->fd, answer, sizeof answer, 0) < 0 && errno == EINTR) {}
}

static void watch_faults(const struct target *target)
{
    watched = target;
    dpy_fault_watch(tell_front_end);
}

// In the checkpoint: true when it shall be the target. Signals stay blocked while it waits; what came meanwhile was not meant for it.
static bool wait_as_checkpoint(struct target *target, int fd)
{
    static const struct timespec now;
    char byte;
    sigset_t all;
    ssize_t n;
    while ((n = read(fd, &byte, 1)) < 0 && errno == EINTR) {}
    if (n != 1)
        return false;
    close(fd);
    sigfillset(&all);
    while (sigtimedwait(&all, NULL, &now) > 0) {}
    target->pid = getpid();
    die_with_front_end();
    watch_faults(target);
    return true;
}

// The process between the target and the checkpoint, so that the checkpoint is the front end's child.
static bool make_checkpoint(struct target *target, const int ends[2])
{
    char message[32];
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        if (!wait_as_checkpoint(target, ends[1]))
            _exit(0);
        return true;
    }
    snprintf(message, sizeof message, "c%d", pid);
    _exit(pid < 0 || !send_descriptor(target->fd, ends[0], message));
}

// True in the process that was woken: the input that followed never happened.
static bool checkpoint(struct target *target)
{
    int ends[2], status = 0;
    sigset_t all, before;
    const char *reason = no_checkpoint();
    char message[128];
    if (!reason && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
        reason = strerror(errno);
    if (!reason) {
        sigfillset(&all);
        sigprocmask(SIG_SETMASK, &all, &before);
        pid_t pid = fork();
        bool woken = pid == 0 && make_checkpoint(target, ends);
        if (!woken) {
            if (pid < 0 || waitpid(pid, &status, 0) < 0 || status)
                reason = "the program cannot be copied";
            close(ends[0]);
            close(ends[1]);
        }
        sigprocmask(SIG_SETMASK, &before, NULL);
        if (woken)
            return true;
    }
    if (reason) {
        snprintf(message, sizeof message, "n%s", reason);
        tell(target, message);
    }
    return false;
}

// What was not caught is printed; SystemExit ends the process as exit() does in C, unless the session goes on all the same.
static bool run(const char *path, bool goes_on)
{
    void *image = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!image) {
        fprintf(stderr, "dwarfpython: cannot load the image of an input: %s\n", dlerror());
        return false;
    }
    struct dpy_module *module = dpy_module_of(image);
    bool ok = module && dpy_import_start(module) == 0 && !dpy_failed(dpy_module_run(module));
    if (!ok) {
        struct val exception = dpy_catch();
        if (!dpy_exception_is(exception, &dpy_SystemExit) || goes_on)
            dpy_traceback_print(exception);
        else
            exit(dpy_exit_status(exception));
    }
    return ok;
}

// A Ctrl-C at the prompt was for the prompt.
static void forget_interrupts(void)
{
    if (dpy_safepoint())
        dpy_catch();
}

// A child that the input forked must not go on with the session.
static void run_input(struct target *target)
{
    bool ok = run(target->message + 1, target->message[0] == 'P' || target->message[0] == 'p');
    fflush(stdout);
    fflush(stderr);
    if (getpid() != target->pid)
        exit(0);
    tell(target, ok ? "d" : "D");
}

static bool serve_message(struct target *target)
{
    forget_interrupts();
    switch (target->message[0]) {
    case 'R':
    case 'P':
        fflush(stdout);
        if (!checkpoint(target))
            run_input(target);
        return true;
    case 'r':
    case 'p':
        run_input(target);
        return true;
    default:
        return false;
    }
}

int dpy_target_serve(int fd, int argc, char **argv)
{
    struct target target = { .fd = fcntl(fd, F_DUPFD_CLOEXEC, PRIVATE_FD), .pid = getpid() };
    if (target.fd < 0) {
        perror("dwarfpython: --target is for sessions");
        return 1;
    }
    close(fd);
    die_with_front_end();
    watch_faults(&target);
    dpy_sys_set_argv(argc, argv);
    dpy_stack_init();
    dpy_thread_init();
    dpy_collect_init();
    dpy_signal_init();
    setvbuf(stdin, NULL, _IONBF, 0);     // an input that reads takes no more than it needs from the front end
    while (hear(&target) && serve_message(&target)) {}
    exit(0);
}
