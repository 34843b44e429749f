// The launcher's way to the compiler, another process: it is started when the cache has no image for a program.
#ifndef DPY_COMPILE_H
#define DPY_COMPILE_H

#include "cache.h"
#include "command.h"

struct dpy_source {
    struct dpy_command *command;
    const char *directory;       // of the cache; NULL: none
    char key[DPY_DIGEST_HEX];    // names the program, how it is compiled, and for which runtime
    const char *file;            // the program's file, absolute, or its name where `text` is its text ("<string>", "<stdin>")
    char *text;                  // NULL: read `file`
    size_t length;
};

void dpy_compile_key(struct dpy_source *source);
// -1: compiled, `ret` is the image. Otherwise the status to exit with: an error has been printed, or there is nothing to run.
int dpy_compile(const struct dpy_source *source, struct dpy_cached *ret);
// Becomes the compiler's session; returns the status to exit with where there is no compiler.
int dpy_compile_session(const struct dpy_command *command);
int dpy_compile_command(const struct dpy_command *command);      // the same of `info` and `describe`
// The file of this process, and its neighbour in the same folder.
bool dpy_compile_sibling(const char *name, char ret[PATH_MAX]);

#endif
