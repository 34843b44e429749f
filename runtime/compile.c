#define _GNU_SOURCE

#include "compile.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "environment.h"
#include "runtime.h"

bool dpy_compile_sibling(const char *name, char ret[PATH_MAX])
{
    ssize_t n = readlink("/proc/self/exe", ret, PATH_MAX - 1);
    if (n < 0)
        return false;
    ret[n] = 0;
    char *slash = strrchr(ret, '/');
    size_t room = PATH_MAX - (slash + 1 - ret);
    return snprintf(slash + 1, room, "%s", name) < (int)room;
}

// The build-id of the object that holds `address`, added to a digest: an image is for one build of the runtime.
struct build_id { uintptr_t address; struct dpy_digest *digest; };

static void add_notes(const char *notes, size_t size, struct dpy_digest *digest)
{
    for (size_t at = 0; at + sizeof(ElfW(Nhdr)) <= size;) {
        const ElfW(Nhdr) *note = (const void *)(notes + at);
        size_t desc = at + sizeof *note + ((note->n_namesz + 3) & ~3u);
        if (note->n_type == NT_GNU_BUILD_ID && desc + note->n_descsz <= size)
            dpy_digest_add(digest, notes + desc, note->n_descsz);
        at = desc + ((note->n_descsz + 3) & ~3u);
    }
}

static int add_build_id(struct dl_phdr_info *object, size_t size, void *context)
{
    struct build_id *wanted = context;
    bool holds = false;
    (void)size;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        holds |= segment->p_type == PT_LOAD && wanted->address - object->dlpi_addr - segment->p_vaddr < segment->p_memsz;
    }
    for (int i = 0; holds && i < object->dlpi_phnum; i++)
        if (object->dlpi_phdr[i].p_type == PT_NOTE)
            add_notes((const char *)object->dlpi_addr + object->dlpi_phdr[i].p_vaddr, object->dlpi_phdr[i].p_memsz, wanted->digest);
    return holds;
}

static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

void dpy_compile_key(struct dpy_source *source)
{
    struct dpy_digest digest;
    const struct dpy_command *command = source->command;
    char cwd[PATH_MAX];
    const char *parts[] = {
        "dwarfpython " DPY_VERSION, command->opt_level, command->calls, command->debugging, variable("LD_LIBRARY_PATH"), variable("PYTHONPATH"),
        variable("VIRTUAL_ENV"), source->file,
        command->kind != DPY_PROGRAM_FILE && getcwd(cwd, sizeof cwd) ? cwd : "",     // where they import from
    };
    struct build_id runtime = { (uintptr_t)dpy_run, &digest };
    dpy_digest_init(&digest);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        dpy_digest_text(&digest, parts[i]);
    dpy_digest_add(&digest, &command->kind, sizeof command->kind);
    if (source->text)
        dpy_digest_add(&digest, source->text, source->length);
    dl_iterate_phdr(add_build_id, &runtime);
    dpy_digest_hex(&digest, source->key);
}

// A file without a name that holds the program's text; -1: none could be made.
static int text_file(const struct dpy_source *source)
{
    int fd = memfd_create("program", 0);
    for (size_t done = 0; fd >= 0 && done < source->length;) {
        ssize_t n = write(fd, source->text + done, source->length - done);
        if (n < 0) {
            close(fd);
            return -1;
        }
        done += n;
    }
    if (fd >= 0)
        lseek(fd, 0, SEEK_SET);
    return fd;
}

struct arguments {
    char *list[32];
    int count;
    char numbers[2][16], opt_level[8];
};

static void add(struct arguments *arguments, const char *option, const char *value)
{
    if (!value)
        return;
    arguments->list[arguments->count++] = (char *)option;
    arguments->list[arguments->count++] = (char *)value;
}

static void add_number(struct arguments *arguments, const char *option, int index, int value)
{
    snprintf(arguments->numbers[index], sizeof *arguments->numbers, "%d", value);
    add(arguments, option, arguments->numbers[index]);
}

static void add_options(struct arguments *arguments, const struct dpy_command *command)
{
    snprintf(arguments->opt_level, sizeof arguments->opt_level, "-O%s", command->opt_level);
    arguments->list[arguments->count++] = arguments->opt_level;
    add(arguments, "--calls", command->calls);
    add(arguments, "--debugging", command->debugging);
    add(arguments, "--dump", command->dump);
    add(arguments, "--stop-after", command->stop_after);
    add(arguments, "--keep", command->keep);
    if (command->time)
        arguments->list[arguments->count++] = "--time";
}

static void make_arguments(struct arguments *arguments, const char *compiler, const struct dpy_source *source, int text, int report)
{
    *arguments = (struct arguments){ .list = { (char *)compiler }, .count = 1 };
    add_options(arguments, source->command);
    add(arguments, "--cache", source->directory);
    add(arguments, "--key", source->key);
    add_number(arguments, "--report", 0, report);
    if (source->text)
        add_number(arguments, "--text", 1, text);
    if (source->command->kind == DPY_PROGRAM_MODULE)
        add(arguments, "-m", source->file);
    else
        add(arguments, "--", source->file);
}

// Ctrl-C waits until the compiler is ready for it: Python, as it starts, would answer with a stack of its own.
static int spawn(pid_t *child, const char *program, char **arguments)
{
    sigset_t blocked;
    posix_spawnattr_t attributes;
    sigprocmask(SIG_BLOCK, NULL, &blocked);
    sigaddset(&blocked, SIGINT);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &blocked);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    char **environment = dpy_compiler_environment();
    int error = environment ? posix_spawn(child, program, NULL, &attributes, arguments, environment) : ENOMEM;
    dpy_compiler_environment_free(environment);
    posix_spawnattr_destroy(&attributes);
    return error;
}

static int no_compiler(const char *path, int error)
{
    fprintf(stderr, "dwarfpython: the compiler, %s, cannot be started: %s. Is the installation complete?\n", path, strerror(error));
    return 1;
}

// What the compiler wrote into the pipe: a manifest, at most `size` - 1 bytes of it, and a NUL.
static void read_report(int fd, char *report, size_t size)
{
    size_t length = 0;
    ssize_t n;
    while (length < size - 1 && ((n = read(fd, report + length, size - 1 - length)) > 0 || (n < 0 && errno == EINTR)))
        length += n > 0 ? n : 0;
    report[length] = 0;
}

static int wait_for(pid_t compiler)
{
    int status;
    while (waitpid(compiler, &status, 0) < 0)
        if (errno != EINTR)
            return 1;
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    fprintf(stderr, "dwarfpython: the compiler was ended by signal %d (%s)\n", WTERMSIG(status), strsignal(WTERMSIG(status)));
    return 1;
}

static int compile_reporting(const struct dpy_source *source, int text, struct dpy_cached *ret)
{
    static char report[1 << 20];
    char compiler[PATH_MAX];
    int pipe_fds[2];
    struct arguments arguments;
    pid_t child;
    if (!dpy_compile_sibling("dwarfpython-compile", compiler) || pipe(pipe_fds)) {
        perror("dwarfpython");
        return 1;
    }
    fcntl(pipe_fds[0], F_SETFD, FD_CLOEXEC);
    make_arguments(&arguments, compiler, source, text, pipe_fds[1]);
    int error = spawn(&child, compiler, arguments.list);
    close(pipe_fds[1]);
    if (error) {
        close(pipe_fds[0]);
        return no_compiler(compiler, error);
    }
    read_report(pipe_fds[0], report, sizeof report);
    close(pipe_fds[0]);
    int status = wait_for(child);
    if (status || !report[0])
        return status;
    if (dpy_cache_accept(report, ret))
        return -1;
    fprintf(stderr, "dwarfpython: the image that the compiler made for %s is gone or was changed\n", source->file);
    return 1;
}

int dpy_compile(const struct dpy_source *source, struct dpy_cached *ret)
{
    int text = -1;
    if (source->text && (text = text_file(source)) < 0) {
        perror("dwarfpython: no room for the program's text");
        return 1;
    }
    int status = compile_reporting(source, text, ret);
    if (text >= 0)
        close(text);
    return status;
}

// Becomes the compiler, with `arguments` before argv[1:] of the program.
static int become(struct arguments *arguments, int argc, char **argv)
{
    char compiler[PATH_MAX];
    if (!dpy_compile_sibling("dwarfpython-compile", compiler)) {
        perror("dwarfpython");
        return 1;
    }
    arguments->list[0] = compiler;
    char **all = calloc(arguments->count + argc, sizeof *all);
    if (!all)
        return no_compiler(compiler, ENOMEM);
    memcpy(all, arguments->list, arguments->count * sizeof *all);
    memcpy(all + arguments->count, argv + 1, (argc - 1) * sizeof *all);
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_BLOCK, &interrupt, NULL);          // as in spawn
    char **environment = dpy_compiler_environment();
    if (environment)
        execve(compiler, all, environment);
    dpy_compiler_environment_free(environment);
    free(all);
    return no_compiler(compiler, errno);
}

int dpy_compile_session(const struct dpy_command *command)
{
    struct arguments arguments = { .list = { [1] = "--session" }, .count = 2 };
    add_options(&arguments, command);
    add(&arguments, "--transcript", command->transcript);
    if (command->interactive)
        arguments.list[arguments.count++] = "-i";
    if (command->kind == DPY_PROGRAM_CODE || command->kind == DPY_PROGRAM_MODULE)
        add(&arguments, command->kind == DPY_PROGRAM_CODE ? "-c" : "-m", command->program);
    arguments.list[arguments.count++] = "--";
    if (command->kind == DPY_PROGRAM_FILE || command->kind == DPY_PROGRAM_STDIN)
        arguments.list[arguments.count++] = (char *)command->program;
    return become(&arguments, command->argc, command->argv);
}

int dpy_compile_command(const struct dpy_command *command)
{
    struct arguments arguments = { .list = { [1] = "--command", [2] = (char *)command->program }, .count = 3 };
    return become(&arguments, command->argc, command->argv);
}
