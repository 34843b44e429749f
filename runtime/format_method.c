// str.format: replacement fields with names, attributes and items.
#include <ctype.h>
#include <string.h>

#include "format.h"
#include "number.h"
#include "str.h"

enum { MAX_NESTING = 2 };

struct fields {
    const struct val *args;  // positional
    size_t positional;
    const struct dpy_names *kwnames;
    struct val mapping;      // of format_map; type word 0: none
    int64_t next;            // the next automatic number; -1: numbers are written out
};

static int invalid(const char *message)
{
    dpy_raise_error(&dpy_ValueError, "%s", message);
    return -1;
}

static int positional(struct fields *fields, int64_t index, struct val *ret)
{
    if (!dpy_failed(fields->mapping))
        return invalid("Format string contains positional fields");
    if ((uint64_t)index >= fields->positional) {
        dpy_raise_error(&dpy_IndexError, "Replacement index %lld out of range for positional args tuple", (long long)index);
        return -1;
    }
    *ret = fields->args[index];
    return 0;
}

static int automatic(struct fields *fields, struct val *ret)
{
    if (fields->next < 0)
        return invalid("cannot switch from manual field specification to automatic field numbering");
    return positional(fields, fields->next++, ret);
}

static int keyword(struct fields *fields, const char *name, size_t length, struct val *ret)
{
    for (size_t i = 0; fields->kwnames && i < fields->kwnames->count; i++) {
        const char *candidate = fields->kwnames->names[i];
        if (strlen(candidate) == length && memcmp(candidate, name, length) == 0) {
            *ret = fields->args[fields->positional + i];
            return 0;
        }
    }
    struct val key = dpy_str_new(name, length);
    if (!dpy_failed(fields->mapping)) {
        *ret = dpy_failed(key) ? key : dpy_getitem(fields->mapping, key);
        return dpy_failed(*ret) ? -1 : 0;
    }
    if (!dpy_failed(key))
        dpy_raise_value(&dpy_KeyError, key);
    return -1;
}

// A number without sign; -1: it is none; -2: too large, ValueError.
static int64_t parse_number(const char *text, size_t length)
{
    int64_t number = length ? 0 : -1;
    for (size_t i = 0; i < length; i++) {
        if (!isdigit((unsigned char)text[i]))
            return -1;
        if (__builtin_mul_overflow(number, 10, &number) || __builtin_add_overflow(number, text[i] - '0', &number))
            return invalid("Too many decimal digits in format string") - 1;
    }
    return number;
}

static int first_part(struct fields *fields, const char *name, size_t length, struct val *ret)
{
    int64_t number = parse_number(name, length);
    if (length == 0)
        return automatic(fields, ret);
    if (number == -2)
        return -1;
    if (number < 0)
        return keyword(fields, name, length, ret);
    if (fields->next > 0)
        return invalid("cannot switch from automatic field numbering to manual field specification");
    fields->next = -1;
    return positional(fields, number, ret);
}

static int take_attribute(const char **at, const char *end, struct val *value)
{
    const char *name = ++*at;
    while (*at < end && **at != '.' && **at != '[')
        ++*at;
    if (*at == name)
        return invalid("Empty attribute in format string");
    struct val key = dpy_str_new(name, (size_t)(*at - name));
    *value = dpy_failed(key) ? key : dpy_getattr(*value, key.s);
    return dpy_failed(*value) ? -1 : 0;
}

static int take_item(const char **at, const char *end, struct val *value)
{
    const char *key = ++*at, *bracket = memchr(key, ']', (size_t)(end - key));
    if (!bracket)
        return invalid("Missing ']' in format string");
    size_t length = (size_t)(bracket - key);
    int64_t number = parse_number(key, length);
    if (number == -2)
        return -1;
    if (length == 0)
        return invalid("Empty attribute in format string");
    *at = bracket + 1;
    struct val index = number >= 0 ? dpy_int(number) : dpy_str_new(key, length);
    *value = dpy_failed(index) ? index : dpy_getitem(*value, index);
    if (dpy_failed(*value))
        return -1;
    if (*at < end && **at != '.' && **at != '[')
        return invalid("Only '.' or '[' may follow ']' in format field specifier");
    return 0;
}

static int field_value(struct fields *fields, const char *name, const char *end, struct val *ret)
{
    const char *at = name;
    while (at < end && *at != '.' && *at != '[')
        at++;
    if (first_part(fields, name, (size_t)(at - name), ret))
        return -1;
    while (at < end)
        if (*at == '.' ? take_attribute(&at, end, ret) : take_item(&at, end, ret))
            return -1;
    return 0;
}

static int converted(char conversion, struct val *value)
{
    switch (conversion) {
    case 0: return 0;
    case 'r': *value = dpy_repr(*value); break;
    case 's': *value = dpy_str_of(*value); break;
    case 'a': *value = dpy_ascii(*value); break;
    default:
        dpy_raise_error(&dpy_ValueError, "Unknown conversion specifier %c", conversion);
        return -1;
    }
    return dpy_failed(*value) ? -1 : 0;
}

// The parts of a field, which starts after its opening brace.
struct field {
    const char *name, *name_end, *spec, *spec_end;
    char conversion;         // 0: none
};

static const char *skip_name(const char *at, const char *end)
{
    for (; at < end && !(*at && strchr("{}:!", *at)); at++)
        if (*at == '[') {
            const char *bracket = memchr(at, ']', (size_t)(end - at));
            at = bracket ? bracket : end - 1;
        }
    return at;
}

// The brace that closes a field, behind its format spec; NULL: none.
static const char *closing_brace(const char *at, const char *end)
{
    for (int open = 1; at < end; at++) {
        open += (*at == '{') - (*at == '}');
        if (open == 0)
            return at;
    }
    return NULL;
}

// Leaves *at behind the field.
static int parse_field(const char **at, const char *end, struct field *ret)
{
    *ret = (struct field){ .name = *at, .name_end = skip_name(*at, end) };
    *at = ret->name_end;
    if (*at == end)
        return invalid("expected '}' before end of string");
    if (**at == '{')
        return invalid("unexpected '{' in field name");
    if (*(*at)++ == '}')
        return 0;
    if ((*at)[-1] == '!') {
        if (*at == end)
            return invalid("end of string while looking for conversion specifier");
        ret->conversion = *(*at)++;
        char after = *at < end ? *(*at)++ : ':';
        if (after == '}')
            return 0;
        if (after != ':')
            return invalid("expected ':' after conversion specifier");
    }
    ret->spec = *at;
    ret->spec_end = closing_brace(*at, end);
    if (!ret->spec_end)
        return invalid("unmatched '{' in format spec");
    *at = ret->spec_end + 1;
    return 0;
}

static int format_text(struct dpy_buffer *out, struct fields *fields, const char *at, const char *end, int nesting);

static int format_field(struct dpy_buffer *out, struct fields *fields, const struct field *field, int nesting)
{
    struct val value;
    struct dpy_buffer spec = { 0 };
    int status = field_value(fields, field->name, field->name_end, &value) || converted(field->conversion, &value) ? -1 : 0;
    if (status == 0 && field->spec)
        status = format_text(&spec, fields, field->spec, field->spec_end, nesting + 1);
    if (status == 0 && !spec.failed)
        status = dpy_format_value_into(out, value, spec.length ? spec.bytes : "", spec.length);
    out->failed |= spec.failed;
    dpy_buffer_deinit(&spec);
    return status;
}

static int format_text(struct dpy_buffer *out, struct fields *fields, const char *at, const char *end, int nesting)
{
    struct field field;
    if (nesting == MAX_NESTING && memchr(at, '{', (size_t)(end - at)))
        return invalid("Max string recursion exceeded");
    while (at < end) {
        const char *start = at;
        while (at < end && *at != '{' && *at != '}')
            at++;
        dpy_buffer_add(out, start, (size_t)(at - start));
        if (at == end)
            return 0;
        char brace = *at++;
        if (at < end && *at == brace) {
            dpy_buffer_add(out, at++, 1);
            continue;
        }
        if (brace == '}')
            return invalid("Single '}' encountered in format string");
        if (at == end)
            return invalid("Single '{' encountered in format string");
        if (parse_field(&at, end, &field) || format_field(out, fields, &field, nesting))
            return -1;
    }
    return 0;
}

static struct val format(struct val text, struct fields *fields)
{
    struct dpy_buffer out = { 0 };
    if (format_text(&out, fields, text.s, text.s + dpy_str_header(text)->length, 0) == 0)
        return dpy_buffer_str(&out);
    dpy_buffer_deinit(&out);
    return dpy_failure();
}

struct val dpy_format_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    struct fields fields = { args + 1, n - 1 - (kwnames ? kwnames->count : 0), kwnames, dpy_failure(), 0 };
    return format(args[0], &fields);
}

struct val dpy_format_mapping(struct val text, struct val mapping)
{
    struct fields fields = { .mapping = mapping };
    return format(text, &fields);
}
