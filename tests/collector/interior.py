# A pointer into an object keeps the whole of it, also when the object itself has no name any more.
import c
import gc


def inner():
    outer = new("int[1000]", list(range(1000)))
    return addressof(outer[500])


def churn():
    for i in range(100):
        a = new("int[1000]", [i] * 1000)


p = inner()
churn()
gc.collect()
churn()
print(p[0], p[-500], p[499])
