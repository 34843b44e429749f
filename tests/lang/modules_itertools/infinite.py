from itertools import count, cycle, islice, repeat, takewhile

print(list(islice(count(), 3)), list(islice(count(10, -2), 4)), list(islice(count(0.5, 0.25), 3)), list(islice(count(step=3), 3)))
print(list(islice(cycle("abc"), 7)), list(cycle([])), list(repeat("x", 3)), list(repeat(1, 0)), list(islice(repeat(7), 2)))
print(list(zip(count(1), "ab")), list(map(pow, range(4), repeat(2))))
print(list(takewhile(lambda n: n < 20, (n * n for n in count()))))
numbers = count(5)
print(next(numbers), next(numbers))
