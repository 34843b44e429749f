import traceback, sys, io
def f(n):
    if n == 0: raise ValueError("deep", n)
    f(n - 1)
def g():
    try: f(6)
    except ValueError as e:
        d = {}
        d["é" + "x"] + d["missing"]
try: g()
except KeyError as e:
    print(traceback.format_exc())
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exception(e))
    print(traceback.format_exception(type(e), e, e.__traceback__, limit=1, chain=False))
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    print(traceback.format_tb(e.__traceback__))
    tb = traceback.extract_tb(e.__traceback__)
    print(tb, tb[0].name, tb[-1].line, tb[0].lineno, list(tb[0]), tb[0][1:3], len(tb[0]))
    for frame, line in traceback.walk_tb(e.__traceback__): print(frame.f_code.co_name, line)
    te = traceback.TracebackException.from_exception(e)
    print(str(te), te.exc_type, te.__context__ and str(te.__context__), te.stack[0].name)
    print("".join(te.format()))
    print("".join(te.format(chain=False)))
    s = io.StringIO()
    traceback.print_exception(e, file=s)
    print(s.getvalue())
    traceback.print_tb(e.__traceback__, limit=1, file=sys.stdout)
    traceback.print_tb(e.__traceback__, limit=-1, file=sys.stdout)
    print(traceback.format_list([("file.py", 3, "fn", "x = 1"), ("other.py", 4, "gn", None)]))
print(traceback.format_exc())
try: prnt("x")
except NameError as e: print(traceback.format_exception_only(e))
try: [].appendd
except AttributeError as e: print(traceback.format_exception_only(e))
class Bad(Exception):
    def __str__(self): raise RuntimeError
print(traceback.format_exception_only(Bad()))
e = ValueError(); e.add_note("n1\nn2"); print(traceback.format_exception_only(e), traceback.format_exception_only(ValueError("")))
print(traceback.format_exception_only(None, None))
try:
    raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2)])])
except ExceptionGroup as e:
    traceback.print_exception(e, file=sys.stdout)
try: traceback.format_exception(3)
except TypeError as e: print(e)
try:
    try: 1/0
    except ZeroDivisionError as z: raise KeyError("a") from z
except KeyError as k:
    traceback.print_exc(file=sys.stdout)
try:
    try: 1/0
    except ZeroDivisionError as z: raise KeyError("a") from None
except KeyError as k:
    traceback.print_exc(file=sys.stdout)
try:
    (1 +
     [].x)
except AttributeError: traceback.print_exc(file=sys.stdout)
try:
    x = {"a": {"b": None}}
    x["a"]["b"]["c"]["d"]
except TypeError: traceback.print_exc(file=sys.stdout)
