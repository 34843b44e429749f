# What only C holds stays alive: in its heap, its variables, its threads' storage, and as a callback.
import gc
import holders
import sys


def garbage(n):
    for i in range(n):
        text = [str(i)] * 10


def fill(n):
    for i in range(n):
        holders.push([i, str(i)])


def adder(n):
    def add(m):
        return n[0] + m
    return add


fill(100)
holders.keep(adder([5]))
holders.put_in_thread({"key": "value"})
holders.shared.name = "na" + "me" * 3
garbage(200)
gc.collect()
garbage(200)
total = 0
for i in range(100):
    item = holders.pop()
    assert item[1] == str(item[0])
    total += item[0]
print(total, holders.call(10), holders.get_of_thread(), holders.shared.name)
