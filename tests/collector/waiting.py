# What waits to be looked at grows many times within one collection, found from a variable of libc.
import c
import gc


class Node:
    def __init__(self, next):
        self.items = [next]
        self.next = next


def chain(length):
    last = None
    for i in range(length):
        last = Node(last)
    return last


def at_exit(status, nodes):
    print(nodes.items[0] is nodes.next)


gc.collect()
gc.disable()
c.on_exit(at_exit, chain(40000))
gc.collect()
print("collected")
