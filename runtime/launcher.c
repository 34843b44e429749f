// The program `dwarfpython`. A program whose image is in the cache runs in this process, with no Python in it; for any
// other the compiler, another process, makes the image first. A session is the compiler's front end; its programs run in a target.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "compile.h"
#include "crash.h"
#include "runtime.h"
#include "target.h"
#include "tool.h"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static int run_image(const struct dpy_cached *cached, struct dpy_command *command)
{
    double start = now();
    void *image = dlopen(cached->image, RTLD_NOW | RTLD_LOCAL);
    if (!image) {
        fprintf(stderr, "dwarfpython: cannot load the image of %s: %s\n", command->program, dlerror());
        return 1;
    }
    if (cached->program[0])
        command->argv[0] = (char *)cached->program;
    dpy_crash_watch();
    double loaded = now();
    int status = dpy_run(image, command->argc, command->argv);
    if (command->time)
        fprintf(stderr, "%-12s %8.1f ms\n%-12s %8.1f ms\n", "load", (loaded - start) * 1e3, "run", (now() - loaded) * 1e3);
    return status;
}

static int run_source(struct dpy_source *source)
{
    static struct dpy_cached cached;
    static char directory[PATH_MAX];
    struct dpy_command *command = source->command;
    bool seen = command->dump || command->stop_after || command->keep || command->time;
    if (dpy_cache_directory(directory))
        source->directory = directory;
    dpy_compile_key(source);
    if (seen || !source->directory || !dpy_cache_find(source->directory, source->key, &cached)) {
        int status = dpy_compile(source, &cached);
        if (status >= 0)
            return status;
    }
    return run_image(&cached, command);
}

// Everything that is left to read, into source->text; false, with a message: unreadable.
static bool read_text(FILE *file, struct dpy_source *source)
{
    size_t capacity = 0;
    do {
        if (source->length == capacity) {
            char *grown = realloc(source->text, capacity = capacity ? 2 * capacity : 1 << 16);
            if (!grown)
                return false;
            source->text = grown;
        }
        source->length += fread(source->text + source->length, 1, capacity - source->length, file);
    } while (!feof(file) && !ferror(file));
    return !ferror(file);
}

static int run_stdin(struct dpy_source *source)
{
    if (read_text(stdin, source))
        return run_source(source);
    fprintf(stderr, "dwarfpython: cannot read standard input: %s\n", strerror(errno));
    return 1;
}

static int no_file(const char *path)
{
    int error = errno;
    fprintf(stderr, "dwarfpython: can't open file '%s': [Errno %d] %s\n", path, error, strerror(error));
    return 2;
}

static int run_directory(struct dpy_source *source)
{
    static char path[PATH_MAX];
    if (snprintf(path, sizeof path, "%s/__main__.py", source->file) >= (int)sizeof path || access(path, R_OK)) {
        fprintf(stderr, "dwarfpython: can't find '__main__' module in '%s'\n", source->file);
        return 1;
    }
    source->file = path;
    return run_source(source);
}

// As CPython names it: the working directory before what was typed, whatever that was.
static const char *absolute(const char *path)
{
    static char ret[PATH_MAX];
    if (path[0] == '/' || !getcwd(ret, sizeof ret))
        return path;
    size_t length = strlen(ret);
    bool fits = snprintf(ret + length, sizeof ret - length, "/%s", path) < (int)(sizeof ret - length);
    return fits ? ret : path;
}

// A file that is no regular one (a pipe from the shell) can be read only once: here.
static int run_file(struct dpy_source *source)
{
    struct stat st = { .st_mode = 0 };
    source->file = absolute(source->file);
    FILE *file = fopen(source->file, "r");
    if (!file)
        return no_file(source->file);
    bool read = fstat(fileno(file), &st) || S_ISREG(st.st_mode) || S_ISDIR(st.st_mode) || read_text(file, source);
    fclose(file);
    if (!read)
        return no_file(source->file);
    return S_ISDIR(st.st_mode) ? run_directory(source) : run_source(source);
}

static int run_program(struct dpy_command *command)
{
    struct dpy_source source = { .command = command, .file = command->program };
    switch (command->kind) {
    case DPY_PROGRAM_CODE:
        source.file = "<string>";
        source.text = (char *)command->program;
        source.length = strlen(source.text);
        return run_source(&source);
    case DPY_PROGRAM_STDIN:
        source.file = "<stdin>";
        return run_stdin(&source);
    case DPY_PROGRAM_FILE:
        return run_file(&source);
    default:
        return run_source(&source);
    }
}

static bool is_session(struct dpy_command *command)
{
    if (command->interactive || command->transcript)
        return true;
    if (command->kind == DPY_PROGRAM_NONE || command->kind == DPY_PROGRAM_STDIN) {
        if (isatty(STDIN_FILENO))
            return true;
        command->kind = DPY_PROGRAM_STDIN;
    }
    return false;
}

// A word that is no file.
static bool is_command(const struct dpy_command *command)
{
    static const char *const words[] = { "info", "describe" };
    for (size_t i = 0; command->kind == DPY_PROGRAM_FILE && i < sizeof words / sizeof *words; i++)
        if (!strcmp(command->program, words[i]))
            return access(words[i], F_OK) != 0;
    return false;
}

// A standard stream that the caller has closed is /dev/null: else the next file to be opened would take its place.
static void open_standard_streams(void)
{
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            open("/dev/null", fd == STDIN_FILENO ? O_RDONLY : O_WRONLY);
}

int main(int argc, char **argv)
{
    struct dpy_command command;
    open_standard_streams();
    if (dpy_command_parse(&command, argc, argv))
        return 2;
    if (command.help)
        dpy_command_help();
    else if (command.version)
        printf("DwarfPython %s\n", DPY_VERSION);
    else if (command.target_fd >= 0)
        return dpy_target_serve(command.target_fd, command.argc, command.argv);
    else if (command.gdb || command.valgrind)
        return dpy_tool_run(&command, argc, argv);
    else if (is_command(&command))
        return dpy_compile_command(&command);
    else if (is_session(&command))
        return dpy_compile_session(&command);
    else
        return run_program(&command);
    return 0;
}
