"""The session as a user sees it: seconds from the return key to the next prompt, on a pseudo-terminal."""

from __future__ import annotations

import os
import pty
import select
import signal
import time
from collections.abc import Iterator
from pathlib import Path

PROMPT = b"\x1b[?2004h"      # the prompt is ready for input: bracketed paste is switched on
PATIENCE = 20
INPUTS = ["import c", "s = stat()", 'stat("/etc/passwd", s)', "print s", "x = 6 * 7", "x", "x + 0.5", "[x, 'a', None]",
          "def f(n): return n * x\n", "f(2)", "for i in range(3): f(i)\n", "getpid() > 0", "p = new('int[4]', [5, 2, 9, 1])",
          "p", "strlen('hello')", "1 / 0", "'%5.2f' % x", "d = {'a': 1}", "d['a'] + x", "print(x, s.st_size > 0)"]


def latencies(launcher: Path, rounds: int) -> Iterator[float]:
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(launcher, ["dwarfpython"], {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"})
    try:
        wait_for_prompt(terminal)
        for text in INPUTS * rounds:
            start = time.perf_counter()
            os.write(terminal, (text + "\n").replace("\n", "\r").encode())
            wait_for_prompt(terminal)
            yield time.perf_counter() - start
    finally:
        os.kill(pid, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(pid, 0)


def wait_for_prompt(terminal: int) -> None:
    seen = b""
    while PROMPT not in seen:
        if not select.select([terminal], [], [], PATIENCE)[0]:
            raise TimeoutError(f"no prompt from the session after {seen[-200:]!r}")
        seen += os.read(terminal, 1 << 16)
