#include "utf8.h"

#include <string.h>

uint32_t dpy_utf8_decode(const char *bytes, size_t *size)
{
    const uint8_t *b = (const uint8_t *)bytes;
    *size = dpy_utf8_size(*bytes);
    switch (*size) {
    case 1: return b[0];
    case 2: return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3F);
    case 3: return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3F);
    default: return (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 | (b[3] & 0x3F);
    }
}

size_t dpy_utf8_encode(uint32_t point, char ret[static DPY_UTF8_MAX])
{
    if (point < 0x80) {
        ret[0] = (char)point;
        return 1;
    }
    size_t size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = size; --i; point >>= 6)
        ret[i] = (char)(0x80 | (point & 0x3F));
    ret[0] = (char)((0xF00 >> size & 0xF0) | point);
    return size;
}

static uint64_t word_at(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

bool dpy_utf8_ascii(const char *bytes, size_t n)
{
    for (; n >= 8; bytes += 8, n -= 8)
        if (word_at(bytes) & 0x8080808080808080)
            return false;
    while (n)
        if (bytes[--n] & 0x80)
            return false;
    return true;
}

// A 1 in each byte that continues a code point.
static uint64_t continued(uint64_t word)
{
    return word >> 7 & ~(word >> 6) & 0x0101010101010101;
}

static unsigned add_bytes(uint64_t word)
{
    return (unsigned)(word * 0x0101010101010101 >> 56);
}

size_t dpy_utf8_count(const char *bytes, size_t n)
{
    enum { MOST = 31 };                  // words whose sums fit in add_bytes' result: 31 * 8 < 256
    size_t count = n;
    while (n >= 8) {
        uint64_t sums = 0;
        for (int i = 0; i < MOST && n >= 8; i++, bytes += 8, n -= 8)
            sums += continued(word_at(bytes));
        count -= add_bytes(sums);
    }
    for (size_t i = 0; i < n; i++)
        count -= !dpy_utf8_starts(bytes[i]);
    return count;
}

size_t dpy_utf8_offset(const char *bytes, size_t n, size_t index)
{
    size_t offset = 0;
    for (unsigned starts; n - offset >= 8 && (starts = 8 - add_bytes(continued(word_at(bytes + offset)))) <= index; offset += 8)
        index -= starts;
    for (; offset < n; offset++)
        if (dpy_utf8_starts(bytes[offset]) && index-- == 0)
            break;
    return offset;
}

// The size of the valid code point at the start of n bytes; 0 if there is none.
static size_t valid_size(const uint8_t *b, size_t n, bool surrogates)
{
    size_t size = b[0] < 0x80 ? 1 : b[0] < 0xC2 ? 0 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : b[0] < 0xF5 ? 4 : 0;
    if (size > n)
        return 0;
    for (size_t i = 1; i < size; i++)
        if ((b[i] & 0xC0) != 0x80)
            return 0;
    if (size < 3)
        return size;
    unsigned start = b[0] << 8 | b[1];
    bool too_long = start < 0xE0A0 || (start >= 0xF000 && start < 0xF090);
    bool too_high = start > 0xF48F;
    bool surrogate = start >= 0xEDA0 && start <= 0xEDBF;
    return too_long || too_high || (surrogate && !surrogates) ? 0 : size;
}

size_t dpy_utf8_valid(const char *bytes, size_t n, bool surrogates)
{
    size_t i = 0;
    while (i < n) {
        if (n - i >= 8 && !(word_at(bytes + i) & 0x8080808080808080)) {
            i += 8;
            continue;
        }
        size_t size = valid_size((const uint8_t *)bytes + i, n - i, surrogates);
        if (!size)
            break;
        i += size;
    }
    return i;
}
