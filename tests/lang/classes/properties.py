class Temp:
    def __init__(self, c): self._c = c
    @property
    def celsius(self):
        "in Celsius"
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273: raise ValueError("too cold")
        self._c = v
    @celsius.deleter
    def celsius(self): self._c = None
    @property
    def f(self): return self._c * 9 / 5 + 32
    def get_k(self): return self._c + 273
    def set_k(self, v): self._c = v - 273
    kelvin = property(get_k, set_k, None, "in Kelvin")
    writeonly = property(None, set_k)
t = Temp(100)
print(t.celsius, t.f, t.kelvin)
t.celsius = 0
t.kelvin += 10
print(t.celsius, t.f, Temp.celsius.__doc__, Temp.kelvin.__doc__)
for bad in ("t.celsius = -300", "t.f = 1", "del t.f", "t.writeonly", "del t.kelvin"):
    try:
        if bad == "t.celsius = -300": t.celsius = -300
        elif bad == "t.f = 1": t.f = 1
        elif bad == "del t.f": del t.f
        elif bad == "t.writeonly": t.writeonly
        else: del t.kelvin
    except (ValueError, AttributeError) as e: print(type(e).__name__, e)
del t.celsius
print(t.celsius, type(Temp.celsius).__name__, isinstance(Temp.f, property))
class Sub(Temp):
    @property
    def f(self): return "sub " + str(super().f)
    @Temp.celsius.setter
    def celsius(self, v): self._c = v * 2
s = Sub(10)
s.celsius = 4
print(s.f, s.celsius, s.kelvin)
class Raises:
    @property
    def p(self): return self.missing
    def __getattr__(self, n): return "fallback " + n
print(Raises().p)
class Raises2:
    @property
    def p(self): raise AttributeError("inside")
try: Raises2().p
except AttributeError as e: print(e)
print(hasattr(Raises2(), "p"), getattr(Raises2(), "p", 5))
