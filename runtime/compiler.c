#define _GNU_SOURCE
#include "compiler.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "environment.h"
#include "import.h"
#include "str.h"

enum { PRIVATE_FD = 600, LONGEST = 1 << 28 };

static struct { int fd; pid_t owner; } server = { .fd = -1 };

static bool no_compiler(const char *what)
{
    dpy_raise_error(&dpy_ImportError, "%s has to be compiled, and the compiler cannot be started: %s", what, strerror(errno));
    return false;
}

// The neighbour of the launcher, which this process is.
static bool compiler_path(char ret[PATH_MAX])
{
    static const char name[] = "/dwarfpython-compile";
    ssize_t n = readlink("/proc/self/exe", ret, PATH_MAX - 1);
    ret[n > 0 ? n : 0] = 0;
    char *slash = strrchr(ret, '/');
    if (!slash || slash - ret + sizeof name > PATH_MAX)
        return false;
    strcpy(slash, name);
    return true;
}

// Its standard input and output are nothing; it leaves this process's children at once.
static int spawn(const char *path, int fd, char **environment)
{
    char number[16], cache[PATH_MAX], options[64];
    char *arguments[12] = { (char *)path, "--serve", number };
    int count = 3, status;
    pid_t pid;
    snprintf(number, sizeof number, "%d", fd);
    snprintf(options, sizeof options, "%s", dpy_import_options());
    for (char *rest = options, *word; (word = strsep(&rest, " "));)
        arguments[count++] = word;
    if (dpy_import_cache(cache)) {
        arguments[count++] = "--cache";
        arguments[count++] = cache;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, fd, fd);
    int error = posix_spawn(&pid, path, &actions, NULL, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    while (!error && waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
    return error;
}

static bool start(const char *what)
{
    int ends[2];
    char path[PATH_MAX];
    if (!compiler_path(path) || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
        return no_compiler(what);
    char **environment = dpy_compiler_environment();
    int error = environment ? spawn(path, ends[1], environment) : ENOMEM;
    dpy_compiler_environment_free(environment);
    close(ends[1]);
    server.fd = error ? -1 : fcntl(ends[0], F_DUPFD_CLOEXEC, PRIVATE_FD);
    server.owner = getpid();
    close(ends[0]);
    errno = error ? error : errno;
    return server.fd >= 0 || no_compiler(what);
}

static bool send_all(const char *bytes, size_t length)
{
    while (length) {
        ssize_t n = send(server.fd, bytes, length, MSG_NOSIGNAL);
        if (n < 0 && errno != EINTR)
            return false;
        bytes += n > 0 ? n : 0;
        length -= n > 0 ? n : 0;
    }
    return true;
}

static bool receive_all(char *bytes, size_t length)
{
    while (length) {
        ssize_t n = recv(server.fd, bytes, length, 0);
        if (n == 0 || (n < 0 && errno != EINTR))
            return false;
        bytes += n > 0 ? n : 0;
        length -= n > 0 ? n : 0;
    }
    return true;
}

static bool send_fields(const struct dpy_field *fields, size_t n)
{
    size_t length = 0;
    for (size_t i = 0; i < n; i++)
        length += fields[i].length + 1;
    uint32_t header = (uint32_t)length;
    if (length > LONGEST || !send_all((const char *)&header, sizeof header))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!send_all(fields[i].bytes, fields[i].length) || !send_all("", 1))
            return false;
    return true;
}

static bool receive(struct dpy_answer *ret)
{
    uint32_t length;
    if (!receive_all((char *)&length, sizeof length) || length > LONGEST || !(ret->bytes = malloc(length + 1)))
        return false;
    ret->length = length;
    ret->bytes[length] = 0;
    if (receive_all(ret->bytes, length))
        return true;
    free(ret->bytes);
    return false;
}

const char *dpy_answer_field(const struct dpy_answer *answer, size_t i)
{
    const char *field = answer->bytes, *end = answer->bytes + answer->length;
    while (i-- && field < end)
        field += strlen(field) + 1;
    return field < end ? field : "";
}

static struct val number_field(const struct dpy_answer *answer, size_t i)
{
    const char *text = dpy_answer_field(answer, i);
    return *text ? dpy_int(atol(text)) : dpy_none();
}

// SyntaxError(message, (file, line, offset, text, end line, end offset))
static void raise_syntax(const struct dpy_answer *answer)
{
    enum { CLASS = 1, MESSAGE, FILE_NAME, LINE, OFFSET, END_LINE, END_OFFSET, TEXT };
    const char *class = dpy_answer_field(answer, CLASS);
    const struct dpy_type *type = !strcmp(class, "IndentationError") ? &dpy_IndentationError
        : !strcmp(class, "TabError") ? &dpy_TabError : &dpy_SyntaxError;
    struct val place[] = {
        dpy_str_text(dpy_answer_field(answer, FILE_NAME)), number_field(answer, LINE), number_field(answer, OFFSET),
        dpy_str_text(dpy_answer_field(answer, TEXT)), number_field(answer, END_LINE), number_field(answer, END_OFFSET),
    };
    if (!*dpy_answer_field(answer, TEXT))
        place[3] = dpy_none();
    struct val args[] = { dpy_str_text(dpy_answer_field(answer, MESSAGE)), dpy_tuple(place, 6) };
    struct val exception = dpy_call(dpy_object(type, DPY_TYPE), args, 2, NULL);
    if (!dpy_failed(exception))
        dpy_raise(exception, dpy_failure());
}

// What was answered other than "ok" is an exception.
static bool is_ok(struct dpy_answer *answer)
{
    const char *word = dpy_answer_field(answer, 0);
    if (!strcmp(word, "ok"))
        return true;
    if (!strcmp(word, "syntax"))
        raise_syntax(answer);
    else
        dpy_raise_error(&dpy_ImportError, "%s", dpy_answer_field(answer, 1));
    free(answer->bytes);
    return false;
}

static void hang_up(void)
{
    if (server.fd >= 0)
        close(server.fd);
    server.fd = -1;
}

bool dpy_compiler_ask(const struct dpy_field *fields, size_t n, struct dpy_answer *ret)
{
    if (server.fd >= 0 && server.owner != getpid())
        hang_up();           // it is our parent's
    if (server.fd < 0 && !start(fields[0].bytes))
        return false;
    if (send_fields(fields, n) && receive(ret))
        return is_ok(ret);
    hang_up();
    dpy_raise_error(&dpy_ImportError, "%s: the compiler has ended", fields[0].bytes);
    return false;
}

bool dpy_compiler_module(const char *name, const char *path, char ret[PATH_MAX])
{
    struct dpy_field fields[] = { { "module", 6 }, { name, strlen(name) }, { path, strlen(path) } };
    struct dpy_answer answer;
    if (!dpy_compiler_ask(fields, 3, &answer))
        return false;
    snprintf(ret, PATH_MAX, "%s", dpy_answer_field(&answer, 1));
    free(answer.bytes);
    return true;
}
