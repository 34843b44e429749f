import struct

for value in (0.0, -0.0, 1.5, -2.25, 3.141592653589793, 1e30, 65504.0, 6e-8, 1e-7, float("inf"), float("-inf"), 2 ** 20):
    for code in ("<d", ">d", "<f", ">f"):
        data = struct.pack(code, value)
        print(code, value, data, struct.unpack(code, data))
for value in (0.0, -0.0, 1.0, 0.1, 65504.0, 65519.9, 6.1e-5, 6e-5, 5.96e-8, 2.98e-8, 2.99e-8, 1e-10, float("inf"), -1000.5, 2049, 2051):
    data = struct.pack(">e", value)
    print(value, data, struct.unpack(">e", data))
print(struct.unpack("<e", struct.pack("<e", float("nan"))))
