// --gdb and --valgrind: the same command line under a stock tool, with the options that suit it.
#ifndef DPY_TOOL_H
#define DPY_TOOL_H

#include "command.h"

// Becomes the tool; the status to exit with where it cannot be started.
int dpy_tool_run(const struct dpy_command *command, int argc, char **argv);

#endif
