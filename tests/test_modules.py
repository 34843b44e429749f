"""Images of imported modules: compiled once, kept between programs, made anew when what they came from changes."""

import os

import pytest
from dwarfpython import cache, modules
from dwarfpython.options import Options


@pytest.fixture
def run(dwarfpython, tmp_path):
    """Runs a program with a cache of the test's own; gives its output."""
    cache = tmp_path / "cache"

    def run(text, name="prog.py", options=()):
        (tmp_path / name).write_text(text)
        done = dwarfpython(*options, name, cwd=tmp_path, env={**os.environ, "DPY_CACHE_DIR": str(cache)})
        assert not done.stderr, done.stderr
        return done.stdout
    run.images = lambda: {path.name for path in (cache / "images").iterdir()}
    run.folder, run.cache = tmp_path, cache
    return run


def test_a_library_module_is_compiled_once(run):
    unusual = ["-O1"]              # what the installation has not prepared
    run("import bisect", options=unusual)
    first = run.images()
    assert len(first) > 1
    assert run("import bisect\nprint(bisect.bisect([1, 2], 1))", "other.py", options=unusual) == "1\n"
    assert len(run.images() - first) == 1


def test_the_installation_has_library_modules_ready(run):
    """`make test` prepares them anew; a tree that has changed since has none that are up to date."""
    if not modules.kept("json", modules.LIBRARY / "json.py", Options()):
        pytest.skip("not up to date: make prepare")
    text = "import argparse, c, decimal, json, unittest\nprint(decimal.Decimal(json.loads('1')), c.abs(-1))"
    assert run(text) == "1 1\n"
    assert len(run.images()) == 1 and not list((run.cache / "descriptions").glob("*.dpyindex"))


def test_a_prepared_module_can_be_loaded_again(run):
    assert run("import sys, bisect\nfirst = bisect\ndel sys.modules['bisect']\nimport bisect\nprint(bisect is first, bisect.bisect([1], 1))") == "False 1\n"


def test_a_module_beside_the_program_is_taken_first(run):
    assert run("import bisect\nprint(bisect.bisect([1], 1))") == "1\n"
    (run.folder / "bisect.py").write_text("def bisect(a, x): return 'mine'\n")
    assert run("import bisect\nprint(bisect.bisect([1], 1))") == "mine\n"
    (run.folder / "bisect.py").unlink()
    assert run("import bisect\nprint(bisect.bisect([1], 1))") == "1\n"


def test_a_change_is_seen_through_a_module_in_between(run):
    (run.folder / "low.py").write_text("x = 1\n")
    (run.folder / "middle.py").write_text("import low\ndef x(): return low.x\n")
    assert run("import middle\nprint(middle.x())") == "1\n"
    (run.folder / "low.py").write_text("x = 2\n")
    assert run("import middle\nprint(middle.x())", "other.py") == "2\n"
    assert run("import middle\nprint(middle.x())") == "2\n"


def test_modules_in_a_circle_can_be_entered_from_either_side(run):
    (run.folder / "ping.py").write_text("import pong\nname = 'ping'\ndef other(): return pong.name\n")
    (run.folder / "pong.py").write_text("import ping\nname = 'pong'\ndef other(): return ping.name\n")
    assert run("import ping\nprint(ping.other())") == "pong\n"
    assert run("import pong\nprint(pong.other())", "other.py") == "ping\n"


def test_a_function_may_have_the_name_of_the_one_it_calls(run):
    assert run("import m\ndef exp(x): return m.exp(x) + 1\nprint(exp(0))") == "2.0\n"


def test_a_damaged_manifest_is_none(tmp_path):
    """As it is behind a crash of the machine."""
    image, manifests = tmp_path / "image.so", tmp_path / "manifests"
    image.write_bytes(b"image")
    manifests.mkdir()
    first, *lines = cache.manifest(image, b"image", modules={"other": image}).splitlines(keepends=True)
    (manifests / "whole").write_text(first + "".join(lines))
    assert cache.find(tmp_path, "whole") == (str(image), {"other": image})
    for damaged in ("", "\n", first, first + lines[0], first + "end\n", first + "image\nend\n", first + "image 1 2\nend\n",
                    first + "module x\nend\n"):
        (manifests / "damaged").write_text(damaged)
        assert cache.find(tmp_path, "damaged") is None
