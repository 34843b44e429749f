# A chaos game over splines: floats in attributes, lists of lists, random numbers.
import math
import random


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def towards(self, other, t):
        return Point(self.x + (other.x - self.x) * t, self.y + (other.y - self.y) * t)

    def distance(self, other):
        return math.sqrt((self.x - other.x) ** 2 + (self.y - other.y) ** 2)


class Spline:
    def __init__(self, points, degree, knots):
        self.points = points
        self.degree = degree
        self.knots = knots

    def domain(self):
        return self.knots[self.degree - 1], self.knots[len(self.knots) - self.degree]

    def __call__(self, u):
        low, high = self.domain()
        at = self.degree - 1
        while at < len(self.knots) - self.degree - 1 and self.knots[at + 1] <= u:
            at += 1
        near = [self.points[at - self.degree + 1 + i] for i in range(self.degree + 1)]
        for step in range(1, self.degree + 1):
            for i in range(self.degree - step + 1):
                a, b = self.knots[at - self.degree + i + step], self.knots[at + i + 1]
                near[i] = near[i].towards(near[i + 1], (u - a) / (b - a) if b > a else 0.0)
        return near[0]

    def length(self):
        low, high = self.domain()
        total, last = 0.0, self(low)
        for i in range(1, 100):
            point = self(low + (high - low) * i / 100)
            total += point.distance(last)
            last = point
        return total


def move(point, splines, widths, generator):
    at = generator.random() * widths[-1]
    which = 0
    while widths[which] < at:
        which += 1
    low, high = splines[which].domain()
    base = splines[which](low + min(max(point.x, 0.0), 0.999) * (high - low))
    return Point((base.x + point.y * 0.3) % 1.0, abs(base.y - point.y) % 1.0)


generator = random.Random(1234)
knots = [0, 0, 0, 1, 1, 1, 2, 2, 2]
shapes = [[(0.1, 0.2), (0.3, 0.9), (0.5, 0.5), (0.7, 0.1), (0.9, 0.8), (0.6, 0.6), (0.2, 0.4), (0.1, 0.1)],
          [(0.8, 0.2), (0.4, 0.9), (0.2, 0.5), (0.9, 0.1), (0.3, 0.8), (0.1, 0.6), (0.7, 0.4), (0.5, 0.1)]]
splines = [Spline([Point(x, y) for x, y in shape], 3, knots) for shape in shapes]
widths, total = [], 0.0
for spline in splines:
    total += spline.length()
    widths.append(total)
size = 50
image = [[0] * size for row in range(size)]
point = Point(0.5, 0.5)
for i in range(80000):
    point = move(point, splines, widths, generator)
    image[int(math.floor(point.y * size))][int(math.floor(point.x * size))] += 1
print(sum([sum(row) for row in image]), sum([1 for row in image for n in row if n]), round(total, 9))
