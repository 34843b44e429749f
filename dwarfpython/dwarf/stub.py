"""Made at build time, with a C compiler: what a library's headers say beyond its DWARF (see headers.py).

    python -m dwarfpython.dwarf.stub OUTPUT_DIR [CC]

writes, for libc and libm, NAME-macros.json (object-like macros that are constants) and NAME-headers.so (an
empty library whose DWARF has the headers' types and the prototype of each function that the library exports).

The compiler decides what is a constant: each macro stands on a line of its own, and lines with errors are
dropped.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

from .elf import STT_FUNC, STT_GNU_IFUNC, ElfFile
from .errors import DescriptionError
from .find import find_library

HEADERS = {
    "c": """aio.h alloca.h argp.h argz.h arpa/inet.h assert.h byteswap.h ctype.h dirent.h dlfcn.h elf.h
        endian.h envz.h err.h errno.h error.h execinfo.h fcntl.h fnmatch.h fstab.h fts.h ftw.h getopt.h
        glob.h gnu/libc-version.h grp.h gshadow.h iconv.h ifaddrs.h inttypes.h langinfo.h libgen.h
        limits.h link.h locale.h malloc.h mcheck.h mntent.h monetary.h mqueue.h net/if.h netdb.h
        netinet/in.h netinet/tcp.h nl_types.h obstack.h paths.h poll.h printf.h pthread.h pty.h pwd.h
        regex.h resolv.h sched.h search.h semaphore.h setjmp.h sgtty.h shadow.h signal.h spawn.h stdarg.h
        stdbool.h stddef.h stdint.h stdio.h stdio_ext.h stdlib.h string.h strings.h sys/auxv.h sys/epoll.h
        sys/eventfd.h sys/fanotify.h sys/file.h sys/fsuid.h sys/inotify.h sys/io.h sys/ioctl.h sys/ipc.h
        sys/klog.h sys/mman.h sys/mount.h sys/msg.h sys/param.h sys/personality.h sys/pidfd.h sys/prctl.h
        sys/ptrace.h sys/quota.h sys/random.h sys/reboot.h sys/resource.h sys/select.h sys/sem.h
        sys/sendfile.h sys/shm.h sys/signalfd.h sys/socket.h sys/stat.h sys/statfs.h sys/statvfs.h
        sys/swap.h sys/syscall.h sys/sysinfo.h sys/sysmacros.h sys/time.h sys/timerfd.h sys/times.h
        sys/timex.h sys/types.h sys/uio.h sys/un.h sys/utsname.h sys/vfs.h sys/wait.h sys/xattr.h syslog.h
        termios.h threads.h time.h uchar.h ucontext.h unistd.h utime.h utmp.h utmpx.h wait.h wchar.h
        wctype.h wordexp.h""".split(),
    "m": "math.h complex.h fenv.h float.h tgmath.h".split(),
}
_FLAGS = ["-std=gnu11", "-D_GNU_SOURCE", "-w", "-fno-builtin"]
# tgmath.h and the like define functions' names as macros, which then hide the functions.
_NOT_FOR_PROTOTYPES = ("tgmath.h",)


class _Compiler:
    def __init__(self, command, folder):
        self._command, self._folder = command, folder

    def run(self, source, *options, check=True):
        """The finished process of compiling `source`; its standard output and errors are text."""
        path = os.path.join(self._folder, "stub.c")
        with open(path, "w", encoding="utf-8") as f:
            f.write(source)
        done = subprocess.run([*self._command, *_FLAGS, *options, path], capture_output=True, text=True,
                              env={**os.environ, "LC_ALL": "C"})
        if check and done.returncode:
            raise DescriptionError(f"{' '.join(self._command)} failed: {done.stderr.strip()}")
        return done

    def accepted(self, prologue, lines):
        """Those keys of `lines` (key -> a statement of C) that compile behind `prologue`. Each has a function
        of its own, for gcc reports an undeclared name once per function."""
        keys = list(lines)
        source = prologue + '#line 1 "lines"\n'
        source += "".join(f"void in_line_{i}(void) {{ {lines[key]} }}\n" for i, key in enumerate(keys))
        # Preprocessed first, so that no error is said to be in the header that defines a macro.
        expanded = self.run(source, "-E").stdout
        errors = self.run(expanded, "-fpreprocessed", "-fsyntax-only", "-fmax-errors=0", check=False).stderr
        bad = {int(m[1]) for m in re.finditer(r"^lines:(\d+):\d+: error", errors, re.M)}
        return [key for i, key in enumerate(keys, 1) if i not in bad]


def _includes(headers):
    return "".join(f"#if __has_include(<{h}>)\n#include <{h}>\n#endif\n" for h in headers)


def _object_macros(compiler, includes):
    """Names of the object-like macros that the headers define; those of the implementation are left out."""
    def names(source):
        return set(re.findall(r"^#define ([A-Za-z_]\w*) +\S", compiler.run(source, "-dM", "-E").stdout, re.M))
    return sorted(n for n in names(includes) - names("") if not re.match("__|_.*_H_?$", n))


def macros(compiler, headers):
    """name -> int, float or str, of the object-like macros of the headers that are constants."""
    includes = _includes(headers)
    names = _object_macros(compiler, includes)
    numbers = compiler.accepted(includes, {n: f"enum {{ e = (long)({n}) }};" for n in names})
    strings = compiler.accepted(includes, {n: f'static const char s[] = "" {n};' for n in names})
    print_lines = [f'PRINT({n});' for n in numbers] + [f'puts("\\"{n}\\""); puts({n});' for n in strings]
    program = includes + _PRINTER + "int main(void) {\n" + "\n".join(print_lines) + "\nreturn 0; }\n"
    return _run_printer(compiler, program)


# Prints a name and its value on two lines. A number is printed by its type: an integer, or a floating-point
# number.
_PRINTER = r"""
#include <stdio.h>
static void print_float(const char *name, double value) { printf("%s\n%a\n", name, value); }
static void print_signed(const char *name, long value) { printf("%s\n%ld\n", name, value); }
static void print_unsigned(const char *name, unsigned long value) { printf("%s\n%lu\n", name, value); }
#define IS_FLOAT(x) _Generic((x), float: 1, double: 1, long double: 1, default: 0)
#define IS_UNSIGNED(x) _Generic((x), unsigned long: 1, unsigned long long: 1, default: 0)
#define NUMBER(x) _Generic((x), float: (x), double: (x), long double: (x), default: 0)
#define PRINT(x) (IS_FLOAT(x) ? print_float(#x, NUMBER(x)) : \
                  IS_UNSIGNED(x) ? print_unsigned(#x, (unsigned long)(x)) : print_signed(#x, (long)(x)))
"""


def _run_printer(compiler, program):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "print")
        compiler.run(program, "-O0", "-o", path)
        output = subprocess.run([path], capture_output=True, text=True, check=True).stdout.splitlines()
    return {name.strip('"'): value if name[0] == '"' else _number(value)
            for name, value in zip(output[::2], output[1::2])}


def _number(text):
    return int(text) if re.fullmatch(r"-?\d+", text) else float.fromhex(text)


def write_prototypes(compiler, headers, functions, path):
    """A library at `path` whose DWARF describes the headers' types and those of `functions` that they
    declare."""
    includes = _includes([h for h in headers if h not in _NOT_FOR_PROTOTYPES])
    # A macro may stand in for the name; the function behind it is what we want.
    undefined = "".join(f"#undef {n}\n" for n in functions)
    declared = compiler.accepted(includes + undefined, {n: f"void *p = (void *){n};" for n in functions})
    references = f"void *references_to_functions[] = {{ {', '.join(f'(void *){n}' for n in declared)} }};\n"
    compiler.run(includes + undefined + references, "-g", "-gdwarf-5", "-gz",
                 "-fno-eliminate-unused-debug-types", "-shared", "-fPIC",
                 "-Wl,--unresolved-symbols=ignore-all", "-o", path)


def exported_functions(name):
    with ElfFile(find_library(name)) as elf:
        symbols = elf.dynamic_symbols()
        functions = {s.name for s in symbols if s.default and s.type in (STT_FUNC, STT_GNU_IFUNC)}
        return elf.soname(), sorted(name for name in functions if re.fullmatch(r"[A-Za-z_]\w*", name))


def make_stub(name, folder, command=("cc",)):
    """Write both files for the library `name` of HEADERS into `folder`."""
    soname, functions = exported_functions(name)
    stem = os.path.join(folder, soname.partition(".so")[0])
    with tempfile.TemporaryDirectory() as scratch:
        compiler = _Compiler(list(command), scratch)
        with open(stem + "-macros.json", "w", encoding="utf-8") as f:
            json.dump(macros(compiler, HEADERS[name]), f, indent=0, sort_keys=True)
        write_prototypes(compiler, HEADERS[name], functions, stem + "-headers.so")


def main(arguments):
    folder, *command = arguments
    os.makedirs(folder, exist_ok=True)
    try:
        for name in HEADERS:
            make_stub(name, folder, command or ("cc",))
    except DescriptionError as e:
        sys.exit(f"stub: {e}")


if __name__ == "__main__":
    main(sys.argv[1:])
