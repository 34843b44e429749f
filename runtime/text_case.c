// Upper and lower case, and the tests of what text consists of. Of bytes only ASCII counts.
#include "call.h"
#include "text_methods.h"
#include "unicode.h"
#include "utf8.h"

static uint32_t point_at(struct val like, const char *at, size_t *size)
{
    if (like.type == DPY_STR)
        return dpy_utf8_decode(at, size);
    *size = 1;
    return (uint8_t)*at;
}

static unsigned properties(struct val like, uint32_t point)
{
    if (like.type == DPY_STR)
        return dpy_unicode_properties(point);
    bool blank_of_str_only = point >= 0x1C && point <= 0x1F;
    return point >= 0x80 || blank_of_str_only ? 0 : dpy_unicode_properties(point);
}

static void add_converted(struct dpy_buffer *buffer, struct val like, uint32_t point, enum dpy_unicode_case to)
{
    char bytes[DPY_UTF8_MAX] = { (char)point };
    uint32_t points[DPY_UNICODE_CASE_MAX];
    if (point >= 0x80 && like.type == DPY_BYTES) {
        dpy_buffer_add(buffer, bytes, 1);
        return;
    }
    size_t n = dpy_unicode_convert(point, to, points);
    for (size_t i = 0; i < n; i++)
        dpy_buffer_add(buffer, bytes, dpy_utf8_encode(points[i], bytes));
}

// The next cased character in a direction, over those that do not count.
static bool cased_beyond(struct val text, const char *at, int direction)
{
    const char *start = text.s, *end = start + dpy_str_header(text)->length;
    size_t size;
    for (;;) {
        if (direction < 0) {
            if (at == start)
                return false;
            do at--; while (!dpy_utf8_starts(*at));
        } else if (at == end)
            return false;
        unsigned bits = dpy_unicode_properties(dpy_utf8_decode(at, &size));
        if (!(bits & DPY_UNICODE_CASE_IGNORABLE))
            return bits & DPY_UNICODE_CASED;
        at += direction > 0 ? size : 0;
    }
}

// A sigma at the end of a word has a lower case of its own.
static void add_lower(struct dpy_buffer *buffer, struct val text, const char *at, uint32_t point, size_t size)
{
    enum { SIGMA = 0x3A3, FINAL_SIGMA = 0x3C2 };
    char bytes[DPY_UTF8_MAX];
    if (point == SIGMA && text.type == DPY_STR && cased_beyond(text, at, -1) && !cased_beyond(text, at + size, 1))
        dpy_buffer_add(buffer, bytes, dpy_utf8_encode(FINAL_SIGMA, bytes));
    else
        add_converted(buffer, text, point, DPY_UNICODE_TO_LOWER);
}

enum change { LOWER, UPPER, TITLE, CAPITALIZE, SWAP, FOLD };

static void add_changed(struct dpy_buffer *buffer, struct val text, const char *at, enum change change, bool *in_word)
{
    size_t size;
    uint32_t point = point_at(text, at, &size);
    unsigned bits = properties(text, point);
    bool down = change == LOWER || ((change == TITLE || change == CAPITALIZE) && *in_word)
        || (change == SWAP && (bits & DPY_UNICODE_UPPER));
    bool up = change == UPPER || (change == SWAP && (bits & DPY_UNICODE_LOWER));
    if (down)
        add_lower(buffer, text, at, point, size);
    else if (up)
        add_converted(buffer, text, point, DPY_UNICODE_TO_UPPER);
    else if (change == SWAP)
        dpy_buffer_add(buffer, at, size);
    else
        add_converted(buffer, text, point, change == FOLD ? DPY_UNICODE_TO_FOLD : DPY_UNICODE_TO_TITLE);
    *in_word = change == CAPITALIZE || bits & (DPY_UNICODE_UPPER | DPY_UNICODE_LOWER | DPY_UNICODE_TITLE);
}

// Of ASCII the letters differ in one bit.
static struct val change_ascii(struct val text, bool up)
{
    size_t n = dpy_str_header(text)->length;
    struct val v = n > 1 ? dpy_str_alloc(n) : dpy_failure();
    char one, *to = n > 1 ? v.s : &one, first = up ? 'a' : 'A';
    if (n > 1 && dpy_failed(v))
        return v;
    for (size_t i = 0; i < n; i++)
        to[i] = (unsigned char)(text.s[i] - first) < 26 ? text.s[i] ^ 32 : text.s[i];
    return n > 1 ? v : dpy_str_new(&one, n);
}

static struct val changed(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, enum change change)
{
    struct dpy_buffer buffer = { 0 };
    const char *at = args[0].s, *end = at + dpy_str_header(args[0])->length;
    bool in_word = false;
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    if (args[0].type == DPY_STR && (change == LOWER || change == UPPER || change == FOLD) && dpy_str_ascii(args[0]))
        return change_ascii(args[0], change == UPPER);
    dpy_buffer_reserve(&buffer, (size_t)(end - at));
    for (; at < end; at += args[0].type == DPY_STR ? dpy_utf8_size(*at) : 1)
        add_changed(&buffer, args[0], at, change, &in_word);
    return dpy_piece_finish(args[0], &buffer, 0);
}

struct val dpy_text_lower(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return changed(self, args, n, kwnames, LOWER);
}

struct val dpy_text_upper(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return changed(self, args, n, kwnames, UPPER);
}

struct val dpy_text_title(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return changed(self, args, n, kwnames, TITLE);
}

struct val dpy_text_capitalize(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return changed(self, args, n, kwnames, CAPITALIZE);
}

struct val dpy_text_swapcase(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return changed(self, args, n, kwnames, SWAP);
}

struct val dpy_text_casefold(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return changed(self, args, n, kwnames, FOLD);
}

// Every character has one of these properties, and there is a character, unless empty text will do.
static struct val all_have(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, unsigned any,
                           bool empty)
{
    const char *at = args[0].s, *end = at + dpy_str_header(args[0])->length;
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    if (at == end)
        return dpy_bool(empty);
    for (size_t size; at < end; at += size)
        if (!(properties(args[0], point_at(args[0], at, &size)) & any))
            return dpy_bool(false);
    return dpy_bool(true);
}

struct val dpy_text_isalnum(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return all_have(self, args, n, kwnames, DPY_UNICODE_ALNUM, false);
}

struct val dpy_text_isalpha(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return all_have(self, args, n, kwnames, DPY_UNICODE_ALPHA, false);
}

struct val dpy_text_isdecimal(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return all_have(self, args, n, kwnames, DPY_UNICODE_DECIMAL, false);
}

struct val dpy_text_isdigit(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return all_have(self, args, n, kwnames, DPY_UNICODE_DIGIT, false);
}

struct val dpy_text_isnumeric(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return all_have(self, args, n, kwnames, DPY_UNICODE_NUMERIC, false);
}

struct val dpy_text_isprintable(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return all_have(self, args, n, kwnames, DPY_UNICODE_PRINTABLE, true);
}

struct val dpy_text_isspace(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return all_have(self, args, n, kwnames, DPY_UNICODE_SPACE, false);
}

struct val dpy_text_isascii(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    return dpy_bool(dpy_utf8_ascii(args[0].s, dpy_str_header(args[0])->length));
}

struct val dpy_text_isidentifier(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    size_t size;
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    if (dpy_str_header(args[0])->length == 0 || !(dpy_unicode_is(dpy_utf8_decode(args[0].s, &size), DPY_UNICODE_XID_START)))
        return dpy_bool(false);
    return all_have(self, args, n, kwnames, DPY_UNICODE_XID_CONTINUE, false);
}

// Something is cased, and all that is cased is so.
static struct val cased(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, unsigned wanted,
                        unsigned refused)
{
    const char *at = args[0].s, *end = at + dpy_str_header(args[0])->length;
    bool found = false;
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    for (size_t size; at < end; at += size) {
        unsigned bits = properties(args[0], point_at(args[0], at, &size));
        if (bits & refused)
            return dpy_bool(false);
        found |= (bits & wanted) != 0;
    }
    return dpy_bool(found);
}

struct val dpy_text_islower(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return cased(self, args, n, kwnames, DPY_UNICODE_LOWER, DPY_UNICODE_UPPER | DPY_UNICODE_TITLE);
}

struct val dpy_text_isupper(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return cased(self, args, n, kwnames, DPY_UNICODE_UPPER, DPY_UNICODE_LOWER | DPY_UNICODE_TITLE);
}

struct val dpy_text_istitle(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const char *at = args[0].s, *end = at + dpy_str_header(args[0])->length;
    bool found = false, in_word = false;
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    for (size_t size; at < end; at += size) {
        unsigned bits = properties(args[0], point_at(args[0], at, &size));
        bool high = bits & (DPY_UNICODE_UPPER | DPY_UNICODE_TITLE), low = bits & DPY_UNICODE_LOWER;
        if ((high && in_word) || (low && !in_word))
            return dpy_bool(false);
        in_word = high || low;
        found |= in_word;
    }
    return dpy_bool(found);
}
