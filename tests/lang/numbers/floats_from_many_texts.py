# The nearest double, whatever the number of digits: near the middle between two, at powers of two, with large exponents.
import random
import struct

texts = ["0.5", "-0.0", "0", "1", "00012.500", "1.", ".5", "5e-324", "2.4703282292062327e-324", "1.7976931348623157e308", "1.7976931348623159e308",
         "9007199254740993", "9007199254740992.5", "9007199254740993e3", "1e22", "1e23", "8.5e22", "123456789012345678901234567890", "2.2250738585072011e-308",
         "0.1e1", "1e-400", "1e400", "18446744073709551615e0", "18446744073709551616", "4503599627370496.5", "4503599627370497.5", "1E5", "1e+5", "-1e-5",
         "9223372036854775807e-19", "9999999999999999999e-10", "0.000000000000000000000000000001"]
chance = random.Random(7)
for turn in range(3000):
    number = struct.unpack("d", struct.pack("Q", chance.getrandbits(64)))[0]
    if number == number and abs(number) < 1e308:
        texts += [repr(number), f"{number:.15e}", f"{number:.18e}"]
for turn in range(1500):
    texts.append(f"{chance.getrandbits(chance.randrange(1, 63))}e{chance.randrange(-60, 60)}")
    texts.append(f"{chance.getrandbits(53) / 2 ** chance.randrange(60)!r}")
    low = chance.getrandbits(52) | 1 << 52
    texts.append(f"{2 * low + 1}e0" if turn % 2 else f"{2 * low + 1}.{turn:04}")
total = 0
for text in texts:
    total = (total * 31 + struct.unpack("q", struct.pack("d", float(text)))[0]) % (1 << 61)
    assert float(repr(float(text))) == float(text)
print([float(text) for text in texts[:32]], total)
for wrong in ("", ".", "e5", "1e", "1e+", "-", "+-1", "1.2.3", "1_", "_1", "0x1", "1 2", "--1", "1e5.0", ".e1", "1\x00"):
    try:
        print(repr(wrong), float(wrong))
    except ValueError as error:
        print(error)
print(float("1_000.5"), float(" 2.5\n"), float("+3"), float(b"4.25"), float("nan"), float("-inf"), float("\u0661.5"))
