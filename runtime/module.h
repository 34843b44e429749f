// Python modules and native libraries as `import` sees them.
#ifndef DPY_MODULE_H
#define DPY_MODULE_H

#include "operations.h"

void dpy_module_renew(struct dpy_module *module);          // before it runs: what an earlier run that failed has left is gone
// The bound variables, one by one; NULL at the end; start with 0.
const char *dpy_module_next(const struct dpy_module *module, uint64_t *position, struct val *ret);
void dpy_module_each_value(void (*visit)(struct val value));             // of the variables of all modules
const struct dpy_global *dpy_module_global(const struct dpy_module *module, const char *name);   // NULL: none
const struct dpy_global *dpy_module_variable(const struct dpy_module *module, const char *name); // of the whole module
bool dpy_module_has_run(const struct dpy_module *module);                // to its end
bool dpy_module_is_partial(const struct dpy_module *module);             // it runs, up to an import that came back to it
bool dpy_module_get(const struct dpy_module *module, const char *name, struct val *ret);   // false: not bound
int dpy_module_set(struct dpy_module *module, const char *name, struct val value);          // type word 0: deletes it
struct dpy_module *dpy_module_in(const void *image);                     // of a loaded image, by its link map; NULL: no image of Python
struct dpy_module *dpy_module_of_code(const void *pc);                   // NULL: no code of Python
// The input of a session is a part of the module: it has the same variables. 0; -1: failure.
int dpy_module_go_on(struct dpy_module *module, struct dpy_module *input);
struct val dpy_module_namespace(struct dpy_module *module);              // a dict to programs: its variables by name
struct dpy_module *dpy_namespace_module(struct val v);                  // the module whose namespace this is; NULL: none
const struct dpy_type *dpy_module_type(const struct dpy_type *type);      // that a module has of this name and shape; NULL: none
const char *dpy_module_source(const void *address);                      // of the module whose image an address lies in; NULL: none
struct val dpy_library(const char *name, const char *soname, const char *index);   // a native library, opened; index: its description's path, or ""

#endif
