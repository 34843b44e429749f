// The attributes of functions. What a program sets is tied to the function (tied.h); these are computed.
#include "function_object.h"

#include <string.h>

#include "alloc.h"
#include "classes.h"
#include "dict.h"
#include "intern.h"
#include "module.h"
#include "operations.h"
#include "runtime.h"
#include "str.h"
#include "texts.h"
#include "tied.h"
#include "tuple.h"

enum { CO_VARARGS = 4, CO_VARKEYWORDS = 8, CO_NESTED = 16, CO_GENERATOR = 32 };      // as CPython's co_flags

static const struct dpy_function *function_of(struct val v)
{
    return dpy_kind(v) == DPY_CLOSURE ? ((const struct dpy_closure *)v.p)->function : (const struct dpy_function *)dpy_descriptor(v);
}

static struct val *defaults_of(struct val v)
{
    return dpy_kind(v) == DPY_CLOSURE ? ((const struct dpy_closure *)v.p)->defaults : function_of(v)->defaults;
}

static size_t count_parameters(const struct dpy_function *f)
{
    return f->positional + f->keyword_only + !!(f->flags & DPY_FUNCTION_STAR) + !!(f->flags & DPY_FUNCTION_STAR_STAR);
}

// Getting

static struct val get_defaults(struct val v)
{
    const struct val *defaults = defaults_of(v);
    size_t positional = function_of(v)->positional, first = positional;
    while (defaults && first && defaults[first - 1].type)
        first--;
    return first == positional ? dpy_none() : dpy_tuple(defaults + first, positional - first);
}

static struct val get_kwdefaults(struct val v)
{
    const struct dpy_function *f = function_of(v);
    const struct val *defaults = defaults_of(v);
    struct val dict = dpy_dict_new();
    for (size_t i = f->positional; defaults && !dpy_failed(dict) && i < f->positional + f->keyword_only; i++)
        if (defaults[i].type && dpy_dict_put_text(dpy_dict_of(dict), f->parameters[i], defaults[i]) < 0)
            return dpy_failure();
    return dpy_failed(dict) || dpy_dict_of(dict)->length ? dict : dpy_none();
}

// In text of exec the first cell is no variable's.
static struct val get_closure(struct val v)
{
    const struct dpy_closure *closure = dpy_kind(v) == DPY_CLOSURE ? v.p : NULL;
    uint64_t first = function_of(v)->flags & DPY_FUNCTION_TEXT ? 1 : 0;
    if (!closure || closure->count <= first)
        return dpy_none();
    struct val cells = dpy_tuple_new(closure->count - first);
    for (uint64_t i = first; !dpy_failed(cells) && i < closure->count; i++)
        dpy_tuple_of(cells)->items[i - first] = dpy_object(closure->cells[i], DPY_CELL);
    return cells;
}

static struct val get_globals(struct val v)
{
    struct dpy_module *module = (struct dpy_module *)dpy_module_at(function_of(v)->filename);
    if (function_of(v)->flags & DPY_FUNCTION_TEXT && dpy_kind(v) == DPY_CLOSURE)
        return ((const struct dpy_closure *)v.p)->cells[0]->value;
    return module ? dpy_module_namespace(module) : dpy_dict_new();
}

static struct val get_module(struct val v)
{
    if (function_of(v)->flags & DPY_FUNCTION_TEXT)
        return dpy_call_method(get_globals(v), "get", (struct val[]){ dpy_intern("__name__") }, 1, NULL);
    const struct dpy_module *module = dpy_module_at(function_of(v)->filename);
    return module ? dpy_str_text(module->name) : dpy_none();
}

// The variables that are no parameters are the compiler's alone.
static struct val variable_names(const struct dpy_function *f)
{
    struct val names = dpy_tuple_new(count_parameters(f));
    for (size_t i = 0; !dpy_failed(names) && i < count_parameters(f); i++) {
        struct val name = dpy_str_text(f->parameters[i]);
        if (dpy_failed(name))
            return name;
        dpy_tuple_of(names)->items[i] = name;
    }
    return names;
}

static int64_t code_flags(const struct dpy_function *f)
{
    return 3 | (f->flags & DPY_FUNCTION_STAR ? CO_VARARGS : 0) | (f->flags & DPY_FUNCTION_STAR_STAR ? CO_VARKEYWORDS : 0) |
           (strstr(f->qualname, "<locals>") ? CO_NESTED : 0) | (f->flags & DPY_FUNCTION_GENERATOR ? CO_GENERATOR : 0);
}

static struct val make_code(const struct dpy_function *f)
{
    struct val code = dpy_code_new(f->type.name, f->filename, f->line, dpy_none());
    const struct { const char *name; struct val value; } facts[] = {
        { "co_qualname", dpy_str_text(f->qualname) }, { "co_argcount", dpy_int(f->positional) },
        { "co_posonlyargcount", dpy_int(f->positional_only) }, { "co_kwonlyargcount", dpy_int(f->keyword_only) },
        { "co_varnames", variable_names(f) }, { "co_nlocals", dpy_int((int64_t)count_parameters(f)) },
        { "co_flags", dpy_int(code_flags(f)) },
    };
    for (size_t i = 0; !dpy_failed(code) && i < sizeof facts / sizeof *facts; i++)
        if (dpy_failed(facts[i].value) || dpy_setattr(code, facts[i].name, facts[i].value) < 0)
            return dpy_failure();
    return code;
}

// Made once, then tied to the function.
static struct val tie(struct val v, const char *name, struct val made)
{
    struct val facts = dpy_failed(made) ? made : dpy_tied_facts(v.p);
    return dpy_failed(facts) || dpy_dict_put_text(dpy_dict_of(facts), name, made) < 0 ? dpy_failure() : made;
}

static bool is_fact(struct val v, const char *name, struct val *ret)
{
    const struct dpy_tied *tied = dpy_tied_find(v.p);
    return tied && tied->facts.type && dpy_dict_find(dpy_dict_of(tied->facts), dpy_intern(name), ret) == 1;
}

bool dpy_function_getattr(struct val v, const char *name, struct val *ret)
{
    const struct dpy_function *f = function_of(v);
    if (is_fact(v, name, ret))
        return true;
    if (!strcmp(name, "__name__"))
        *ret = dpy_str_text(f->type.name);
    else if (!strcmp(name, "__qualname__"))
        *ret = dpy_str_text(f->qualname);
    else if (!strcmp(name, "__doc__"))
        *ret = f->doc ? dpy_str_text(f->doc) : dpy_none();
    else if (!strcmp(name, "__module__"))
        *ret = get_module(v);
    else if (!strcmp(name, "__defaults__"))
        *ret = get_defaults(v);
    else if (!strcmp(name, "__kwdefaults__"))
        *ret = get_kwdefaults(v);
    else if (!strcmp(name, "__closure__"))
        *ret = get_closure(v);
    else if (!strcmp(name, "__globals__"))
        *ret = get_globals(v);
    else if (!strcmp(name, "__annotations__"))
        *ret = tie(v, name, dpy_dict_new());
    else if (!strcmp(name, "__code__"))
        *ret = tie(v, name, make_code(f));
    else
        return false;
    return true;
}

// Setting

static int complain(const char *message)
{
    dpy_raise_error(&dpy_TypeError, "%s", message);
    return -1;
}

// Room for defaults: a function that was compiled without any, and is no closure, has none.
static struct val *room_for_defaults(struct val v)
{
    struct val *defaults = defaults_of(v);
    size_t size = (function_of(v)->positional + function_of(v)->keyword_only) * sizeof *defaults;
    if (defaults || dpy_kind(v) != DPY_CLOSURE || !size)
        return defaults;
    return ((struct dpy_closure *)v.p)->defaults = dpy_alloc(size, 0);
}

static int set_defaults(struct val v, struct val value)
{
    size_t positional = function_of(v)->positional, n = value.type == DPY_TUPLE ? dpy_tuple_of(value)->length : 0;
    if (value.type && value.type != DPY_NONE && value.type != DPY_TUPLE)
        return complain("__defaults__ must be set to a tuple object");
    struct val *defaults = room_for_defaults(v);
    if (n > positional || (n && !defaults))
        return complain("this function cannot be given defaults");
    for (size_t i = 0; defaults && i < positional; i++)
        defaults[i] = i + n < positional ? dpy_failure() : dpy_tuple_of(value)->items[i + n - positional];
    return 0;
}

static int set_kwdefaults(struct val v, struct val value)
{
    const struct dpy_function *f = function_of(v);
    if (value.type && value.type != DPY_NONE && value.type != DPY_DICT)
        return complain("__kwdefaults__ must be set to a dict object");
    struct val *defaults = room_for_defaults(v);
    if (!defaults)
        return value.type == DPY_DICT && dpy_dict_of(value)->length ? complain("this function cannot be given defaults") : 0;
    for (size_t i = f->positional; i < f->positional + f->keyword_only; i++) {
        struct val found = dpy_failure();
        if (value.type == DPY_DICT && dpy_dict_find(dpy_dict_of(value), dpy_str_text(f->parameters[i]), &found) != 1)
            found = dpy_failure();
        defaults[i] = found;
    }
    return 0;
}

int dpy_function_setattr(struct val v, const char *name, struct val value)
{
    if (!strcmp(name, "__defaults__"))
        return set_defaults(v, value);
    if (!strcmp(name, "__kwdefaults__"))
        return set_kwdefaults(v, value);
    if ((!strcmp(name, "__name__") || !strcmp(name, "__qualname__")) && value.type != DPY_STR) {
        dpy_raise_error(&dpy_TypeError, "%s must be set to a string object", name);
        return -1;
    }
    static const char *const facts[] = { "__annotations__", "__code__", "__doc__", "__module__", "__name__", "__qualname__" };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (!strcmp(name, facts[i]))
            return dpy_failed(tie(v, name, value.type ? value : dpy_none())) ? -1 : 0;
    if (!strcmp(name, "__closure__") || !strcmp(name, "__globals__")) {
        dpy_raise_error(&dpy_AttributeError, "readonly attribute");
        return -1;
    }
    return 1;
}

// Cells

bool dpy_cell_getattr(struct val v, const char *name, struct val *ret)
{
    if (strcmp(name, "cell_contents") != 0)
        return false;
    *ret = ((const struct dpy_cell *)v.p)->value;
    if (!ret->type)
        *ret = dpy_raise_error(&dpy_ValueError, "Cell is empty");
    return true;
}

int dpy_cell_setattr(struct val v, const char *name, struct val value)
{
    if (strcmp(name, "cell_contents") != 0)
        return 1;
    ((struct dpy_cell *)v.p)->value = value;
    return 0;
}
