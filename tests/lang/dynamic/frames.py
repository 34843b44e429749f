import sys
def h():
    f = sys._getframe()
    print(f.f_code.co_name, f.f_lineno, f.f_back.f_code.co_name, f.f_back.f_lineno, f.f_back.f_back.f_code.co_name)
    print(f.f_globals["__name__"], f.f_globals is globals() or f.f_globals == globals(), f.f_code.co_firstlineno)
    print(f.f_code.co_filename == __file__, f.f_back.f_back.f_back)
def caller():
    local = 4
    h()
    print(sys._getframe(1).f_code.co_name)
    peek()
def peek():
    print(sys._getframe(1).f_locals, sys._getframe(0).f_locals)
caller()
try:
    sys._getframe(100)
except ValueError as e:
    print(e)
print([sys._getframe().f_code.co_name for _ in range(1)], [sys._getframe(1).f_code.co_name for _ in range(1)])
class C:
    def m(self): return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name
    name = sys._getframe().f_code.co_name
print(C().m(), C.name, (lambda: sys._getframe().f_code.co_name)())
def gen():
    yield sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name
print(list(gen()), next(gen()))
