"""A thread forks while others allocate: the child has that thread alone, and all that it needs."""

import c
import gc
import sys
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
    main = threading.current_thread()
    alone = threading.enumerate() == [main] and threading.main_thread() is main and not threads[0].is_alive()
    return 7 if found == [499500] and counts == [] and alone else 1


def fork(end):
    pid = c.fork()
    if pid == 0:
        end(child())
    status = new("int")
    c.waitpid(pid, status, 0)
    return status[0] >> 8


threads = [threading.Thread(target=allocate, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
statuses = []
forker = threading.Thread(target=lambda: statuses.extend([fork(c._exit) for _ in range(10)]))
forker.start()
statuses += [fork(sys.exit) for _ in range(10)]        # which waits for no thread of the parent's
forker.join()
stop.set()
for thread in threads:
    thread.join()
print(statuses == [7] * 20, counts)
