# __del__ runs once for each object of a cycle that nobody reaches, in the order in which they were made.
import gc


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("del", self.name, self.other.name)


def ring():
    a, b, c = Node("a"), Node("b"), Node("c")
    a.other, b.other, c.other = b, c, a


ring()
gc.collect()
print("after")
gc.collect()
