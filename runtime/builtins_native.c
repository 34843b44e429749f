// The language's builtins for C objects. A type is a C type, a Python type (int is long, float is double) or the text of a
// C type; one that is written down is turned into a type by the compiler.
#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "list.h"
#include "native.h"

static const struct dpy_type *type_argument(struct val v)
{
    const struct dpy_type *type = v.type == DPY_STR ? dpy_type_parse(v.s) : dpy_class_type(v);
    if (v.type == DPY_STR || (type && type->ctype != DPY_C_NONE))
        return type;
    if (type && (type->kind == DPY_INT || type->kind == DPY_FLOAT || type->kind == DPY_BOOL))
        return type->kind == DPY_INT ? &dpy_c_long : type->kind == DPY_FLOAT ? &dpy_c_double : &dpy_c_bool;
    dpy_raise_error(&dpy_TypeError, "%s is not a C type", type ? type->name : dpy_type_of(v)->name);
    return NULL;
}

static struct val builtin_new(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 2))
        return dpy_failure();
    const struct dpy_type *type = type_argument(args[0]);
    return type ? dpy_new(type, n == 2 ? args[1] : dpy_failure()) : dpy_failure();
}

static struct val builtin_cast(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 2, 2))
        return dpy_failure();
    const struct dpy_type *type = type_argument(args[0]);
    return type ? dpy_cast(type, args[1]) : dpy_failure();
}

static struct val builtin_addressof(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect(self, n, kwnames, 1, 1) ? dpy_failure() : dpy_addressof(args[0]);
}

static struct val builtin_sizeof(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 1))
        return dpy_failure();
    if (args[0].type != DPY_STR)
        return dpy_sizeof(args[0]);
    const struct dpy_type *type = type_argument(args[0]);
    return type ? dpy_sizeof(dpy_object(type, DPY_TYPE)) : dpy_failure();
}

static struct val builtin_typeof(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect(self, n, kwnames, 1, 1))
        return dpy_failure();
    if (args[0].type != DPY_STR)
        return dpy_typeof(args[0]);
    const struct dpy_type *type = type_argument(args[0]);
    return type ? dpy_object(type, DPY_TYPE) : dpy_failure();
}

// What `keep` was called for, as often as it was: a root like all memory of the runtime's.
static struct val kept;

static int forget(struct val object)
{
    struct dpy_list *list = dpy_list_of(kept);
    uint64_t i = 0;
    while (kept.type && i < list->length && !dpy_is(dpy_list_at(list, i), object))
        i++;
    if (kept.type && i < list->length)
        return dpy_list_remove(list, i, 1), 0;
    dpy_raise_error(&dpy_ValueError, "keep(x, False): x is not kept");
    return -1;
}

// keep(x): it lives although no pointer to it lies plainly in memory; keep(x, False) takes that back.
static struct val builtin_keep(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    int wanted = dpy_call_expect(self, n, kwnames, 1, 2) ? -1 : n == 1 ? 1 : dpy_truth(args[1]);
    if (wanted < 0 || (wanted && !kept.type && dpy_failed(kept = dpy_list_new(0))))
        return dpy_failure();
    int failed = wanted ? dpy_list_insert(dpy_list_of(kept), dpy_list_of(kept)->length, args[0]) : forget(args[0]);
    return failed ? dpy_failure() : args[0];
}

const struct dpy_builtin dpy_builtin_keep = { "keep", builtin_keep };

const struct dpy_builtin dpy_builtin_new = { "new", builtin_new }, dpy_builtin_cast = { "cast", builtin_cast },
    dpy_builtin_addressof = { "addressof", builtin_addressof }, dpy_builtin_sizeof = { "sizeof", builtin_sizeof },
    dpy_builtin_typeof = { "typeof", builtin_typeof };
