def counter(start, step):
    total = start
    def add(k):
        nonlocal total
        total += k * step
        return total
    return add

class Base:
    kind = "base"

class Derived(Base):
    def name(self):
        return super().__repr__()

print(counter(10, 2)(3))
# shows: variables
# before: break counter
# before: break Derived
# gdb-check: Derived \(__namespace__=\.\.\.\) at .*:12
# gdb: info locals
# gdb-check: ^__class__ = {kind = 0}
# gdb: continue
# gdb-check: counter \(start=\.\.\., step=\.\.\.\) at .*:2
# gdb: info args
# gdb-check: ^start = {kind = 1, int = 10}
# gdb-check: ^step = {kind = 1, int = 2}
# gdb: info locals
# gdb-check: ^total = {kind = 0}
# gdb-check: ^add = {kind = 0}
# gdb: next
# gdb-check: ^3\s+def add
# gdb: print total
# gdb-check: {kind = 1, int = 10}
# gdb-absent: error reading
