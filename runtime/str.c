#define _GNU_SOURCE

#include "str.h"

#include <limits.h>
#include <string.h>

#include "alloc.h"
#include "bytes_like.h"
#include "int.h"
#include "lifetime.h"
#include "special.h"
#include "type.h"
#include "utf8.h"

enum { HASH_KNOWN = 1, ASCII_KNOWN = 2, ASCII_NOT = 4, ASCII_MASK = 6, HASH_SHIFT = 3, GROWING = 8, COUNT_SHIFT = 35, COUNT_BITS = 64 - COUNT_SHIFT };

// One-character strs are shared: text processing makes little else.
static struct shared { struct dpy_str header; char bytes[8]; } shared[128], empty;

static struct val shared_str(struct shared *s, char c, size_t length)
{
    if (s->header.hash_state == 0) {
        s->bytes[0] = c;
        s->header.length = s->header.capacity = length;
        __atomic_fetch_or(&s->header.hash_state, ASCII_KNOWN, __ATOMIC_RELEASE);
    }
    return (struct val){ .s = s->bytes, .type = DPY_STR };
}

static struct val alloc_text(size_t length, enum dpy_kind kind)
{
    struct dpy_str *s = length > PTRDIFF_MAX - 64 ? NULL : dpy_alloc_bare(sizeof *s + length + 1, kind);
    if (!s)
        return length > PTRDIFF_MAX - 64 ? dpy_raise_memory() : dpy_failure();
    s->length = s->capacity = length;
    s->hash_state = 0;
    s->bytes[length] = '\0';
    return (struct val){ .s = s->bytes, .type = kind };
}

struct val dpy_str_alloc(size_t length)
{
    return alloc_text(length, DPY_STR);
}

struct val dpy_bytes_alloc(size_t length)
{
    struct val v = alloc_text(length, DPY_BYTES);
    if (!dpy_failed(v))
        memset(v.s, 0, length);
    return v;
}

static struct val new_text(const char *bytes, size_t length, enum dpy_kind kind)
{
    struct val v = alloc_text(length, kind);
    if (!dpy_failed(v) && length)
        memcpy(v.s, bytes, length);
    return v;
}

struct val dpy_str_new(const char *bytes, size_t length)
{
    if (length == 0)
        return shared_str(&empty, 0, 0);
    if (length == 1)
        return shared_str(&shared[*bytes & 127], *bytes, 1);
    return new_text(bytes, length, DPY_STR);
}

struct val dpy_bytes_new(const char *bytes, size_t length)
{
    return new_text(bytes, length, DPY_BYTES);
}

struct val dpy_str_text(const char *text)
{
    return dpy_str_new(text, strlen(text));
}

struct val dpy_str_point(uint32_t point)
{
    char bytes[DPY_UTF8_MAX];
    size_t size = dpy_utf8_encode(point, bytes);
    return dpy_str_new(bytes, size);
}

struct val dpy_str_decode(const char *bytes, size_t length)
{
    struct dpy_buffer buffer = { 0 };
    size_t i = dpy_utf8_valid(bytes, length, false);
    if (i == length)
        return dpy_str_new(bytes, length);
    dpy_buffer_add(&buffer, bytes, i);
    while (i < length) {
        char escaped[DPY_UTF8_MAX];
        size_t size = dpy_utf8_encode(0xDC00 + (uint8_t)bytes[i++], escaped);
        dpy_buffer_add(&buffer, escaped, size);
        size = dpy_utf8_valid(bytes + i, length - i, false);
        dpy_buffer_add(&buffer, bytes + i, size);
        i += size;
    }
    return dpy_buffer_str(&buffer);
}

bool dpy_str_ascii(struct val v)
{
    struct dpy_str *s = dpy_str_header(v);
    uint64_t known = s->hash_state & ASCII_MASK;
    if (!known) {
        known = dpy_utf8_ascii(s->bytes, s->length) ? ASCII_KNOWN : ASCII_NOT;
        __atomic_fetch_or(&s->hash_state, known, __ATOMIC_RELAXED);
    }
    return known == ASCII_KNOWN;
}

size_t dpy_str_count(struct val v)
{
    struct dpy_str *s = dpy_str_header(v);
    if (v.type == DPY_BYTES || dpy_str_ascii(v))
        return s->length;
    uint64_t known = s->hash_state >> COUNT_SHIFT;
    if (known)
        return known - 1;
    size_t count = dpy_utf8_count(s->bytes, s->length);
    if (count + 1 < (uint64_t)1 << COUNT_BITS)
        __atomic_fetch_or(&s->hash_state, (count + 1) << COUNT_SHIFT, __ATOMIC_RELAXED);
    return count;
}

static uint64_t mix(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)(a ^ 0x9E3779B97F4A7C15) * (b ^ 0xD1B54A32D192ED03);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash_bytes(const char *bytes, size_t n)
{
    if (!n)
        return 0;
    uint64_t hash = n, word = 0;
    for (; n > 8; bytes += 8, n -= 8) {
        memcpy(&word, bytes, 8);
        hash = mix(hash, word);
    }
    word = 0;
    memcpy(&word, bytes, n);
    return mix(hash, word);
}

uint64_t dpy_str_hash(struct val v)
{
    struct dpy_str *s = dpy_str_header(v);
    bool ascii = dpy_str_ascii(v);
    uint64_t mask = (ascii ? ~(uint64_t)0 : ((uint64_t)1 << COUNT_SHIFT) - 1) >> HASH_SHIFT;
    if (s->hash_state & HASH_KNOWN)
        return s->hash_state >> HASH_SHIFT & mask;
    uint64_t hash = hash_bytes(s->bytes, s->length) & mask;
    __atomic_fetch_or(&s->hash_state, hash << HASH_SHIFT | HASH_KNOWN, __ATOMIC_RELAXED);
    return hash;
}

static bool resolve_index(int64_t *index, size_t count)
{
    if (*index < 0)
        *index += (int64_t)count;
    return *index >= 0 && (uint64_t)*index < count;
}

static const char *move_points(const char *at, int64_t points)
{
    for (; points > 0; points--)
        at += dpy_utf8_size(*at);
    for (; points < 0; points++)
        do at--; while (!dpy_utf8_starts(*at));
    return at;
}

// Programs walk along a str by index: where the last code point was is remembered. Nothing may free a str and leave this as it is.
static struct { const char *bytes; size_t index, offset; } last;

// The byte offset of a code point of a str that is not ASCII.
static size_t offset_of(struct val v, size_t index)
{
    size_t length = dpy_str_header(v)->length, offset;
    if (last.bytes != v.s || index < last.index / 2)
        offset = dpy_utf8_offset(v.s, length, index);
    else if (index >= last.index)
        offset = last.offset + dpy_utf8_offset(v.s + last.offset, length - last.offset, index - last.index);
    else
        offset = (size_t)(move_points(v.s + last.offset, (int64_t)index - (int64_t)last.index) - v.s);
    last.bytes = v.s;
    last.index = index;
    last.offset = offset;
    return offset;
}

size_t dpy_str_offset(struct val v, size_t index)
{
    size_t length = dpy_str_header(v)->length;
    if (index >= dpy_str_count(v))
        return length;
    return v.type == DPY_BYTES || dpy_str_ascii(v) ? index : offset_of(v, index);
}

size_t dpy_str_index(struct val v, size_t offset)
{
    if (offset == 0 || v.type == DPY_BYTES || dpy_str_ascii(v))
        return offset;
    bool known = last.bytes == v.s;
    size_t index;
    if (known && offset >= last.offset)
        index = last.index + dpy_utf8_count(v.s + last.offset, offset - last.offset);
    else if (known && offset > last.offset / 2)
        index = last.index - dpy_utf8_count(v.s + offset, last.offset - offset);
    else
        index = dpy_utf8_count(v.s, offset);
    last.bytes = v.s;
    last.index = index;
    last.offset = offset;
    return index;
}

struct val dpy_str_item(struct val v, int64_t index)
{
    if (!resolve_index(&index, dpy_str_count(v)))
        return dpy_raise_error(&dpy_IndexError, "string index out of range");
    if (dpy_str_ascii(v))
        return dpy_str_new(v.s + index, 1);
    size_t offset = offset_of(v, (size_t)index);
    return dpy_str_new(v.s + offset, dpy_utf8_size(v.s[offset]));
}

struct val dpy_str_step(struct val v, size_t *offset)
{
    if (*offset >= dpy_str_header(v)->length)
        return dpy_stop();
    const char *at = v.s + *offset;
    size_t size = dpy_utf8_size(*at);
    *offset += size;
    return dpy_str_new(at, size);
}

static struct val strided(struct val v, int64_t start, int64_t step, size_t count)
{
    struct val result = alloc_text(count, v.type);
    if (!dpy_failed(result))
        for (size_t i = 0; i < count; i++, start += step)
            result.s[i] = v.s[start];
    return result;
}

static struct val strided_points(struct val v, int64_t start, int64_t step, size_t count)
{
    struct dpy_buffer buffer = { 0 };
    const char *at = v.s + offset_of(v, (size_t)start);
    for (size_t i = 0; i < count; i++) {
        dpy_buffer_add(&buffer, at, dpy_utf8_size(*at));
        if (i + 1 < count)
            at = move_points(at, step);
    }
    return dpy_buffer_str(&buffer);
}

struct val dpy_str_slice(struct val v, int64_t start, int64_t step, size_t count)
{
    if (count == 0)
        return dpy_str_new("", 0);
    bool ascii = dpy_str_ascii(v);
    if (step != 1)
        return ascii ? strided(v, start, step, count) : strided_points(v, start, step, count);
    if (ascii)
        return count == dpy_str_header(v)->length ? v : dpy_str_new(v.s + start, count);
    size_t length = dpy_str_header(v)->length, from = offset_of(v, (size_t)start);
    return dpy_str_new(v.s + from, dpy_utf8_offset(v.s + from, length - from, count));
}

int dpy_str_compare(struct val a, struct val b)
{
    size_t m = dpy_str_header(a)->length, n = dpy_str_header(b)->length;
    int order = memcmp(a.s, b.s, m < n ? m : n);
    return order ? order : (m > n) - (m < n);
}

bool dpy_str_equal(struct val a, struct val b)
{
    const struct dpy_str *x = dpy_str_header(a), *y = dpy_str_header(b);
    return x == y || (x->length == y->length && memcmp(x->bytes, y->bytes, x->length) == 0);
}

// What is known of both parts, and that it grows.
static uint64_t growing_state(const struct dpy_str *x, const struct dpy_str *y)
{
    uint64_t both = x->hash_state & y->hash_state & ASCII_MASK;
    return GROWING | (both == ASCII_KNOWN ? ASCII_KNOWN : 0);
}

static bool has_room(const struct dpy_str *s, size_t length, size_t n)
{
    return !(s->hash_state & HASH_KNOWN) && s->hash_state & GROWING && s->length == length && s->capacity - length >= n;
}

// A new text that has room for more. Nobody else holds the old one, but who has read it does not know that yet: it stays.
static struct val begin_growing(struct dpy_str *x, size_t m, struct dpy_str *y)
{
    enum { ROOM = 16 };
    size_t n = y->length, room = x->hash_state & HASH_KNOWN || !(x->hash_state & GROWING) ? ROOM : m + n;
    struct val v = m + n < PTRDIFF_MAX / 4 ? alloc_text(m + n + room, DPY_STR) : dpy_raise_memory();
    if (dpy_failed(v))
        return v;
    struct dpy_str *s = dpy_str_header(v);
    memcpy(s->bytes, x->bytes, m);
    memcpy(s->bytes + m, y->bytes, n);
    s->bytes[m + n] = 0;
    s->length = m + n;
    s->hash_state = growing_state(x, y);
    return v;
}

struct val dpy_str_grow(struct val a, struct val b, uint64_t length)
{
    struct dpy_str *x = dpy_str_header(a), *y = dpy_str_header(b);
    size_t n = y->length;
    if (!has_room(x, length, n))
        return begin_growing(x, length, y);
    memcpy(x->bytes + length, y->bytes, n);
    x->bytes[length + n] = 0;
    x->length = length + n;
    x->hash_state = growing_state(x, y);
    return a;
}

void dpy_str_share(struct val text)
{
    struct dpy_str *s = dpy_str_header(text);
    if (!(s->hash_state & HASH_KNOWN) && s->hash_state & GROWING)
        s->hash_state &= ~(uint64_t)GROWING;
}

struct val dpy_str_concat(struct val a, struct val b)
{
    size_t m = dpy_str_header(a)->length, n = dpy_str_header(b)->length;
    if (m == 0 || n == 0)
        return m ? a : b;
    struct val v = alloc_text(m + n, a.type);
    if (!dpy_failed(v)) {
        memcpy(v.s, a.s, m);
        memcpy(v.s + m, b.s, n);
    }
    return v;
}

struct val dpy_str_repeat(struct val v, int64_t times)
{
    size_t n = dpy_str_header(v)->length, total;
    if (times == 1)
        return v;
    if (times <= 0 || n == 0)
        return v.type == DPY_STR ? dpy_str_new("", 0) : dpy_bytes_new("", 0);
    if (__builtin_mul_overflow(n, (size_t)times, &total) || total > PTRDIFF_MAX)
        return dpy_raise_error(&dpy_OverflowError, v.type == DPY_STR ? "repeated string is too long"
                               : "repeated bytes are too long");
    struct val result = alloc_text(total, v.type);
    if (dpy_failed(result))
        return result;
    if (n == 1)
        memset(result.s, *v.s, total);
    else
        for (size_t i = 0; i < total; i += n)
            memcpy(result.s + i, v.s, n);
    return result;
}

// The length in bytes of C's text, at most `room`, or of its first `points` code points: what is behind them is not looked at.
static size_t c_text_length(const char *text, size_t room, size_t points)
{
    if (points == SIZE_MAX)
        return strnlen(text, room);
    size_t length = 0;
    for (; points && length < room && text[length]; points--) {
        uint8_t first = (uint8_t)text[length++];
        for (int more = (first >= 0xC0) + (first >= 0xE0) + (first >= 0xF0); more && length < room; more--) {
            if (((uint8_t)text[length] & 0xC0) != 0x80)
                break;
            length++;
        }
    }
    return length;
}

bool dpy_text_of(struct val v, const char **bytes, size_t *length)
{
    return dpy_text_begin(v, SIZE_MAX, bytes, length);
}

bool dpy_text_begin(struct val v, size_t points, const char **bytes, size_t *length)
{
    const struct dpy_type *type = v.type > DPY_KIND_MASK ? dpy_descriptor(v) : NULL;
    bool is_native = dpy_kind(v) == DPY_POINTER || dpy_kind(v) == DPY_ARRAY;
    bool chars = is_native && type->target && (type->target->flags & DPY_TYPE_CHAR) && v.p;
    struct dpy_chunk chunk;
    struct val own;
    if (dpy_kind(v) == DPY_INSTANCE && !dpy_special_find(v, "__str__", &own))
        v = dpy_plain(v);
    if (v.type == DPY_STR)
        *length = dpy_str_header(v)->length;
    else if (!chars || dpy_alive(v.p))
        return false;
    else if (dpy_kind(v) == DPY_POINTER)
        *length = c_text_length(v.s, dpy_chunk_at(v.s, &chunk) ? chunk.size - (size_t)(v.s - chunk.start) : SIZE_MAX, points);
    else
        *length = c_text_length(v.s, type->size ? type->size : SIZE_MAX, points);
    *bytes = v.s;
    return true;
}

int dpy_text_contains(struct val text, struct val part)
{
    const char *bytes, *wanted;
    size_t length, n;
    if (!dpy_text_of(text, &bytes, &length) || !dpy_text_of(part, &wanted, &n)) {
        dpy_raise_error(&dpy_TypeError, "'in <string>' requires string as left operand, not %s", dpy_type_of(part)->name);
        return -1;
    }
    return memmem(bytes, length, wanted, n) != NULL;
}

struct val dpy_bytes_item(struct val v, int64_t index)
{
    if (!resolve_index(&index, dpy_str_header(v)->length))
        return dpy_raise_error(&dpy_IndexError, "index out of range");
    return dpy_int((uint8_t)v.s[index]);
}

struct val dpy_bytes_slice(struct val v, int64_t start, int64_t step, size_t count)
{
    return step == 1 ? dpy_bytes_new(v.s + start, count) : strided(v, start, step, count);
}

int dpy_bytes_contains(struct val v, struct val part)
{
    struct dpy_piece piece;
    uint8_t byte;
    if (dpy_bytes_like(part, &piece))
        return memmem(v.s, dpy_str_header(v)->length, piece.bytes, piece.length) != NULL;
    if (dpy_pending())
        return -1;
    if (!dpy_int_is(dpy_plain(part))) {
        dpy_raise_error(&dpy_TypeError, "a bytes-like object is required, not '%s'", dpy_type_of(part)->name);
        return -1;
    }
    return dpy_byte_of(part, "byte", &byte) ? -1 : memchr(v.s, byte, dpy_str_header(v)->length) != NULL;
}
