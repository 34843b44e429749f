import gc
import threading

shared, lock = {}, threading.Lock()


def work(number):
    for i in range(20):
        with lock:
            shared.setdefault(i % 3, []).append((number, str(i)))
        if i % 10 == 0:
            gc.collect()


def spin(limit):
    total = 0
    for i in range(limit):
        total += i
    return total


threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
threads += [threading.Thread(target=spin, args=(20000,)), threading.Timer(0.01, print, ["a timer"])]
for thread in threads:
    thread.start()
spin(20000)
for thread in threads:
    thread.join()
print(sorted((key, len(value)) for key, value in shared.items()))
# shows: helgrind: threads
# shows: drd: threads
# shows: memcheck: threads
# run: valgrind -q --tool=helgrind {dwarfpython} {program}
# check: ^\[\(0, 21\), \(1, 21\), \(2, 18\)\]
# absent: ==[0-9]+==
# run: valgrind -q --tool=drd {dwarfpython} {program}
# check: ^\[\(0, 21\), \(1, 21\), \(2, 18\)\]
# absent: ==[0-9]+==
# run: valgrind -q {dwarfpython} {program}
# check: ^\[\(0, 21\), \(1, 21\), \(2, 18\)\]
# absent: ==[0-9]+==
