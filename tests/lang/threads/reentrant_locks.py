import threading

lock = threading.RLock()
with lock:
    with lock:
        print(lock.acquire(), repr(lock).split(" owner")[0])
    lock.release()
    results = []
    thread = threading.Thread(target=lambda: results.append(lock.acquire(blocking=False)))
    thread.start()
    thread.join()
    print(results)
for step in lock.release, threading.RLock().release:
    try:
        step()
    except RuntimeError as error:
        print(error)
