// follow(p, "next"): lists that are linked by a member: the object, what the member leads to, and so on, up to NULL, or to the first again.
#include "builtins.h"
#include "call.h"
#include "intern.h"
#include "iterator.h"
#include "native.h"

static struct val next_linked(struct dpy_iterator *self)
{
    struct val here = self->source, first = self->function;
    if (!here.type || !dpy_native_truth(here))
        return dpy_iterator_finish(self);
    struct val next = dpy_getattr(here, (const char *)self->size);
    if (dpy_failed(next))
        return next;
    if (dpy_kind(next) == DPY_POINTER && dpy_type_resolve(dpy_type_resolve(dpy_descriptor(next))->target)->ctype == DPY_C_VOID)
        next.type = first.type;                   // `void *next`: the list is one of its own kind
    bool is_last = next.type == DPY_NONE || dpy_is(next, first) || (dpy_kind(next) == DPY_POINTER && next.p == first.p);
    self->source = is_last ? (struct val){ .type = 0 } : next;
    return here;
}

static struct val builtin_follow(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 2, 2))
        return dpy_failure();
    if (args[1].type != DPY_STR)
        return dpy_call_refuse(self, " 2", "str", args[1]);
    struct val name = dpy_intern(args[1].s), iterator = dpy_iterator_new(next_linked, "link_iterator", args[0]);
    if (dpy_failed(name) || dpy_failed(iterator))
        return dpy_failure();
    struct dpy_iterator *linked = iterator.p;
    linked->function = args[0], linked->size = (uintptr_t)name.s;
    return iterator;
}

const struct dpy_builtin dpy_builtin_follow = { "follow", builtin_follow };
