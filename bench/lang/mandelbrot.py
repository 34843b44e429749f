# Float arithmetic on locals.
def inside(cx, cy, limit):
    x = y = 0.0
    for i in range(limit):
        x, y = x * x - y * y + cx, 2.0 * x * y + cy
        if x * x + y * y > 4.0:
            return i
    return limit


size, total = 400, 0
for row in range(size):
    for column in range(size):
        total += inside(3.0 * column / size - 2.2, 3.0 * row / size - 1.5, 100)
print(total)
