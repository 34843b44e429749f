// C objects as text, in C's syntax: `{ .st_dev = 42, ... }`, `<int * @0x...>`, `int stat(const char *file, struct stat *buf)`.
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "alloc.h"
#include "lifetime.h"
#include "native_item.h"
#include "str.h"
#include "utf8.h"

enum { DEEPEST = 12, LONGEST = 200, LONGEST_TEXT = 200, MOST_TEXT = 1 << 20 };   // MOST_TEXT: nested arrays multiply

// Declarators are put into the names of types: "int (*)(int)" and "f" make "int (*f)(int)".
static size_t declarator_place(const char *name)
{
    const char *star = strstr(name, "(*"), *bracket = strpbrk(name, "[(");
    if (star)
        return (size_t)(star - name) + 2;
    size_t place = bracket ? (size_t)(bracket - name) : strlen(name);
    while (place && name[place - 1] == ' ')
        place--;
    return place;
}

void dpy_declare(const struct dpy_type *type, const char *name, struct dpy_buffer *buffer)
{
    size_t place = declarator_place(type->name);
    const char *rest = type->name + place;
    dpy_buffer_add(buffer, type->name, place);
    if (name && *name) {
        bool joined = *name == '[' || (place && type->name[place - 1] == '*');
        dpy_buffer_text(buffer, joined ? "" : " ");
        dpy_buffer_text(buffer, name);
        while (*rest == ' ')
            rest++;
    }
    dpy_buffer_text(buffer, rest);
}

void dpy_prototype(const struct dpy_type *function, const char *name, struct dpy_buffer *buffer)
{
    struct dpy_buffer text = { 0 };
    dpy_buffer_format(&text, "%s(", name ? name : "");
    for (uint64_t i = 0; i < function->count; i++) {
        dpy_buffer_text(&text, i ? ", " : "");
        dpy_declare(function->members[i].type, function->members[i].name, &text);
    }
    if (function->flags & DPY_TYPE_VARIADIC)
        dpy_buffer_text(&text, function->count ? ", ..." : "...");
    dpy_buffer_text(&text, function->count || function->flags & DPY_TYPE_VARIADIC ? ")" : "void)");
    dpy_buffer_add(&text, "", 1);
    if (!text.failed)
        dpy_declare(function->target ? function->target : &dpy_c_void, text.bytes, buffer);
    buffer->failed |= text.failed;
    dpy_buffer_deinit(&text);
}

// How many of the bytes can be read without a fault: pointers in structs lead anywhere.
static size_t readable(const char *address, size_t n)
{
    struct dpy_chunk chunk;
    if (dpy_chunk_at(address, &chunk) && n <= chunk.size - (size_t)(address - (const char *)chunk.start))
        return n;
    char copy[LONGEST_TEXT + 1];
    size_t page = (size_t)sysconf(_SC_PAGESIZE), here = page - (uintptr_t)address % page;
    if (n > sizeof copy)
        n = sizeof copy;
    struct iovec to = { copy, n }, from[2] = { { (void *)address, here < n ? here : n }, { NULL, 0 } };
    if (here < n)
        from[1] = (struct iovec){ (void *)(address + here), n - here };
    int saved = errno;
    ssize_t got = process_vm_readv(getpid(), &to, 1, from, 2, 0);
    bool unknown = got < 0 && errno != EFAULT;   // a sandbox without this system call
    errno = saved;
    return unknown ? n : got < 0 ? 0 : (size_t)got;
}

static void print_text(struct dpy_buffer *buffer, const char *text, size_t length, bool cut)
{
    size_t valid = dpy_utf8_valid(text, length, false);
    dpy_buffer_text(buffer, "\"");
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        const char *special = strchr("\\\"\n\t\r", c);
        if (c && special)
            dpy_buffer_format(buffer, "\\%c", "\\\"ntr"[special - "\\\"\n\t\r"]);
        else if (c < 0x20 || c == 0x7f || i == valid)
            dpy_buffer_format(buffer, "\\%03o", c);
        else
            dpy_buffer_add(buffer, text + i, 1);
        if (i == valid)
            valid += 1 + dpy_utf8_valid(text + i + 1, length - i - 1, false);
    }
    dpy_buffer_text(buffer, cut ? "\"..." : "\"");
}

static void print_address(struct dpy_buffer *buffer, const char *what, const void *p)
{
    dpy_buffer_format(buffer, "<%s @0x%" PRIxPTR ">", what, (uintptr_t)p);
}

static void print_function(struct dpy_buffer *buffer, const struct dpy_type *function, const void *p)
{
    const char *name = dpy_native_name(function, p);
    dpy_buffer_text(buffer, "<");
    if (name)
        dpy_prototype(function, name, buffer);
    else
        dpy_declare(function, "(*)", buffer);
    dpy_buffer_format(buffer, " @0x%" PRIxPTR ">", (uintptr_t)p);
}

static void print_pointer(struct dpy_buffer *buffer, const char *p, const struct dpy_type *type)
{
    const struct dpy_type *target = dpy_type_resolve(type->target);
    if (!p) {
        dpy_buffer_text(buffer, "NULL");
    } else if (target->ctype == DPY_C_FUNCTION) {
        print_function(buffer, target, p);
    } else if (dpy_free_epoch && dpy_is_freed(p)) {
        dpy_buffer_format(buffer, "<%s @0x%" PRIxPTR ", freed>", type->name, (uintptr_t)p);
    } else if (target->flags & DPY_TYPE_CHAR) {
        size_t room = readable(p, LONGEST_TEXT + 1), length = strnlen(p, room < LONGEST_TEXT ? room : LONGEST_TEXT);
        if (room)
            print_text(buffer, p, length, length == LONGEST_TEXT || length == room);
        else
            print_address(buffer, type->name, p);
    } else {
        print_address(buffer, type->name, p);
    }
}

static void print_object(struct dpy_buffer *buffer, const char *address, const struct dpy_type *type, int depth);

static void print_value(struct dpy_buffer *buffer, struct val v)
{
    if (v.type == DPY_BOOL)
        dpy_buffer_text(buffer, v.i ? "true" : "false");
    else if (dpy_failed(v) || dpy_repr_into(buffer, v))
        dpy_catch(), dpy_buffer_text(buffer, "?");
}

static bool print_members(struct dpy_buffer *buffer, const char *address, const struct dpy_type *type, int depth, bool first)
{
    for (uint64_t i = 0; i < type->count; i++) {
        const struct dpy_member *member = &type->members[i];
        const struct dpy_type *inner = dpy_type_resolve(member->type);
        bool anonymous = !member->name || !*member->name;
        if (anonymous && depth < DEEPEST && (inner->ctype == DPY_C_STRUCT || inner->ctype == DPY_C_UNION)) {
            first = print_members(buffer, address + member->offset, inner, depth + 1, first);
            continue;
        }
        if (anonymous)
            continue;
        dpy_buffer_format(buffer, "%s.%s = ", first ? " " : ", ", member->name);
        first = false;
        if (member->bit_size)
            print_value(buffer, dpy_load_bits(address, member));
        else
            print_object(buffer, address + member->offset, inner, depth + 1);
    }
    return first;
}

static void print_wide(struct dpy_buffer *buffer, struct val v)
{
    struct val text = dpy_native_wide_str(v);
    if (dpy_failed(text)) {
        dpy_catch();
        print_address(buffer, dpy_descriptor(v)->name, v.p);
        return;
    }
    size_t length = dpy_str_header(text)->length;
    dpy_buffer_text(buffer, "L");
    print_text(buffer, text.s, length < LONGEST_TEXT ? length : LONGEST_TEXT, length > LONGEST_TEXT);
}

static void print_array(struct dpy_buffer *buffer, const char *address, const struct dpy_type *type, int depth)
{
    const struct dpy_type *item = dpy_type_resolve(type->target);
    uint64_t count = dpy_native_count(address, type);
    if (item->flags & DPY_TYPE_CHAR) {
        size_t length = strnlen(address, count);
        print_text(buffer, address, length < LONGEST_TEXT ? length : LONGEST_TEXT, length > LONGEST_TEXT);
        return;
    }
    if (type->target->flags & DPY_TYPE_WIDE) {
        print_wide(buffer, dpy_object(address, dpy_type_word(type)));
        return;
    }
    dpy_buffer_text(buffer, "{ ");
    for (uint64_t i = 0; i < count && i < LONGEST && buffer->length <= MOST_TEXT; i++) {
        dpy_buffer_text(buffer, i ? ", " : "");
        print_object(buffer, address + i * item->size, item, depth + 1);
    }
    dpy_buffer_text(buffer, count > LONGEST ? ", ... }" : count ? " }" : "}");
}

static void print_object(struct dpy_buffer *buffer, const char *address, const struct dpy_type *type, int depth)
{
    type = dpy_type_resolve(type);
    if (depth > DEEPEST || buffer->length > MOST_TEXT) {
        dpy_buffer_text(buffer, "{ ... }");
    } else if (type->ctype == DPY_C_STRUCT || type->ctype == DPY_C_UNION) {
        dpy_buffer_text(buffer, "{");
        print_members(buffer, address, type, depth, true);
        dpy_buffer_text(buffer, " }");
    } else if (type->ctype == DPY_C_ARRAY) {
        print_array(buffer, address, type, depth);
    } else if (type->ctype == DPY_C_POINTER) {
        const char *p;
        memcpy(&p, address, sizeof p);
        print_pointer(buffer, p, type);
    } else {
        print_value(buffer, dpy_load(address, type));
    }
}

int dpy_native_repr_into(struct dpy_buffer *buffer, struct val v)
{
    const struct dpy_type *type = dpy_type_resolve(dpy_descriptor(v));
    if (dpy_kind(v) == DPY_POINTER && dpy_native_is_string(v) && readable(v.p, 1)) {
        struct val text = dpy_native_as_str(v);
        return dpy_failed(text) ? -1 : dpy_repr_into(buffer, text);
    }
    bool is_wide = dpy_kind(v) == DPY_POINTER && dpy_native_holds_wide(v) && readable(v.p, 4);
    if (is_wide && dpy_alive(v.p))
        return -1;
    if (is_wide)
        print_wide(buffer, v);
    else if (dpy_kind(v) == DPY_POINTER)
        print_pointer(buffer, v.p, type);
    else if (dpy_kind(v) == DPY_NATIVE)
        print_function(buffer, type, v.p);
    else if (type->flags & DPY_TYPE_INCOMPLETE)
        print_address(buffer, type->name, v.p);
    else if (dpy_alive(v.p))
        return -1;
    else
        print_object(buffer, v.p, type, 0);
    return 0;
}

// The struct or union that a pointer refers to; NULL: there is none, or it cannot be read.
static const struct dpy_type *record_at(struct val v)
{
    if (dpy_kind(v) != DPY_POINTER || !v.p)
        return NULL;
    const struct dpy_type *target = dpy_type_resolve(dpy_descriptor(v)->target);
    bool is_record = (target->ctype == DPY_C_STRUCT || target->ctype == DPY_C_UNION) && target->size;
    return is_record && readable(v.p, 1) && readable((char *)v.p + target->size - 1, 1) ? target : NULL;
}

struct val dpy_native_str(struct val v)
{
    struct dpy_buffer buffer = { 0 };
    const struct dpy_type *record = record_at(v);
    if (record)                          // a pointer to a struct is used as the struct
        return dpy_native_str(dpy_object(v.p, dpy_type_word(record)));
    bool is_text = dpy_native_is_string(v) || dpy_native_points_to_bytes(v) || dpy_native_holds_wide(v);
    if (is_text && readable(v.p, 1))
        return dpy_native_as_str(v);
    return dpy_native_repr_into(&buffer, v) ? dpy_buffer_deinit(&buffer), dpy_failure() : dpy_buffer_str(&buffer);
}
