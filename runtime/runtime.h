// Runs an image's module in this process.
#ifndef DPY_RUNTIME_H
#define DPY_RUNTIME_H

#include "operations.h"

enum { DPY_ABI = 4 };        // changes with every change of a struct or signature that images rely on

// Runs the module of an image that dlopen has loaded. argv[0] is the program, as sys.argv has it. The exit status: an uncaught
// exception has been printed, stdout is flushed.
int dpy_run(void *image, int argc, char **argv);
struct dpy_module *dpy_module_of(void *image);            // NULL: none, or of another ABI; an ImportError is pending
struct val dpy_module_run(struct dpy_module *module);
const struct dpy_module *dpy_module_at(const char *filename);   // that ran from this source; NULL: none
int dpy_exit_status(struct val exception);                // prints it, unless it is SystemExit: the status to exit with
void dpy_sys_set_argv(int argc, char **argv);             // sysmodule.c

#endif
