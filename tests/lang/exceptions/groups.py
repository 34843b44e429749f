def show(e, d=0):
    print(" " * d + repr(e), "|", e)
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, d + 2)
print(ExceptionGroup.__mro__, ExceptionGroup.__bases__, BaseExceptionGroup.__bases__)
g = ExceptionGroup("m", [ValueError(1), TypeError(2), ExceptionGroup("n", [KeyError("k"), ValueError(3)])])
show(g)
print(g.message, g.exceptions, g.args)
print(type(BaseExceptionGroup("x", [ValueError()])), type(BaseExceptionGroup("x", [KeyboardInterrupt()])))
for p in g.split(ValueError): show(p)
show(g.subgroup(lambda e: isinstance(e, KeyError)))
print(g.subgroup(OSError), g.split(OSError)[0])
show(g.split((TypeError, KeyError))[0])
for a in [(), ("m",), (1, [ValueError()]), ("m", 3), ("m", []), ("m", [1]), ("m", [KeyboardInterrupt()]), ("m", {1})]:
    try: print(ExceptionGroup(*a))
    except Exception as e: print(type(e).__name__, e)
for a in (1, "x", [ValueError], int):
    try: g.split(a)
    except Exception as e: print(type(e).__name__, e)
class MyEG(ExceptionGroup):
    def __new__(cls, message, excs, code=0):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self
    def derive(self, excs):
        return MyEG(self.message, excs, self.code)
m = MyEG("mine", [ValueError(1), KeyError(2)], 7)
print(repr(m), m.code, m.args)
a, b = m.split(KeyError)
print(repr(a), a.code, type(b))
try: MyEG("x", [KeyboardInterrupt()])
except TypeError as e: print(e)
def run(exc, *kinds):
    try:
        try:
            raise exc
        except* ValueError as e:
            print("value", repr(e)); show(e)
        except* (TypeError, KeyError) as e:
            print("type/key"); show(e)
            raise
        except* OSError as e:
            raise RuntimeError("new") from None
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as e:
        print("out:"); show(e)
        print(repr(e.__context__), repr(e.__cause__))
run(ValueError(1)); run(KeyError("k")); run(g); run(ZeroDivisionError())
run(ExceptionGroup("e", [OSError(1), ZeroDivisionError(2), ExceptionGroup("i", [TypeError(5), ZeroDivisionError()])]))
run(BaseExceptionGroup("e", [KeyboardInterrupt(), ValueError(2)]))
try:
    try: raise ValueError
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try:
    try: raise ValueError
    except* int: pass
except TypeError as e: print(e)
import sys
def names():
    try:
        raise ExceptionGroup("e", [ValueError(1), KeyError(2)])
    except* ValueError as e:
        print(sys.exc_info()[1] is e)
    except* KeyError as e:
        print(sys.exc_info()[1] is e)
    try: e
    except UnboundLocalError as x: print(x)
    print(sys.exc_info())
    try:
        print("no exception")
    except* ValueError: pass
    else: print("else")
names()
def gen():
    try:
        yield 1
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError as e:
        yield e.exceptions
    except* KeyError as e:
        for x in (1,2):
            if x == 1: continue
            yield x
    yield "end"
print(list(gen()))
try:
    try:
        raise ExceptionGroup("two", [ValueError(1), KeyError(2)])
    except* ValueError:
        1/0
    except* KeyError:
        [][1]
except Exception as e:
    show(e)
    for x in e.exceptions: print(repr(x.__context__))
n = ExceptionGroup("noted", [ValueError(1), KeyError(2)]); n.add_note("hello")
print(n.split(ValueError)[0].__notes__)
