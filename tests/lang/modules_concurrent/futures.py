import threading
from concurrent.futures import (FIRST_COMPLETED, FIRST_EXCEPTION, CancelledError, Future, ThreadPoolExecutor, TimeoutError,
                                as_completed, wait)


def square(x):
    if x == 7:
        raise KeyError(x)
    return x * x


with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(square, range(5))), list(pool.map(lambda a, b: a + b, [1, 2], [3, 4])))
    futures = [pool.submit(square, i) for i in range(10)]
    print(sorted(future.result() for future in as_completed(futures) if not future.exception()))
    print(repr(futures[7].exception()), futures[0].done(), futures[0].running(), futures[0].cancelled())
    done, rest = wait(futures, return_when=FIRST_EXCEPTION)
    print(len(done) + len(rest), futures[7] in done)
    stop = threading.Event()
    slow = pool.submit(stop.wait, 10)
    try:
        slow.result(timeout=0.001)
    except TimeoutError as error:
        print("timeout", error)
    print(len(wait([slow], timeout=0.001).not_done), wait([futures[0], slow], return_when=FIRST_COMPLETED).done == {futures[0]})
    slow.add_done_callback(lambda future: print("called back", future.result()))
    stop.set()
for wrong in (lambda: pool.submit(square, 1), lambda: ThreadPoolExecutor(0), lambda: list(pool.map(square, [1]))):
    try:
        wrong()
    except (RuntimeError, ValueError) as error:
        print(error)
future = Future()
print(future.cancel(), future.cancelled(), future.done())
try:
    future.result()
except CancelledError as error:
    print(repr(error))
with ThreadPoolExecutor(2, thread_name_prefix="pool") as pool:
    print({name.rpartition("_")[0] for name in pool.map(lambda i: threading.current_thread().name, range(10))})
ThreadPoolExecutor(1).submit(print, "at the end")
