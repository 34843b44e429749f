// describe(x): what is known of the object that a pointer points at, where it lies and where it comes from.
#include <stdio.h>
#include <string.h>

#include "builtins.h"
#include "call.h"
#include "description.h"
#include "frames.h"
#include "module.h"
#include "native.h"
#include "origin.h"
#include "place.h"
#include "symbol.h"

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool described_code(const void *return_address, struct dpy_code *ret)
{
    uint64_t offset;
    const struct dpy_description *description = dpy_description_at((const char *)return_address - 1, &offset);
    const struct dpy_index_site *site = description ? dpy_description_site(description, offset + 1) : NULL;
    const struct dpy_index_frame *frame = description && !site ? dpy_description_frame(description, offset) : NULL;
    if (site)
        *ret = (struct dpy_code){ dpy_description_string(description, site->function), dpy_description_string(description, site->file), site->line };
    else if (frame)
        *ret = (struct dpy_code){ dpy_description_string(description, frame->function), NULL, 0 };
    return site || frame;
}

// "x.py:12 by f" of code of a Python image; the image's own name says nothing.
static bool python_code_into(struct dpy_buffer *buffer, const char *code)
{
    struct dpy_stack_frame frame;
    const char *source = dpy_module_source(code);
    if (!source)
        return false;
    int known = dpy_frame_at((uintptr_t)code, 0, &frame);
    if (known < 0)
        dpy_catch();
    dpy_buffer_text(buffer, base_name(source));
    if (known > 0)
        dpy_buffer_format(buffer, ":%d by %s", frame.line, frame.piece->name);
    return true;
}

void dpy_place_code_into(struct dpy_buffer *buffer, const void *return_address)
{
    struct dpy_code code;
    if (python_code_into(buffer, (const char *)return_address - 1))
        return;
    if (!described_code(return_address, &code)) {
        dpy_symbol_into(buffer, (const char *)return_address - 1);
    } else if (code.file && *code.file) {
        dpy_buffer_format(buffer, "%s:%u by %s", base_name(code.file), code.line, code.function);
    } else {
        dpy_buffer_text(buffer, code.function);
    }
}

static void type_into(struct dpy_buffer *buffer, const struct dpy_place *place, const struct dpy_type *otherwise)
{
    const struct dpy_type *type = place->type ? place->type : otherwise;
    uint64_t word = place->type_word & ~DPY_ITEMS, count = 1;
    if (place->type_word) {
        type = dpy_type_of((struct val){ .type = word });
        count = place->type_word & DPY_ITEMS ? place->size / 8 : 1;
    } else if (!type || !type->size) {
        dpy_buffer_text(buffer, type ? type->name : place->region == DPY_REGION_CODE ? "code" : "unknown");
        return;
    } else if (place->region == DPY_REGION_HEAP && !place->first_only && place->size % type->size == 0) {
        count = place->size / type->size;
    }
    char bound[32];
    snprintf(bound, sizeof bound, "[%llu]", (unsigned long long)count);
    dpy_declare(type, count == 1 && !(place->type_word & DPY_ITEMS) ? NULL : bound, buffer);
}

static void heap_into(struct dpy_buffer *buffer, const struct dpy_place *place)
{
    dpy_buffer_text(buffer, ", allocated ");
    if (place->site) {
        struct dpy_code code;
        dpy_buffer_text(buffer, described_code(place->site, &code) && !code.file ? "by " : "at ");
        dpy_place_code_into(buffer, place->site);
    } else {
        dpy_buffer_text(buffer, "by Python");
    }
    if (place->freed) {
        dpy_buffer_text(buffer, ", freed at ");
        dpy_place_code_into(buffer, place->freed);
    } else if (place->release) {
        dpy_buffer_format(buffer, ", to be freed by %s()", place->release);
    }
}

static void variable_into(struct dpy_buffer *buffer, const struct dpy_place *place)
{
    if (place->region == DPY_REGION_STACK) {
        dpy_buffer_text(buffer, ", in ");
        if (place->declared.function)
            dpy_buffer_text(buffer, place->declared.function);
        else
            dpy_place_code_into(buffer, place->site);
    }
    if (place->declared.file && *place->declared.file)
        dpy_buffer_format(buffer, ", declared at %s:%u", base_name(place->declared.file), place->declared.line);
}

void dpy_place_into(struct dpy_buffer *buffer, const void *address, const struct dpy_type *otherwise)
{
    static const char *const regions[] = { "", "heap", "static", "stack", "code" };
    struct dpy_place place;
    const char *python = dpy_module_source(address), *name = otherwise ? otherwise->name : "unknown";
    if (python) {
        dpy_buffer_format(buffer, "<%s @%p static, in %s>", name, address, base_name(python));
        return;
    }
    if (!dpy_place_of(address, &place)) {
        dpy_buffer_format(buffer, "<%s @%p, of which nothing is known>", name, address);
        return;
    }
    dpy_buffer_text(buffer, "<");
    type_into(buffer, &place, otherwise);
    dpy_buffer_format(buffer, " @%p %s", address, place.freed ? "freed" : regions[place.region]);
    if (place.name && *place.name)
        dpy_buffer_format(buffer, " %s", place.name);
    dpy_buffer_format(buffer, ", %zu byte%s", place.size, place.size == 1 ? "" : "s");
    size_t offset = (size_t)((const char *)address - place.start);
    if (offset && !(place.type_word == DPY_STR || place.type_word == DPY_BYTES))
        dpy_buffer_format(buffer, " at +%zu", offset);
    if (place.region == DPY_REGION_HEAP)
        heap_into(buffer, &place);
    else
        variable_into(buffer, &place);
    dpy_buffer_text(buffer, ">");
}

// The address that a value is or holds; false: it is none, as numbers are.
static bool address_of(struct val v, const void **ret, const struct dpy_type **otherwise)
{
    enum dpy_kind kind = dpy_kind(v);
    *otherwise = kind == DPY_INT ? NULL : dpy_type_of(v);
    if (kind == DPY_POINTER || kind == DPY_STRUCT || kind == DPY_ARRAY || kind == DPY_NATIVE)
        *otherwise = dpy_type_resolve(kind == DPY_POINTER ? dpy_type_resolve(dpy_descriptor(v))->target : dpy_descriptor(v));
    if (*otherwise && (*otherwise)->ctype == DPY_C_VOID)
        *otherwise = NULL;
    *ret = v.p;
    return kind != DPY_FLOAT && kind != DPY_BOOL && kind != DPY_NONE && kind != DPY_ELLIPSIS && kind != DPY_NOTIMPLEMENTED;
}

static struct val builtin_describe(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const void *address;
    const struct dpy_type *otherwise;
    struct dpy_buffer buffer = { 0 };
    if (dpy_call_expect(self, n, kwnames, 1, 1))
        return dpy_failure();
    if (!address_of(args[0], &address, &otherwise))
        dpy_buffer_format(&buffer, "<%s, which has no address>", dpy_type_of(args[0])->name);
    else if (!address)
        dpy_buffer_text(&buffer, "<NULL>");
    else
        dpy_place_into(&buffer, address, otherwise);
    return dpy_buffer_str(&buffer);
}

const struct dpy_builtin dpy_builtin_describe = { "describe", builtin_describe };

__attribute__((used)) const char *dpy_describe(const void *address)
{
    static struct dpy_buffer buffer;
    buffer.length = 0;
    if (address)
        dpy_place_into(&buffer, address, NULL);
    else
        dpy_buffer_text(&buffer, "<NULL>");
    dpy_buffer_add(&buffer, "", 1);
    return buffer.failed ? "?" : buffer.bytes;
}
