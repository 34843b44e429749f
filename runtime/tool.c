// The tools need no option to understand a program; these make their output shorter or more telling.
#define _GNU_SOURCE
#include "tool.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compile.h"

enum { OPTIONS = 12 };

struct line { char **words; int count; };

static void add(struct line *line, const char *word) { line->words[line->count++] = (char *)word; }

// Breakpoints wait for the image, and the printers of values, installed beside the runtime, are there.
static void add_gdb(struct line *line, const char *self)
{
    static char scripts[PATH_MAX + 64];
    int folder = strrchr(self, '/') - self;
    snprintf(scripts, sizeof scripts, "source %.*s/../lib/dwarfpython/gdb.py", folder, self);
    add(line, getenv("DPY_GDB") ? getenv("DPY_GDB") : "gdb");
    add(line, "-q");
    add(line, "-iex"), add(line, "set breakpoint pending on");
    add(line, "-ex"), add(line, scripts);
    add(line, "--args");
}

static const struct { const char *tool, *options[5]; } suiting[] = {
    { "memcheck", { "--leak-check=full", "--show-leak-kinds=definite", "--num-callers=30" } },
    { "massif", { "--alloc-fn=dpy_alloc", "--alloc-fn=dpy_realloc" } },
    { "dhat", { "--num-callers=30" } },
    { "helgrind", { "--num-callers=30" } },
    { "drd", { "--num-callers=30" } },
};

static void add_valgrind(struct line *line, const char *tool)
{
    static char chosen[32];
    if (!*tool)
        tool = "memcheck";
    snprintf(chosen, sizeof chosen, "--tool=%s", tool);
    add(line, getenv("DPY_VALGRIND") ? getenv("DPY_VALGRIND") : "valgrind");
    add(line, chosen);
    for (size_t i = 0; i < sizeof suiting / sizeof *suiting; i++)
        for (size_t j = 0; !strcmp(suiting[i].tool, tool) && suiting[i].options[j]; j++)
            add(line, suiting[i].options[j]);
}

static bool asks_for_tool(const char *argument)
{
    return !strcmp(argument, "--gdb") || !strncmp(argument, "--valgrind", strlen("--valgrind"));
}

int dpy_tool_run(const struct dpy_command *command, int argc, char **argv)
{
    static char self[PATH_MAX];
    struct line line = { calloc(OPTIONS + argc + 1, sizeof *line.words), 0 };
    if (!line.words || !dpy_compile_sibling("dwarfpython", self))
        return 1;
    if (command->gdb)
        add_gdb(&line, self);
    else
        add_valgrind(&line, command->valgrind);
    add(&line, self);
    bool seen = false;
    for (int i = 1; i < argc; i++)
        if (seen || !asks_for_tool(argv[i]))
            add(&line, argv[i]);
        else
            seen = true;
    execvp(line.words[0], line.words);
    fprintf(stderr, "dwarfpython: %s cannot be started: %s\n", line.words[0], strerror(errno));
    free(line.words);
    return 1;
}
