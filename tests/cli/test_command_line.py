"""The launcher's options, sys.argv, exit statuses and errors, against what `python` does."""

import subprocess
import sys

import pytest

from dwarfpython import cli


def argv(out):
    return out.splitlines()[1]


def test_argv_of_a_file(prefix):
    prefix.program("x", "-odd name.py")
    assert argv(prefix.ok("--", "-odd name.py", "-c", "--gdb", "--", "ü")) == "[-odd name.py][-c][--gdb][--][ü]"


def test_argv_of_code(prefix):
    out = prefix.ok("-c", "from text", "a", "-b")
    assert out.startswith("compiled: from text\n") and argv(out) == "[-c][a][-b]"
    assert prefix.ok("-cfrom text", "a") == out.replace("[-b]", "")


def test_argv_of_a_module(prefix):
    package = prefix.path / "package"
    package.mkdir()
    prefix.program("x", "package/part.py")
    prefix.program("y", "package/__main__.py")
    for _ in range(2):      # from the compiler, then from the cache
        assert argv(prefix.ok("-m", "package.part", "a")) == f"[{package}/part.py][a]"
        assert argv(prefix.ok("-mpackage")) == f"[{package}/__main__.py]"
    assert len(prefix.compilations()) == 2


def test_module_that_appears_first_is_taken(prefix):
    prefix.program("x", "mod.py")
    prefix.ok("-m", "mod")
    (prefix.path / "mod").mkdir()
    prefix.program("", "mod/__init__.py")
    prefix.program("y", "mod/__main__.py")
    assert prefix.ok("-m", "mod").startswith("compiled: y\n")


@pytest.mark.parametrize("arguments, first", [((), "[]"), (("-",), "[-]"), (("-", "a"), "[-][a]")])
def test_piped_program(prefix, arguments, first):
    out = prefix.ok(*arguments, stdin="piped\n")
    assert out.startswith("compiled: piped\n") and argv(out) == first


def test_program_from_a_pipe_of_the_shell(prefix):
    result = subprocess.run(["bash", "-c", f"{prefix.launcher} <(echo shell) a"], env=prefix.env,
                            capture_output=True, text=True)
    assert (result.stderr, result.stdout[:16]) == ("", "compiled: shell\n")


def test_directory_runs_its_main(prefix):
    (prefix.path / "app").mkdir()
    prefix.program("x", "app/__main__.py")
    assert argv(prefix.ok("app", "a")) == "[app][a]"


def test_exit_status_is_the_programs(prefix):
    program = prefix.program("exit 42")
    assert [prefix.run(program).returncode for _ in range(2)] == [42, 42]


@pytest.mark.parametrize("arguments, status, message", [
    (["nofile.py"], 2, "dwarfpython: can't open file '{cwd}/nofile.py': [Errno 2] No such file or directory"),
    (["bin"], 1, "dwarfpython: can't find '__main__' module in '{cwd}/bin'"),
    (["-m", "nope"], 1, "dwarfpython: No module named nope"),
    (["-m", "no..pe"], 1, "dwarfpython: Error while finding module specification for 'no..pe' (ModuleNotFoundError: No module named 'no')"),
    (["-m", ""], 1, "dwarfpython: No module named "),
    (["-c"], 2, "Argument expected for the option -c"),
    (["--dump"], 2, "argument expected for --dump"),
    (["--unknown"], 2, "unknown option --unknown"),
    (["-z"], 2, "unknown option -z"),
    (["-O7"], 2, "unknown option -O7"),
    (["--time=3"], 2, "unknown option --time=3"),
    (["--calls=quick", "x"], 2, "no such value: --calls=quick"),
    (["--calls=|", "x"], 2, "no such value: --calls=|"),
    (["--target=x"], 2, "no file descriptor: x"),
    (["--transcript"], 2, "argument expected for --transcript"),
])
def test_errors(prefix, arguments, status, message):
    result = prefix.run(*arguments)
    assert (result.returncode, result.stdout) == (status, "")
    assert result.stderr.splitlines()[0] == message.format(cwd=prefix.path)
    if status == 2 and "file" not in arguments[0]:
        assert result.stderr.splitlines()[1].startswith("usage: dwarfpython [option]")


def test_unreadable_program(prefix):
    program = prefix.program("x")
    program.unlink()
    program.symlink_to(program)
    result = prefix.run(program)
    assert result.returncode == 2 and "Too many levels of symbolic links" in result.stderr


def test_syntax_error(prefix):
    result = prefix.run(prefix.program("syntax!"))
    assert result.returncode == 1
    assert result.stderr.splitlines() == [f'  File "{prefix.path}/prog.py", line 1', "    syntax!", "    ^^^",
                                          "SyntaxError: invalid syntax"]


def test_compiler_that_is_not_there(prefix):
    (prefix.path / "bin" / "dwarfpython-compile").unlink()
    result = prefix.run(prefix.program("x"))
    assert (result.returncode, result.stderr) == (
        1, f"dwarfpython: the compiler, {prefix.path}/bin/dwarfpython-compile, cannot be started: "
           "No such file or directory. Is the installation complete?\n")


def test_internal_error_has_no_stack(prefix):
    result = prefix.run(prefix.program("bug"))
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert result.stderr.startswith("dwarfpython: internal error in compile_source (")


def test_stop_after_runs_nothing(prefix):
    assert prefix.ok("--stop-after=ir", prefix.program("x")) == ""


def test_no_such_stage(prefix):
    result = prefix.run("--dump=nostage", prefix.program("x"))
    assert result.returncode == 2 and "no stage nostage" in result.stderr


def test_time_compiles_again_and_measures_the_run(prefix):
    program = prefix.program("x")
    prefix.ok(program)
    result = prefix.run("--time", program)
    assert [line.split()[0] for line in result.stderr.splitlines()] == ["load", "run"]
    assert len(prefix.compilations()) == 2


def test_version_and_help(prefix):
    from dwarfpython import __version__
    assert prefix.ok("--version") == prefix.ok("-V") == f"DwarfPython {__version__}\n"
    assert prefix.ok("-h").startswith("usage: dwarfpython ")


def test_gdb_runs_the_program(prefix):
    program = prefix.program("x")
    prefix.ok(program)
    prefix.env["DPY_GDB"] = "echo"
    said = prefix.ok("--gdb", program, "a").strip()
    assert said.startswith("-q ") and said.endswith(f" --args {prefix.launcher} {program} a")


def test_valgrind_runs_the_program(prefix):
    program = prefix.program("x")
    prefix.ok(program)
    prefix.env["DPY_VALGRIND"] = "echo"
    for option, tool in (("--valgrind", "memcheck"), ("--valgrind=dhat", "dhat")):
        said = prefix.ok(option, program, "--valgrind").strip()
        assert said.startswith(f"--tool={tool} ") and said.endswith(f" {prefix.launcher} {program} --valgrind")
    assert "no such value: --valgrind=magic" in prefix.run("--valgrind=magic", program).stderr


def test_launcher_found_by_a_link(prefix):
    (prefix.path / "link").symlink_to(prefix.launcher)
    out = subprocess.run([prefix.path / "link", prefix.program("x")], env=prefix.env, capture_output=True, text=True)
    assert out.stdout.startswith("compiled: x\n")


def test_compiler_alone_writes_an_image(tmp_path, monkeypatch):
    import types
    driver = types.ModuleType("dwarfpython.driver")
    driver.compile_source = lambda data, name, **_: b"image of " + data
    monkeypatch.setitem(sys.modules, "dwarfpython.driver", driver)
    (tmp_path / "p.py").write_text("x")
    assert cli.main(["-o", str(tmp_path / "p.so"), str(tmp_path / "p.py")]) == 0
    assert (tmp_path / "p.so").read_bytes() == b"image of x"
    assert cli.main([]) == 2
    assert cli.main([str(tmp_path / "gone.py")]) == 2
