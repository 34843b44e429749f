# Operands whose type is known to be bool, alone and with ints, floats and what does not fit.
def sign(x, y):
    return (x > y) - (x < y)

print(sign(1, 2), sign(2, 2), sign(3, 2), sign(1.5, 2), sign(10**30, 2))

def both(x, y):
    a, b = x > 0, y > 0
    print(a + b, a - b, a * b, a & b, a | b, a ^ b, a // True, a % True, a ** b, a << b, a >> b, a / True)
    print(a + 2, 2 - a, a * -3, a & 3, 4 | a, 5 ^ a, 7 // (a + 1), 7 % (a + 1), a + 0.5, a - 10**20)
    print(type(a & b), type(a | b), type(a ^ b), type(a + b), type(a & 1), type(-a), type(+a), type(~a))
    return a + b

print(both(1, 1), both(1, -1), both(-1, 1), both(-1, -1))

largest = 2**63 - 1
print(largest + (largest > 0), -largest - 1 - (largest > 0), largest * (largest > 0))

count = 0
for i in range(10):
    count += i % 3 == 0
    count -= i == 9
print(count)

for wrong in (lambda: (count > 0) + [], lambda: "" - (count > 0), lambda: (count > 0) @ (count > 0), lambda: (count > 0) // False):
    try:
        wrong()
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
