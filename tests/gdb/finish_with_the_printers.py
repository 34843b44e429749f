# gdbinit
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

def pair(n):
    return [n, (n + 0.5, "é"), {"k": None}]

def point(n):
    return Point(n, [n])

def numbers(n):
    yield n

def generator(n):
    return numbers(n)

pair(2)
point(3)
generator(4)
# shows: values
# before: tbreak pair
# before: tbreak point
# before: tbreak generator
# gdb: finish
# gdb-check: Value returned is \$1 = \[2, \(2.5, 'é'\), {'k': None}\]
# gdb: continue
# gdb: finish
# gdb-check: Value returned is \$2 = <Point x=3, y=\[3\]>
# gdb: continue
# gdb: finish
# gdb-check: Value returned is \$3 = <generator numbers at 0x[0-9a-f]+>
