"""Futures, and waiting for several of them."""

import sys
import threading
from collections import namedtuple
from time import monotonic

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
PENDING, RUNNING, FINISHED = "PENDING", "RUNNING", "FINISHED"
CANCELLED, CANCELLED_AND_NOTIFIED = "CANCELLED", "CANCELLED_AND_NOTIFIED"
ENDED = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

TimeoutError = TimeoutError


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class Future:
    def __init__(self):
        self._condition = threading.Condition()
        self._state, self._result, self._exception = PENDING, None, None
        self._done_callbacks = []

    def __repr__(self):
        state = {CANCELLED_AND_NOTIFIED: CANCELLED}.get(self._state, self._state).lower()
        if self._state == FINISHED:
            state += f" raised {type(self._exception).__name__}" if self._exception else f" returned {type(self._result).__name__}"
        return f"<{self.__class__.__name__} at {id(self):#x} state={state}>"

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state == PENDING:
                self._state = CANCELLED
                self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self): return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)
    def running(self): return self._state == RUNNING
    def done(self): return self._state in ENDED

    def add_done_callback(self, fn):
        with self._condition:
            if self._state not in ENDED:
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def result(self, timeout=None):
        try:
            self._wait(timeout)
            if self._exception:
                raise self._exception
            return self._result
        finally:
            self = None          # the exception's traceback has this frame

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def _wait(self, timeout):
        with self._condition:
            if not self._condition.wait_for(self.done, timeout):
                raise TimeoutError()
            if self.cancelled():
                raise CancelledError()

    # What executors do

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                self._condition.notify_all()
                return False
            if self._state != PENDING:
                raise RuntimeError("Future in unexpected state")
            self._state = RUNNING
            return True

    def set_result(self, result): self._finish(result, None)
    def set_exception(self, exception): self._finish(None, exception)

    def _finish(self, result, exception):
        with self._condition:
            if self._state in ENDED:
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._state, self._result, self._exception = FINISHED, result, exception
            self._condition.notify_all()
        self._call_back()

    def _call_back(self):
        callbacks, self._done_callbacks = self._done_callbacks, []
        for callback in callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception as error:
            print(f"exception calling callback for {self!r}", file=sys.stderr)
            threading.print_exception(error)


# Several

DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


def has_failed(future):
    return future._state == FINISHED and future._exception is not None


def when_done(futures):
    """A condition, and the list of those that are done, which grows under it."""
    changed, done = threading.Condition(), []

    def note(future):
        with changed:
            done.append(future)
            changed.notify_all()

    for future in futures:
        future.add_done_callback(note)
    return changed, done


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    enough = {ALL_COMPLETED: lambda done: len(done) == len(fs), FIRST_COMPLETED: lambda done: done or not fs,
              FIRST_EXCEPTION: lambda done: len(done) == len(fs) or any(map(has_failed, done))}
    if return_when not in enough:
        raise ValueError(f"Invalid return condition: {return_when!r}")
    changed, done = when_done(fs)
    with changed:
        changed.wait_for(lambda: enough[return_when](done), timeout)
        ended = set(done)
    return DoneAndNotDoneFutures(ended, fs - ended)


def as_completed(fs, timeout=None):
    end = None if timeout is None else monotonic() + timeout
    fs = set(fs)
    changed, done = when_done(fs)
    for given in range(len(fs)):
        with changed:
            if not changed.wait_for(lambda: len(done) > given, None if end is None else max(end - monotonic(), 0)):
                raise TimeoutError(f"{len(fs) - given} (of {len(fs)}) futures unfinished")
        yield done[given]


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else monotonic() + timeout
        return self._results([self.submit(fn, *args) for args in zip(*iterables)], end)

    def _results(self, futures, end):
        futures.reverse()
        try:
            while futures:
                yield futures.pop().result(None if end is None else end - monotonic())
        finally:
            for future in futures:
                future.cancel()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self): return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
