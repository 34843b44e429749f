from array import array

for code, items in (("b", [1, -1]), ("H", [258]), ("i", [1, -2]), ("q", [2 ** 40]), ("d", [1.5]), ("f", [2.5]), ("u", "é")):
    a = array(code, items)
    data = a.tobytes()
    b = array(code)
    b.frombytes(data)
    print(code, data, b == a, array(code, data) == a)
    if code != "u":
        b.byteswap()
    print(b.tobytes())
