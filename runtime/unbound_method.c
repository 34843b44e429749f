// Methods of builtin types that wait for their object: `list.append is list.append`, so each is made once.
#include <stdint.h>

#include "call.h"
#include "classes.h"

enum { PLACES = 4096 };      // a power of two, several times what all the builtin types have

static struct { const struct dpy_type *owner; const struct dpy_builtin *function; const void *made; } known[PLACES];

struct val dpy_unbound_method(const struct dpy_type *owner, const struct dpy_builtin *function)
{
    uint64_t hash = ((uintptr_t)owner ^ (uintptr_t)function * 31) * 0x9e3779b97f4a7c15u;
    for (uint64_t i = hash >> 52, tries = 0; tries < PLACES; i++, tries++) {
        uint64_t place = i % PLACES;
        if (known[place].owner == owner && known[place].function == function)
            return dpy_object(known[place].made, DPY_METHOD);
        if (known[place].made)
            continue;
        struct val made = dpy_method_new(dpy_class_value(owner), function);
        if (!dpy_failed(made)) {
            known[place].owner = owner;
            known[place].function = function;
            known[place].made = made.p;
        }
        return made;
    }
    return dpy_method_new(dpy_class_value(owner), function);
}
