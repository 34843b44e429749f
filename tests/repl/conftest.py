"""Sessions through a pseudo-terminal, a pipe or a transcript."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dwarfpython.cache import default_directory

LAUNCHER = Path(sys.prefix) / "bin" / "dwarfpython"
CONTROL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[>=]|\r")
PATIENCE = 90             # seconds: a first import may come in between, on a busy machine


class Terminal:
    """A session on a terminal. What it prints is kept without control sequences."""

    def __init__(self, cwd, *arguments):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            os.environ.update(TERM="xterm", DPY_CACHE_DIR=str(default_directory()), HOME=str(cwd), PROMPT_TOOLKIT_NO_CPR="1")
            os.execv(LAUNCHER, [LAUNCHER, *arguments])
        self.text = ""
        self.expect(">>>")

    def type(self, keys):
        os.write(self.fd, keys.encode())

    def expect(self, wanted):
        """Waits for a text; what came up to its end, since the last wait."""
        end = time.monotonic() + PATIENCE
        while wanted not in self.text:
            ready, _, _ = select.select([self.fd], [], [], max(end - time.monotonic(), 0))
            assert ready, f"{wanted!r} is not in {self.text!r}"
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                data = b""
            assert data, f"ended before {wanted!r}: {self.text!r}"
            self.text = CONTROL.sub("", self.text + data.decode(errors="replace"))
        before, _, self.text = self.text.partition(wanted)
        return before + wanted

    def insist(self, keys, wanted):
        """Types keys, once a second, until a text comes up: signals that nobody has taken yet are one."""
        end = time.monotonic() + PATIENCE
        while wanted not in self.text and time.monotonic() < end:
            self.type(keys)
            self.listen(1)
        self.expect(wanted)

    def listen(self, seconds):
        end = time.monotonic() + seconds
        while select.select([self.fd], [], [], max(end - time.monotonic(), 0))[0]:
            self.text = CONTROL.sub("", self.text + os.read(self.fd, 65536).decode(errors="replace"))

    def input(self, line, wanted=""):
        """Types an input and waits for the line that it prints; the terminal may show the prompt several times over."""
        self.type(f"{line}; print('done')\r" if not wanted else line + "\r")
        self.expect(f"\n{wanted or 'done'}\n")

    def leave(self):
        """Ctrl-D at the prompt; the exit status."""
        self.expect(">>>")
        time.sleep(0.2)      # the terminal is in raw mode now
        self.type("\x04")
        return self.end()

    def end(self):
        """The exit status."""
        for _ in range(PATIENCE * 20):
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = None
                return os.waitstatus_to_exitcode(status)
            if select.select([self.fd], [], [], 0.05)[0]:
                try:
                    self.text += os.read(self.fd, 65536).decode(errors="replace")
                except OSError:      # it has closed the terminal
                    time.sleep(0.05)
        raise AssertionError("the session does not end")

    def close(self):
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)


@pytest.fixture
def terminal(tmp_path):
    opened = []

    def open_terminal(*arguments):
        opened.append(Terminal(tmp_path, *arguments))
        return opened[-1]
    yield open_terminal
    for one in opened:
        one.close()


def run(*arguments, stdin="", cwd=None):
    return subprocess.run([LAUNCHER, *map(str, arguments)], input=stdin, capture_output=True, text=True, timeout=60, cwd=cwd)


@pytest.fixture
def transcript(tmp_path):
    """Replays inputs and gives the lines printed, and the exit status."""
    def replay(text, *options):
        path = tmp_path / "some.session"
        path.write_text(text)
        result = run(*options, "--transcript", path)
        assert result.stderr == ""
        return result.stdout.splitlines(), result.returncode
    return replay


@pytest.fixture
def pipe():
    """`-i` with piped inputs: stdout, stderr without banner and prompts, and the exit status."""
    def feed(text, *arguments, cwd=None):
        result = run("-i", *arguments, stdin=text, cwd=cwd)
        return result.stdout, re.sub(r"\A.*\n|(>>> |\.\.\. )+", "", result.stderr), result.returncode
    return feed
