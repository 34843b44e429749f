"""Images of imported modules: compiled once, kept between programs, made anew when what they came from changes."""

import os

import pytest


@pytest.fixture
def run(dwarfpython, tmp_path):
    """Runs a program with a cache of the test's own; gives its output."""
    cache = tmp_path / "cache"

    def run(text, name="prog.py"):
        (tmp_path / name).write_text(text)
        done = dwarfpython(name, cwd=tmp_path, env={**os.environ, "DPY_CACHE_DIR": str(cache)})
        assert not done.stderr, done.stderr
        return done.stdout
    run.images = lambda: {path.name for path in (cache / "images").iterdir()}
    run.folder = tmp_path
    return run


def test_a_library_module_is_compiled_once(run):
    run("import bisect")
    first = run.images()
    assert run("import bisect\nprint(bisect.bisect([1, 2], 1))", "other.py") == "1\n"
    assert len(run.images() - first) == 1


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
