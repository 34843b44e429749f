"""The Python package, against a dictionary."""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import memtable

from memtable_build import build_libraries

BASE = 0x6000_0000_0000


@pytest.fixture(autouse=True, scope="module")
def native(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DPY_NATIVE_DIR", str(build_libraries(tmp_path_factory.mktemp("native"))))
        memtable.statistics()  # opens the library
        yield


def test_answers():
    assert memtable.insert(BASE, 100, 7)
    chunk = memtable.Chunk(BASE, 100, 7)
    assert memtable.find(BASE + 99) == (memtable.Place.INSIDE, chunk)
    assert memtable.find(BASE + 100) == (memtable.Place.PAST_END, chunk)
    assert memtable.find(BASE + 101) is None
    assert memtable.update(BASE, clear=3, set=8) == 7
    assert list(memtable.walk(BASE, BASE + 1)) == [memtable.Chunk(BASE, 100, 12)]
    assert memtable.delete(BASE) == memtable.Chunk(BASE, 100, 12)
    assert memtable.delete(BASE) is None and memtable.update(BASE, 0, 0) is None


def test_refuses_what_it_cannot_index():
    assert not memtable.insert(BASE + 8, 10)
    assert not memtable.insert(1 << 47, 10)
    assert not memtable.insert(BASE, 10, 1 << 56)


def test_tables_stay_out_of_core_dumps():
    memtable.insert(BASE, 1)
    flags = [line for line in open("/proc/self/smaps").read().split("VmFlags:")]
    assert sum(" dd" in part.splitlines()[0] for part in flags[1:]) >= 1
    memtable.delete(BASE)


places = st.integers(0, 63)
actions = st.sampled_from(["insert", "delete", "find"])
operations = st.lists(st.tuples(actions, places, st.integers(0, 1 << 20)))


@settings(max_examples=60, deadline=None)
@given(operations)
def test_agrees_with_a_dictionary(steps):
    """Chunks at multiples of 1 MiB, so that they never overlap."""
    known = {}
    for action, place, number in steps:
        start = BASE + (place << 20)
        match action:
            case "insert":
                assert memtable.delete(start) == known.pop(start, None)
                known[start] = memtable.Chunk(start, number - number % 7, number)
                assert memtable.insert(start, number - number % 7, number)
            case "delete":
                assert memtable.delete(start) == known.pop(start, None)
            case "find":
                chunk = known.get(start)
                inside = chunk and (number < chunk.size or number == 0)
                if inside or (chunk and number == chunk.size):
                    place = memtable.Place.INSIDE if inside else memtable.Place.PAST_END
                    assert memtable.find(start + number) == (place, chunk)
                elif number < 1 << 20:
                    assert memtable.find(start + number) is None
    assert list(memtable.walk(BASE, BASE + (64 << 20))) == [known[start] for start in sorted(known)]
    for start in known:
        memtable.delete(start)
