import sys
e = OSError(2, "No such", "f.txt"); print(e.errno, e.strerror, e.filename, e.args, type(e), e, repr(e))
e = OSError(13, "x"); print(type(e), e.filename, e)
e = OSError("only"); print(e.errno, e.strerror, e.args, e)
e = FileNotFoundError(2, "m", "a", None, "b"); print(e.filename, e.filename2, e)
print(OSError(1, 2, 3, 4).args, OSError(1,2,3,4,5,6).args if 0 else "")
try: open("/nonexistent/x")
except OSError as e: print(type(e).__name__, e.errno, e.strerror, e.filename, e)
e = StopIteration(5); print(e.value, e.args); print(StopIteration().value, StopIteration(1, 2).value)
e = SystemExit(3); print(e.code); print(SystemExit().code, SystemExit(1, 2).code)
e = KeyError("k"); print(e, repr(e), e.args, str(KeyError()), str(KeyError(1, 2)))
try: [].nope
except AttributeError as e: print(e.name, e.obj, e)
try: undefined_name
except NameError as e: print(e.name, e)
e = AttributeError("m", name="n", obj=3); print(e.name, e.obj, e.args)
e = NameError("m", name="q"); print(e.name)
e = ImportError("m", name="n", path="p"); print(e.name, e.path, e.msg, e)
try: import no_such_module_x
except ImportError as e: print(type(e).__name__, e.name, e.path, e.msg)
try: from os import nope_x
except ImportError as e: print(type(e).__name__, e.name, e.msg.split("(")[0])
try: b"\xff".decode("utf-8")
except UnicodeDecodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason, e, e.args)
try: "é".encode("ascii")
except UnicodeEncodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason, e)
e = UnicodeDecodeError("utf8", b"abc", 1, 2, "why"); print(e, e.start); e.reason = "new"; print(e)
e = UnicodeEncodeError("utf8", "abc", 1, 3, "why"); print(e)
e = UnicodeTranslateError("abc", 1, 2, "why"); print(e, e.object)
try: UnicodeDecodeError("a")
except TypeError as e: print(e)
e = SyntaxError("msg", ("file.py", 3, 5, "text here", 3, 8)); print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.args)
print(str(e), SyntaxError("x").lineno, SyntaxError().msg)
e = SyntaxError("m"); e.filename = "a/b.py"; e.lineno = 4; print(e); 
print(str(IndentationError("x", ("f", 1, 2, "t"))), issubclass(TabError, SyntaxError))
for c in (ValueError, TypeError, IndexError, RuntimeError, ZeroDivisionError, NotImplementedError, RecursionError, MemoryError, EOFError, BufferError, AssertionError, LookupError, ArithmeticError, ReferenceError, SystemError, UserWarning, TimeoutError, ConnectionResetError, StopAsyncIteration, GeneratorExit, KeyboardInterrupt, BlockingIOError):
    print(c.__name__, c.__mro__[1].__name__, repr(c("a", 1)), str(c("a", 1)))
print(IOError is OSError, EnvironmentError is OSError)
e = ValueError("x"); e.custom = 1; e.__cause__ = KeyError("c"); print(e.__dict__, e.__suppress_context__, e.__cause__, e.__context__)
try: raise ValueError from 3
except TypeError as x: print(x)
try: raise 3
except TypeError as x: print(x)
try: raise ValueError("a") from KeyError
except ValueError as x: print(repr(x.__cause__))
x = Exception(1, 2); x.args = [3]; print(x.args, x); print(Exception.__init__.__qualname__ if 0 else "")
print(BlockingIOError(11, "x", 5).characters_written if 0 else "")
class E(Exception):
    def __init__(self, a, b): self.a = a; self.b = b
e = E(1, b=2) ; print(e.args, e.a, e.b, repr(e), str(e))
class E2(Exception):
    def __str__(self): return "custom"
print(E2("q"), repr(E2("q")), [E2("q")])
class E3(KeyError): pass
print(E3("z"), repr(E3()))
class E4(OSError): pass
e = E4(2, "gone"); print(type(e), e.errno, e)
class E5(ValueError, KeyError): pass
print(E5("m"), E5.__mro__)
for bad in (lambda: ValueError(x=1), lambda: KeyError(k=1), lambda: NameError(nme=1)):
    try: bad()
    except TypeError as e: print(e)
