print([y := 1, y ** 2], y)
print([z := x for x in range(3)], z)
def f():
    print(any((w := n) > 1 for n in range(5)), w)
    return [q := i for i in "ab"] + [q]
print(f())
while (n := len(str(z))) < 0: pass
if (m := 5) > 3: print(m)
class A:
    v = 3
    l = [v for _ in range(2)] if 0 else [i for i in range(v)]
    try: bad = [v for _ in range(2)]
    except NameError as e: print(e)
    g = list(i * 2 for i in range(v))
    def m(self): return v if 0 else A.v
    w = (lambda: 4)()
    x: int = 5
    for k in range(2): pass
    del k
    if v: cond = "yes"
    nested = [[j for j in range(i)] for i in range(3)]
print(A.l, A.g, A.nested, A.cond, hasattr(A, "k"), hasattr(A, "i"))
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
def outer():
    x = 1
    class C:
        x = 2
        def get(self): return x
        y = x
    def set():
        nonlocal x
        x = 10
    set()
    return C().get(), C.y, x
print(outer())
x = "global"
class G:
    print(x)
    x = "class"
    print(x)
    del x
    print(x)
    global decl
    decl = 5
print(decl, "decl" in G.__dict__)
def late():
    def inner(): return v
    v = 3
    return inner()
print(late())
def unb():
    def inner(): return v
    try: return inner()
    except NameError as e: return str(e)
    v = 3
print(unb())
def rec(n): return n and n + rec(n - 1)
print(rec(10))
def counter():
    c = 0
    def inc(by=1):
        nonlocal c
        c += by
        return c
    return inc
a, b = counter(), counter(); print(a(), a(5), b())
print([(lambda x: x + k)(1) for k in range(3)], {k: v for k, v in zip("ab", [1, 2])}, {c for c in "aab"} == {"a", "b"})
print([[i for i in range(j)] for j in range(3) if j % 2 == 0], [x + y for x in "ab" for y in "cd" if x != y])
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 == 2 != 1, 1 in [1] == True, not 1 == 2)
def side(v): print("side", v); return v
print(side(1) < side(0) < side(5))
