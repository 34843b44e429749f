import a.b.c, d.e as f
from . import g as h
from i import *
def j():
    import k.l
    return lambda: k
