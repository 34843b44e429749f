#include "unicode.h"

#include "unicode_table.h"
#include "utf8.h"

unsigned dpy_unicode_properties(uint32_t point)
{
    if (point < 128)
        return dpy_unicode_ascii[point];
    size_t low = 0, high = dpy_unicode_run_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (dpy_unicode_runs[middle] >> 8 <= point)
            low = middle;
        else
            high = middle;
    }
    return dpy_unicode_combinations[dpy_unicode_runs[low] & 0xFF];
}

int dpy_unicode_decimal(uint32_t point)
{
    if (point < 128)
        return point >= '0' && point <= '9' ? (int)point - '0' : -1;
    if (!dpy_unicode_is(point, DPY_UNICODE_DECIMAL))
        return -1;
    for (const uint32_t *zero = dpy_unicode_zeros; *zero; zero++)
        if (point - *zero < 10)
            return (int)(point - *zero);
    return -1;
}

static size_t find_special(const struct dpy_unicode_mapping *mapping, uint32_t point, uint32_t *ret)
{
    for (size_t low = 0, high = mapping->special_count; low < high;) {
        size_t middle = (low + high) / 2, n = 0;
        const struct dpy_unicode_special *special = &mapping->specials[middle];
        if (special->point == point) {
            for (; n < DPY_UNICODE_CASE_MAX && special->to[n]; n++)
                ret[n] = special->to[n];
            return n;
        }
        if (special->point < point)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

static size_t find_mapping(const struct dpy_unicode_mapping *mapping, uint32_t point, uint32_t *ret)
{
    for (size_t low = 0, high = mapping->run_count; low < high;) {
        size_t middle = (low + high) / 2;
        const struct dpy_unicode_case_run *run = &mapping->runs[middle];
        if (point < run->first)
            high = middle;
        else if (point > run->last)
            low = middle + 1;
        else if ((point - run->first) % run->stride)
            break;
        else {
            *ret = point + (uint32_t)run->distance;
            return 1;
        }
    }
    return find_special(mapping, point, ret);
}

size_t dpy_unicode_convert(uint32_t point, enum dpy_unicode_case to, uint32_t ret[static DPY_UNICODE_CASE_MAX])
{
    size_t n = find_mapping(&dpy_unicode_mappings[to], point, ret);
    if (n == 0 && to == DPY_UNICODE_TO_TITLE)
        n = find_mapping(&dpy_unicode_mappings[DPY_UNICODE_TO_UPPER], point, ret);
    if (n == 0 && to == DPY_UNICODE_TO_FOLD)
        n = find_mapping(&dpy_unicode_mappings[DPY_UNICODE_TO_LOWER], point, ret);
    if (n)
        return n;
    *ret = point;
    return 1;
}

static char plain(uint32_t point)
{
    int digit = dpy_unicode_decimal(point);
    if (digit >= 0)
        return (char)('0' + digit);
    return dpy_unicode_is(point, DPY_UNICODE_SPACE) ? ' ' : point >= 128 || point == 0 ? '?' : (char)point;
}

void dpy_unicode_plain_number(struct dpy_buffer *buffer, const char *text, size_t length)
{
    size_t used = 0;                     // up to the last character that is no blank
    for (size_t i = 0, size; i < length; i += size) {
        uint32_t point = (uint8_t)text[i];
        size = 1;
        if (point >= 0x80 && dpy_utf8_valid(text + i, length - i < 4 ? length - i : 4, true))
            point = dpy_utf8_decode(text + i, &size);
        char c = plain(point);
        if (c == ' ' && used == 0)
            continue;
        dpy_buffer_add(buffer, &c, 1);
        if (c != ' ')
            used = buffer->length;
    }
    dpy_buffer_add(buffer, "", 1);
    if (!buffer->failed) {
        buffer->length = used;
        buffer->bytes[used] = 0;
    }
}
