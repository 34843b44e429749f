"""A thread forks while others allocate: the child has that thread alone, and all that it needs."""

import c
import gc
import threading

stop, counts = threading.Event(), []


def allocate(number):
    kept, turns = {}, 0
    while not stop.is_set():
        kept[turns % 50] = [str(turns), {"turn": turns}, (turns,) * 3]
        turns += 1
    counts.append(turns > 0)


def child():
    gc.collect()
    made = [{"number": i, "text": str(i)} for i in range(1000)]
    found = []
    thread = threading.Thread(target=lambda: found.append(sum(item["number"] for item in made)))
    thread.start()
    thread.join()
    c._exit(7 if found == [499500] and counts == [] else 1)


def fork():
    pid = c.fork()
    if pid == 0:
        child()
    status = new("int")
    c.waitpid(pid, status, 0)
    return status[0] >> 8


threads = [threading.Thread(target=allocate, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
statuses = []
forker = threading.Thread(target=lambda: statuses.extend([fork() for _ in range(10)]))
forker.start()
statuses += [fork() for _ in range(10)]
forker.join()
stop.set()
for thread in threads:
    thread.join()
print(statuses == [7] * 20, counts)
