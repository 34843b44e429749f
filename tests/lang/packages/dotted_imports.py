import _pk._sub._deep as d
print(d.own_name, d.b.public)
import _pk._sub._deep
print(_pk._sub._deep is d, _pk.value)
def f():
    import _pk._late
    return _pk._late.__name__
print(f())
