#define _GNU_SOURCE
#include "frames.h"

#include <dlfcn.h>
#include <limits.h>
#include <link.h>
#include <string.h>
#include <unwind.h>

#include "class.h"
#include "dict.h"
#include "intern.h"
#include "module.h"
#include "str.h"

enum { RBP = 6, DEEPEST = 10000 };

// Unwinding

struct walk {
    struct dpy_stack_frame *frames;
    int count, limit;
    bool failed;
    const struct link_map *map;      // of the frame before, and what was found of it
    struct dpy_module *module;
    const struct dpy_frame_table *table;
};

static bool enter_image(struct walk *walk, struct link_map *map)
{
    if (walk->map == map)
        return walk->module;
    walk->map = map;
    walk->module = dpy_module_in(map);
    walk->table = walk->module ? dpy_frame_table(map->l_name) : NULL;
    walk->failed = walk->module && !walk->table;
    return walk->table;
}

// A comprehension is a function to the program: one native frame may be several.
static void add_pieces(struct walk *walk, uintptr_t pc, uintptr_t rbp)
{
    uint64_t address = pc - walk->map->l_addr;
    int line = dpy_frame_line(walk->table, address), depth = INT_MAX;
    const struct dpy_frame_piece *piece;
    while (walk->count < walk->limit && (piece = dpy_frame_piece(walk->table, address, depth))) {
        walk->frames[walk->count++] = (struct dpy_stack_frame){ pc, walk->map->l_addr, rbp, walk->module, walk->table, piece, line };
        line = piece->call_line;
        depth = piece->depth;
    }
}

static _Unwind_Reason_Code visit(struct _Unwind_Context *context, void *argument)
{
    struct walk *walk = argument;
    struct dl_find_object object;
    uintptr_t pc = _Unwind_GetIP(context) - 1;
    if (!_dl_find_object((void *)pc, &object) && enter_image(walk, object.dlfo_link_map))
        add_pieces(walk, pc, _Unwind_GetGR(context, RBP));
    return walk->failed || walk->count >= walk->limit ? _URC_END_OF_STACK : _URC_NO_REASON;
}

int dpy_frames(struct dpy_stack_frame *ret, int n)
{
    struct walk walk = { .frames = ret, .limit = n };
    _Unwind_Backtrace(visit, &walk);
    return walk.failed ? -1 : walk.count;
}

int dpy_frame_at(uintptr_t pc, uintptr_t rbp, struct dpy_stack_frame *ret)
{
    struct walk walk = { .frames = ret, .limit = 1 };
    struct dl_find_object object;
    if (!_dl_find_object((void *)pc, &object) && enter_image(&walk, object.dlfo_link_map))
        add_pieces(&walk, pc, rbp);
    return walk.failed ? -1 : walk.count;
}

// Variables

// Where a variable is; 0: its cell is not there yet.
static uintptr_t place_of(const struct dpy_stack_frame *frame, const struct dpy_frame_variable *variable)
{
    uintptr_t at = frame->rbp + (uintptr_t)variable->way[0];
    for (int i = 1; at && i < variable->steps; i++)
        at = *(uintptr_t *)at ? *(uintptr_t *)at + (uintptr_t)variable->way[i] : 0;
    return at;
}

static struct val value_of(const struct dpy_stack_frame *frame, const struct dpy_frame_variable *variable)
{
    const void *at = (const void *)place_of(frame, variable);
    if (!at)
        return dpy_failure();
    switch (variable->kind) {
    case 'i': return dpy_int(*(const int64_t *)at);
    case 'd': return dpy_float(*(const double *)at);
    case 'b': return dpy_bool(*(const bool *)at);
    default: {
        struct val value = *(const struct val *)at;
        if (value.type == DPY_STR)
            dpy_str_share(value);
        return value;
    }
    }
}

static const struct dpy_frame_variable *variable(const struct dpy_stack_frame *frame, uint32_t i)
{
    return i < frame->piece->count ? &frame->table->variables[frame->piece->first + i] : NULL;
}

// By name; type word 0: there is none.
static struct val find_value(const struct dpy_stack_frame *frame, const char *name)
{
    const struct dpy_frame_variable *found;
    for (uint32_t i = 0; (found = variable(frame, i)); i++)
        if (!strcmp(found->name, name))
            return value_of(frame, found);
    return dpy_failure();
}

// The names that stand for the namespaces themselves. Grep ORDER NAMESPACES: dwarfpython/ir/build
static const char globals_name[] = "__globals__", locals_name[] = "__locals__", namespace_name[] = "__namespace__";

struct val dpy_frame_namespace(const struct dpy_stack_frame *frame)
{
    struct dpy_stack_frame outer = *frame;
    outer.piece = dpy_frame_piece(frame->table, frame->pc - frame->base, 1);
    struct val globals = outer.piece ? find_value(&outer, globals_name) : dpy_failure();
    return globals.type ? globals : dpy_module_namespace(frame->module);
}

struct val dpy_frame_variables(const struct dpy_stack_frame *frame)
{
    struct val own = find_value(frame, locals_name);
    if (!own.type)
        own = find_value(frame, namespace_name);
    if (own.type)
        return own;
    if (!frame->piece->depth && !strcmp(frame->piece->name, "<module>"))
        return dpy_module_namespace(frame->module);
    struct val dict = dpy_dict_new(), value;
    const struct dpy_frame_variable *found;
    for (uint32_t i = 0; !dpy_failed(dict) && (found = variable(frame, i)); i++) {
        value = value_of(frame, found);
        if (value.type && strcmp(found->name, globals_name) && dpy_dict_put(dpy_dict_of(dict), dpy_intern(found->name), value) < 0)
            return dpy_failure();
    }
    return dict;
}

static int current(struct dpy_stack_frame *ret)
{
    int found = dpy_frames(ret, 1);
    if (found == 0)
        dpy_raise_error(&dpy_SystemError, "frame does not exist");
    return found;
}

struct val dpy_current_globals(void)
{
    struct dpy_stack_frame frame;
    return current(&frame) > 0 ? dpy_frame_namespace(&frame) : dpy_failure();
}

struct val dpy_current_locals(void)
{
    struct dpy_stack_frame frame;
    return current(&frame) > 0 ? dpy_frame_variables(&frame) : dpy_failure();
}
