// Traceback objects, and the frames and code objects that they lead to.
#include "traceback_object.h"

#include <stdlib.h>
#include <string.h>

#include "dict.h"
#include "operations.h"
#include "record.h"
#include "runtime.h"
#include "str.h"
#include "symbol.h"
#include "traceback.h"
#include "tuple.h"

struct entry {               // of all three: the place that they are about
    struct dpy_frame place;
    struct val next;         // of a traceback: type word 0: it is the innermost
};

static const struct dpy_record_type traceback_type, frame_type, code_type;

static struct entry *entry_of(struct val v) { return v.p; }
static const struct dpy_site *site_of(struct val v) { return entry_of(v)->place.site; }

static struct val new_entry(const struct dpy_record_type *type, struct dpy_frame place)
{
    struct val v = dpy_record_new(type, sizeof(struct entry));
    if (!dpy_failed(v))
        entry_of(v)->place = place;
    return v;
}

// From the exception

bool dpy_is_traceback(struct val v) { return dpy_record_is(v, &traceback_type); }

struct val dpy_traceback_of(struct val exception)
{
    struct dpy_traceback *traceback = &((struct dpy_exception *)exception.p)->traceback;
    for (uint64_t i = 0; i < traceback->count; i++) {
        struct val outer = new_entry(&traceback_type, traceback->frames[i]);
        if (dpy_failed(outer)) {
            memmove(traceback->frames, traceback->frames + i, (traceback->count - i) * sizeof *traceback->frames);
            traceback->count -= i;
            return outer;
        }
        entry_of(outer)->next = traceback->inner;
        traceback->inner = outer;
    }
    traceback->count = 0;
    return traceback->inner.type ? traceback->inner : dpy_none();
}

int dpy_traceback_set(struct val exception, struct val value)
{
    struct dpy_traceback *traceback = &((struct dpy_exception *)exception.p)->traceback;
    if (value.type != DPY_NONE && !dpy_is_traceback(value)) {
        dpy_raise_error(&dpy_TypeError, value.type ? "__traceback__ must be a traceback or None" : "__traceback__ may not be deleted");
        return -1;
    }
    traceback->count = 0;
    traceback->inner = value.type == DPY_NONE ? dpy_failure() : value;
    return 0;
}

struct dpy_frame *dpy_traceback_frames(struct val exception, uint64_t *count)
{
    const struct dpy_traceback *traceback = &((const struct dpy_exception *)exception.p)->traceback;
    uint64_t inner = 0;
    for (struct val v = traceback->inner; v.type; v = entry_of(v)->next)
        inner++;
    struct dpy_frame *frames = malloc((inner + traceback->count + 1) * sizeof *frames);
    if (!frames)
        return NULL;
    uint64_t at = inner;
    for (struct val v = traceback->inner; v.type; v = entry_of(v)->next)
        frames[--at] = entry_of(v)->place;
    if (traceback->count)
        memcpy(frames + inner, traceback->frames, traceback->count * sizeof *frames);
    *count = inner + traceback->count;
    return frames;
}

// Traceback

static struct val get_next(struct val v) { return entry_of(v)->next.type ? entry_of(v)->next : dpy_none(); }

static int set_next(struct val v, struct val value)
{
    if (value.type != DPY_NONE && !dpy_is_traceback(value)) {
        dpy_raise_error(&dpy_TypeError, "expected traceback object or None");
        return -1;
    }
    for (struct val at = value; at.type && at.type != DPY_NONE; at = entry_of(at)->next)
        if (at.p == v.p) {
            dpy_raise_error(&dpy_ValueError, "traceback loop detected");
            return -1;
        }
    entry_of(v)->next = value.type == DPY_NONE ? dpy_failure() : value;
    return 0;
}

static struct val get_line(struct val v) { return site_of(v) ? dpy_int(site_of(v)->line) : dpy_none(); }
static struct val get_zero(struct val v) { (void)v; return dpy_int(0); }
static struct val get_none(struct val v) { (void)v; return dpy_none(); }
static struct val get_frame(struct val v) { return new_entry(&frame_type, entry_of(v)->place); }

static struct val known(int32_t column) { return column < 0 ? dpy_none() : dpy_int(column); }

// (line, end line, column, end column), as co_positions() gives them; and whether the name of a method alone is meant.
static struct val get_positions(struct val v)
{
    const struct dpy_site *site = site_of(v);
    if (!site)
        return dpy_none();
    struct val items[] = { dpy_int(site->line), dpy_int(site->end_line), known(site->column), known(site->end_column),
                           dpy_bool(entry_of(v)->place.pc == &dpy_traceback_lookup) };
    return dpy_tuple(items, sizeof items / sizeof *items);
}

// Frame

static struct val get_code(struct val v) { return new_entry(&code_type, entry_of(v)->place); }
static struct val get_locals(struct val v) { (void)v; return dpy_dict_new(); }       // it is gone

static struct val get_globals(struct val v)
{
    const struct dpy_module *module = site_of(v) ? dpy_module_at(site_of(v)->filename) : NULL;
    if (!module)
        return dpy_dict_new();
    struct val found = dpy_getattr(dpy_object(module, DPY_MODULE), "__dict__");
    return dpy_failed(found) ? dpy_catch(), dpy_dict_new() : found;
}

static int frame_repr_into(struct dpy_buffer *buffer, struct val v)
{
    const struct dpy_site *site = site_of(v);
    dpy_buffer_format(buffer, "<frame at %p, file '%s', line %d, code %s>", v.p, site ? site->filename : "", site ? site->line : 0,
                      site ? site->function : "");
    return 0;
}

// Code. A native frame has the name that a traceback shows.

static struct val get_name(struct val v)
{
    if (site_of(v))
        return dpy_str_text(site_of(v)->function);
    struct dpy_buffer buffer = { 0 };
    dpy_symbol_into(&buffer, (const char *)entry_of(v)->place.pc - 1);
    return dpy_buffer_str(&buffer);
}

static struct val get_filename(struct val v) { return site_of(v) ? dpy_str_text(site_of(v)->filename) : dpy_none(); }

static int code_repr_into(struct dpy_buffer *buffer, struct val v)
{
    const struct dpy_site *site = site_of(v);
    dpy_buffer_format(buffer, "<code object %s at %p, file \"%s\", line %d>", site ? site->function : "", v.p, site ? site->filename : "",
                      site ? site->line : 0);
    return 0;
}

static const struct dpy_record_attribute traceback_attributes[] = {
    { "tb_frame", get_frame, NULL }, { "tb_lasti", get_zero, NULL }, { "tb_lineno", get_line, NULL }, { "tb_next", get_next, set_next },
    { "_positions", get_positions, NULL }, { NULL, NULL, NULL },
}, frame_attributes[] = {
    { "f_back", get_none, NULL }, { "f_builtins", get_locals, NULL }, { "f_code", get_code, NULL }, { "f_globals", get_globals, NULL },
    { "f_lasti", get_zero, NULL }, { "f_lineno", get_line, NULL }, { "f_locals", get_locals, NULL }, { NULL, NULL, NULL },
}, code_attributes[] = {
    { "co_filename", get_filename, NULL }, { "co_name", get_name, NULL }, { "co_qualname", get_name, NULL }, { NULL, NULL, NULL },
};

static const struct dpy_record_type
    traceback_type = { .type = { .name = "traceback", .kind = DPY_RECORD }, .attributes = traceback_attributes },
    frame_type = { .type = { .name = "frame", .kind = DPY_RECORD }, .attributes = frame_attributes, .repr_into = frame_repr_into },
    code_type = { .type = { .name = "code", .kind = DPY_RECORD }, .attributes = code_attributes, .repr_into = code_repr_into };
