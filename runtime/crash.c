// A program that dies of a fault: the compiler's process, which reads DWARF, prints the traceback while this one waits.
#define _GNU_SOURCE
#include "crash.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "compile.h"
#include "environment.h"
#include "fault.h"

static char reporter[PATH_MAX];

static pid_t start(int input)
{
    char number[16];
    char *arguments[] = { reporter, "--crash", number, NULL };
    pid_t child = -1;
    sigset_t none;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    snprintf(number, sizeof number, "%d", getpid());
    sigemptyset(&none);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    char **environment = dpy_compiler_environment();
    if (!environment || posix_spawn(&child, reporter, &actions, &attributes, arguments, environment) != 0)
        child = -1;
    dpy_compiler_environment_free(environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return child;
}

static bool reported(const char *message)
{
    int ends[2], status = -1;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    pid_t child = start(ends[0]);
    close(ends[0]);
    prctl(PR_SET_PTRACER, child);            // it reads /proc/PID
    bool told = child > 0 && write(ends[1], message, strlen(message)) == (ssize_t)strlen(message);
    close(ends[1]);
    return child > 0 && waitpid(child, &status, 0) == child && status == 0 && told;
}

static void tell(const char *message)
{
    static const char failed[] = "dwarfpython: the traceback of a signal cannot be shown: ";
    if (!reported(message) && write(STDERR_FILENO, failed, sizeof failed - 1) > 0 &&
        write(STDERR_FILENO, message, strlen(message)) > 0)
        (void)!write(STDERR_FILENO, "\n", 1);
}

// A number, or a name as sigabbrev_np has it: USR1.
static int signal_named(const char *name)
{
    char *end;
    long number = strtol(name, &end, 10);
    for (int i = 1; i < NSIG; i++)
        if ((!*end && number == i) || (sigabbrev_np(i) && !strcmp(name, sigabbrev_np(i))))
            return i;
    fprintf(stderr, "dwarfpython: DPY_DUMP=%s is no signal, like USR1\n", name);
    return 0;
}

void dpy_crash_watch(void)
{
    const char *wanted = getenv("DPY_FAULT"), *dump = getenv("DPY_DUMP");
    if ((wanted && !strcmp(wanted, "off")) || !dpy_compile_sibling("dwarfpython-compile", reporter))
        return;
    dpy_fault_watch(tell);
    int signo = dump && *dump ? signal_named(dump) : 0;
    if (signo)
        dpy_fault_dump(signo);
}
