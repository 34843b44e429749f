"""queue: what threads hand to each other."""

import threading
from collections import deque
from heapq import heappop, heappush
from time import monotonic

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    __module__ = "_queue"


class Full(Exception):
    pass


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty, self.not_full, self.all_tasks_done = (threading.Condition(self.mutex) for _ in range(3))
        self.unfinished_tasks = 0

    # What other orders replace

    def _init(self, maxsize): self.queue = deque()
    def _qsize(self): return len(self.queue)
    def _put(self, item): self.queue.append(item)
    def _get(self): return self.queue.popleft()

    def put(self, item, block=True, timeout=None):
        with self.not_full:
            if self.maxsize > 0:
                wait_until(self.not_full, lambda: self._qsize() < self.maxsize, block, timeout, Full)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        with self.not_empty:
            wait_until(self.not_empty, self._qsize, block, timeout, Empty)
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item): return self.put(item, block=False)
    def get_nowait(self): return self.get(block=False)

    def task_done(self):
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError("task_done() called too many times")
            if unfinished == 0:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()


def wait_until(condition, predicate, block, timeout, error):
    if block and timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    if not condition.wait_for(predicate, timeout if block else 0):
        raise error


class PriorityQueue(Queue):
    """The lowest first."""

    def _init(self, maxsize): self.queue = []
    def _put(self, item): heappush(self.queue, item)
    def _get(self): return heappop(self.queue)


class LifoQueue(Queue):
    def _init(self, maxsize): self.queue = []
    def _put(self, item): self.queue.append(item)
    def _get(self): return self.queue.pop()


class SimpleQueue:
    """Without bounds; put() never waits."""
    __module__ = "_queue"

    def __init__(self):
        self._items, self._condition = deque(), threading.Condition(threading.RLock())

    def put(self, item, block=True, timeout=None):
        with self._condition:
            self._items.append(item)
            self._condition.notify()

    def get(self, block=True, timeout=None):
        with self._condition:
            wait_until(self._condition, lambda: self._items, block, timeout, Empty)
            return self._items.popleft()

    def put_nowait(self, item): self.put(item)
    def get_nowait(self): return self.get(False)
    def qsize(self): return len(self._items)
    def empty(self): return not self._items
