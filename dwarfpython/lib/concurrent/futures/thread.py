"""ThreadPoolExecutor: threads that take calls from a queue."""

import os
import sys
import threading
from concurrent.futures._base import BrokenExecutor, Executor, Future
from itertools import count
from queue import Empty, SimpleQueue

_pools = count().__next__
_executors = []              # that have threads
_ended = False               # the program's module has


class BrokenThreadPool(BrokenExecutor):
    pass


class ThreadPoolExecutor(Executor):
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers, self._initializer, self._initargs = max_workers, initializer, initargs
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{_pools()}"
        self._work_queue, self._threads, self._idle = SimpleQueue(), [], 0
        self._broken, self._shutdown, self._shutdown_lock = "", False, threading.Lock()

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _ended:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = Future()
            self._work_queue.put((future, fn, args, kwargs))
            self._adjust()
            return future

    def _adjust(self):
        """One thread more, if none has nothing to do."""
        if self._idle >= self._work_queue.qsize() or len(self._threads) >= self._max_workers:
            return
        if not self._threads:
            _executors.append(self)
        name = f"{self._thread_name_prefix}_{len(self._threads)}"
        thread = threading.Thread(name=name, target=self._work)
        self._threads.append(thread)
        thread.start()

    def _work(self):
        if self._initializer is not None and not self._initialize():
            return
        while True:
            self._idle += 1
            task = self._work_queue.get()
            self._idle -= 1
            if task is None:
                return
            perform(*task)
            task = None

    def _initialize(self):
        try:
            self._initializer(*self._initargs)
            return True
        except BaseException as error:
            print("Exception in initializer:", file=sys.stderr)
            threading.print_exception(error)
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            for future in self._take_waiting():
                future.set_exception(BrokenThreadPool(self._broken))
            return False

    def _take_waiting(self):
        while True:
            try:
                task = self._work_queue.get_nowait()
            except Empty:
                return
            if task is not None:
                yield task[0]

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for future in self._take_waiting():
                    future.cancel()
            for _ in self._threads:
                self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
        if self in _executors:
            _executors.remove(self)


def perform(future, fn, args, kwargs):
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = fn(*args, **kwargs)
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)


def end():
    """Calls that were submitted are made before the process ends."""
    global _ended
    _ended = True
    for executor in list(_executors):
        executor.shutdown()


threading._register_atexit(end)
