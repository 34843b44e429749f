"""pthread_exit and pthread_cancel: `finally` and `with` do their work, no except clause does."""

import c
import threading


class Manager:
    def __enter__(self): return self

    def __exit__(self, kind, value, traceback):
        print("left")
        return True


def leave():
    try:
        with Manager():
            c.pthread_exit(None)
    except:
        print("caught")
    finally:
        print("finally")
    print("went on")


def by_exit():
    try:
        leave()
    except BaseException:
        print("caught")
    print("went on")


def through_c(a, b):
    try:
        leave()
    finally:
        print("out of the callback")
    return 0


def by_callback():
    try:
        c.qsort([2, 1], 2, 8, through_c)
    except BaseException:
        print("caught")
    finally:
        print("out of qsort")


def by_cancel():
    try:
        ready.set()
        while True:
            c.sleep(100)
    except:
        print("caught")
    finally:
        print("cancelled")


for target in by_exit, by_callback:
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
    print(thread.is_alive(), threading.active_count())
ready = threading.Event()
thread = threading.Thread(target=by_cancel)
thread.start()
ready.wait()
c.pthread_cancel(thread.ident)
thread.join()
print(thread.is_alive())
threading.Thread(target=lambda: print("the last", threading.main_thread().is_alive())).start()
try:
    c.pthread_exit(None)
finally:
    print("the main thread ends")
