# Structs go in and out by reference: the clock before and after a nap.
import c

def now():
    t = timespec()
    clock_gettime(CLOCK_MONOTONIC, t)
    return t.tv_sec * 10 ** 9 + t.tv_nsec

before = now()
print(nanosleep(timespec(tv_nsec=20_000_000), None))
print("slept long enough:", now() - before >= 20_000_000)
print(nanosleep(timespec(tv_sec=-1), None), errno == EINVAL, strerror(errno))

t = tm(tm_year=111, tm_mon=9, tm_mday=24)
print(t)
print(asctime(t), end="")
print(div(17, 5))
