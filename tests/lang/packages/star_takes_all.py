from _pk import *
print(_a.__name__, value, _late.__name__)
