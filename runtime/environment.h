// The environment of the compiler's process, where Python's own variables mean the compiler: those of the program go by other names.
#ifndef DPY_ENVIRONMENT_H
#define DPY_ENVIRONMENT_H

// From malloc, with its texts; NULL: no memory.
char **dpy_compiler_environment(void);
void dpy_compiler_environment_free(char **environment);

#endif
