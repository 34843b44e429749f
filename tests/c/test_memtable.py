"""The table alone: a model, threads, signal handlers, rationed address space; plain and under sanitizers."""
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from memtable_build import build_driver

ALL = bool(os.environ.get("DPY_TEST_ALL"))


@pytest.fixture(scope="session")
def driver(tmp_path_factory):
    folder = tmp_path_factory.mktemp("memtable")

    def build(name: str, flavour: str) -> Path:
        return build_driver(folder, name, flavour)

    return build


def run(*command, timeout: float = 3600 if ALL else 600) -> str:
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=timeout)
    assert result.returncode == 0, result.stderr or result.stdout
    return result.stdout


@pytest.mark.parametrize("seed", range(1, 3))
def test_agrees_with_a_model(driver, seed):
    assert "chunks live" in run(driver("memtable_model", "plain"), seed, 5_000_000 if ALL else 120_000)


@pytest.mark.parametrize("flavour", ["address", "thread"])
def test_agrees_with_a_model_under_a_sanitizer(driver, flavour):
    run(driver("memtable_model", flavour), 7, 2_000_000 if ALL else 15_000)


def test_agrees_with_a_model_that_has_no_metadata(driver):
    run(driver("memtable_model", "plain"), 5, 2_000_000 if ALL else 80_000, "bare")


@pytest.mark.parametrize("directory_bits", [7, 10, 14])
def test_small_directory_refuses_but_never_errs(driver, directory_bits):
    run(driver("memtable_model", "plain"), directory_bits, 2_000_000 if ALL else 80_000, directory_bits)


@pytest.mark.parametrize("flavour", ["plain", "thread"])
def test_readers_and_handlers_never_see_half_a_chunk(driver, flavour):
    assert " 0 torn" in run(driver("memtable_soak", flavour), 60 if ALL else 2, 2, 1)


@pytest.mark.parametrize("how", ["as", "data", "strict", "full"])
@pytest.mark.parametrize("mebibytes", [8, 64, 500])
def test_takes_a_share_of_rationed_memory(driver, mebibytes, how):
    assert "accepted" in run(driver("memtable_limits", "plain"), mebibytes, how)


def test_takes_a_share_of_much_rationed_memory(driver):
    assert "400 of 400 accepted" in run(driver("memtable_limits", "plain"), 20_000, "as")


def test_runs_under_valgrind(driver):
    if not shutil.which("valgrind"):
        pytest.skip("valgrind is not installed")
    run("valgrind", "-q", "--error-exitcode=9", driver("memtable_model", "plain"), 11, 20_000)
