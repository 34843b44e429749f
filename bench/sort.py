# libc's qsort with a comparator in Python and one in C: sort.py N REPEATS, as calls.py.
import c
import loops
import sys


def by_value(a: "const int *", b: "const int *") -> "int":
    x = a[0]
    y = b[0]
    return (x > y) - (x < y)


n = int(sys.argv[1])
items = cast("int *", malloc(n * sizeof("int")))
for turn in range(int(sys.argv[2])):
    shuffle(items, n, turn)
    start = now()
    qsort(items, n, sizeof("int"), by_value)
    middle = now()
    assert is_sorted(items, n)
    shuffle(items, n, turn)
    again = now()
    sort(items, n)
    end = now()
    print("sort", middle - start, end - again)
