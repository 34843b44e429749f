// The module _match, which only the module re uses: what runs over a text. Places are those of code points, in and out.
#include "bytes_like.h"
#include "call.h"
#include "classes.h"
#include "list.h"
#include "match.h"
#include "match_cases.h"
#include "number.h"
#include "runtime.h"
#include "special.h"
#include "str.h"
#include "tuple.h"
#include "utf8.h"

// Grep ORDER HOW: dwarfpython/lib/re.py
enum how { SEARCH, MATCH, FULLMATCH };

// A matcher on its text. The value keeps both the text and, while a function runs, its places known.
struct subject {
    struct dpy_matcher matcher;
    struct val text;
    const uint8_t *at;       // where the next search begins
};

static const int64_t *program_of(struct val v)
{
    const struct dpy_list *list = dpy_list_of(v);
    return dpy_kind(v) == DPY_LIST && list->item_type == DPY_INT && list->length > DPY_MATCH_BYTES ? list->words : NULL;
}

// The text as a str or bytes; a C string and what is merely like bytes are copied.
static struct val text_of(struct val v)
{
    const char *bytes;
    size_t length;
    struct dpy_piece piece;
    struct val plain = dpy_plain(v);
    if (plain.type == DPY_STR || plain.type == DPY_BYTES)
        return plain;
    if (dpy_text_of(v, &bytes, &length))
        return dpy_str_decode(bytes, length);
    if (dpy_bytes_like(plain, &piece))
        return dpy_bytes_new(piece.bytes, piece.length);
    return dpy_raise_error(&dpy_TypeError, "expected string or bytes-like object, got '%s'", dpy_type_name(v));
}

static struct val part(const struct subject *s, const uint8_t *from, const uint8_t *to)
{
    if (s->text.type == DPY_STR)
        return dpy_str_new((const char *)from, (size_t)(to - from));
    if ((size_t)(to - from) == dpy_str_header(s->text)->length)
        return s->text;
    return dpy_bytes_new((const char *)from, (size_t)(to - from));
}

// A place or a number of turns. 0, or -1: an exception.
static int number_of(struct val v, int64_t *ret)
{
    if (v.type == DPY_BIGINT) {
        dpy_raise_error(&dpy_OverflowError, "Python int too large to convert to C ssize_t");
        return -1;
    }
    return dpy_number_index(v, ret);
}

// args: the program, the text, and perhaps the first place and the end. 0, or -1: an exception.
static int begin(struct subject *s, const struct val *args, size_t n)
{
    const int64_t *program = program_of(args[0]);
    s->text = text_of(args[1]);
    if (dpy_failed(s->text))
        return -1;
    if (!program || program[DPY_MATCH_BYTES] != (s->text.type == DPY_BYTES)) {
        dpy_raise_error(&dpy_TypeError, s->text.type == DPY_BYTES ? "cannot use a string pattern on a bytes-like object"
                        : "cannot use a bytes pattern on a string-like object");
        return -1;
    }
    size_t count = dpy_str_count(s->text), length = dpy_str_header(s->text)->length;
    int64_t from = 0, to = (int64_t)count;
    if (n > 2 && (number_of(args[2], &from) < 0 || number_of(args[3], &to) < 0))
        return -1;
    to = to < 0 ? 0 : to > (int64_t)count ? (int64_t)count : to;
    from = from < 0 ? 0 : from > to ? to : from;
    size_t start = from ? dpy_str_offset(s->text, (size_t)from) : 0;
    if (to < (int64_t)count)
        length = dpy_str_offset(s->text, (size_t)to);
    bool wide = s->text.type == DPY_STR && !dpy_str_ascii(s->text);
    if (dpy_match_init(&s->matcher, program, s->text.s, length, wide) < 0)
        return -1;
    s->at = s->matcher.begin + start;
    return 0;
}

// The next of all matches, which may be empty only where the last one did not end. 1, 0; -1: an exception.
static int next(struct subject *s)
{
    int found = dpy_match_search(&s->matcher, s->at);
    if (found == 1) {
        s->at = s->matcher.to;
        s->matcher.refused = s->matcher.from == s->matcher.to ? s->matcher.to : NULL;
    }
    return found;
}

static int64_t groups_of(const struct subject *s)
{
    return s->matcher.program[DPY_MATCH_GROUPS];
}

// The ends of a group, 0 for the whole match. False: it took no part.
static bool ends_of(const struct subject *s, int64_t group, const uint8_t **from, const uint8_t **to)
{
    const struct dpy_matcher *m = &s->matcher;
    *from = group ? m->begin + m->registers[2 * group - 1] : m->from;
    *to = group ? m->begin + m->registers[2 * group] : m->to;
    return group == 0 || (m->registers[2 * group - 1] >= 0 && m->registers[2 * group] >= m->registers[2 * group - 1]);
}

static struct val group_of(const struct subject *s, int64_t group, struct val missing)
{
    const uint8_t *from, *to;
    return ends_of(s, group, &from, &to) ? part(s, from, to) : missing;
}

static struct val place_of(const struct subject *s, const uint8_t *at)
{
    return dpy_int((int64_t)dpy_str_index(s->text, (size_t)(at - s->matcher.begin)));
}

// The group that was closed last, or 0, then first and end of each group; -1 where it took no part. A tuple.
static struct val places(const struct subject *s)
{
    int64_t groups = groups_of(s);
    struct val result = dpy_tuple_new((uint64_t)(2 * groups + 3));
    if (dpy_failed(result))
        return result;
    struct val *items = dpy_tuple_of(result)->items;
    *items++ = dpy_int(s->matcher.registers[0]);
    for (int64_t group = 0; group <= groups; group++) {
        const uint8_t *from, *to;
        bool set = ends_of(s, group, &from, &to);
        *items++ = set ? place_of(s, from) : dpy_int(-1);
        *items++ = set ? place_of(s, to) : dpy_int(-1);
    }
    return result;
}

// search(program, text, pos, endpos, how, nonempty): the places of a match, or None. nonempty: it must not end at pos.
static struct val search(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct subject s;
    if (dpy_call_expect(self, n, kwnames, 6, 6) < 0 || begin(&s, args, 4) < 0)
        return dpy_failure();
    s.matcher.whole = args[4].i == FULLMATCH;
    s.matcher.refused = args[5].i ? s.at : NULL;
    int found = args[4].i == SEARCH ? dpy_match_search(&s.matcher, s.at) : dpy_match_at(&s.matcher, s.at);
    struct val result = found < 0 ? dpy_failure() : found ? places(&s) : dpy_none();
    dpy_match_deinit(&s.matcher);
    return result;
}

// What findall gives for a match: the match, its only group, or all its groups.
static struct val found_item(const struct subject *s)
{
    int64_t groups = groups_of(s);
    struct val empty = part(s, s->matcher.begin, s->matcher.begin);
    if (groups < 2 || dpy_failed(empty))
        return dpy_failed(empty) ? empty : group_of(s, groups, empty);
    struct val tuple = dpy_tuple_new((uint64_t)groups);
    for (int64_t i = 0; i < groups && !dpy_failed(tuple); i++) {
        struct val item = group_of(s, i + 1, empty);
        if (dpy_failed(item))
            return item;
        dpy_tuple_of(tuple)->items[i] = item;
    }
    return tuple;
}

static int append(struct val list, struct val item)
{
    return dpy_failed(item) ? -1 : dpy_list_append(list, item);
}

// findall(program, text, pos, endpos)
static struct val findall(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct subject s;
    if (dpy_call_expect(self, n, kwnames, 4, 4) < 0 || begin(&s, args, 4) < 0)
        return dpy_failure();
    struct val list = dpy_list_new(0);
    int found = dpy_failed(list) ? -1 : 1;
    while (found > 0 && (found = next(&s)) > 0)
        if (append(list, found_item(&s)) < 0)
            found = -1;
    dpy_match_deinit(&s.matcher);
    return found < 0 ? dpy_failure() : list;
}

static int append_groups(const struct subject *s, struct val list)
{
    for (int64_t group = 1; group <= groups_of(s); group++)
        if (append(list, group_of(s, group, dpy_none())) < 0)
            return -1;
    return 0;
}

// split(program, text, most): at most so many times, or 0
static struct val split(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct subject s;
    int64_t most;
    if (dpy_call_expect(self, n, kwnames, 3, 3) < 0 || number_of(args[2], &most) < 0 || begin(&s, args, 2) < 0)
        return dpy_failure();
    struct val list = dpy_list_new(0);
    const uint8_t *last = s.matcher.begin;
    int found = dpy_failed(list) ? -1 : 1;
    for (int64_t i = 0; found > 0 && (most == 0 || i < most) && (found = next(&s)) > 0; i++) {
        if (append(list, part(&s, last, s.matcher.from)) < 0 || append_groups(&s, list) < 0)
            found = -1;
        last = s.matcher.to;
    }
    if (found >= 0 && append(list, part(&s, last, s.matcher.end)) < 0)
        found = -1;
    dpy_match_deinit(&s.matcher);
    return found < 0 ? dpy_failure() : list;
}

static void add_part(struct dpy_buffer *buffer, const uint8_t *from, const uint8_t *to)
{
    dpy_buffer_add(buffer, (const char *)from, (size_t)(to - from));
}

// A template is a tuple of texts and of groups' numbers.
static void add_template(const struct subject *s, const struct dpy_tuple *template, struct dpy_buffer *buffer)
{
    for (uint64_t i = 0; i < template->length; i++) {
        struct val item = template->items[i];
        const uint8_t *from, *to;
        if (item.type != DPY_INT)
            dpy_buffer_add(buffer, item.s, dpy_str_header(item)->length);
        else if (ends_of(s, item.i, &from, &to))
            add_part(buffer, from, to);
    }
}

// substitute(program, text, template, most): the new text, and how many matches were replaced
static struct val substitute(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct subject s;
    int64_t most, count = 0;
    if (dpy_call_expect(self, n, kwnames, 4, 4) < 0 || number_of(args[3], &most) < 0 || begin(&s, args, 2) < 0)
        return dpy_failure();
    struct dpy_buffer buffer = { 0 };
    const uint8_t *last = s.matcher.begin;
    int found = 1;
    for (; (most == 0 || count < most) && (found = next(&s)) > 0; count++) {
        add_part(&buffer, last, s.matcher.from);
        add_template(&s, dpy_tuple_of(args[2]), &buffer);
        last = s.matcher.to;
    }
    add_part(&buffer, last, s.matcher.end);
    dpy_match_deinit(&s.matcher);
    struct val result[] = { s.text, dpy_int(count) };
    if (found < 0 || count == 0)
        dpy_buffer_deinit(&buffer);
    else
        result[0] = s.text.type == DPY_STR ? dpy_buffer_str(&buffer) : dpy_buffer_bytes(&buffer);
    return found < 0 || dpy_failed(result[0]) ? dpy_failure() : dpy_tuple(result, 2);
}

static int append_cases(struct val list, int64_t point)
{
    uint32_t others[DPY_MATCH_CASES_MAX];
    size_t n = dpy_match_cases((uint32_t)point, others);
    for (size_t i = 0; i < n; i++)
        if (others[i] != point && append(list, dpy_int(others[i])) < 0)
            return -1;
    return 0;
}

// cases(first, last): the characters that are the same as one of these when cases are ignored, but are another
static struct val cases(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    enum { LAST_CASED = 0x1E943 };
    if (dpy_call_expect(self, n, kwnames, 2, 2) < 0)
        return dpy_failure();
    struct val list = dpy_list_new(0);
    int64_t last = args[1].i < LAST_CASED ? args[1].i : LAST_CASED;
    for (int64_t point = args[0].i; point <= last && !dpy_failed(list); point++)
        if (append_cases(list, point) < 0)
            return dpy_failure();
    return list;
}

static const struct dpy_builtin cases_function = { "cases", cases }, findall_function = { "findall", findall },
    search_function = { "search", search }, split_function = { "split", split }, substitute_function = { "substitute", substitute };

static struct val cases_value = { .p = (void *)&cases_function, .type = DPY_BUILTIN },
    findall_value = { .p = (void *)&findall_function, .type = DPY_BUILTIN },
    search_value = { .p = (void *)&search_function, .type = DPY_BUILTIN },
    split_value = { .p = (void *)&split_function, .type = DPY_BUILTIN },
    substitute_value = { .p = (void *)&substitute_function, .type = DPY_BUILTIN };

static const struct dpy_global globals[] = {       // sorted by name
    { "cases", &cases_value }, { "findall", &findall_value }, { "search", &search_value }, { "split", &split_value },
    { "substitute", &substitute_value },
};

struct dpy_module dpy_module__match = {
    .abi = DPY_ABI, .name = "_match", .globals = globals, .global_count = sizeof globals / sizeof *globals,
};
