# Small objects of floats, operators of classes, isinstance, early returns.
import math


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def scale(self, factor):
        return Vector(factor * self.x, factor * self.y, factor * self.z)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self.scale(1.0 / math.sqrt(self.dot(self)))

    def reflect(self, normal):
        return self - normal.scale(2 * self.dot(normal))


class Ray:
    def __init__(self, point, direction):
        self.point = point
        self.direction = direction.unit()

    def at(self, t):
        return self.point + self.direction.scale(t)


class Sphere:
    def __init__(self, centre, radius, colour):
        self.centre = centre
        self.radius = radius
        self.colour = colour

    def hit(self, ray):
        towards = self.centre - ray.point
        along = towards.dot(ray.direction)
        rest = self.radius * self.radius - (towards.dot(towards) - along * along)
        return None if rest < 0 else along - math.sqrt(rest)

    def normal(self, point):
        return (point - self.centre).unit()


class Plane:
    def __init__(self, point, up, colour):
        self.point = point
        self.up = up.unit()
        self.colour = colour

    def hit(self, ray):
        slope = ray.direction.dot(self.up)
        return None if abs(slope) < 1e-9 else (self.point - ray.point).dot(self.up) / slope

    def normal(self, point):
        return self.up

    def shade(self, point):
        return self.colour if (int(math.floor(point.x)) + int(math.floor(point.z))) % 2 else 0.1


class Scene:
    def __init__(self):
        self.things = []
        self.lights = []

    def nearest(self, ray):
        found, distance = None, 1e30
        for thing in self.things:
            t = thing.hit(ray)
            if t is not None and 1e-6 < t < distance:
                found, distance = thing, t
        return found, distance

    def colour(self, ray, depth):
        thing, t = self.nearest(ray)
        if thing is None:
            return 0.05
        point = ray.at(t)
        normal = thing.normal(point)
        own = thing.shade(point) if isinstance(thing, Plane) else thing.colour
        shade = 0.2
        for light in self.lights:
            towards = light - point
            if self.nearest(Ray(point, towards))[0] is None:
                shade += max(0.0, normal.dot(towards.unit()))
        if depth:
            own = 0.7 * own + 0.3 * self.colour(Ray(point, ray.direction.reflect(normal)), depth - 1)
        return own * shade


scene = Scene()
scene.lights = [Vector(30, 30, 10), Vector(-10, 100, 30)]
scene.things = [Sphere(Vector(1, 3, -10), 2.0, 0.9), Plane(Vector(0, 0, 0), Vector(0, 1, 0), 0.8)]
for i in range(4):
    scene.things.append(Sphere(Vector(-3 + 2 * i, 2 - 0.1 * i, -5), 0.4, 0.3 + 0.1 * i))
eye, total, size = Vector(0, 1.8, 10), 0.0, 120
for row in range(size):
    for column in range(size):
        total += scene.colour(Ray(eye, Vector(column / size - 0.5, 0.5 - row / size, -1)), 2)
print(round(total, 6))
