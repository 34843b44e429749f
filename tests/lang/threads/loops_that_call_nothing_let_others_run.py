import sys
import threading

sys.setswitchinterval(0.001)
state = {"stop": False}
turns = []


def spin(number):
    count = 0
    while not state["stop"]:
        count += 1
    turns.append(count > 0)


def count(limit):
    total = 0
    for i in range(limit):
        total += i
    return total


threads = [threading.Thread(target=spin, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
print(count(5000000))
state["stop"] = True
for thread in threads:
    thread.join()
print(turns, sys.getswitchinterval())
for wrong in 0, -1.0, "1":
    try:
        sys.setswitchinterval(wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
