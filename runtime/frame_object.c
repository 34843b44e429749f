// Frame objects (sys._getframe) and the builtin functions globals and locals.
//
// A frame object holds the frames of the stack as they were when it was made: a program can ask it where they stood at any time. The
// variables of a frame can be read while it is on the stack.
#include "frames.h"

#include <stdlib.h>
#include <string.h>

#include "builtins.h"
#include "call.h"
#include "class.h"
#include "classes.h"
#include "dict.h"
#include "intern.h"
#include "special.h"
#include "str.h"
#include "texts.h"
#include "tuple.h"

enum { DEEPEST = 4096 };

static struct val frame_class;

static const struct dpy_stack_frame *frame_of(struct val object)
{
    struct val chain = dpy_getattr(object, ".chain"), index = dpy_failed(chain) ? chain : dpy_getattr(object, ".index");
    return dpy_failed(index) ? NULL : (const struct dpy_stack_frame *)(const void *)chain.s + index.i;
}

static struct val make_frame(struct val chain, int64_t index)
{
    struct val object = dpy_call(frame_class, NULL, 0, NULL);
    if (dpy_failed(object) || dpy_setattr(object, ".chain", chain) < 0 || dpy_setattr(object, ".index", dpy_int(index)) < 0)
        return dpy_failure();
    return object;
}

// The frame as it is now: the same function, at the same place. False: it is gone.
static bool find_alive(const struct dpy_stack_frame *frame, struct dpy_stack_frame *ret)
{
    struct dpy_stack_frame *now = malloc(DEEPEST * sizeof *now);
    int count = now ? dpy_frames(now, DEEPEST) : 0, i = 0;
    while (i < count && (now[i].rbp != frame->rbp || now[i].module != frame->module || strcmp(now[i].piece->name, frame->piece->name)))
        i++;
    if (i < count)
        *ret = now[i];
    free(now);
    return i < count;
}

// The getters, called with the frame object.

static struct val get_back(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self, (void)n, (void)kwnames;
    struct val chain = dpy_getattr(args[0], ".chain"), index = dpy_getattr(args[0], ".index");
    if (dpy_failed(chain) || dpy_failed(index))
        return dpy_failure();
    int64_t count = (int64_t)(dpy_str_header(chain)->length / sizeof(struct dpy_stack_frame));
    return index.i + 1 < count ? make_frame(chain, index.i + 1) : dpy_none();
}

static struct val get_code(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self, (void)n, (void)kwnames;
    const struct dpy_stack_frame *frame = frame_of(args[0]);
    if (!frame)
        return dpy_failure();
    bool is_body = !frame->piece->depth && !strcmp(frame->piece->name, "<module>");
    const char *dot = strrchr(frame->piece->name, '.');      // of a method: its class comes before it
    return dpy_code_new(dot ? dot + 1 : frame->piece->name, frame->module->filename, is_body ? 1 : frame->piece->line, dpy_none());
}

static struct val get_line(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self, (void)n, (void)kwnames;
    const struct dpy_stack_frame *frame = frame_of(args[0]);
    struct dpy_stack_frame now;
    return frame ? dpy_int(find_alive(frame, &now) ? now.line : frame->line) : dpy_failure();
}

static struct val get_globals(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self, (void)n, (void)kwnames;
    const struct dpy_stack_frame *frame = frame_of(args[0]);
    return frame ? dpy_frame_namespace(frame) : dpy_failure();
}

static struct val get_locals(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self, (void)n, (void)kwnames;
    const struct dpy_stack_frame *frame = frame_of(args[0]);
    if (!frame)
        return dpy_failure();
    struct dpy_stack_frame now;
    return find_alive(frame, &now) ? dpy_frame_variables(&now) : dpy_dict_new();
}

static const struct dpy_builtin getters[] = {
    { "f_back", get_back }, { "f_code", get_code }, { "f_lineno", get_line }, { "f_globals", get_globals }, { "f_locals", get_locals },
};

static int make_frame_class(void)
{
    struct val names = dpy_dict_new(), bases = dpy_tuple(NULL, 0);
    if (dpy_failed(names) || dpy_failed(bases) || dpy_dict_put_text(dpy_dict_of(names), "__module__", dpy_intern("builtins")) < 0)
        return -1;
    for (size_t i = 0; i < sizeof getters / sizeof *getters; i++) {
        struct val getter = dpy_object(&getters[i], DPY_BUILTIN), property = dpy_call(dpy_object(&dpy_builtin_property, DPY_BUILTIN), &getter, 1, NULL);
        if (dpy_failed(property) || dpy_dict_put_text(dpy_dict_of(names), getters[i].name, property) < 0)
            return -1;
    }
    frame_class = dpy_class_make(NULL, dpy_intern("frame"), bases, names, NULL, NULL);
    return dpy_failed(frame_class) ? -1 : 0;
}

static struct val getframe(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 0, 1) < 0)
        return dpy_failure();
    if (n && dpy_plain(args[0]).type != DPY_INT && dpy_plain(args[0]).type != DPY_BOOL)
        return dpy_raise_error(&dpy_TypeError, "'%s' object cannot be interpreted as an integer", dpy_type_name(args[0]));
    int64_t depth = n && dpy_plain(args[0]).i > 0 ? dpy_plain(args[0]).i : 0;
    if (!frame_class.type && make_frame_class() < 0)
        return dpy_failure();
    struct dpy_stack_frame *frames = malloc(DEEPEST * sizeof *frames);
    int count = frames ? dpy_frames(frames, DEEPEST) : -1;
    struct val chain = count < 0 ? dpy_failure() : dpy_bytes_new((const char *)frames, (size_t)count * sizeof *frames);
    free(frames);
    if (!frames)
        return dpy_raise_memory();
    if (dpy_failed(chain))
        return chain;
    return depth < count ? make_frame(chain, depth) : dpy_raise_error(&dpy_ValueError, "call stack is not deep enough");
}

const struct dpy_builtin dpy_getframe = { "_getframe", getframe };

static struct val call_globals(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    return dpy_call_expect(self, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_current_globals();
}

static struct val call_locals(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)args;
    return dpy_call_expect(self, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_current_locals();
}

const struct dpy_builtin dpy_builtin_globals = { "globals", call_globals }, dpy_builtin_locals = { "locals", call_locals };
