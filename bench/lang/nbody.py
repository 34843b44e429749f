# Floats in attributes.
class Body:
    def __init__(self, position, velocity, mass):
        self.x, self.y, self.z = position
        self.vx, self.vy, self.vz = velocity
        self.mass = mass


def advance(bodies, pairs, dt):
    for a, b in pairs:
        dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
        pull = dt / (dx * dx + dy * dy + dz * dz) ** 1.5
        a.vx -= dx * b.mass * pull
        a.vy -= dy * b.mass * pull
        a.vz -= dz * b.mass * pull
        b.vx += dx * a.mass * pull
        b.vy += dy * a.mass * pull
        b.vz += dz * a.mass * pull
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


bodies = [Body((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 39.5), Body((4.8, -1.2, -0.1), (0.6, 2.8, -0.02), 0.04),
          Body((8.3, 4.1, -0.4), (-1.0, 1.8, 0.01), 0.01), Body((12.9, -15.1, -0.2), (1.1, 0.9, -0.01), 0.002),
          Body((15.4, -25.9, 0.2), (1.0, 0.6, -0.03), 0.002)]
pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
for step in range(100000):
    advance(bodies, pairs, 0.001)
print([round(body.x, 6) for body in bodies])
