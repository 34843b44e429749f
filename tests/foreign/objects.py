# new, cast, addressof, sizeof, typeof; construction; nested structs by reference.
import objects

print(point(), point(1), point(1, 2), point(y=5), point_t(x=1, y=2))
# expect: { .x = 0, .y = 0 } { .x = 1, .y = 0 } { .x = 1, .y = 2 } { .x = 0, .y = 5 } { .x = 1, .y = 2 }
l = objects.struct.line([1, 2], point(3, 4))
print(l.to, l)
# expect: { .x = 3, .y = 4 } { .from = { .x = 1, .y = 2 }, .to = { .x = 3, .y = 4 }, .mark = NULL }
inner = l.to
inner.x = 30
l.mark = inner
l.mark.y = 40
print(l.to.x, inner.y, l.mark.x)
# expect: 30 40 30
l.to = point(7, 8)
print(inner, getattr(l, "from"))
# expect: { .x = 7, .y = 8 } { .x = 1, .y = 2 }
copy = objects.struct.point(inner.x, inner.y)
copy.x = 0
print(inner.x)
# expect: 7
p = new("int", 5)
print(p[0], sizeof(p), typeof(p))
# expect: 5 8 <class 'int *'>
p[0] += 1
print(p[0], cast("unsigned char *", p)[0])
# expect: 6 6
s = new("struct point", [3, 4])
print(s, sizeof(s), sizeof("struct point"), typeof(s))
# expect: { .x = 3, .y = 4 } 8 8 <class 'struct point'>
q = addressof(s)
q.x = 9
print(s.x, q[0], address_of(q) == address_of(s), typeof(q))
# expect: 9 { .x = 9, .y = 4 } True <class 'struct point *'>
back = cast("struct point *", untyped(s))
print(back.x, back == q, back is not None)
# expect: 9 True True
ints = cast("int *", q)
print(ints[1], (ints + 1)[0], addressof(s.y) - ints)
# expect: 4 4 1
print(sizeof("int"), sizeof("char[10]"), sizeof("struct line"), sizeof("int (*)(void)"), sizeof("unsigned long long"))
# expect: 4 10 24 8 8
print(objects.line.mark.x, objects.line.to)
# expect: 3 { .x = 3, .y = 4 }
print(cast("int", -1), cast("unsigned char", 257), cast("double", 3))
# expect: -1 1 3.0
for text in ("struct pont", "in", "int *)", "struct line[", ""):
    try:
        new(text)
    except ValueError as error:
        print(error)
# expect: 'struct pont' is not the name of a C type that is known at run time
# expect: 'in' is not the name of a C type that is known at run time
# expect: 'int *)' is not the name of a C type that is known at run time
# expect: 'struct line[' is not the name of a C type that is known at run time
# expect: '' is not the name of a C type that is known at run time
