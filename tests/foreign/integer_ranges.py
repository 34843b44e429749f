# Every C integer type takes exactly its range; nothing wraps.
import integer_ranges

def attempt(f, n):
    try:
        return f(n)
    except OverflowError as error:
        return str(error)[str(error).index(": ") + 2:].rpartition(": ")[0]

print(u64(2 ** 64 - 1), u64(0), largest, u64(largest))
# expect: 18446744073709551615 0 18446744073709551615 18446744073709551615
print(attempt(u64, 2 ** 64), "|", attempt(u64, -1), "|", attempt(i64, 2 ** 63), "|", i64(-2 ** 63))
# expect: 18446744073709551616 does not fit in uint64_t | -1 does not fit in uint64_t | 9223372036854775808 does not fit in int64_t | -9223372036854775808
for f, low, high in [(u32, 0, 2 ** 32 - 1), (i32, -2 ** 31, 2 ** 31 - 1), (u16, 0, 65535), (i16, -32768, 32767),
                     (u8, 0, 255), (i8, -128, 127), (plain, -128, 127)]:
    print(f(low) == low, f(high) == high, "fit" in str(attempt(f, low - 1)), "fit" in str(attempt(f, high + 1)))
# expect: True True True True
# expect: True True True True
# expect: True True True True
# expect: True True True True
# expect: True True True True
# expect: True True True True
# expect: True True True True
print(truth(True), truth(0), truth(5), plain(ord("A")))
# expect: True False True 65
print(f32(0.1), f32(1), f80(0.1), f80(3))
# expect: 0.10000000149011612 1.0 0.1 3.0
print(u128(2 ** 100 + 1) == 2 ** 100 + 1, u128(5))
# expect: True 5
print(u64(True), i8(False), f32(True))
# expect: 1 0 1.0
