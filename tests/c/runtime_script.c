// Runs statements, one a line, in postfix: each word is an operation on a stack of values. A line prints "= repr" of every value
// that is shown, or "! Exception: message" where it fails. test_runtime_containers.py makes the lines from Python source.
//
// i<hex> s<hex> b<hex> f<bits in hex> T F N   a value                 load NAME, store NAME, builtin NAME
// tuple N, list N, dict N, slice              made of the top values  binary N, inplace N, unary -, compare N
// is, in, not                                 on the top values       getitem, setitem, delitem, getattr NAME, setattr NAME
// call N [NAME= ...] / method NAME N [NAME= ...] ;   star             call by iterable and dict
// def NAME FLAGS POSITIONAL-ONLY POSITIONAL KEYWORD-ONLY DEFAULTS NAMES... ;   unpack N, unstar BEFORE AFTER   raise, pop, show
// anchors                                     of the text on top, as a tuple or None
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "builtins.h"
#include "call.h"
#include "caret.h"
#include "dict.h"
#include "int.h"
#include "list.h"
#include "str.h"
#include "traceback.h"
#include "tuple.h"

enum { DEEPEST = 4096 };

static struct val stack[DEEPEST], variables;
static size_t top;

static char *word(void)
{
    char *token = strtok(NULL, " \n");
    if (!token)
        exit(2);
    return token;
}

static size_t number(void) { return strtoul(word(), NULL, 10); }
static struct val *take(size_t n) { return &stack[top -= n]; }

// The program's own memory, also where the runtime's is made to fail.
static void *need(size_t size)
{
    void *p = NULL;
    while (!p)
        p = calloc(1, size);
    return p;
}

static char *keep(const char *text) { return strcpy(need(strlen(text) + 1), text); }

static struct val unhex(const char *text, bool is_str)
{
    size_t n = strlen(text) / 2;
    char *bytes = need(n + 1);
    for (size_t i = 0; i < n; i++) {
        unsigned byte = 0;
        sscanf(text + 2 * i, "%2x", &byte);
        bytes[i] = (char)byte;
    }
    struct val v = is_str ? dpy_str_new(bytes, n) : dpy_bytes_new(bytes, n);
    free(bytes);
    return v;
}

static struct val literal(const char *token)
{
    struct val v = dpy_float(0);
    switch (*token) {
    case 'i': return dpy_int_parse(token + 1, strlen(token + 1), 16);
    case 'f': v.i = (int64_t)strtoull(token + 1, NULL, 16); return v;
    case 's': return unhex(token + 1, true);
    case 'b': return unhex(token + 1, false);
    case 'T': return dpy_bool(true);
    case 'F': return dpy_bool(false);
    case 'E': return dpy_object(NULL, DPY_ELLIPSIS);
    default: return dpy_none();
    }
}

// The words up to ";", as names.
static struct dpy_names *names(void)
{
    struct dpy_names *all = need(sizeof *all + 64 * sizeof *all->names);
    for (char *token; strcmp(token = word(), ";") != 0;)
        all->names[all->count++] = keep(token);
    return all;
}

static struct val load(const char *name)
{
    struct val value, key = dpy_str_text(name);
    if (dpy_failed(key))
        return key;
    if (dpy_dict_find(dpy_dict_of(variables), key, &value) == 1)
        return value;
    const struct dpy_builtin *builtin = dpy_builtin_find(name);
    if (builtin)
        return dpy_object(builtin, DPY_BUILTIN);
    static struct dpy_type *const classes[] = { &dpy_Exception, &dpy_ValueError, &dpy_KeyError, &dpy_TypeError, &dpy_OSError,
        &dpy_LookupError, &dpy_StopIteration, &dpy_SystemExit, &dpy_IndexError, &dpy_BaseException, &dpy_FileNotFoundError, &dpy_NameError,
        &dpy_ImportError, &dpy_AttributeError, &dpy_RuntimeError, &dpy_UnicodeError, &dpy_BlockingIOError, &dpy_PermissionError };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (!strcmp(classes[i]->name, name))
            return dpy_object(classes[i], DPY_TYPE);
    return dpy_raise_unbound(name, 0);
}

// A function that gives its bound arguments, as a tuple in the order of the native entry.
static struct val call_bound(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const struct dpy_closure *closure = self;
    struct val out[64];
    const struct dpy_function *f = closure->function;
    size_t count = f->positional + f->keyword_only + !!(f->flags & DPY_FUNCTION_STAR) + !!(f->flags & DPY_FUNCTION_STAR_STAR);
    if (dpy_bind(f, closure->defaults, args, n, kwnames, out) < 0)
        return dpy_failure();
    return dpy_tuple(out, count);
}

// The defaults are on the stack: those of the last positional parameters, then one per keyword-only one, "no default" as ...
static struct val define(void)
{
    void *memory = aligned_alloc(64, (sizeof(struct dpy_function) + 63) / 64 * 64);
    struct dpy_function *f = memset(memory, 0, sizeof *f);
    f->qualname = f->type.name = keep(word());
    f->type.kind = DPY_CLOSURE;
    f->flags = (uint32_t)number();
    f->positional_only = (uint32_t)number();
    f->positional = (uint32_t)number();
    f->keyword_only = (uint32_t)number();
    f->any = call_bound;
    size_t given = number();
    f->parameters = names()->names;
    struct val *defaults = need((f->positional + f->keyword_only + 1) * sizeof *defaults), *values = take(given);
    for (size_t i = 0; i < given; i++)
        if (values[i].type != DPY_ELLIPSIS)
            defaults[f->positional + f->keyword_only - given + i] = values[i];
    return dpy_make_closure(f, defaults, NULL, 0);
}

// Pushes n values; 0, or -1.
static int unpack(size_t before, size_t after, bool star)
{
    struct val *target = take(1), iterable = *target;
    size_t n = before + after + star;
    if ((star ? dpy_unpack_star(iterable, target, before, after) : dpy_unpack(iterable, target, n)) < 0)
        return -1;
    for (size_t i = 0; i < n / 2; i++) {       // the first is stored first
        struct val swap = target[i];
        target[i] = target[n - 1 - i];
        target[n - 1 - i] = swap;
    }
    top += n;
    return 0;
}

// f(*args, **mapping), the keywords merged into a dict of their own as compiled code does it.
static int call_star(struct val callee, struct val args, struct val mapping, struct val *ret)
{
    struct val kwargs = dpy_none();
    if (mapping.type != DPY_NONE) {
        kwargs = dpy_dict(NULL, 0);
        if (dpy_failed(kwargs) || dpy_call_merge(callee, kwargs, mapping) < 0)
            return -1;
    }
    return *ret = dpy_call_star(callee, args, kwargs), 0;
}

static struct val anchors(struct val text)
{
    size_t from, to;
    if (!dpy_caret_anchors(text.s, dpy_str_header(text)->length, &from, &to))
        return dpy_none();
    return dpy_tuple((struct val[]){ dpy_int((int64_t)from), dpy_int((int64_t)to) }, 2);
}

static bool show(struct val v)
{
    struct val text = dpy_repr(v);
    if (dpy_failed(text))
        return false;
    printf("= %s\n", text.s);
    return true;
}

// One operation; its result is pushed. 1: there is none. -1: failure.
static int operate(const char *op, struct val *ret)
{
    struct val *v;
    struct dpy_names *keywords;
    const char *name;
    size_t n;
    if (!strcmp(op, "load")) return *ret = load(word()), 0;
    if (!strcmp(op, "store")) return name = word(), v = take(1), dpy_dict_put_text(dpy_dict_of(variables), name, v[0]) < 0 ? -1 : 1;
    if (!strcmp(op, "tuple")) return n = number(), v = take(n), *ret = dpy_tuple(v, n), 0;
    if (!strcmp(op, "list")) return n = number(), v = take(n), *ret = dpy_list(v, n), 0;
    if (!strcmp(op, "dict")) return n = number(), v = take(2 * n), *ret = dpy_dict(v, n), 0;
    if (!strcmp(op, "slice")) return v = take(3), *ret = dpy_slice(v[0], v[1], v[2]), 0;
    if (!strcmp(op, "binary")) return n = number(), v = take(2), *ret = dpy_binary(v[0], v[1], (enum dpy_operator)n), 0;
    if (!strcmp(op, "inplace")) return n = number(), v = take(2), *ret = dpy_inplace(v[0], v[1], (enum dpy_operator)n), 0;
    if (!strcmp(op, "compare")) return n = number(), v = take(2), *ret = dpy_compare(v[0], v[1], (enum dpy_comparison)n), 0;
    if (!strcmp(op, "unary")) return name = word(), v = take(1), *ret = *name == '-' ? dpy_negative(v[0]) : dpy_invert(v[0]), 0;
    if (!strcmp(op, "is")) return v = take(2), *ret = dpy_bool(dpy_is(v[0], v[1])), 0;
    if (!strcmp(op, "in")) return v = take(2), n = (size_t)dpy_contains(v[1], v[0]), *ret = dpy_bool(n == 1), (int)n < 0 ? -1 : 0;
    if (!strcmp(op, "not")) return v = take(1), n = (size_t)dpy_truth(v[0]), *ret = dpy_bool(n == 0), (int)n < 0 ? -1 : 0;
    if (!strcmp(op, "getitem")) return v = take(2), *ret = dpy_getitem(v[0], v[1]), 0;
    if (!strcmp(op, "setitem")) return v = take(3), dpy_setitem(v[1], v[2], v[0]) < 0 ? -1 : 1;
    if (!strcmp(op, "delitem")) return v = take(2), dpy_delitem(v[0], v[1]) < 0 ? -1 : 1;
    if (!strcmp(op, "getattr")) return name = word(), v = take(1), *ret = dpy_getattr(v[0], name), 0;
    if (!strcmp(op, "setattr")) return name = word(), v = take(2), dpy_setattr(v[1], name, v[0]) < 0 ? -1 : 1;
    if (!strcmp(op, "call")) return n = number(), keywords = names(), v = take(n + 1), *ret = dpy_call(v[0], v + 1, n, keywords->count ? keywords : NULL), 0;
    if (!strcmp(op, "method")) {
        name = word();
        n = number();
        keywords = names();
        v = take(n + 1);
        *ret = dpy_call_method(v[0], name, v + 1, n, keywords->count ? keywords : NULL);
        return 0;
    }
    if (!strcmp(op, "star")) return v = take(3), call_star(v[0], v[1], v[2], ret);
    if (!strcmp(op, "def")) return *ret = define(), 0;
    if (!strcmp(op, "unpack")) return unpack(number(), 0, false) < 0 ? -1 : 1;
    if (!strcmp(op, "unstar")) return n = number(), unpack(n, number(), true) < 0 ? -1 : 1;
    if (!strcmp(op, "raise")) return v = take(2), dpy_raise(v[0], v[1].type == DPY_ELLIPSIS ? (struct val){ .type = 0 } : v[1]), -1;
    if (!strcmp(op, "matches")) return v = take(2), n = (size_t)dpy_matches(v[0], v[1]), *ret = dpy_bool(n == 1), (int)n < 0 ? -1 : 0;
    if (!strcmp(op, "anchors")) return v = take(1), *ret = anchors(v[0]), 0;
    if (!strcmp(op, "pop")) return take(1), 1;
    if (!strcmp(op, "show")) return v = take(1), show(v[0]) ? 1 : -1;
    return *ret = literal(op), 0;
}

static void report(void)
{
    struct val exception = dpy_catch();
    struct dpy_buffer text = { 0 };
    dpy_buffer_format(&text, "%s: ", dpy_type_of(exception)->name);
    dpy_exception_str_into(&text, exception);
    if (text.failed)
        printf("! MemoryError: \n");
    else
        printf("! %.*s\n", (int)text.length, text.bytes);
    dpy_dict_put_text(dpy_dict_of(variables), "error", exception);
    dpy_buffer_deinit(&text);
}

static void run(char *line)
{
    top = 0;
    for (char *op = strtok(line, " \n"); op; op = strtok(NULL, " \n")) {
        struct val result = dpy_failure();
        int status = operate(op, &result);
        if (status < 0 || (status == 0 && dpy_failed(result))) {
            report();
            return;
        }
        if (status == 0)
            stack[top++] = result;
    }
}

int main(void)
{
    char *line = NULL;
    size_t capacity = 0;
    while (dpy_failed(variables = dpy_dict_new()))
        dpy_catch();
    dpy_int_max_str_digits = 4300;
    while (getline(&line, &capacity, stdin) > 0)
        run(line);
    return 0;
}
