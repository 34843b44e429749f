def show(n):
    print('eval', n)
    return n
print(show(1) < show(2) < show(3))
print(show(1) > show(2) > show(3))
print(1 < 2 > 1 != 3 == 3.0 <= 3 >= 2, 1 < 3 in [3, 4])
if show(1) < show(5) > show(2):
    print('yes')
while show(1) == show(2) == show(3):
    pass
x = 5
print(0 < x < 10, not 0 < x < 3, (0 < x) < 10, 0 < x and x < 3 or x == 5)
print([] < [1] < [1, 1], 'a' < 'b' < 'c')
