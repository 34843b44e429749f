# Arithmetic on fields narrower than a word: exact, and range-checked when it is stored.
import narrow_arithmetic

def attempt(step, p: "struct narrow *"):
    try:
        step(p)
    except OverflowError as error:
        return str(error)
    return "stored"

def up32(p: "struct narrow *"):
    p.i32 = p.i32 + 1

def down32(p: "struct narrow *"):
    p.i32 -= 1

def square32(p: "struct narrow *"):
    p.i32 = p.i32 * p.i32

def far32(p: "struct narrow *"):
    p.i32 = p.i32 + 4294967296

def downu32(p: "struct narrow *"):
    p.u32 = p.u32 - 1

def squareu32(p: "struct narrow *"):
    p.u32 = p.u32 * p.u32

def upu8(p: "struct narrow *"):
    p.u8 = 1 + p.u8

def downu8(p: "struct narrow *"):
    p.u8 = p.u8 - p.u8 - 1

def square8(p: "struct narrow *"):
    p.i8 = p.i8 * p.i8

def across(p: "struct narrow *"):
    p.u8 = p.i8 + 1

def mixed(p: "struct narrow *"):
    p.i16 = p.i16 + p.i8

p = narrow(2147483646, 1, 32767, 254, 12)
print(attempt(up32, p), p.i32, attempt(up32, p), p.i32)
# expect: stored 2147483647 2147483648 does not fit in int32_t 2147483647
print(attempt(square32, p), p.i32)
# expect: 4611686014132420609 does not fit in int32_t 2147483647
p.i32 = -2147483648
print(attempt(down32, p), "|", attempt(square32, p), "|", attempt(far32, p), "|", same(p))
# expect: -2147483649 does not fit in int32_t | 4611686018427387904 does not fit in int32_t | 2147483648 does not fit in int32_t | -2147483648
p.i32 = -2147483649 + 1
print(attempt(up32, p), p.i32)
# expect: stored -2147483647
print(attempt(downu32, p), p.u32, attempt(downu32, p))
# expect: stored 0 -1 does not fit in uint32_t
p.u32 = 4294967295
print(attempt(squareu32, p), p.u32)
# expect: 18446744065119617025 does not fit in uint32_t 4294967295
print(attempt(upu8, p), p.u8, attempt(upu8, p), "|", attempt(downu8, p), p.u8)
# expect: stored 255 256 does not fit in uint8_t | -1 does not fit in uint8_t 255
print(attempt(square8, p), attempt(across, p), p.u8, attempt(mixed, p))
# expect: 144 does not fit in int8_t stored 13 32779 does not fit in int16_t
p.i8 = -2
print(attempt(square8, p), p.i8, attempt(mixed, p), p.i16)
# expect: stored 4 32771 does not fit in int16_t 32767
p.i8 = -5
print(attempt(across, p), attempt(mixed, p), p.i16)
# expect: -4 does not fit in uint8_t stored 32762
