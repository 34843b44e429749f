import threading

condition, items, got = threading.Condition(), [], []


def consume():
    for _ in range(20):
        with condition:
            while not items:
                condition.wait()
            got.append(items.pop(0))
            condition.notify_all()


def produce():
    for i in range(20):
        with condition:
            condition.wait_for(lambda: len(items) < 3)
            items.append(i)
            condition.notify()


threads = [threading.Thread(target=consume), threading.Thread(target=produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(got == list(range(20)), items)
with condition:
    print(condition.wait(0.001), condition.wait_for(lambda: False, timeout=0.001), condition.wait_for(lambda: 7))
for wrong in condition.wait, condition.notify:
    try:
        wrong()
    except RuntimeError as error:
        print(error)
