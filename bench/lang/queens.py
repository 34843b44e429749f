# Recursion, sets.
def place(row, n, columns, left, right):
    if row == n:
        return 1
    count = 0
    for column in range(n):
        if column not in columns and row + column not in left and row - column not in right:
            columns.add(column)
            left.add(row + column)
            right.add(row - column)
            count += place(row + 1, n, columns, left, right)
            columns.remove(column)
            left.remove(row + column)
            right.remove(row - column)
    return count


print(place(0, 9, set(), set(), set()))
