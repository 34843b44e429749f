# gdbinit
import c

count = 1

def work(n):
    when = timespec(1, 2)
    total = n + 1
    items = [n]
    def add(k):
        nonlocal n
        n += k
        return n
    when.tv_sec = total             #break
    return total, items, add(1), when.tv_sec, when.tv_nsec, count

def produce(first):
    ratio = 0.5
    yield first, ratio              #break

def sums(when, n):
    for i in range(n):
        when.tv_nsec = i            #break
    return when.tv_nsec

print(work(4))
print(list(produce(1)))
print(sums(timespec(1, 2), 1))
# A variable that inner functions share is in the heap, where code reads it, and so is what is reached through a variable.
# shows: change
# gdb: list launcher.c:1,2
# gdb: set var items.list->length = 0
# gdb: set var n.int = 10
# gdb: set variable when->tv_nsec = 7
# gdb: set var count.int = 6
# gdb: set var $saved = total.int == 5
# gdb: print $saved
# gdb-check: ^\$1 = 1$
# gdb: set var absent = 1
# gdb: set var total.int = 60
# gdb: set variable total = n
# gdb: set var when = 0
# gdb: set var *(int *) &items += 1
# gdb: print total.int = 60
# gdb: continue
# gdb-check: ^\(5, \[\], 11, 5, 7, 6\)
# gdb: set var first.int = 2
# gdb: set var ratio = 2.5
# gdb: continue
# gdb-check: ^\[\(1, 0.5\)\]
# gdb: set var i = 3
# gdb: continue
# gdb-check: ^0$
# gdb-check: ^No symbol "absent" in current context.$
# gdb-check: (?s)total was not set: this code is optimised .* run it with -O0.*total was not.*when was not.*items was not.*warning: this code is
# gdb-check: (?s)first was not.*ratio was not.*i was not
# gdb-absent: (?s)warning: this code .*warning: this code|Python Exception
