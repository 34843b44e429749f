class M(type):
    def __instancecheck__(cls, o): print("ic", o); return o == 1
    def __subclasscheck__(cls, c): print("sc", c); return c is int
class A(metaclass=M): pass
print(isinstance(1, A), isinstance(2, A), issubclass(int, A), issubclass(str, A))
print(isinstance(A(), A))
print(isinstance(1, (str, A)), issubclass(str, (A, str)))
for bad in (1, "x", (int, 1), [int]):
    try: print(isinstance(1.5, bad))
    except TypeError as e: print(e)
    try: print(issubclass(float, bad))
    except TypeError as e: print(e)
try: issubclass(1, int)
except TypeError as e: print(e)
print(isinstance(1, ()), isinstance(True, int), issubclass(bool, int), isinstance(1, ((str, (int,)),)))
print(isinstance(3, int | str), isinstance([], int | None), isinstance(None, int | None), issubclass(int, int | str))
