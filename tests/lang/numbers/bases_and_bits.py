for n in (0, 1, 10, 255, -255, 2 ** 40, -2 ** 70):
    print(hex(n), oct(n), bin(n), f"{n:x} {n:#X} {n:#o} {n:_b} {n:,} {n:+d} {n:012d}|{n:<8}|{n:^8}|{n:>8}|{n:*^20,}")
print((1000).bit_length(), (255).bit_count(), (1024).to_bytes(3, "big"), (-2).to_bytes(2, "little", signed=True), int.from_bytes(b"\x01\x00", "big"))
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 5 << 3, -5 >> 1, -5 & 0xFF, 1 < 2 < 3, 1 < 3 < 2)
print(bool(0), bool(0.0), bool(2 ** 70), bool(""), not 1, not 0.0, int(True), float(False), str(True), True + 2 ** 63)
print(chr(8364), ord("€"), chr(0x1F600), list(map(chr, range(120, 130))))
i = 10
i += 5; i -= 1; i *= 3; i //= 4; i **= 2; i %= 37; i <<= 3; i >>= 1; i |= 1; i &= 0xFE; i ^= 0x55
print(i)
i /= 2
print(i)
