import sys
def f(n):
    if n == 0:
        raise ValueError("x")
    f(n - 1)
def show(tb):
    while tb is not None:
        print(type(tb).__name__, tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_frame.f_code.co_filename.split("/")[-1])
        tb = tb.tb_next
    print("--")
try:
    f(2)
except ValueError as e:
    show(e.__traceback__)
    print(e.__traceback__ is e.__traceback__, sys.exc_info()[2] is e.__traceback__, sys.exc_info()[0], sys.exc_info()[1] is e)
    saved = e
def g():
    try:
        raise saved
    except ValueError as e:
        show(e.__traceback__)
        raise
try:
    g()
except ValueError as e:
    show(e.__traceback__)
    e2 = KeyError("y").with_traceback(e.__traceback__.tb_next)
    show(e2.__traceback__)
    try:
        raise e2
    except KeyError as k:
        show(k.__traceback__)
class M:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print(t, v); show(tb); return True
with M():
    f(1)
e = ValueError()
print(e.__traceback__, sys.exc_info())
try: e.__traceback__ = 3
except TypeError as x: print(x)
try: del e.__traceback__
except TypeError as x: print(x)
e.__traceback__ = saved.__traceback__
show(e.__traceback__)
e.__traceback__ = None
print(e.__traceback__)
try:
    e.__traceback__.tb_next
except AttributeError as x: print(x)
tb = saved.__traceback__
try: tb.tb_next = tb
except ValueError as x: print(x)
tb.tb_next = None
show(saved.__traceback__)
def gen():
    try: yield
    except Exception as e: show(e.__traceback__)
    yield
g=gen(); next(g)
try: 1/0
except Exception as e:
    g.throw(type(e), e, e.__traceback__)
