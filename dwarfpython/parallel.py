"""Work on many processors: copies of this process, each of which is handed one item after the other."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from multiprocessing.connection import Connection, Pipe, wait

from dwarfpython import dump


def jobs() -> int:
    return len(os.sched_getaffinity(0))


def closure(items: list, work: Callable, more: Callable[[object], list], progress: Callable | None = None) -> None:
    """Calls `work(item)` in some worker for every item, and `more(result)` here, which gives further items. An exception of
    `work` is raised here. What a worker dies of is its item's loss alone. `progress(phase, done, total)` is a Bar or nothing."""
    waiting, done = list(items), 0
    with workers(work, min(jobs(), 8)) as idle, progress or nullcontext():
        busy: set[Connection] = set()
        while (waiting and idle) or busy:
            while waiting and idle:
                worker = idle.pop()
                worker.send(waiting.pop())
                busy.add(worker)
            for worker in wait(busy):
                busy.remove(worker)
                try:
                    result = worker.recv()
                except (EOFError, OSError):
                    continue
                idle.append(worker)
                if isinstance(result, Exception):
                    raise result
                waiting += more(result)
                done += 1
                if progress:
                    progress("compiled", done, done + len(busy) + len(waiting))


@contextmanager
def workers(work: Callable, count: int) -> Iterator[list[Connection]]:
    sys.stdout.flush()
    sys.stderr.flush()
    started = [start(work) for _ in range(count)]
    try:
        yield [connection for _, connection in started]
    except BaseException:
        for pid, _ in started:
            os.kill(pid, signal.SIGKILL)
        raise
    finally:
        for pid, connection in started:
            try:
                connection.send(None)
            except OSError:
                pass                 # it has died
            os.waitpid(pid, 0)
            connection.close()


def start(work: Callable) -> tuple[int, Connection]:
    ours, theirs = Pipe()
    pid = os.fork()
    if pid:
        theirs.close()
        return pid, ours
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        dump.is_worker = True
        serve(work, theirs)
    finally:
        os._exit(0)


def serve(work: Callable, connection: Connection) -> None:
    while (item := connection.recv()) is not None:
        try:
            result = work(item)
        except Exception as error:
            result = error
        sys.stderr.flush()
        connection.send(result)
