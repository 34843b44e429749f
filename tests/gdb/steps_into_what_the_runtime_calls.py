# gdbinit
class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n
    def __add__(self, other):
        return self.n + other
    def __getattr__(self, name):
        return name
    @property
    def half(self):
        return self.n / 2

def produce(n):
    yield n
    n += 1

def by(item):
    return -item

def work():
    total = Count(1) + 3            #break
    for item in Count(1):
        total += item
    for item in produce(5):
        total += item
    name = Count(2).absent
    part = Count(4).half
    return sorted([1, 2], key=by)

print(work())
# shows: control
# gdb: step
# gdb-check: ^Count.__init__ \(self=<Count>, n=1\) at .*:4$
# gdb-check: ^4\s+self.n = n
# gdb: step
# gdb-check: ^Count.__add__ \(self=<Count n=1>, other=3\) at .*:13$
# gdb: step
# gdb-check: ^work \(\) at .*:29$
# gdb-check: ^29\s+for item in Count\(1\):
# gdb: step
# gdb: step
# gdb-check: ^Count.__iter__ \(self=<Count n=1>\) at .*:6$
# gdb: step
# gdb-check: ^Count.__next__ \(self=<Count n=1>\) at .*:8$
# gdb: tbreak 31
# gdb: continue
# gdb: step
# gdb-check: ^produce \(n=5\) at .*:21$
# gdb: step
# gdb-check: ^work \(\) at .*:32$
# gdb: step
# gdb: step
# gdb-check: ^produce \(n=5\) at .*:22$
# gdb: step
# gdb-check: ^work \(\) at .*:33$
# gdb: next
# gdb-check: ^34\s+part = 
# gdb: step
# gdb: step
# gdb-check: ^Count.half \(self=<Count n=4>\) at .*:18$
# gdb: next
# gdb-check: ^35\s+return sorted
# gdb: step
# gdb-check: ^by \(item=1\) at .*:25$
# gdb: step
# gdb-check: ^by \(item=2\) at .*:25$
# gdb: next
# gdb-check: ^\[2, 1\]$
# gdb-check: exited normally
# gdb-absent: Single stepping|in dpy_|\(.*\) from |Error|exception
