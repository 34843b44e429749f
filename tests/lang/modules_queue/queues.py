import queue
import threading

handed, got = queue.Queue(2), []


def produce():
    for i in range(50):
        handed.put(i)
    handed.put(None)


def consume():
    while (item := handed.get()) is not None:
        got.append(item)
        handed.task_done()
    handed.task_done()


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
handed.join()
for thread in threads:
    thread.join()
print(got == list(range(50)), handed.empty(), handed.full(), handed.qsize())
for kind in queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue:
    some = kind()
    for item in 3, 1, 2:
        some.put(item)
    print(kind.__name__, some.qsize(), [some.get() for _ in range(3)], some.empty())
    for wrong in (some.get_nowait, lambda: some.get(timeout=0.001), lambda: some.get(timeout=-1)):
        try:
            wrong()
        except (queue.Empty, ValueError) as error:
            print(repr(error))
one = queue.Queue(1)
one.put_nowait("item")
for wrong in (lambda: one.put_nowait(2), lambda: one.put(2, timeout=0.001), one.task_done, one.task_done):
    try:
        wrong()
    except (queue.Full, ValueError) as error:
        print(repr(error))
print(queue.Empty, queue.Full)
