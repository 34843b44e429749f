"""Turns of threads, under the thread sanitizer."""

from __future__ import annotations

import os
import subprocess

from support import TESTS

ROOT = TESTS.parent


def test_one_thread_at_a_time(tmp_path):
    program, runtime = tmp_path / "turns", ROOT / "runtime"
    sources = [TESTS / "c" / "turns.c", runtime / "thread.c", runtime / "stack.c"]
    flags = ["-std=gnu11", "-g", "-O1", "-fsanitize=thread", "-Wall", "-Wextra", "-Werror", f"-I{runtime}"]
    subprocess.run(["gcc", *flags, "-o", program, *sources], check=True)
    # The forked child cannot join what had ended in its parent.
    environment = {**os.environ, "TSAN_OPTIONS": "report_thread_leaks=0"}
    done = subprocess.run([program], capture_output=True, text=True, timeout=120, env=environment)
    assert (done.stdout, done.stderr, done.returncode) == ("280000 1 1\n", "", 0)
