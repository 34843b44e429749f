# Calls of C functions: calls.py N REPEATS prints the seconds of each loop, ours and C's, in turns.
import callee
import loops
import sys


def ints(n):
    last = 0
    for i in range(n):
        last = next_int(i)
    return last


def doubles(n):
    x = 0.0
    for i in range(n):
        x = blend(x, 3.0)
    return x


def measure(what, ours, theirs, n):
    start = now()
    mine = ours(n)
    middle = now()
    reference = theirs(n)
    end = now()
    assert take_calls() == 2 * n and mine == reference, what
    print(what, middle - start, end - middle)


n = int(sys.argv[1])
for turn in range(int(sys.argv[2])):
    measure("int", ints, loop_int, n)
    measure("double", doubles, loop_double, n)
