import c
import os
import threading

PAUSE = "34 "                      # the number of the system call

def waits_for_a_signal(task):
    with open("/proc/self/task/" + task + "/syscall") as file:
        return file.read().startswith(PAUSE)

def inner(number):
    text = "number " + str(number)
    met.wait()
    c.pause()
    return text

def outer(number):
    return inner(number + 1)

met = threading.Barrier(3)
threads = [threading.Thread(target=outer, args=(number,), daemon=True) for number in (10, 20)]
for thread in threads:
    thread.start()
met.wait()
while sum(waits_for_a_signal(task) for task in os.listdir("/proc/self/task")) < 2:
    c.usleep(1000)
print("here")                      #break
# shows: threads
# gdb: info threads
# gdb-check: ^\* 1 +Thread .*<module> \(\) at threads_have_python_frames.py:27
# gdb-check: ^  2 +Thread .*pause
# gdb-check: ^  3 +Thread .*pause
# gdb: thread apply 2 bt 5
# gdb-check: inner \(number=.*\) at threads_have_python_frames.py:14
# gdb-check: outer \(number=.*\) at threads_have_python_frames.py:18
# gdb: thread 3
# gdb: up
# gdb-check: inner \(number=.*\) at threads_have_python_frames.py:14
# gdb: print number
# gdb-check: = {kind = 1, int = [12]1}
# gdb: thread apply all bt
# gdb-check: in outer .*threads_have_python_frames.py:18
# gdb-check: in Thread.run .*threading.py
# gdb-check: in Thread._bootstrap .*threading.py
# gdb-check: start_thread
