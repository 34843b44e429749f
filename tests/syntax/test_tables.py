"""The parser's tables: built from the grammar, kept on disk, and never trusted blindly."""

import os
import subprocess
import sys
import time

import pytest

from dwarfpython.syntax import tables


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("DPY_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(tables, "_packaged", lambda *_: None)
    return tmp_path


def test_the_grammar_has_no_conflict():
    built = tables.build(tables.GRAMMAR.read_text())
    assert set(built.starts) == set(tables.START_RULES)


def test_a_conflict_is_refused():
    from lark.exceptions import GrammarError
    with pytest.raises(GrammarError):
        tables.build("%declare A\nfile_input: x | y\nx: A\ny: A\nfield_input: A\n")


def test_second_load_comes_from_the_cache(cache, monkeypatch):
    first = tables.load()
    assert len(list(cache.iterdir())) == 1
    monkeypatch.setattr(tables, "build", None)
    start = time.perf_counter()
    assert tables.load() == first
    assert time.perf_counter() - start < 0.1


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:-100], lambda data: b"x" * len(data),
                                    lambda data: data[:-9] + b"\0" + data[-8:], lambda data: data[:40]])
def test_a_damaged_file_is_not_used(cache, damage):
    first = tables.load()
    file, = cache.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert tables.load() == first
    assert tables.load() == first


def test_a_file_that_others_may_write_is_not_used(cache, monkeypatch):
    tables.load()
    file, = cache.iterdir()
    file.chmod(0o666)
    assert tables._read(file, file.stem.removeprefix("grammar-")) is None
    file.chmod(0o644)
    assert tables._read(file, file.stem.removeprefix("grammar-"))


def test_another_grammar_has_another_file(cache):
    assert tables._key(b"a") != tables._key(b"b")


@pytest.mark.parametrize("home", ["/proc/nowhere", "/dev/null"])
def test_without_a_place_to_write_the_tables_are_built(home, monkeypatch):
    monkeypatch.setenv("DPY_CACHE_DIR", home)
    monkeypatch.setattr(tables, "_packaged", lambda *_: None)
    assert tables.load().rows


def test_a_warm_start_imports_no_lark():
    code = "import sys; from dwarfpython.syntax import parse; parse('x = 1'); print('lark' in sys.modules)"
    root = os.path.dirname(os.path.dirname(tables.GRAMMAR.parent))
    for _ in range(2):
        output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                                env={**os.environ, "PYTHONPATH": root}).stdout
    assert output == "False\n"
