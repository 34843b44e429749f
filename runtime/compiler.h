// The compiler as a running program uses it: a process of its own, started when there is first need of it, and kept. For modules
// that the cache does not have, and for text that becomes code: exec, eval, compile.
//
// Messages over a SOCK_STREAM pair, both ways: a length of 4 bytes, then so many bytes: fields, each with a NUL behind it.
//   to the compiler     WHAT ARGUMENT...             dwarfpython/serve.py has them
//   from the compiler   "ok" RESULT...
//                       "syntax" CLASS MESSAGE FILE LINE OFFSET END_LINE END_OFFSET TEXT    a SyntaxError or its like
//                       "error" MESSAGE              an ImportError
//
// It is nobody's child in the program's eyes, so that wait() does not see it, and ends when the program does. After a fork
// the child starts another one.
#ifndef DPY_COMPILER_H
#define DPY_COMPILER_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

struct dpy_field { const char *bytes; size_t length; };

struct dpy_answer {
    char *bytes;             // from malloc: the fields behind "ok"
    size_t length;
};

// True: the answer to the fields. False: an exception is pending.
bool dpy_compiler_ask(const struct dpy_field *fields, size_t n, struct dpy_answer *ret);
const char *dpy_answer_field(const struct dpy_answer *answer, size_t i);     // "" where there is none
// The image of a module's source.
bool dpy_compiler_module(const char *name, const char *path, char ret[PATH_MAX]);

#endif
