"""Programs made of packages, run as CPython runs them: by file, by -m, over PYTHONPATH and an environment's installed modules."""

import os
import subprocess
import sys

import pytest

FILES = {
    "pack/__init__.py": "print('init', __name__, __package__)\n",
    "pack/__main__.py": "import sys\nfrom . import part\nfrom .inner import deep\n"
                        "print('main', __name__, __package__, __spec__.name, sys.argv[1:], sys.path[0] == __import__('os').getcwd() == __file__.rsplit('/', 2)[0])\n",
    "pack/part.py": "print('part', __name__, __package__)\n",
    "pack/inner/__init__.py": "",
    "pack/inner/deep.py": "from ..part import __name__ as other\nprint('deep', __name__, other)\n",
    "spread/mod.py": "print('mod', __name__, __package__, __spec__ is None)\n",
    "top.py": "print('top', __name__, __package__ == '', __spec__.name)\n",
    "script.py": "print(__name__, __package__, __spec__)\ntry:\n    from . import x\nexcept ImportError as e:\n    print(e)\n",
    "later.py": "def f():\n    import pack.part\n    return pack.part.__name__\nprint(f())\n",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


@pytest.fixture
def same(dwarfpython, folder):
    """Runs a command line under both; what is printed must be equal, but for the program's own name."""
    def same(*arguments, env=None):
        environment = {**os.environ, **(env or {})}
        theirs = subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True)
        ours = dwarfpython(*arguments, cwd=folder, env=env)
        error = theirs.stderr.replace(f"{sys.executable}: ", "dwarfpython: ")
        assert (ours.stdout, ours.stderr, ours.returncode) == (theirs.stdout, error, theirs.returncode)
        return ours.stdout
    return same


@pytest.mark.parametrize("module", ["pack", "pack.part", "pack.inner.deep", "spread.mod", "top"])
def test_a_module_is_run_by_its_name(same, module):
    assert same("-m", module, "an argument")


@pytest.mark.parametrize("module", ["nope", "nope.part", "spread"])
def test_what_is_no_module_is_refused(same, module):
    same("-m", module)


@pytest.mark.parametrize("script", ["script.py", "later.py", "pack/inner/deep.py"])
def test_a_script_is_in_no_package(dwarfpython, same, folder, script):
    if script == "pack/inner/deep.py":
        done = dwarfpython(script, cwd=folder)
        assert done.stderr.splitlines()[-1] == "ImportError: attempted relative import with no known parent package"
    else:
        same(script)


def test_modules_are_found_over_pythonpath(same, folder):
    (folder / "lib").mkdir()
    (folder / "lib" / "found_there.py").write_text("print(__file__.rsplit('/', 2)[1:])\n")
    (folder / "uses.py").write_text("import sys, found_there\nprint(sys.path[1].rsplit('/', 1)[1])\n")
    same("uses.py", env={"PYTHONPATH": "lib"})
    same("-c", "import found_there", env={"PYTHONPATH": str(folder / "lib")})


def test_modules_are_found_in_an_active_environment(dwarfpython, folder):
    installed = folder / "env" / "lib" / "python3.11" / "site-packages" / "thing"
    installed.mkdir(parents=True)
    (installed / "__init__.py").write_text("from .part import x\n")
    (installed / "part.py").write_text("x = 5\n")
    done = dwarfpython("-c", "import thing; print(thing.x)", cwd=folder, env={"VIRTUAL_ENV": str(folder / "env")})
    assert (done.stdout, done.stderr) == ("5\n", "")


def test_a_module_that_cannot_be_compiled_fails_when_it_is_imported(dwarfpython, folder):
    (folder / "bad.py").write_text("x = = 1\n")
    (folder / "prog.py").write_text("print('first')\ntry:\n    import bad\nexcept SyntaxError as e:\n    print(e)\nimport bad\n")
    done = dwarfpython("prog.py", cwd=folder)
    assert done.stdout == "first\ninvalid syntax (bad.py, line 1)\n"
    assert done.stderr.splitlines()[-4:] == [f'  File "{folder}/bad.py", line 1', "    x = = 1", "        ^", "SyntaxError: invalid syntax"]


def test_the_compiler_is_no_child_of_the_program(dwarfpython, folder):
    (folder / "prog.py").write_text("import c\nprint(eval('1 + 1'))\nprint(c.wait(None))\n")
    assert dwarfpython("prog.py", cwd=folder).stdout == "2\n-1\n"


def test_text_is_compiled_once(dwarfpython, folder, tmp_path_factory):
    cache = tmp_path_factory.mktemp("cache", numbered=True)
    cache.chmod(0o700)
    (folder / "prog.py").write_text("print(eval('6 * 7'))\ndef f(n): return sorted(locals())\nprint(f(1))\n")
    env = {"DPY_CACHE_DIR": str(cache)}
    assert dwarfpython("prog.py", cwd=folder, env=env).stdout == "42\n['n']\n"
    images = sorted(path.name for path in (cache / "images").iterdir())
    assert dwarfpython("prog.py", cwd=folder, env=env).stdout == "42\n['n']\n"
    assert sorted(path.name for path in (cache / "images").iterdir()) == images
    assert [path.suffix for path in (cache / "descriptions").iterdir()].count(".frames") == 1


def test_a_module_with_coroutines_is_usable_but_for_them(dwarfpython, tmp_path):
    (tmp_path / "half.py").write_text("""
def whole():
    return "whole"
class Client:
    async def get(self, url):
        "Fetches."
        async with self.connect() as it:
            return [await line async for line in it]
if whole:
    async def top(*, a=whole()):
        await a
""")
    (tmp_path / "prog.py").write_text("""
import half
print(half.whole(), half.Client.get.__name__, half.Client.get.__doc__)
for call in lambda: half.top(), lambda: half.Client().get("x"):
    try:
        call()
    except NotImplementedError as error:
        print(error)
""")
    done = dwarfpython("prog.py", cwd=tmp_path)
    assert done.stdout == ("whole get Fetches.\nasync is not supported: top()\n"
                           "async is not supported: get()\n"), done.stderr
