// The life of a program: its module runs, what it did not catch is printed, its output is written.
#include "runtime.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "collect.h"
#include "exception_value.h"
#include "finalize.h"
#include "import.h"
#include "int.h"
#include "native.h"
#include "stack.h"
#include "str.h"
#include "thread.h"
#include "traceback.h"

// What sys.exit(code) means: a number is the status, None is 0, anything else is printed, status 1.
static int exit_code(struct val code)
{
    int64_t number;
    if (!code.type || code.type == DPY_NONE)
        return 0;
    if (dpy_int_is(code))
        return dpy_int_to_int64(code, &number) ? (int)(number & 0xFF) : 0xFF;
    fflush(stdout);
    struct val text = dpy_str_of(code);
    if (dpy_failed(text))
        dpy_catch();
    else
        fprintf(stderr, "%s\n", text.s);
    return 1;
}

int dpy_exit_status(struct val exception)
{
    if (dpy_exception_is(exception, &dpy_SystemExit))
        return exit_code(((const struct dpy_exception *)exception.p)->extra[0]);
    dpy_report_uncaught(exception);
    return 1;
}

// As CPython: the parent shall see that the signal ended the program.
static int die_of_interrupt(void)
{
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
    return 128 + SIGINT;
}

static int flush_output(int status)
{
    if (fflush(stdout) == 0)
        return status;
    perror("dwarfpython: cannot write the output");
    return status ? status : 120;
}

int dpy_run(void *image, int argc, char **argv)
{
    dpy_sys_set_argv(argc, argv);
    dpy_stack_init();
    dpy_thread_init();
    dpy_collect_init();
    dpy_signal_init();
    atexit(dpy_finalize_at_exit);    // the first registered: it runs after those of the program
    signal(SIGPIPE, SIG_IGN);        // a reader that went away is a BrokenPipeError
    struct dpy_module *module = dpy_module_of(image);
    bool done = module && dpy_import_start(module) == 0 && !dpy_failed(dpy_module_run(module));
    struct val exception = done ? dpy_failure() : dpy_catch();
    if (dpy_is_thread_exit(exception)) {
        fflush(stdout);
        dpy_thread_unwind();     // the process goes on until its last thread ends
    }
    int status = done ? 0 : dpy_exit_status(exception);
    dpy_thread_finish();
    status = flush_output(status);
    return !done && dpy_exception_is(exception, &dpy_KeyboardInterrupt) ? die_of_interrupt() : status;
}
