"""The target process as the front end sees it: started, given images, watched, replaced by its checkpoint after a fault.

runtime/target.h has the messages. Every process that may become the target ends up as a child of this one, so that its
end can be told from outside, whatever it did to itself.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ..crash.message import read_fault
from . import interrupts

PR_SET_CHILD_SUBREAPER = 36
MESSAGE_SIZE = 1 << 16


@dataclass(frozen=True)
class Outcome:
    """What became of an input. `ended`: the program's exit status, and there is no target any more. `killed`: the signal that
    ended the target; `restored`: its checkpoint has taken its place; `interrupted`: the user wanted it so."""
    ok: bool = False
    ended: int | None = None
    killed: int | None = None
    restored: bool = False
    interrupted: bool = False


@dataclass
class Checkpoint:
    pid: int
    fd: int


class Target:
    """`on_fault(pid, checkpoint's pid or None, Fault)` looks at the dying process, which waits; `notice(text)` tells the user."""

    def __init__(self, launcher: Path, argv: list[str], on_fault: Callable, notice: Callable[[str], None]):
        self.launcher = launcher
        self.argv = argv
        self.on_fault = on_fault
        self.notice = notice
        self.checkpoints = True
        self.noticed = False
        self.presses = 0        # of Ctrl-C, during this input
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self.start()

    def start(self) -> None:
        self.socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.checkpoint: Checkpoint | None = None
        with theirs:
            theirs.set_inheritable(True)
            arguments = [str(self.launcher), "--target", str(theirs.fileno()), "--", *self.argv]
            self.pid = os.posix_spawn(self.launcher, arguments, os.environ)
        self.pidfd = os.pidfd_open(self.pid)

    def run(self, image: Path, is_program: bool = False) -> Outcome:
        """Run an image to its end; the session goes on after the exit of a program. A first Ctrl-C is the program's; a second one ends it and goes back to the checkpoint."""
        with self.interrupts():
            letter = "P" if is_program else "R"
            self.send((letter if self.checkpoints else letter.lower()) + str(image))
            outcome = self.wait()
        if outcome.killed is not None and self.checkpoint:
            self.take_checkpoint()
            outcome = replace(outcome, restored=True)
        elif outcome.killed is not None:
            self.close()
            self.start()
        self.drop_checkpoint()
        return outcome

    def finish(self) -> int:
        """End the program as at the end of a file; its exit status."""
        self.send("q")
        with self.interrupts():
            outcome = self.wait()
        self.close()
        return outcome.ended if outcome.ended is not None else 128 + (outcome.killed or 0)

    def send(self, message: str) -> None:
        with contextlib.suppress(OSError):      # it has died, as `wait` will see
            self.socket.send(os.fsencode(message))

    def wait(self) -> Outcome:
        """Until the target says that it is done, or dies."""
        poll = select.poll()
        poll.register(self.socket, select.POLLIN)
        poll.register(self.pidfd, select.POLLIN)
        while True:
            ready = {fd for fd, _ in poll.poll()}
            if self.socket.fileno() in ready:
                outcome = self.hear()
            else:
                outcome = self.bury()
            if outcome:
                return outcome

    def hear(self) -> Outcome | None:
        data, descriptors, _, _ = socket.recv_fds(self.socket, MESSAGE_SIZE, 1)
        kind, text = data[:1], data[1:].decode()
        if kind == b"c" and descriptors:
            self.drop_checkpoint()
            self.checkpoint = Checkpoint(int(text), descriptors[0])
        elif kind == b"n":
            self.say_once(f"no checkpoint: {text}. An input that crashes will take all variables along.")
        elif kind in (b"d", b"D"):
            return Outcome(ok=kind == b"d")
        elif kind == b"f":
            self.on_fault(self.pid, self.checkpoint and self.checkpoint.pid, read_fault(text))
            self.send("a")
        elif not data:
            return self.bury()
        return None

    def bury(self) -> Outcome:
        _, status = os.waitpid(self.pid, 0)
        os.close(self.pidfd)
        code = os.waitstatus_to_exitcode(status)
        return Outcome(ended=code) if code >= 0 else Outcome(killed=-code, interrupted=self.presses > 1)

    def take_checkpoint(self) -> None:
        """The waiting copy becomes the target."""
        self.pid = self.checkpoint.pid
        self.pidfd = os.pidfd_open(self.pid)
        os.write(self.checkpoint.fd, b"t")
        os.close(self.checkpoint.fd)
        self.checkpoint = None

    def drop_checkpoint(self) -> None:
        if self.checkpoint:
            os.close(self.checkpoint.fd)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.checkpoint.pid, 0)
            self.checkpoint = None

    def close(self) -> None:
        self.drop_checkpoint()
        self.socket.close()

    def say_once(self, text: str) -> None:
        if not self.noticed:
            self.notice(text)
        self.noticed = True

    def interrupts(self) -> contextlib.AbstractContextManager[None]:
        """Ctrl-C is for the program while it runs. The second one during an input kills it."""
        self.presses = 0

        def pressed(*_):
            self.presses += 1
            if self.presses > 1:
                with contextlib.suppress(OSError):
                    signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)
        return interrupts.handled(pressed)
