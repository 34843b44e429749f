import threading

lock, count = threading.Lock(), 0


def work():
    global count
    for i in range(500):
        with lock:
            before = count
            for _ in range(5):
                pass
            count = before + 1


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count, lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.001))
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
for arguments in ((False, 1), (True, -2)):
    try:
        lock.acquire(*arguments)
    except ValueError as error:
        print(type(error).__name__, error)
print(type(lock), repr(lock)[:29])
