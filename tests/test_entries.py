"""The three entries of Python functions, called from a C program that knows only their C types.

`f` with `struct val` parameters as gcc passes that struct (in registers or wholly in memory), `f.any` for any call, and
`f.c.<signature>`. What C passes comes out of each in the same order.
"""

from __future__ import annotations

import subprocess

import pytest
from support import TESTS

COUNTS = range(9)
RUNTIME = TESTS.parent / "runtime"
PROGRAM = "\n".join(
    f"def f{n}({', '.join(f'a{i}' for i in range(n))}):\n"
    f"    return [{', '.join(f'a{i}' for i in range(n))}]\n" for n in COUNTS) + """
def defaults(a, b=2, *rest, key=7, **more):
    return [a, b, rest, key, more]

def typed(a: "int", b: "double", c: "const char *", d: "short") -> "double":
    return a * b + strlen(c) + d

def fails(a: "int") -> "int":
    raise ValueError(a)

import c
"""

HOST = r"""
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include "runtime.h"
#include "native.h"

static void show(struct val v)
{
    struct val text = dpy_repr(dpy_failed(v) ? dpy_catch() : v);
    printf("%s\n", text.s);
}

static void *entry(void *image, const char *name)
{
    void *found = dlsym(image, name);
    if (!found)
        exit((fprintf(stderr, "no %s\n", name), 1));
    return found;
}

static void fail(void *entry)
{
    ((int (*)(int))entry)(3);
}

int main(int argc, char **argv)
{
    void *image = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    if (!image || dpy_run(image, argc, argv))
        return fprintf(stderr, "%s\n", dlerror()), 1;
    struct val v[9], many[4] = { dpy_int(1), dpy_float(2.5), dpy_int(3), dpy_int(4) };
    for (int i = 0; i < 9; i++)
        v[i] = i % 2 ? dpy_float(i + 0.5) : dpy_int(i);
CALLS
    dpy_any *any = entry(image, "defaults.any");
    show(any(NULL, many, 4, NULL));
    struct { uint64_t count; const char *names[2]; } names = { 2, { "key", "other" } };
    show(any(NULL, many, 3, (struct dpy_names *)&names));
    show(any(NULL, many, 0, NULL));
    double (*typed)(int, double, const char *, short) = entry(image, "typed");
    printf("%g\n", typed(3, 1.5, "abcd", -2));
    show(((struct val (*)(struct val, struct val, struct val, struct val))entry(image, "typed.values"))(
        dpy_int(3), dpy_float(1.5), dpy_str_of(dpy_int(12345)), dpy_int(-2)));
    if (dpy_protect(fail, entry(image, "fails")))
        show(dpy_failure());
    return 0;
}
"""


def calls() -> str:
    lines = []
    for n in COUNTS:
        parameters = ", ".join(["struct val"] * n) or "void"
        arguments = ", ".join(f"v[{i}]" for i in range(n))
        lines.append(f'    show(((struct val (*)({parameters}))entry(image, "f{n}"))({arguments}));')
        lines.append(f'    show(((dpy_any *)entry(image, "f{n}.any"))(NULL, v, {n}, NULL));')
    return "\n".join(lines)


def expected() -> list[str]:
    values = [i + 0.5 if i % 2 else i for i in range(9)]
    lines = [repr(values[:n]) for n in COUNTS for _ in range(2)]
    lines += [repr([1, 2.5, (3, 4), 7, {}]), repr([1, 2, (), 2.5, {"other": 3}])]
    return lines + ["TypeError(\"defaults() missing 1 required positional argument: 'a'\")", "6.5", "7.5", "ValueError(3)"]


@pytest.mark.parametrize("opt_level", [0, 2])
def test_entries_from_c(tmp_path, opt_level):
    from dwarfpython.driver import compile_source
    from dwarfpython.options import Options
    from dwarfpython.paths import native_dir
    image = tmp_path / "program.so"
    image.write_bytes(compile_source(PROGRAM.encode(), str(tmp_path / "program.py"), options=Options(opt_level=opt_level)))
    (tmp_path / "host.c").write_text(HOST.replace("CALLS", calls()))
    subprocess.run(["gcc", "-O1", "-fexceptions", f"-I{RUNTIME}", "-o", tmp_path / "host", tmp_path / "host.c", f"-L{native_dir()}",
                    "-ldwarfpython", f"-Wl,-rpath,{native_dir()}"], check=True)
    done = subprocess.run([tmp_path / "host", image], capture_output=True, text=True, timeout=30)
    assert done.stdout.splitlines() == expected(), done.stderr
    assert done.returncode == 0
