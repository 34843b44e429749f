# A proxy stands for its object while that lives; WeakMethod refers to a method of an object.
import gc
import weakref


class Point:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Point(self.x + other.x)

    def __len__(self):
        return self.x

    def __repr__(self):
        return f"Point({self.x})"

    def show(self):
        return f"shown {self.x}"


point = Point(3)
proxy = weakref.proxy(point)
proxy.x += 1
print(proxy.x, point.x, str(proxy), len(proxy), proxy + proxy, point + proxy, bool(proxy), type(proxy).__name__, proxy.show())
method = weakref.WeakMethod(point.show)
print(method()(), method == weakref.WeakMethod(point.show), type(weakref.proxy(lambda: 0)).__name__)


def dropped():
    other = Point(9)
    return weakref.proxy(other), weakref.WeakMethod(other.show)


proxy, method = dropped()
gc.collect()
print(method())
try:
    proxy.x
except ReferenceError as error:
    print(error)
