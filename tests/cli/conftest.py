"""A prefix with the real launcher, the real command line and cache, but a small runtime and compiler of the tests' own.

The "compiler" makes an image that prints `compiled: ` and the program's text when it is run; each compilation adds a
line to the file `compilations`. A program that contains `import NAME` depends on the file NAME.txt beside it.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

RUNTIME = r"""
#include <dlfcn.h>
#include <stdio.h>
const char *build = BUILD;
void dpy_fault_watch(void (*tell)(const char *));
void dpy_fault_watch(void (*tell)(const char *)) { (void)tell; }

int dpy_run(void *image, int argc, char **argv)
{
    int (*body)(int, char **) = dlsym(image, "body");
    int status = body(argc, argv);
    fflush(stdout);
    return status;
}
"""

IMAGE = r"""
#include <stdio.h>
int body(int argc, char **argv)
{
    printf("compiled: %s\n", TEXT);
    for (int i = 0; i < argc; i++)
        printf("[%s]", argv[i]);
    printf("\n");
    return EXIT;
}
"""

COMPILER = r"""
import os, re, subprocess, sys, time, types
from pathlib import Path
sys.path.insert(0, {tree!r})
from dwarfpython import inputs
from dwarfpython.errors import SourceError

def compile_source(source, filename, *, imported_as, options):
    text = source.decode().strip()
    with open({log!r}, "a") as log:
        log.write(text.partition("\n")[0] + "\n")
    if "syntax" in text:
        raise SourceError("invalid syntax", filename, 1, 0, 3, text)
    if "wait" in text:
        Path({log!r} + ".started").touch()
        time.sleep(0.4)
    if "die" in text:
        os.kill(os.getpid(), 9)
    if "bug" in text:
        raise KeyError("bug")
    for name in re.findall("import (\\w+)", text):
        inputs.add(Path(filename).parent / (name + ".txt"))
    if "unsettled" in text:
        inputs.unsettled()
    if options.stop_after:
        return None
    exit = re.search("exit (\\d+)", text)
    flags = ["-DEXIT=" + (exit[1] if exit else "0"), "-DTEXT=" + '"' + text.replace("\n", " ") + '"']
    out = {log!r} + ".%d.so" % os.getpid()
    subprocess.run(["gcc", "-shared", "-fPIC", "-g", *flags, {image!r}, "-o", out], check=True)
    return Path(out).read_bytes()

sys.modules["dwarfpython.driver"] = driver = types.ModuleType("dwarfpython.driver")
driver.compile_source = compile_source
from dwarfpython.cli import main
sys.exit(main())
"""


@dataclass
class Prefix:
    path: Path
    env: dict

    @property
    def launcher(self):
        return self.path / "bin" / "dwarfpython"

    @property
    def cache(self):
        return Path(self.env["DPY_CACHE_DIR"])

    def run(self, *arguments, cwd=None, stdin=subprocess.DEVNULL, env=(), **options):
        if isinstance(stdin, str):
            options["input"] = stdin
        else:
            options["stdin"] = stdin
        return subprocess.run([self.launcher, *map(str, arguments)], cwd=cwd or self.path,
                              env={**self.env, **dict(env)},
                              capture_output=True, text=True, timeout=60, **options)

    def ok(self, *arguments, **options):
        """What a run prints; it must succeed without a word on stderr."""
        result = self.run(*arguments, **options)
        assert (result.stderr, result.returncode) == ("", 0)
        return result.stdout

    def compilations(self):
        log = self.path / "compilations"
        return log.read_text().splitlines() if log.exists() else []

    def program(self, text, name="prog.py", age=100):
        """A program file, by default so old that its times are trusted."""
        path = self.path / name
        path.write_text(text + "\n")
        set_age(path, age)
        return path

    def build_runtime(self, build):
        source = self.path / "runtime.c"
        source.write_text(RUNTIME)
        subprocess.run(["gcc", "-shared", "-fPIC", f'-DBUILD="{build}"', source, "-Wl,--build-id=sha1", "-o",
                        self.path / "lib" / "dwarfpython" / "libdwarfpython.so"], check=True)


def set_age(path, seconds):
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


@pytest.fixture
def prefix(tmp_path):
    launcher = Path(sys.prefix) / "bin" / "dwarfpython"
    if not launcher.exists():
        pytest.skip("the launcher is not built")
    (tmp_path / "bin").mkdir()
    (tmp_path / "lib" / "dwarfpython").mkdir(parents=True)
    (tmp_path / "tmp").mkdir()
    made = Prefix(tmp_path, {"PATH": os.environ["PATH"], "DPY_CACHE_DIR": str(tmp_path / "cache"),
                             "TMPDIR": str(tmp_path / "tmp"), "HOME": str(tmp_path / "home")})
    made.build_runtime("one")
    made.launcher.write_bytes(launcher.read_bytes())
    made.launcher.chmod(0o755)
    image = tmp_path / "image.c"
    image.write_text(IMAGE)
    compiler = tmp_path / "bin" / "dwarfpython-compile"
    text = COMPILER.format(tree=str(Path(__file__).parents[2]), log=str(tmp_path / "compilations"), image=str(image))
    compiler.write_text(f"#!{sys.executable}\n{text}")
    compiler.chmod(0o755)
    return made
