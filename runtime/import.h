// Modules by name, as `import` means them: found as CPython finds them, run once, kept in sys.modules.
//
// Invariants
// - An image never names the image of another module. It asks for a module by name; sys.modules or sys.path has it (find_module.c),
//   and the image of its source is in the cache, or made by the compiler (compiler.h). So circles of modules are nothing special.
// - What sys.modules holds for a name is what an import gives, whatever the program has put there.
#ifndef DPY_IMPORT_H
#define DPY_IMPORT_H

#include <limits.h>

#include "operations.h"

// Where a module is. `module`: of the runtime itself; `path`: its source; `folders`: a list, where a package's modules are.
struct dpy_found_module {
    struct dpy_module *module;
    char *path;              // from malloc
    struct val folders;      // type word 0: it is no package
};

// `tail` is the last part of `name`, `folders` where to look for it. 1; 0: there is none; -1: failure.
int dpy_find_module(const char *name, const char *tail, struct val folders, struct dpy_found_module *ret);
// The loaded image of a source, compiled where the cache does not have it; NULL: failure.
struct dpy_module *dpy_load_module(const char *name, const char *path);

// Of what `from module import name` names, a module of the package that is not imported yet. 0, also where there is none; -1: failure.
int dpy_import_submodule(struct val module, const char *name);

// A module that a finder of sys.meta_path knows (import_finders.c); None: none does, or there is none.
struct val dpy_import_by_finders(struct val name, struct val folders);

// Before a program's first module runs: sys.path, and the modules that a program run by -m is part of. 0; -1: failure.
int dpy_import_start(struct dpy_module *main);
// What every module's namespace holds from the start; main: of the program itself.
int dpy_import_describe(struct dpy_module *module, struct val folders, bool main);

extern struct dpy_module dpy_module_builtins;              // filled when it is first imported
extern struct val dpy_sys_modules, dpy_sys_path;           // sysmodule.c: the variables sys.modules and sys.path
const char *dpy_import_options(void);                      // how the program was compiled: what it imports is compiled likewise
bool dpy_import_is_of_library(const char *path);             // a module that comes with the language
const char *dpy_import_cache(char ret[PATH_MAX]);          // the cache's folder, from the program's image; NULL: none

#endif
