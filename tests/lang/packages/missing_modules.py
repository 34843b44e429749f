def say(f):
    try:
        f()
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (/")[0], e.name)
def a(): import _pk.nope
def b(): import _pk._late.nope
def c(): from _pk import nope
def d(): from _pk.nope import x
def e(): import nope.nope
def f(): from . import x
def g(): from .nope import x
for function in (a, b, c, d, e, f, g):
    say(function)
