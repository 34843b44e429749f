"""Odd programs: names that C has too, every way to write a text, sources that change while they run."""

import subprocess
import sys

import pytest
from support import LAUNCHER

C_NAMES = """main open malloc free read write printf exit dlopen memcpy strlen abort calloc realloc stdout environ errno
strcmp     mmap sigaction fwrite fflush _start _init _fini __libc_start_main __cxa_finalize _Unwind_Resume dpy_run dpy_alloc
    struct long static void union typedef switch default goto auto volatile const""".split()


def run(*arguments, **options):
    return subprocess.run([LAUNCHER, *arguments], capture_output=True, timeout=60, **options)


def test_functions_may_have_the_names_of_c(tmp_path):
    """None of them takes the place of C's own, which the runtime and libc go on calling."""
    program = tmp_path / "odd.py"
    program.write_text("".join(f"def {name}(x=1):\n    return [x, str(x) * 50]\n" for name in C_NAMES)
                       + "".join(f"assert {name}({i})[0] == {i}\n" for i, name in enumerate(C_NAMES))
                       + "print(sorted([3, 1, 2]), 'abc'.upper(), 2**100, 1.5, len(str([list(range(99))])))\n")
    result = run(program)
    shown = b"[1, 2, 3] ABC 1267650600228229401496703205376 1.5 388\n"
    assert (result.returncode, result.stdout, result.stderr) == (0, shown, b"")


@pytest.mark.parametrize("text", [
    b"# -*- coding: latin-1 -*-\nprint('\xe9\xff')\n", b"\xef\xbb\xbfprint('\xc3\xa9')\n", b"", b"\n\n  \n# c\n",
    b"print(3)",
    b"x = 1\r\nif x:\r\n    print('a\\\r\nb')\r\n    print('''p\r\nq''')\r\n", b"x = 1\rprint(x)\r",
    b"if 1:\n  print(3)", b"\x0cprint(1)\n",
    "é = 1\nñame = 2\ndef été(ö): return ö * 2\nprint(été(é + ñame))\nℌ = 3\nprint(H)\n".encode(),
    "def été(ö): return ö / 0\nété(4)\n".encode(),
])
def test_texts_as_cpython_reads_them(tmp_path, text):
    program = tmp_path / "text.py"
    program.write_bytes(text)
    ours, theirs = run(program), subprocess.run([sys.executable, program], capture_output=True)
    assert (ours.returncode, ours.stdout, ours.stderr) == (theirs.returncode, theirs.stdout, theirs.stderr)


@pytest.mark.parametrize("text, line, message", [
    (b"print('\xe9\xff')\n", 1, "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 7"),
    (b"print(1)\nx = '\0'\n", 2, "source code cannot contain null bytes"),
    (b"# coding: foo\n", 1, "unknown encoding: foo"),
    (b"x = " + b"(" * 1000 + b"1" + b")" * 1000, 1, "too many nested parentheses"),
    (b"x = " + b"+".join([b"1"] * 5000), 1, "too deeply nested to compile"),
])
def test_texts_that_are_refused(tmp_path, text, line, message):
    program = tmp_path / "bad.py"
    program.write_bytes(text)
    result = run(program)
    lines = result.stderr.decode().splitlines()
    assert (result.returncode, lines[0]) == (1, f'  File "{program}", line {line}')
    assert lines[-1].startswith(f"SyntaxError: {message}")


def test_source_that_shrinks_while_it_runs(tmp_path):
    """The traceback shows what lines there are; the program itself goes on as it was compiled."""
    program = tmp_path / "changes.py"
    program.write_text("import c\nf = fopen(__file__, 'w')\nfputs('# other\\n', f)\nfclose(f)\nprint('on')\n1 / 0\n")
    result = run(program)
    assert (result.returncode, result.stdout) == (1, b"on\n")
    assert result.stderr.decode().splitlines() == ["Traceback (most recent call last):",
                                                   f'  File "{program}", line 6, in <module>',
                                                   "ZeroDivisionError: division by zero"]
    assert (run(program).returncode, run(program).stdout) == (0, b"")


def test_image_of_another_abi_is_refused(tmp_path):
    """The cache never offers one; a file that lies about itself is refused all the same."""
    (tmp_path / "old.c").write_text('''
        struct { unsigned abi; unsigned count; const char *name; void *rest[30]; } module
            __asm__("dpy.module") = { 1u << 30, 0, "old" };''')
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", tmp_path / "old.so", tmp_path / "old.c"], check=True)
    (tmp_path / "load.c").write_text('''
        #include <dlfcn.h>
        int dpy_run(void *, int, char **);
        int main(int argc, char **argv) { return dpy_run(dlopen(argv[1], RTLD_NOW), argc - 1, argv + 1); }''')
    folder = LAUNCHER.parents[1] / "lib" / "dwarfpython"
    library = folder / "libdwarfpython.so"
    subprocess.run(["gcc", "-o", tmp_path / "load", tmp_path / "load.c", library, f"-Wl,-rpath,{folder}"], check=True)
    result = subprocess.run([tmp_path / "load", tmp_path / "old.so"], capture_output=True, text=True)
    assert result.returncode == 1 and "was compiled for another version of the runtime" in result.stderr


@pytest.mark.parametrize("text, shown", [
    ("from keyword import iskeyword\nprint(iskeyword('if'))\n", b"True\n"),
    ("try:\n    import nosuchthing\nexcept ImportError as error:\n    print(error)\n", b"No module named 'nosuchthing'\n"),
], ids=["module", "nothing"])
def test_imports_do_not_keep_a_program_out_of_the_cache(tmp_path, text, shown):
    program = tmp_path / "imports.py"
    program.write_text(text)
    env = {"PATH": "", "DPY_CACHE_DIR": str(tmp_path / "cache")}
    assert run(program, env=env).stdout == shown
    manifests = sorted((tmp_path / "cache" / "manifests").iterdir())
    assert any(not path.name.startswith("module-") for path in manifests)
