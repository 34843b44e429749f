# gc: objects, who refers to whom, callbacks.
import gc


class A:
    pass


a, b = A(), A()
a.b = b
holder = [a]
print(any(o is a for o in gc.get_objects()), any(o is holder for o in gc.get_referrers(a)), any(o is b for o in gc.get_referents(a.__dict__)))
print(sorted(gc.get_referents([3, 1, 2])), "v" in gc.get_referents({"k": "v"}))


def phase(name, info):
    print(name, info["generation"], sorted(info))


gc.callbacks.append(phase)
gc.collect()
gc.collect(1)
gc.callbacks.remove(phase)


def ring():
    x, y = A(), A()
    x.y, y.x = y, x


ring()
print(gc.collect() >= 2)
