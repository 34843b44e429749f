# At the end of the program the objects that are left are finalized, in the order in which they were made.
class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def numbers():
    try:
        yield 1
    finally:
        print("closed")


first = Node("first")
second = Node("second")
second.held = Node("held")
generator = numbers()
next(generator)
print("end")
