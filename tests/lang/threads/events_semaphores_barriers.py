import threading

event, order = threading.Event(), []


def waiter():
    order.append(event.wait(10))


threads = [threading.Thread(target=waiter) for _ in range(3)]
for thread in threads:
    thread.start()
print(event.is_set(), event.wait(0.001))
event.set()
for thread in threads:
    thread.join()
print(order, event.is_set())
event.clear()
print(event.is_set())

semaphore = threading.Semaphore(2)
print([semaphore.acquire(blocking=False) for _ in range(3)], semaphore.acquire(timeout=0.001))
semaphore.release(2)
with semaphore:
    print("inside")
bounded = threading.BoundedSemaphore(1)
for wrong in (bounded.release, lambda: threading.Semaphore(-1), lambda: semaphore.release(0)):
    try:
        wrong()
    except ValueError as error:
        print(error)

barrier, numbers = threading.Barrier(3, action=lambda: numbers.append("all")), []


def meet():
    for _ in range(4):
        numbers.append(barrier.wait())


threads = [threading.Thread(target=meet) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(numbers.count("all"), sorted(n for n in numbers if n != "all"), barrier.parties, barrier.n_waiting, barrier.broken)
lonely = threading.Barrier(2, timeout=0.01)
try:
    lonely.wait()
except threading.BrokenBarrierError:
    print("broken", lonely.broken)
