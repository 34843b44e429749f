"""The image cache, between the launcher (runtime/cache.c) and the compiler (dwarfpython/cache.py)."""

import hashlib
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from .conftest import set_age

from dwarfpython import cache


def manifest(prefix):
    [path] = (prefix.cache / "manifests").iterdir()
    return path


def image(prefix):
    [path] = (prefix.cache / "images").iterdir()
    return path


def warm(prefix, text="x"):
    program = prefix.program(text)
    out = prefix.ok(program)
    assert len(prefix.compilations()) == 1
    return program, out


def test_second_run_needs_no_compiler(prefix):
    program, out = warm(prefix)
    (prefix.path / "bin" / "dwarfpython-compile").unlink()
    assert prefix.ok(program) == out


def test_no_process_is_started_for_a_cached_program(prefix):
    program, out = warm(prefix)
    traced = subprocess.run(["gdb", "-nx", "-batch", "-ex", "catch fork", "-ex", "catch vfork", "-ex", "run", "--args",
                             prefix.launcher, program],
                             env={**prefix.env, "DEBUGINFOD_URLS": ""}, capture_output=True, text=True,
                            cwd=prefix.path, timeout=60)
    assert "exited normally" in traced.stdout


def test_other_working_directory_uses_the_same_image(prefix):
    _, out = warm(prefix)
    assert prefix.ok("../prog.py", cwd=prefix.path / "bin").startswith("compiled: x\n")
    assert prefix.ok(prefix.path / "prog.py", cwd="/") == out
    assert len(prefix.compilations()) == 2      # `bin/../prog.py` is another name


def test_changed_program_is_compiled_again(prefix):
    program, _ = warm(prefix)
    prefix.program("yy")
    assert prefix.ok(program).startswith("compiled: yy\n")


def test_change_of_equal_size_and_time_just_after_compiling_is_seen(prefix):
    program = prefix.program("x", age=0)
    prefix.ok(program)
    status = program.stat()
    program.write_text("y\n")
    os.utime(program, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert prefix.ok(program).startswith("compiled: y\n")


def test_touched_program_is_not_compiled_again(prefix):
    program, out = warm(prefix)
    set_age(program, 50)
    assert prefix.ok(program) == out
    assert len(prefix.compilations()) == 1


def test_new_times_of_an_unchanged_file_are_noted(prefix):
    program, out = warm(prefix)
    path = manifest(prefix)
    text = path.read_text()
    noted = next(line for line in text.splitlines() if line.startswith("compiler ") and " -1 -1 " not in line)
    word, size, _, _, rest = noted.split(" ", 4)
    path.write_text(text.replace(noted, f"{word} {size} 1 1 {rest}"))
    assert prefix.ok(program) == out
    assert noted in path.read_text().splitlines()
    assert len(prefix.compilations()) == 1


def test_changed_and_new_dependencies_are_seen(prefix):
    library = prefix.path / "lib.txt"
    program, _ = warm(prefix, "import lib")
    for content in ("appears", "changes"):
        library.write_text(content)
        prefix.ok(program)
        prefix.ok(program)
    library.unlink()
    prefix.ok(program)
    assert len(prefix.compilations()) == 4


@pytest.mark.parametrize("options", [["-O0"], ["--calls=ffi"]])
def test_options_have_images_of_their_own(prefix, options):
    program, out = warm(prefix)
    assert prefix.ok(*options, program) == prefix.ok(*options, program) == out
    assert len(prefix.compilations()) == 2


def test_image_of_an_older_runtime_is_compiled_again(prefix):
    program, out = warm(prefix)
    prefix.build_runtime("two")
    assert prefix.ok(program) == prefix.ok(program) == out
    assert len(prefix.compilations()) == 2


@pytest.mark.parametrize("damage", [
    lambda path: path.unlink(),
    lambda path: path.write_bytes(path.read_bytes()[:-2]),
    lambda path: path.write_bytes(bytes(path.stat().st_size)),
    lambda path: path.write_bytes(b""),
], ids=["gone", "truncated", "zeros", "empty"])
@pytest.mark.parametrize("which", [image, manifest])
def test_damaged_files_are_made_again(prefix, which, damage):
    program, out = warm(prefix)
    damage(which(prefix))
    assert prefix.ok(program) == prefix.ok(program) == out
    assert len(prefix.compilations()) == 2


@pytest.mark.parametrize("text", [
    b"\0" * 100, b"dwarfpython manifest 1\n", b"dwarfpython manifest 1\nend\n", b"dwarfpython manifest 2\nend\n",
    b"dwarfpython manifest 1\nimage\nend\n", b"dwarfpython manifest 1\nimage 1 2\nend\n",
    b"dwarfpython manifest 1\nimage 99999999999999999999999 " + b"a" * 400 + b" /x\nend\n",
    b"dwarfpython manifest 1\nimage 0 " + hashlib.blake2b(b"", digest_size=16).hexdigest().encode()
    + b" /" + b"x" * 9000 + b"\nend\n",
    b"dwarfpython manifest 1\ninput 1 1 1 x\nend\n", b"dwarfpython manifest 1\nwhatever\nend\n", os.urandom(5000),
])
def test_hostile_manifests_are_refused(prefix, text):
    program, out = warm(prefix)
    manifest(prefix).write_bytes(text)
    assert prefix.ok(program) == out


def test_killed_compiler_leaves_nothing_to_load(prefix):
    program = prefix.program("die")
    result = prefix.run(program)
    assert result.returncode == 1
    assert result.stderr == "dwarfpython: the compiler was ended by signal 9 (Killed)\n"
    prefix.program("lives")
    assert prefix.ok(program).startswith("compiled: lives\n")


def test_interrupted_write_leaves_nothing(tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt
    monkeypatch.setattr(os, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        cache.write_whole(tmp_path / "images" / "x.so", b"x")
    assert list((tmp_path / "images").iterdir()) == []


def test_two_compilers_at_once(prefix):
    program = prefix.program("wait")
    running = [subprocess.Popen([prefix.launcher, program], env=prefix.env, stdout=subprocess.PIPE, text=True)
               for _ in range(3)]
    outs = {process.communicate(timeout=60)[0] for process in running}
    assert len(outs) == 1 and outs.pop().startswith("compiled: wait\n")
    assert len(prefix.compilations()) == 3


def test_source_that_changes_while_it_compiles(prefix):
    program = prefix.program("wait", age=0)
    process = subprocess.Popen([prefix.launcher, program], env=prefix.env, stdout=subprocess.PIPE, text=True)
    for _ in range(1000):
        if (prefix.path / "compilations.started").exists():
            break
        time.sleep(0.01)
    program.write_text("next\n")
    assert process.communicate(timeout=60)[0].startswith("compiled: wait\n")
    assert prefix.ok(program).startswith("compiled: next\n")


def expect_private(prefix, program, reason):
    """The program runs from a private directory, and one line says why."""
    result = prefix.run(program)
    [notice] = result.stderr.splitlines()
    assert result.returncode == 0 and result.stdout.startswith("compiled: x\n")
    assert reason in notice and f"using {prefix.path}/tmp/dwarfpython-" in notice
    [private] = (prefix.path / "tmp").iterdir()
    assert private.stat().st_mode & 0o777 == 0o700


def test_cache_that_others_may_write_is_not_used(prefix):
    program, _ = warm(prefix)
    prefix.cache.chmod(0o777)
    expect_private(prefix, program, "other users may write to it")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory away")
def test_cache_of_another_user_is_not_used(prefix):
    program, _ = warm(prefix)
    os.chown(prefix.cache, 12345, 12345)
    expect_private(prefix, program, "another user owns it")


def test_cache_that_is_a_link_is_not_used(prefix):
    program, _ = warm(prefix)
    prefix.cache.rename(prefix.path / "elsewhere")
    prefix.cache.symlink_to(prefix.path / "elsewhere")
    expect_private(prefix, program, "not a directory")


def test_cache_that_is_a_file_is_not_used(prefix):
    prefix.cache.touch()
    expect_private(prefix, prefix.program("x"), "File exists")


def test_cache_that_cannot_be_made(prefix):
    prefix.env["DPY_CACHE_DIR"] = "/proc/nowhere/cache"
    expect_private(prefix, prefix.program("x"), "No such file or directory")


def test_no_home(prefix):
    del prefix.env["DPY_CACHE_DIR"], prefix.env["HOME"]
    expect_private(prefix, prefix.program("x"), "no HOME is set")


@pytest.mark.parametrize("folder", ["images", "manifests"])
def test_cache_without_room_or_right_to_write(prefix, folder):
    prefix.cache.mkdir(mode=0o700)
    (prefix.cache / folder).touch()         # writing below it fails, for root too
    result = prefix.run(prefix.program("x"))
    assert result.returncode == 0 and result.stdout.startswith("compiled: x\n")
    assert result.stderr.count("\n") == 1 and "Not a directory" in result.stderr or "File exists" in result.stderr


def test_full_disk(prefix):
    prefix.cache.mkdir(mode=0o700)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4k,mode=700", "none", prefix.cache],
                             capture_output=True)
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        expect_private(prefix, prefix.program("x"), "No space left on device")
    finally:
        subprocess.run(["umount", prefix.cache], check=True)


def test_noexec_cache(prefix):
    prefix.cache.mkdir(mode=0o700)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "noexec,mode=700", "none", prefix.cache],
                             capture_output=True)
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        expect_private(prefix, prefix.program("x"), "noexec")
    finally:
        subprocess.run(["umount", prefix.cache], check=True)


def test_nowhere_to_write(monkeypatch):
    def full(**_):
        raise OSError(28, "No space left on device")
    monkeypatch.setattr(cache.tempfile, "mkdtemp", full)
    with pytest.raises(cache.CacheError, match="private directory can be made: No space left on device"):
        cache.Store(Path("/proc/nowhere"))


def test_text_of_programs_without_file_is_kept_for_debuggers(prefix):
    prefix.ok("-c", "from text")
    [source] = (prefix.cache / "sources").iterdir()
    assert source.read_text() == "from text"


def test_images_stay_until_they_are_old(tmp_path):
    store = cache.Store(tmp_path)
    old, new = store.add_image(b"old"), store.add_image(b"new")
    then = time.time() - 8 * 24 * 3600
    os.utime(old, (then, then))
    cache.prune(tmp_path)
    assert not old.exists() and new.exists()


def test_images_beyond_the_size_go_oldest_first(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "MAX_BYTES", 5)
    store = cache.Store(tmp_path)
    paths = [store.add_image(bytes([i]) * 3) for i in range(3)]
    for i, path in enumerate(paths):
        then = time.time() - 1000 + i
        os.utime(path, (then, then))
    cache.prune(tmp_path)
    assert [path.exists() for path in paths] == [False, False, True]


def test_pruning_is_rare(tmp_path):
    store = cache.Store(tmp_path)
    cache.prune(tmp_path)
    old = store.add_image(b"old")
    os.utime(old, (0, 0))
    cache.prune(tmp_path)
    assert old.exists()


def test_start_of_a_cached_program_is_quick(prefix):
    program, _ = warm(prefix)

    def best(command):
        times = []
        for _ in range(20):
            start = time.perf_counter()
            subprocess.run(command, env=prefix.env, stdout=subprocess.DEVNULL, check=True)
            times.append(time.perf_counter() - start)
        return min(times)
    assert best([prefix.launcher, program]) <= best(["/usr/bin/python3", "-c", "pass"]) / 2


def test_program_that_lacks_a_library_is_compiled_until_it_is_there(prefix):
    program = prefix.program("unsettled")
    prefix.ok(program)
    prefix.ok(program)
    assert len(prefix.compilations()) == 2


def test_text_imports_from_where_it_runs(prefix):
    (prefix.path / "other").mkdir()
    prefix.ok("-c", "same")
    prefix.ok("-c", "same", cwd=prefix.path / "other")
    assert len(prefix.compilations()) == 2


def test_a_relative_cache_directory_need_not_exist(prefix):
    program = prefix.program("relative")
    for _ in range(2):
        prefix.ok(program, env={"DPY_CACHE_DIR": "made/here"})
    assert list((prefix.path / "made/here/images").glob("*.so"))
    assert prefix.compilations() == ["relative"]
