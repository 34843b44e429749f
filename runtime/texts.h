// Text that becomes code while a program runs: compile, exec, eval. The compiler makes an image of it (compiler.h), once for each text.
//
// Invariants
// - The image of a text has one function, called with two mappings: of its global and of its local names. It has no variables,
//   so it can be run any number of times.
// - A code object is an instance of the class `code`; its attribute `.image` is the descriptor of the image, a module.
#ifndef DPY_TEXTS_H
#define DPY_TEXTS_H

#include "operations.h"

struct val dpy_code_new(const char *name, const char *filename, int line, struct val image);   // image: None of a function
bool dpy_code_is(struct val v);

#endif
