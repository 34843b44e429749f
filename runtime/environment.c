#define _GNU_SOURCE
#include "environment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Grep ORDER ENVIRONMENT: dwarfpython/cli.py gives them back.
static const char prefix[] = "DPY_PROGRAM_", python[] = "PYTHON";

char **dpy_compiler_environment(void)
{
    size_t n = 0;
    while (environ[n])
        n++;
    char **ret = calloc(n + 1, sizeof *ret);
    for (size_t i = 0; ret && i < n; i++)
        if (asprintf(&ret[i], "%s%s", strncmp(environ[i], python, sizeof python - 1) ? "" : prefix, environ[i]) < 0) {
            ret[i] = NULL;
            dpy_compiler_environment_free(ret);
            return NULL;
        }
    return ret;
}

void dpy_compiler_environment_free(char **environment)
{
    for (char **variable = environment; variable && *variable; variable++)
        free(*variable);
    free(environment);
}
