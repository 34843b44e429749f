@a
@b.c(d)
@(e := f)
class A(B, *C, d=e, **f): pass
@a
def f(): pass
class A: pass
class A(): x = 1
