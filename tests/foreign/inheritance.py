import inheritance

print(kind_of(a_wren), kind_of(wren((5, "x"), 2)), kind_of(auk(2, "auk", 9.5)), kind_of(addressof(auk(4))))
# expect: 1 5 2 4
one = either()
one.auk.kind = 6
print(kind_of(one), kind_of(one.auk))
# expect: 6 6
try:
    kind_of(a_stone)
except TypeError as error:
    print(str(error).split(": int")[0])
# expect: kind_of() argument 1 (b): cannot convert struct stone to struct bird *
