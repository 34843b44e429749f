# Loops that only count and use fields look at signals and pointers every few thousand turns, and nobody can tell.
import c
import counting_loops


def add(p: "struct cell *", n: "long") -> "long":
    for i in range(n):
        p.n = p.n + i
        p.small = p.small + 1
    return p.n


def leave(p: "struct cell *", n: "long") -> "long":
    for i in range(n):
        p.small = p.small + 1
        if p.small > 5000:
            break
        p.n = p.n + i
    else:
        p.n = -1
    return p.n


def skip(p: "struct cell *", n: "long") -> "long":
    for i in range(n):
        if i % 3 == 0:
            continue
        p.n = p.n * 2 // 3 + (i & 7)
    return p.n


def steps(p: "struct cell *", n: "long") -> "long":
    for k in range(n, 0, -1):
        p.n = p.n + 1
    for i in range(10):
        p.n = p.n + k
    for i in range(7, n, 3):
        p.n = p.n + i
    return p.n


def last(n: "long") -> "long":
    seen = -1
    for i in range(n):
        seen = i
    return seen


def from_low(n: "long") -> "long":
    seen = 0
    for i in range(-4611686018427387903, n):
        seen = i
        if i > -4611686018427380000:
            break
    return seen


def strides(n: "long") -> "long":
    seen = 0
    for i in range(2305843009213693952, n, -2147483647):
        seen = i
    return seen


def two(p: "struct cell *", q: "struct cell *", n: "long") -> "void":
    for i in range(n):
        p.n = p.n + 1
        if i > 5:
            q.n = q.n + 1


p = cell_new(0)
print(add(p, 20000), p.small)             # expect: 199990000 20000
p.small = 0
print(leave(p, 20000), p.small)           # expect: 212487500 5001
print(leave(p, 0))                        # expect: -1
print(skip(p, 20000))                     # expect: 14
print(steps(p, 20000))                    # expect: 66690019
print(last(0), last(1), last(4095), last(4096), last(4097), last(100000))    # expect: -1 0 4094 4095 4096 99999
print(from_low(2**63 - 1))                # expect: -4611686018427379999
print(strides(2305843009213693952 - 2**45))      # expect: 2305807824841621504

# A pointer that is not good fails where it is used, and only there.
print(last(3), add(cell_new(5), 0))       # expect: 2 5
for loop in (add, leave, skip, lambda q, n: two(p, q, n)):
    p.n = 0
    try:
        loop(None, 10)
    except ValueError as error:
        print(error, p.n)
# expect: NULL pointer (struct cell *) 0
# expect: NULL pointer (struct cell *) 0
# expect: NULL pointer (struct cell *) 0
# expect: NULL pointer (struct cell *) 7
two(p, None, 6)
print(p.n)                                # expect: 13


def gone(p: "struct cell *", n: "long") -> "void":
    q = cell_new(0)
    cell_free(q)
    for i in range(n):
        p.n = p.n + 1
        if i > 5:
            q.n = q.n + 1


gone(p, 6)
print(p.n)                                # expect: 19
try:
    gone(p, 10)
except ReferenceError:
    print(p.n)                            # expect: 26
p.n = p.small = 0
print(add(p, 20000), p.small)             # expect: 199990000 20000

# Overflow
p.n, p.small = 2**63 - 11, 0
try:
    add(p, 20000)
except OverflowError as error:
    print(error, p.n - 2**62 - 2**62, p.small)    # expect: 9223372036854775812 does not fit in long -1 5
p.n, p.small = 0, 2**31 - 6000
try:
    add(p, 20000)
except OverflowError as error:
    print(error, p.n, p.small)            # expect: 2147483648 does not fit in int 17997000 2147483647


# A signal is handled within the loop.
def on_alarm(number):
    p.n = 7


def wait(p: "struct cell *", n: "long") -> "long":
    for i in range(n):
        if p.n == 7:
            break
    return p.n


c.signal(c.SIGALRM, on_alarm)
p.n = 0
c.ualarm(3000, 0)
print(wait(p, 2**60))                     # expect: 7
