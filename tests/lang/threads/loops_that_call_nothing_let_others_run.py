import sys
import threading

sys.setswitchinterval(0.001)
state = {"stop": False}
begun = [False, False, False]


def spin(number):
    count = 0
    while not state["stop"]:
        count += 1
        begun[number] = True


def wait_without_a_call():
    count = 0
    while not (begun[0] and begun[1] and begun[2]):
        count += 1
    return count


threads = [threading.Thread(target=spin, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
wait_without_a_call()
state["stop"] = True
for thread in threads:
    thread.join()
print(begun, sys.getswitchinterval())
for wrong in 0, -1.0, "1":
    try:
        sys.setswitchinterval(wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
