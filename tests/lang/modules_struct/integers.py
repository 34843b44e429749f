import struct

for order in ("", "@", "=", "<", ">", "!"):
    for code, values in (("b", (-128, 127)), ("B", (0, 255)), ("h", (-2, 32767)), ("H", (1, 65535)), ("i", (-5, 2**31 - 1)),
                         ("I", (7, 2**32 - 1)), ("q", (-2**63, 2**63 - 1)), ("Q", (0, 2**64 - 1)), ("?", (True, False))):
        for value in values:
            data = struct.pack(order + code, value)
            print(order + code, data, struct.unpack(order + code, data) == (value,))
print(struct.calcsize("l"), struct.calcsize("<l"), struct.calcsize("n"), struct.calcsize("P"))
