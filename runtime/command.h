// The launcher's command line.
#ifndef DPY_COMMAND_H
#define DPY_COMMAND_H

#include <stdbool.h>

enum dpy_program { DPY_PROGRAM_NONE, DPY_PROGRAM_FILE, DPY_PROGRAM_CODE, DPY_PROGRAM_MODULE, DPY_PROGRAM_STDIN };

struct dpy_command {
    enum dpy_program kind;
    const char *program;     // the path, the code or the module's name, by kind
    int argc;                // sys.argv: argv[0] is the path, "-c", "-m", "-" or ""
    char **argv;             // ends with NULL
    bool interactive, gdb, time, version, help;
    const char *opt_level, *calls, *debugging, *dump, *stop_after, *keep, *transcript;
    const char *valgrind;    // the tool, "": its usual one; NULL: no valgrind
    int target_fd;           // -1, or: this process is a session's target
};

// 0; -1: a bad option, and usage is on stderr. `argv` is used, and changed, afterwards.
int dpy_command_parse(struct dpy_command *command, int argc, char **argv);
void dpy_command_help(void);

#endif
