import c

class Point:
    def __init__(self, x):
        self.x = x

count = 1

def work(p, numbers):
    when = timespec(1, 2)
    p.x = 5
    when.tv_sec += 1                #break
    return p.x, numbers, when.tv_sec, when.tv_nsec, count

print(work(Point(1), [1, 2, 3]))
# shows: change
# gdb: set var ((struct Point *) p.instance)->x.int = 70
# gdb: set var ((long *) numbers.list->items)[1] = 80
# gdb: set var when->tv_sec = 90
# gdb: set var *when = *when
# gdb: set var when->tv_nsec = 1000
# gdb: set var count.int = 6
# gdb: continue
# gdb-check: \(70, \[1, 80, 3\], 91, 1000, 6\)
