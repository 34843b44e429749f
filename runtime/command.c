// Options end at the program: what follows it is the program's own.
#include "command.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] = "usage: dwarfpython [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";
static const char options_text[] =
    "-c cmd            run a program given as text\n"
    "-m mod            run a module\n"
    "file              run a program file; -: standard input\n"
    "-i                a session afterwards, with the program's variables\n"
    "-O0 ... -O3       how much to optimise\n"
    "--calls=ffi       send every call through libffi\n"
    "--debugging=none  leave out what serves debuggers alone\n"
    "--dump=STAGE,...  print what stages make: tokens ast scope types ir ir:PASS llvm llvm-opt asm elf dwarf lines\n"
    "--stop-after=STAGE  compile no further\n"
    "--keep=DIR        keep intermediate files\n"
    "--time            say how long each stage takes\n"
    "--gdb             run the program under gdb\n"
    "--valgrind[=TOOL] run the program under valgrind: memcheck massif dhat callgrind cachegrind helgrind drd\n"
    "--transcript FILE replay a session's inputs and show its results\n"
    "info LIB [NAME]   what a library offers, what a name of it means\n"
    "describe LIB ...   describe a library by its headers; see describe --help\n"
    "--version, -V     print the version\n"
    "--help, -h        print this\n"
    "No program on a terminal: a session.\n";

struct option {
    const char *name;
    const char *values;      // what it takes, "|" around each; "": anything; NULL: it takes no value
    size_t field;
    bool optional;           // "" is its value where none is given
};

static const struct option options[] = {
    { "--calls", "|direct|ffi|", offsetof(struct dpy_command, calls), false },
    { "--debugging", "|full|none|", offsetof(struct dpy_command, debugging), false },
    { "--dump", "", offsetof(struct dpy_command, dump), false },
    { "--stop-after", "", offsetof(struct dpy_command, stop_after), false },
    { "--keep", "", offsetof(struct dpy_command, keep), false },
    { "--transcript", "", offsetof(struct dpy_command, transcript), false },
    { "--target", "", offsetof(struct dpy_command, program), false },
    { "--gdb", NULL, offsetof(struct dpy_command, gdb), false },
    { "--valgrind", "|memcheck|massif|dhat|callgrind|cachegrind|helgrind|drd|", offsetof(struct dpy_command, valgrind), true },
    { "--time", NULL, offsetof(struct dpy_command, time), false },
    { "--version", NULL, offsetof(struct dpy_command, version), false },
    { "--help", NULL, offsetof(struct dpy_command, help), false },
    { "-V", NULL, offsetof(struct dpy_command, version), false },
    { "-h", NULL, offsetof(struct dpy_command, help), false },
    { "-i", NULL, offsetof(struct dpy_command, interactive), false },
};

static int refuse(const char *what, const char *argument)
{
    fprintf(stderr, "%s%s\n%sTry `dwarfpython --help' for more information.\n", what, argument, usage);
    return -1;
}

static bool allowed(const char *values, const char *value)
{
    char wanted[32];
    if (!*values)
        return true;
    return (size_t)snprintf(wanted, sizeof wanted, "|%s|", value) < sizeof wanted && strstr(values, wanted);
}

static const struct option *find_option(const char *argument, const char **value)
{
    size_t length = strcspn(argument, "=");
    *value = argument[length] ? argument + length + 1 : NULL;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (strlen(options[i].name) == length && !strncmp(options[i].name, argument, length))
            return &options[i];
    return NULL;
}

// One option at argv[*i]; its value may be the next argument.
static int parse_option(struct dpy_command *command, char **argv, int *i)
{
    const char *value;
    const struct option *option = find_option(argv[*i], &value);
    if (!option || (!option->values && value))
        return refuse("unknown option ", argv[*i]);
    char *field = (char *)command + option->field;
    if (!option->values) {
        *(bool *)field = true;
        return 0;
    }
    if (!value && !option->optional && !(value = argv[++*i]))
        return refuse("argument expected for ", option->name);
    if (value && !allowed(option->values, value))
        return refuse("no such value: ", argv[*i]);
    *(const char **)field = value ? value : "";
    return 0;
}

// `-c cmd` and `-m mod`, the text attached or as the next argument. What follows is the program's; its argv[0] is "-c" or "-m".
static int parse_program(struct dpy_command *command, int argc, char **argv, int i)
{
    char *name = argv[i];
    command->kind = name[1] == 'c' ? DPY_PROGRAM_CODE : DPY_PROGRAM_MODULE;
    command->program = name[2] ? name + 2 : argv[++i];
    if (!command->program)
        return refuse("Argument expected for the option ", name);
    command->argc = argc - i;
    command->argv = argv + i;
    command->argv[0] = command->kind == DPY_PROGRAM_CODE ? "-c" : "-m";
    return 0;
}

static int parse_target(struct dpy_command *command)
{
    char *end;
    long fd = strtol(command->program, &end, 10);
    if (*end || end == command->program || fd < 0 || fd > 1 << 20)
        return refuse("no file descriptor: ", command->program);
    command->target_fd = fd;
    return 0;
}

int dpy_command_parse(struct dpy_command *command, int argc, char **argv)
{
    int i = 1;
    *command = (struct dpy_command){ .opt_level = "2", .calls = "direct", .debugging = "full", .target_fd = -1 };
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        if (!strcmp(argv[i], "--")) {
            i++;
            break;
        }
        if (argv[i][1] == 'c' || argv[i][1] == 'm')
            return parse_program(command, argc, argv, i);
        if (argv[i][1] == 'O' && argv[i][2] >= '0' && argv[i][2] <= '3' && !argv[i][3])
            command->opt_level = argv[i] + 2;
        else if (parse_option(command, argv, &i))
            return -1;
    }
    if (command->program && parse_target(command))
        return -1;
    command->argc = argc - i;
    command->argv = argv + i;
    if (i >= argc) {
        static char *nothing[] = { "", NULL };
        command->argc = 1;
        command->argv = nothing;
        return 0;
    }
    command->program = argv[i];
    command->kind = strcmp(argv[i], "-") ? DPY_PROGRAM_FILE : DPY_PROGRAM_STDIN;
    return 0;
}

void dpy_command_help(void)
{
    printf("%s%s", usage, options_text);
}
