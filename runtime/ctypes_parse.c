// C type names that are only known at run time, with pointers and array bounds: base types and the common typedefs, and what the
// descriptions of the imported libraries name.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "ctypes.h"
#include "description.h"

static const struct { const char *name; const struct dpy_type *type; } names[] = {
    { "void", &dpy_c_void }, { "_Bool", &dpy_c_bool }, { "bool", &dpy_c_bool }, { "char", &dpy_c_char },
    { "signed char", &dpy_c_signed_char }, { "unsigned char", &dpy_c_unsigned_char },
    { "short", &dpy_c_short }, { "short int", &dpy_c_short }, { "unsigned short", &dpy_c_unsigned_short },
    { "short unsigned int", &dpy_c_unsigned_short }, { "unsigned short int", &dpy_c_unsigned_short },
    { "int", &dpy_c_int }, { "signed int", &dpy_c_int }, { "signed", &dpy_c_int },
    { "unsigned int", &dpy_c_unsigned_int }, { "unsigned", &dpy_c_unsigned_int },
    { "long", &dpy_c_long }, { "long int", &dpy_c_long }, { "unsigned long", &dpy_c_unsigned_long },
    { "long unsigned int", &dpy_c_unsigned_long }, { "unsigned long int", &dpy_c_unsigned_long },
    { "long long", &dpy_c_long_long }, { "long long int", &dpy_c_long_long },
    { "unsigned long long", &dpy_c_unsigned_long_long }, { "long long unsigned int", &dpy_c_unsigned_long_long },
    { "__int128", &dpy_c_int128 }, { "unsigned __int128", &dpy_c_unsigned_int128 },
    { "float", &dpy_c_float }, { "double", &dpy_c_double }, { "long double", &dpy_c_long_double },
    { "int8_t", &dpy_c_int8 }, { "int16_t", &dpy_c_int16 }, { "int32_t", &dpy_c_int32 }, { "int64_t", &dpy_c_int64 },
    { "uint8_t", &dpy_c_uint8 }, { "uint16_t", &dpy_c_uint16 }, { "uint32_t", &dpy_c_uint32 }, { "uint64_t", &dpy_c_uint64 },
    { "size_t", &dpy_c_unsigned_long }, { "ssize_t", &dpy_c_long }, { "ptrdiff_t", &dpy_c_long },
    { "intptr_t", &dpy_c_long }, { "uintptr_t", &dpy_c_unsigned_long }, { "off_t", &dpy_c_long }, { "time_t", &dpy_c_long },
};

static const char *skip_blanks(const char *p)
{
    while (isspace((unsigned char)*p))
        p++;
    return p;
}

// word { word } without `const`, separated by single blanks in `ret`; the rest of the text.
static const char *read_words(const char *p, char *ret, size_t room, bool *is_const)
{
    size_t length = 0;
    for (p = skip_blanks(p); isalpha((unsigned char)*p) || *p == '_'; p = skip_blanks(p)) {
        const char *start = p;
        while (isalnum((unsigned char)*p) || *p == '_')
            p++;
        size_t n = (size_t)(p - start);
        if (n == 5 && memcmp(start, "const", 5) == 0) {
            *is_const = true;
        } else if (length + n + 2 < room) {
            ret[length] = ' ';
            memcpy(ret + length + (length > 0), start, n);
            length += n + (length > 0);
        } else {
            break;
        }
    }
    ret[length] = '\0';
    return p;
}

static const struct dpy_type *find_name(const char *words)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].name, words) == 0)
            return names[i].type;
    static const struct { const char *prefix; enum dpy_index_kind kind; } tags[] = {
        { "struct ", DPY_INDEX_STRUCT }, { "union ", DPY_INDEX_UNION }, { "enum ", DPY_INDEX_ENUM } };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (strncmp(words, tags[i].prefix, strlen(tags[i].prefix)) == 0)
            return dpy_description_named(tags[i].kind, words + strlen(tags[i].prefix));
    return dpy_description_named(DPY_INDEX_TYPEDEF, words);
}

// { "*" [ "const" ] }
static const char *read_stars(const char *p, const struct dpy_type **type, bool is_const)
{
    while (*type && *p == '*') {
        *type = is_const ? dpy_pointer_to_const(*type) : dpy_pointer_to(*type);
        is_const = false;
        p = skip_blanks(p + 1);
        if (strncmp(p, "const", 5) == 0 && !isalnum((unsigned char)p[5]))
            is_const = true, p = skip_blanks(p + 5);
    }
    return p;
}

// { "[" number "]" }: the last bound is the innermost array's.
static const char *read_bounds(const char *p, const struct dpy_type **type)
{
    if (*p != '[')
        return p;
    char *end;
    unsigned long long count = strtoull(p + 1, &end, 0);
    if (*skip_blanks(end) != ']' || p[1] == '-')
        return p;
    p = read_bounds(skip_blanks(skip_blanks(end) + 1), type);
    if (*type)
        *type = dpy_array_of(*type, count);
    return p;
}

const struct dpy_type *dpy_type_parse(const char *text)
{
    char words[512];
    bool is_const = false;
    const char *p = read_words(text, words, sizeof words, &is_const);
    const struct dpy_type *type = find_name(words);
    if (type) {
        p = read_stars(p, &type, is_const);
        p = read_bounds(p, &type);
        if (!type)
            return NULL;
    }
    if (!type || *p) {
        dpy_raise_error(&dpy_ValueError, "'%.200s' is not the name of a C type that is known at run time", text);
        return NULL;
    }
    return type;
}
