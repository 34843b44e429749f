"""A handler runs on the main thread, whoever the signal interrupts; a thread in a loop does not keep it from that."""

import c
import threading

handled, stop = [], threading.Event()


def handler(number):
    handled.append(threading.current_thread() is threading.main_thread())


def spin():
    while not stop.is_set():
        pass


previous = c.signal(c.SIGUSR1, handler)
threads = [threading.Thread(target=spin) for _ in range(2)]
for thread in threads:
    thread.start()
for i in range(3):
    c.pthread_kill(threads[i % 2].ident, c.SIGUSR1)
    while len(handled) <= i:
        c.usleep(1000)
print("handled", len(handled), all(handled))
stop.set()
for thread in threads:
    thread.join()
print(threading.active_count() == 1)
