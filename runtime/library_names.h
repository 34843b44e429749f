// Names of the runtime that the library holds: they are imported when a program first asks for them.
#ifndef DPY_LIBRARY_NAMES_H
#define DPY_LIBRARY_NAMES_H

#include "function.h"

extern struct dpy_module dpy_module_sys;
extern struct val dpy_library_sys_attribute;                                  // the function __getattr__ of sys
struct val dpy_library_name(const char *module, const char *name);           // of a module of the library
bool dpy_library_file_attribute(struct val file, const char *name, struct val *ret);   // of a standard stream; false: it has none

#endif
