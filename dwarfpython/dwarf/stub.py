"""What a library's headers say, written by a C compiler: a description that is a real ELF file (see headers.py).

    python -m dwarfpython.dwarf.stub OUTPUT_DIR [CC]

writes those of libc and libm when the project is built. `write_description` makes one of any library: an empty shared
object, whose DWARF has the headers' types and the prototype of each function that the library exports, and whose section
.dwarfpython.headers has the object-like macros that are constants. Shims take longer to make: they are made when a
program first uses one.
"""

import json
import os
import re
import shutil
import sys
import tempfile
import time
from dataclasses import replace

from .compiler import Compiler, includes
from .constant_macros import aliases, constant_macros
from .elf import ElfFile
from .errors import DescriptionError
from .exports import functions_of
from .find import find_library
from .header_search import Headers, umbrella
from .headers import (BEYOND_SECTION, BUILD_ID_SECTION, ORIGIN_SECTION, SECTION, SHIMMED, VALUE, description_name, read_beyond,
                      read_origin)
from .parameters import parameter_names
from .preprocessed import preprocess
from .shims import candidates, shim_beside, shims_beside, value_macros, write_shims

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
BEFORE = ("stddef.h", "stdint.h", "stdio.h", "sys/types.h")
# tgmath.h and the like define functions' names as macros, which then hide the functions.
_NOT_FOR_PROTOTYPES = ("tgmath.h",)


def with_choice(compiler, headers):
    """The Headers with the macro defined that they say must be: which of several libraries is meant, its name tells
    (PCRE2_CODE_UNIT_WIDTH is 8 for pcre2-8). None: they do not say so."""
    errors = compiler.run(includes(headers.files), "-fsyntax-only", "-fmax-errors=1", check=False).stderr
    asked = re.search(r"error: #error (?:.*\W)?([A-Z]\w+_\w+) (?:must be|is not|has to be|should be) .*defined", errors)
    chosen = re.search(r"[-_](\d+)$", headers.of)
    return replace(headers, flags=(*headers.flags, f"-D{asked[1]}={chosen[1]}")) if asked and chosen else None


def usable(compiler, files):
    """Those of the header files that compile together; one that must not be included alone gives way to the one
    that includes it. Raises DescriptionError, with the first error, where none is left."""
    files, before, first = list(files), [], None
    for _ in range(8):
        errors = compiler.run(includes([*before, *files]), "-fsyntax-only", "-fmax-errors=200", check=False).stderr
        error = re.search(r"^.*error:.*$", errors, re.M)
        if files and not error:
            return [*before, *files]
        if not before:                           # some headers want these included before: jpeglib.h
            before, first = BEFORE, error
            continue
        named = set(re.findall(r"^(?:In file included from |\s+from )?([^\s:]+):\d+", errors, re.M))
        instead = {file: umbrella(file) for file in files if file in named}
        if not instead:
            break
        files = list(dict.fromkeys(name for file in files if (name := instead.get(file, file))))
    raise DescriptionError(f"its headers do not compile: {first[0] if first else 'there are none'}")


def write_prototypes(compiler, headers, functions, declared, sections, path):
    """A library at `path` whose DWARF describes the headers' types and those of `functions` that they
    have `declared`, with more `sections`: name -> bytes."""
    extra = ""
    for name, content in sections.items():
        place = os.path.join(compiler.folder, name)
        with open(place, "wb") as f:
            f.write(content)
        extra += f"""__asm__(".pushsection {name}\\n.incbin \\"{place}\\"\\n.popsection");\n"""
    prologue = includes([h for h in headers if h not in _NOT_FOR_PROTOTYPES])
    # A macro may stand in for the name; the function behind it is what we want.
    undefined = "".join(f"#undef {n}\n" for n in functions)
    references = f"void *references_to_functions[] = {{ {', '.join(f'(void *){n}' for n in declared)} }};\n"
    compiler.run(prologue + undefined + references + extra, "-g", "-gdwarf-5", "-gz",
                 "-fno-eliminate-unused-debug-types", "-shared", "-fPIC",
                 "-Wl,--unresolved-symbols=ignore-all", "-o", path)


def write_description(headers, functions, build_id, path, command=("cc",)):
    """Describe a library, which exports `functions`, by its Headers, in a file at `path`, there wholly or not at all. The headers that were used. Raises DescriptionError."""
    with tempfile.TemporaryDirectory() as scratch:
        compiler = Compiler(command, scratch, headers.flags)
        try:
            files = usable(compiler, headers.files)
        except DescriptionError:
            headers = with_choice(compiler, headers)
            if headers is None:
                raise
            compiler = Compiler(command, scratch, headers.flags)
            files = usable(compiler, headers.files)
        read = preprocess(compiler, files)
        declared = compiler.accepted(read, {n: f"void *p = (void *){n};" for n in functions}, undefined=functions)
        constants = constant_macros(compiler, read)
        facts = {"macros": constants, "parameters": parameter_names(read.text, functions)}
        origin = {"headers": files, "flags": headers.flags}
        callable_names = candidates(read, functions)
        others = aliases(compiler, read, {*functions, *callable_names})
        beyond = {**dict.fromkeys(value_macros(read, constants), VALUE), **others, **dict.fromkeys(callable_names, "")}
        sections = {SECTION: json.dumps(facts, sort_keys=True).encode(), BUILD_ID_SECTION: build_id.encode(),
                    ORIGIN_SECTION: json.dumps(origin).encode(), BEYOND_SECTION: json.dumps(beyond).encode()}
        made = os.path.join(scratch, "description.so")
        write_prototypes(compiler, files, functions, declared, sections, made)
        copy_whole(made, path)
    return files


def make_shims(description, library, names, path, command=("cc",)):
    """A file at `path` with the shims for `names` of the file `library` that are possible. Raises DescriptionError."""
    files, flags = read_origin(description)
    with tempfile.TemporaryDirectory() as scratch:
        compiler = Compiler(command, scratch, flags)
        made = os.path.join(scratch, "shims.so")
        write_shims(compiler, files, preprocess(compiler, files), set(names), library, made)
        copy_whole(made, path)


def make_all_shims(description, library, command=("cc",)):
    """The file of shims for all that the headers have of macros and inline functions, beside their description."""
    names = [name for name, other in read_beyond(description).items() if other in SHIMMED]
    make_shims(description, library, names, shims_beside(description), command)


def add_shims(description, library, names, beside):
    """Shims for `names`, in one file that each of them leads to, beside where a description may be. Raises DescriptionError."""
    together = shim_beside(beside, "-".join(sorted(names))[:60] + f"-{os.getpid()}-{time.monotonic_ns()}.so")
    make_shims(description, library, names, together)
    for name in names:
        link = f"{together}.{name}"
        os.symlink(os.path.basename(together), link)
        os.rename(link, shim_beside(beside, name))


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
                write_description(headers, functions_of(elf), "", path, command or ("cc",))
                make_all_shims(path, elf.path, command or ("cc",))
    except DescriptionError as e:
        sys.exit(f"stub: {e}")


if __name__ == "__main__":
    main(sys.argv[1:])
