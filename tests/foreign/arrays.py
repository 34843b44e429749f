import arrays

g = arrays.grid
print(g.cells[1][2], g.cells, g.names)
# expect: 6 { { 1, 2, 3 }, { 4, 5, 6 } } { "first", "second" }
row = g.cells[0]
row[1] = 20
print(arrays.grid.cells[0][1], len(row), len(g.cells), list(row), max(row))
# expect: 20 3 2 [1, 20, 3] 20
print(g.cells[-1][-1], row[-3])
# expect: 6 1
for i in (3, -4):
    try:
        row[i]
    except IndexError as error:
        print(error)
# expect: array index out of range
# expect: array index out of range
print(total(table, 4), total([1, 2, 3], 3), total((4, 5), 2), mean([0.5, 1.5], 2))
# expect: 100 6 9 1.0
numbers = [1, 2, 3]
negate(numbers, 2)
print(numbers)
# expect: [-1, -2, 3]
a = new("int[4]", [5, 2, 9])
negate(a, 4)
print(a, sizeof(a), sum(a))
# expect: { -5, -2, -9, 0 } 16 -16
print(count(["one", "two", "three"]), count([]))
# expect: 3 0
matrix = new("double[2][2]", [[1, 2], [3, 4]])
matrix[1][0] += 0.5
print(matrix, sizeof("double[2][2]"))
# expect: { { 1.0, 2.0 }, { 3.5, 4.0 } } 32
try:
    new("int[2]", [1, 2, 3])
except (ValueError, IndexError, TypeError) as error:
    print(type(error).__name__)
# expect: ValueError
