# Allocates and drops many small objects.
class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def make(depth):
    if depth == 0:
        return Node(None, None)
    return Node(make(depth - 1), make(depth - 1))


kept = make(14)
total = 0
for i in range(60):
    total += make(13).count()
print(total, kept.count())
