#include <stdint.h>

struct narrow {
    int32_t i32;
    uint32_t u32;
    int16_t i16;
    uint8_t u8;
    int8_t i8;
};

int32_t same(struct narrow *p) { return p->i32; }
