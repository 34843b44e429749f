"""What a library's headers say, written by a C compiler: a description that is a real ELF file (see headers.py).

    python -m dwarfpython.dwarf.stub OUTPUT_DIR [CC]

writes those of libc and libm when the project is built. `write_description` makes one of any library: an empty shared
object, whose DWARF has the headers' types and the prototype of each function that the library exports, and
whose section .dwarfpython.macros has the object-like macros that are constants.

The compiler decides what is a constant: each macro stands on a line of its own, and lines with errors are
dropped.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress

from .compiler import Compiler, includes
from .elf import STT_FUNC, STT_GNU_IFUNC, ElfFile
from .errors import DescriptionError
from .find import find_library
from .header_search import Headers, umbrella
from .headers import BUILD_ID_SECTION, SECTION, description_name
from .parameters import parameter_names
from .shims import shims_beside, write_shims

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
# tgmath.h and the like define functions' names as macros, which then hide the functions.
_NOT_FOR_PROTOTYPES = ("tgmath.h",)


def usable(compiler, files):
    """Those of the header files that compile together; one that must not be included alone gives way to the one
    that includes it. Raises DescriptionError, with the first error, where none is left."""
    files, first = list(files), None
    for _ in range(8):
        errors = compiler.run(includes(files), "-fsyntax-only", "-fmax-errors=200", check=False).stderr
        error = re.search(r"^.*error:.*$", errors, re.M)
        if files and not error:
            return files
        first = first or error
        named = set(re.findall(r"^(?:In file included from |\s+from )?([^\s:]+):\d+", errors, re.M))
        instead = {file: umbrella(file) for file in files if file in named}
        if not instead:
            break
        files = list(dict.fromkeys(name for file in files if (name := instead.get(file, file))))
    raise DescriptionError(f"its headers do not compile: {first[0] if first else 'there are none'}")


def _object_macros(compiler, prologue):
    """Names of the object-like macros that the headers define; those of the implementation are left out."""
    def names(source):
        return set(re.findall(r"^#define ([A-Za-z_]\w*) +\S", compiler.run(source, "-dM", "-E").stdout, re.M))
    return sorted(n for n in names(prologue) - names("") if not re.match("__|_.*_H_?$", n))


def macros(compiler, headers):
    """name -> int, float or str, of the object-like macros of the headers that are constants."""
    prologue = includes(headers)
    names = _object_macros(compiler, prologue)
    numbers = compiler.accepted(prologue, {n: f"enum {{ e = (long)({n}) }};" for n in names})
    strings = compiler.accepted(prologue, {n: f'static const char s[] = "" {n}; enum {{ e = sizeof({n}) }};' for n in names})
    print_lines = [f'PRINT({n});' for n in numbers] + [f'print_string("{n}", {n});' for n in strings]
    program = prologue + _PRINTER + "int main(void) {\n" + "\n".join(print_lines) + "\nreturn 0; }\n"
    return _run_printer(compiler, program)


# Prints a name and its value on two lines. A number is printed by its type: an integer, or a floating-point
# number; a string behind a quotation mark, as the numbers of its bytes.
_PRINTER = r"""
#include <stdio.h>
static void print_float(const char *name, double value) { printf("%s\n%a\n", name, value); }
static void print_signed(const char *name, long value) { printf("%s\n%ld\n", name, value); }
static void print_unsigned(const char *name, unsigned long value) { printf("%s\n%lu\n", name, value); }
static void print_string(const char *name, const char *text)
{
    printf("%s\n\"", name);
    while (*text)
        printf("%02x", (unsigned char)*text++);
    puts("");
}
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
    return dict(zip(output[::2], map(_value, output[1::2])))


def _value(text):
    if text[0] == '"':
        return bytes.fromhex(text[1:]).decode("utf-8", "replace")
    return int(text) if re.fullmatch(r"-?\d+", text) else float.fromhex(text)


def write_prototypes(compiler, headers, functions, sections, path):
    """A library at `path` whose DWARF describes the headers' types and those of `functions` that they
    declare, with more `sections`: name -> bytes."""
    extra = ""
    for name, content in sections.items():
        place = os.path.join(compiler.folder, name)
        with open(place, "wb") as f:
            f.write(content)
        extra += f"""__asm__(".pushsection {name}\\n.incbin \\"{place}\\"\\n.popsection");\n"""
    prologue = includes([h for h in headers if h not in _NOT_FOR_PROTOTYPES])
    # A macro may stand in for the name; the function behind it is what we want.
    undefined = "".join(f"#undef {n}\n" for n in functions)
    declared = compiler.accepted(prologue + undefined, {n: f"void *p = (void *){n};" for n in functions})
    references = f"void *references_to_functions[] = {{ {', '.join(f'(void *){n}' for n in declared)} }};\n"
    compiler.run(prologue + undefined + references + extra, "-g", "-gdwarf-5", "-gz",
                 "-fno-eliminate-unused-debug-types", "-shared", "-fPIC",
                 "-Wl,--unresolved-symbols=ignore-all", "-o", path)


def functions_of(elf):
    """The names of the functions that an open ElfFile exports, as far as C can write them."""
    names = {s.name for s in elf.dynamic_symbols() if s.default and s.type in (STT_FUNC, STT_GNU_IFUNC)}
    return sorted(name for name in names if re.fullmatch(r"[A-Za-z_]\w*", name))


def write_description(headers, functions, library, build_id, path, command=("cc",)):
    """Describe the file `library`, which exports `functions`, by its Headers, in a file at `path`, there wholly or
    not at all, with its shims beside it. The headers that were used. Raises DescriptionError."""
    with tempfile.TemporaryDirectory() as scratch:
        compiler = Compiler(command, scratch, headers.flags)
        files = usable(compiler, headers.files)
        text = compiler.run(includes(files), "-E").stdout
        facts = {"macros": macros(compiler, files), "parameters": parameter_names(text, functions)}
        sections = {SECTION: json.dumps(facts, sort_keys=True).encode(), BUILD_ID_SECTION: build_id.encode()}
        made = os.path.join(scratch, "description.so")
        write_prototypes(compiler, files, functions, sections, made)
        copy_whole(made, path)
        with suppress(DescriptionError):         # the functions can be called without them
            if write_shims(compiler, files, text, functions, library, made):
                copy_whole(made, shims_beside(path))
    return files


def copy_whole(source, path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    handle, fresh = tempfile.mkstemp(prefix=".new-", dir=os.path.dirname(path))
    os.close(handle)
    shutil.copyfile(source, fresh)
    os.chmod(fresh, 0o644)
    os.rename(fresh, path)


def present(headers, command):
    """Those headers that this system has."""
    with tempfile.TemporaryDirectory() as scratch:
        asked = "".join(f"#if __has_include(<{h}>)\nhas {h}\n#endif\n" for h in headers)
        text = Compiler(command, scratch).run(asked, "-E").stdout
    return [line.removeprefix("has ").replace(" ", "") for line in text.splitlines() if line.startswith("has ")]


def main(arguments):
    folder, *command = arguments
    os.makedirs(folder, exist_ok=True)
    try:
        for name in HEADERS:
            with ElfFile(find_library(name)) as elf:
                path = os.path.join(folder, description_name(elf.soname()))
                headers = Headers(tuple(present(HEADERS[name], command or ("cc",))))
                write_description(headers, functions_of(elf), elf.path, "", path, command or ("cc",))
    except DescriptionError as e:
        sys.exit(f"stub: {e}")


if __name__ == "__main__":
    main(sys.argv[1:])
