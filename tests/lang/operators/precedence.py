print(1 + 2 * 3 - 4 / 2 ** 2, -2 ** 2, 2 ** 3 ** 2, not 1 == 2, 1 < 2 == True, (1 < 2) == True, 1 | 2 ^ 3 & 4 << 1 + 1)
print(1 if 0 else 2 if 0 else 3, 1 or 2 and 3, (1 or 2) and 3, not 0 or 1, not (0 or 1), -1 ** 2, ~1 + 1, 5 - 3 - 1, 2 * 3 % 4, 7 // 2 * 2)
print(lambda: 1 or 2, sep='') if False else print('x')
print(1 in [1] == True, (1 in [1]) == True, 1 == 1 in [1], not 'a' in 'b', 3 - -3, 2--2)
print(True and False or True, 0 or [] or '' or 'last', 1 and 'two' and 3, None or 0, 5 & 6 == 6)
x = 1 if True else 0 + 5
print(x, [1, 2][0] + 1, -[1, 2][1], (1, 2)[1] ** 2, 'a' 'b' [0])
