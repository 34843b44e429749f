# A bare pointer is the object that it points at, where its type is known: by the place that allocated it, a typed pointer that was
# seen, a variable's description, or because Python made it.
import c
import addresses


def show(p):
    before, at, rest = describe(p).partition("@0x")
    print(before + at + rest.partition(" ")[2])


def backwards(a, b):
    return (a < b) - (a > b)


# Allocated by C
e = ellipse_new(3, 2)
print(e, typeof(e))        # expect: { .maj = 3.0, .min = 2.0, .ctr = { .x = 0.0, .y = 0.0 } } <class 'struct ellipse'>
show(e)                           # expect: <struct ellipse @0xheap, 32 bytes, allocated at addresses.c:15 by ellipse_new>
show(addressof(e.ctr))            # expect: <struct ellipse @0xheap, 32 bytes at +16, allocated at addresses.c:15 by ellipse_new>
print(centre_of(e), typeof(centre_of(e)))     # expect: { .x = 0.0, .y = 0.0 } <class 'struct point'>
print(typeof(e) is typeof(new("struct ellipse")))        # expect: True
a = ints_new(4)
show(a)                           # expect: <int[4] @0xheap, 16 bytes, allocated at addresses.c:23 by ints_new>
qsort(a, 4, sizeof("int"), lambda a, b: a - b)
print(a[0], a[1], a[2], a[3])     # expect: 1 2 3 4
points = points_new(3)
show(points)                      # expect: <struct point[3] @0xheap, 48 bytes, allocated at addresses.c:31 by points_new>
qsort(points, 3, sizeof("struct point"), lambda a, b: backwards(a.x, b.x))
print(points[0].x, points[1].x, points[2].x)         # expect: 4.0 2.0 0.0
s = shelf_new(2, "upper")
show(s)                           # expect: <struct shelf @0xheap, 22 bytes, allocated at addresses.c:39 by shelf_new>
show(s.items)                     # expect: <struct ellipse *[2] @0xheap, 16 bytes, allocated at addresses.c:41 by shelf_new>
show(wrapped_new())               # expect: <struct point @0xheap, 16 bytes, allocated at addresses.c:63 by wrapped_new>

# What is not known stays a bare pointer, until a typed one has been seen
b = bytes_new(32)
print(typeof(b))           # expect: <class 'void *'>
show(b)                           # expect: <unknown @0xheap, 32 bytes, allocated at addresses.c:48 by bytes_new>
show(opaque_new())                # expect: <struct ellipse @0xheap, 32 bytes, allocated at addresses.c:48 by bytes_new>
o = opaque_new()
print(typeof(centre_of(o)))                   # expect: <class 'struct point'>
f = cast("double *", b)
show(b)                           # expect: <double[4] @0xheap, 32 bytes, allocated at addresses.c:48 by bytes_new>

# A header and what is behind it, which may be as long as some headers: no array
h = headed_new(32)
print(typeof(h))           # expect: <class 'void *'>
show(h)                           # expect: <struct header @0xheap, 48 bytes at +16, allocated at addresses.c:98 by headed_new>
print(typeof(headed_new(5)))      # expect: <class 'void *'>

# What is behind a struct that ends in an array, up to the end of the chunk
p = polygon_new(3)
show(p)                           # expect: <struct polygon @0xheap, 56 bytes, allocated at addresses.c:106 by polygon_new>
print(polygon_corner(p, 1), [typeof(polygon_corner(p, i)) for i in (2, 3)])
# expect: { .x = 2.0, .y = 0.0 } [<class 'struct point'>, <class 'void *'>]
qsort(p.corners, 3, sizeof("struct point"), lambda a, b: backwards(b.x, a.x))
print([corner.x for corner in p.corners])           # expect: [1.0, 2.0, 3.0]

# Bytes of C's are text at their beginning; what lies in the middle of them is not known
with_text(lambda p: print(typeof(p), str(p)[:6]))
# expect: <class 'char *'> a text
# expect: <class 'void *'> <void 
with_data(lambda p: print(typeof(p), cast("struct point *", p).x), pooled_new())           # expect: <class 'void *'> 5.0

# Variables of libraries
print(the_unit().maj)             # expect: 1.0
show(the_unit())                  # expect: <struct ellipse @0xstatic unit, 32 bytes, declared at addresses.c:9>
show(addressof(corners[2]))       # expect: <struct point[4] @0xstatic corners, 64 bytes at +32, declared at addresses.c:10>
qsort(the_table(), 3, sizeof("double"), backwards)
print(the_table()[0], the_table()[1], the_table()[2])    # expect: 2.5 1.5 0.5


# Variables in frames
def visit(p):
    show(p)
    return int(p.x + p.y)


print(with_local(visit))
# expect: <struct point @0xstack here, 16 bytes, in with_local, declared at addresses.c:79>
# expect: 7
sort_local(backwards, print)
# expect: 3
# expect: 2
# expect: 1

# Python's own objects
data = {"count": 0}
with_data(lambda d: d.update(count=d["count"] + 1), data)
print(data)                       # expect: {'count': 1}
with_data(lambda d: print(d is data), data)          # expect: True
show(new("struct point"))         # expect: <struct point @0xheap, 16 bytes, allocated by Python>
show([1, 2])                      # expect: <list @0xheap, 32 bytes, allocated by Python>
print(describe(None), describe(2.5))                 # expect: <NoneType, which has no address> <float, which has no address>
