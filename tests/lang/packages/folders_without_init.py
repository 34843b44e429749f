import _spaces._inner._m
from _spaces import _inner
print(_inner._m.place, len(list(_spaces.__path__)), hasattr(_spaces, "__file__"))
