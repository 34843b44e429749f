def tag(label):
    def wrap(obj):
        obj.label = label
        return obj
    return wrap
def twice(f):
    def run(self, *args):
        return f(self, *args) * 2
    return run
@tag("first")
@tag("second")
class A:
    @twice
    def value(self, n): return n
    @staticmethod
    def free(a, b=2): return a + b
    @classmethod
    def make(cls, *args): return cls, args
    @property
    def size(self): return 10
class B(A): pass
print(A.label, A().value(4), A.free(1), A().free(1, 1), A.make(1), B.make(2), B().make(), B().size)
def replace(cls): return 42
@replace
class C: pass
print(C)
