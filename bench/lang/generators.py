# Generators in chains and in recursion.
def numbers(n):
    for i in range(n):
        yield i


def squares(items):
    for item in items:
        if item % 3:
            yield item * item


def walk(depth):
    if depth:
        yield from walk(depth - 1)
        yield depth
        yield from walk(depth - 1)


print(sum(squares(numbers(2000000))), sum(walk(16)), sum(x + y for x in range(1000) for y in range(1000)))
