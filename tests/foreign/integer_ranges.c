#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

uint64_t u64(uint64_t n) { return n; }
int64_t i64(int64_t n) { return n; }
uint32_t u32(uint32_t n) { return n; }
int32_t i32(int32_t n) { return n; }
uint16_t u16(uint16_t n) { return n; }
int16_t i16(int16_t n) { return n; }
uint8_t u8(uint8_t n) { return n; }
int8_t i8(int8_t n) { return n; }
char plain(char c) { return c; }
bool truth(bool b) { return b; }
float f32(float x) { return x; }
long double f80(long double x) { return x; }
unsigned __int128 u128(unsigned __int128 n) { return n; }
uint64_t largest = UINT64_MAX;
