#include "codec.h"

#include <string.h>

#include "classes.h"
#include "exception_value.h"
#include "library_names.h"
#include "str.h"
#include "utf8.h"

enum encoding { UTF8, ASCII, LATIN1, UNKNOWN_ENCODING };
enum errors { STRICT, IGNORE, REPLACE, BACKSLASH, XML, SURROGATE_ESCAPE, SURROGATE_PASS, UNKNOWN_ERRORS };

static const char *const encoding_names[] = { "utf-8", "ascii", "latin-1" };
static const uint32_t limits[] = { 0x110000, 0x80, 0x100 };

struct codec {
    enum encoding encoding;
    enum errors errors;
    const char *error_name;
};

static enum encoding find_encoding(const char *name)
{
    static const struct { const char *name; enum encoding encoding; } known[] = {
        { "utf8", UTF8 }, { "u8", UTF8 }, { "cp65001", UTF8 }, { "ascii", ASCII }, { "usascii", ASCII }, { "646", ASCII },
        { "latin1", LATIN1 }, { "latin", LATIN1 }, { "l1", LATIN1 }, { "iso88591", LATIN1 }, { "88591", LATIN1 },
    };
    char plain[16];
    size_t n = 0;
    for (; *name && n < sizeof plain - 1; name++)
        if (!strchr("-_ ", *name))
            plain[n++] = (char)(*name >= 'A' && *name <= 'Z' ? *name + ('a' - 'A') : *name);
    plain[n] = 0;
    for (size_t i = 0; *name == 0 && i < sizeof known / sizeof *known; i++)
        if (strcmp(plain, known[i].name) == 0)
            return known[i].encoding;
    return UNKNOWN_ENCODING;
}

static enum errors find_errors(const char *name)
{
    static const char *const names[] = { "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace",
                                        "surrogateescape", "surrogatepass" };
    for (enum errors i = STRICT; i < UNKNOWN_ERRORS; i++)
        if (strcmp(name, names[i]) == 0)
            return i;
    return UNKNOWN_ERRORS;
}

static int make_codec(struct val encoding, struct val errors, struct codec *ret)
{
    *ret = (struct codec){ UTF8, STRICT, "strict" };
    if (encoding.type == DPY_STR)
        ret->encoding = find_encoding(encoding.s);
    if (errors.type == DPY_STR)
        ret->errors = find_errors(ret->error_name = errors.s);
    if (ret->encoding != UNKNOWN_ENCODING)
        return 0;
    dpy_raise_error(&dpy_LookupError, "unknown encoding: %s", encoding.s);
    return -1;
}

// The other encodings, which the library has; an unknown one is its error.
static bool is_of_library(struct val encoding)
{
    return encoding.type == DPY_STR && find_encoding(encoding.s) == UNKNOWN_ENCODING;
}

static struct val ask_library(const char *function, struct val text, struct val encoding, struct val errors)
{
    struct val args[] = { text, encoding, errors.type == DPY_STR ? errors : dpy_str_text("strict") };
    struct val found = dpy_failed(args[2]) ? args[2] : dpy_library_name("_encodings", function);
    return dpy_failed(found) ? found : dpy_call(found, args, 3, NULL);
}

// What the errors argument does not cover: the exception, or that it is not known. start and end are places in `object`.
static int refuse(const struct codec *codec, struct val object, size_t start, size_t end, const char *reason)
{
    const struct dpy_type *class = object.type == DPY_STR ? &dpy_UnicodeEncodeError : &dpy_UnicodeDecodeError;
    if (codec->errors == UNKNOWN_ERRORS)
        dpy_raise_error(&dpy_LookupError, "unknown error handler name '%s'", codec->error_name);
    else
        dpy_raise_unicode(class, encoding_names[codec->encoding], object, start, end, reason);
    return -1;
}

static bool encodable(const struct codec *codec, uint32_t point)
{
    return point < limits[codec->encoding] && !(codec->encoding == UTF8 && point >= 0xD800 && point <= 0xDFFF);
}

// The n bytes from `at` on, whole code points that cannot be encoded.
static int refuse_encoding(const struct codec *codec, const char *start, const char *at, size_t n)
{
    static const char *const reasons[] = { "surrogates not allowed", "ordinal not in range(128)", "ordinal not in range(256)" };
    size_t position = dpy_utf8_count(start, (size_t)(at - start)), count = dpy_utf8_count(at, n);
    return refuse(codec, dpy_object(start, DPY_STR), position, position + count, reasons[codec->encoding]);
}

static int encode_bad(const struct codec *codec, struct dpy_buffer *out, const char *start, const char *at, const char *end)
{
    size_t size, n = 0;
    uint32_t point = dpy_utf8_decode(at, &size);
    char byte = (char)point;
    switch (codec->errors) {
    case IGNORE: return 0;
    case REPLACE: dpy_buffer_add(out, "?", 1); return 0;
    case BACKSLASH: dpy_str_escape_into(out, at, size); return 0;
    case XML: dpy_buffer_format(out, "&#%u;", point); return 0;
    case SURROGATE_ESCAPE:
        if (point < 0xDC80 || point > 0xDCFF)
            break;
        dpy_buffer_add(out, &byte, 1);
        return 0;
    case SURROGATE_PASS:
        if (codec->encoding != UTF8)
            break;
        dpy_buffer_add(out, at, size);
        return 0;
    default: break;
    }
    for (; at + n < end && !encodable(codec, dpy_utf8_decode(at + n, &size)); n += size)
        ;
    return refuse_encoding(codec, start, at, n);
}

struct val dpy_codec_encode(struct val text, struct val encoding, struct val errors)
{
    struct codec codec;
    struct dpy_buffer out = { 0 };
    const char *start = text.s, *end = start + dpy_str_header(text)->length;
    if (is_of_library(encoding))
        return ask_library("encode", text, encoding, errors);
    if (make_codec(encoding, errors, &codec))
        return dpy_failure();
    if (dpy_str_ascii(text))
        return dpy_bytes_new(start, (size_t)(end - start));
    for (size_t size; start < end; start += size) {
        uint32_t point = dpy_utf8_decode(start, &size);
        char byte = (char)point;
        if (!encodable(&codec, point)) {
            if (encode_bad(&codec, &out, text.s, start, end)) {
                dpy_buffer_deinit(&out);
                return dpy_failure();
            }
        } else if (codec.encoding == UTF8)
            dpy_buffer_add(&out, start, size);
        else
            dpy_buffer_add(&out, &byte, 1);
    }
    return dpy_buffer_bytes(&out);
}

// How many bytes from `at` on are wrong together, and why. CPython's and Unicode's rule: the longest start of a valid sequence.
static size_t bad_size(const struct codec *codec, const uint8_t *at, const uint8_t *end, const char **reason)
{
    uint8_t lead = *at;
    uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    *reason = codec->encoding == ASCII ? "ordinal not in range(128)" : "invalid start byte";
    if (codec->encoding == ASCII || lead < 0xC2 || lead > 0xF4)
        return 1;
    size_t size = dpy_utf8_size((char)lead), n = 1;
    for (; n < size && at + n < end && at[n] >= low && at[n] <= high; n++) {
        low = 0x80;
        high = 0xBF;
    }
    *reason = at + n == end ? "unexpected end of data" : "invalid continuation byte";
    return n;
}

// Returns how many bytes it has dealt with; 0: failure.
static size_t decode_bad(const struct codec *codec, struct dpy_buffer *out, const char *start, const char *at, const char *end)
{
    const char *reason;
    char bytes[DPY_UTF8_MAX];
    size_t n = bad_size(codec, (const uint8_t *)at, (const uint8_t *)end, &reason);
    switch (codec->errors) {
    case IGNORE: return n;
    case REPLACE: dpy_buffer_text(out, "\xEF\xBF\xBD"); return n;
    case BACKSLASH:
        for (size_t i = 0; i < n; i++)
            dpy_buffer_format(out, "\\x%02x", (uint8_t)at[i]);
        return n;
    case SURROGATE_ESCAPE:
        for (size_t i = 0; i < n; i++)
            dpy_buffer_add(out, bytes, dpy_utf8_encode(0xDC00 + (uint8_t)at[i], bytes));
        return n;
    case SURROGATE_PASS:
        if (codec->encoding != UTF8 || end - at < 3 || dpy_utf8_valid(at, 3, true) != 3)
            break;
        dpy_buffer_add(out, at, 3);
        return 3;
    default: break;
    }
    refuse(codec, dpy_object(start, DPY_BYTES), (size_t)(at - start), (size_t)(at - start) + n, reason);
    return 0;
}

struct val dpy_codec_decode(struct val v, struct val encoding, struct val errors)
{
    struct codec codec;
    struct dpy_buffer out = { 0 };
    const char *at = v.s, *end = at + dpy_str_header(v)->length;
    if (is_of_library(encoding))
        return ask_library("decode", v, encoding, errors);
    if (make_codec(encoding, errors, &codec))
        return dpy_failure();
    while (at < end) {
        char bytes[DPY_UTF8_MAX];
        size_t n = codec.encoding == UTF8 ? dpy_utf8_valid(at, (size_t)(end - at), false) : (uint8_t)*at < 0x80;
        dpy_buffer_add(&out, at, n);
        at += n;
        if (n == 0 && codec.encoding == LATIN1)
            dpy_buffer_add(&out, bytes, dpy_utf8_encode((uint8_t)*at++, bytes));
        else if (at < end && (n == 0 || codec.encoding == UTF8)) {
            n = decode_bad(&codec, &out, v.s, at, end);
            at += n;
            if (n == 0) {
                dpy_buffer_deinit(&out);
                return dpy_failure();
            }
        }
    }
    return dpy_buffer_str(&out);
}
