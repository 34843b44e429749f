from _pk._b import *
print(public, callable(say))
try:
    _private
except NameError as e:
    print(e)
