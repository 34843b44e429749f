from array import array

a = array("i", [3, 1, 2])
a.append(7)
a.extend([9, 10])
a.insert(0, -1)
print(a, len(a), a[0], a[-1], a[1:4], 3 in a, a.index(7), a.count(9), a.typecode, a.itemsize)
a[0] = 100
a[1:3] = array("i", [5, 5, 5])
del a[-1]
a.remove(5)
print(a, a.pop(), a.pop(0), a)
a.reverse()
print(a.tolist(), list(a), a + array("i", [1]), a * 2, sum(a), max(a))
a += array("i", [8])
print(a == array("i", a), a < array("i", [100]), array("i"), array("d", (1, 2.5)), array("f", [0.1]), array("u", "héllo"))
