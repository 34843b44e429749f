# Unions, and anonymous structs and unions within structs.
import unions

n = from_float(1.0)
print(hex(n.i), n.f, list(n.bytes))
# expect: 0x3f800000 1.0 [0, 0, 128, 63]
n.bytes[3] = 0xbf
print(n.f, as_float(n), sizeof(n))
# expect: -1.0 -1.0 4
v = variant(kind=0, whole=65537)
print(v.whole, v.low, v.high, value(v))
# expect: 65537 1 1 65537.0
v.high = 2
print(v.whole)
# expect: 131073
set_real(v, 0.25)
print(value(v), v.real, v.kind)
# expect: 0.25 0.25 1
print(number(i=5).i, number(f=2.5).f)
# expect: 5 2.5
