// Raising, catching, matching. One exception may be pending in a thread, and one is being handled.
#include "exception.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "alloc.h"
#include "classes.h"
#include "debugger.h"
#include "operations.h"
#include "str.h"
#include "traceback.h"
#include "tuple.h"

static _Thread_local struct val pending;     // type word 0: none
static _Thread_local struct val handled;     // the same

static inline struct dpy_exception *exception_of(struct val v) { return v.p; }

// The new exception happened while `handled` was: its context, unless that would close a circle.
static void set_context(struct val exception)
{
    if (!handled.type || handled.p == exception.p)
        return;
    for (struct val v = handled; v.type; v = exception_of(v)->context)
        if (exception_of(v)->context.type && exception_of(v)->context.p == exception.p) {
            exception_of(v)->context = (struct val){ .type = 0 };
            break;
        }
    exception_of(exception)->context = handled;
}

static struct val raise_instance(struct val exception)
{
    set_context(exception);
    pending = exception;
    if (!dpy_evaluating)
        dpy_raised(dpy_descriptor(exception)->name, exception);
    return dpy_failure();
}

// Where no exception can be made, MemoryError is pending already.
struct val dpy_raise_value(const struct dpy_type *class, struct val arg)
{
    struct val exception = dpy_exception_new(class, &arg, 1);
    return dpy_failed(exception) ? exception : raise_instance(exception);
}

static struct val format_message(const char *format, va_list args)
{
    char small[512], *text = small;
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(small, sizeof small, format, args);
    if (length >= (int)sizeof small && (text = malloc((size_t)length + 1)))
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    struct val message = length < 0 || !text ? dpy_raise_memory() : dpy_str_decode(text, (size_t)length);
    if (text != small)
        free(text);
    return message;
}

// Of the runtime's own constants, made into text once.
static struct val constant_message(const char *text)
{
    enum { KEPT = 64 };
    static struct { const char *from; struct val text; } kept[KEPT];
    uint64_t at = (uintptr_t)text % KEPT;
    if (kept[at].from != text) {
        struct val message = dpy_str_text(text);
        if (dpy_failed(message))
            return message;
        kept[at].from = text;
        kept[at].text = message;
    }
    return kept[at].text;
}

static struct val message_of(const char *format, va_list args)
{
    return strchr(format, '%') ? format_message(format, args) : constant_message(format);
}

static struct val raise_formatted(const struct dpy_type *class, const char *format, va_list args, struct dpy_exception **ret)
{
    struct val message = message_of(format, args);
    if (dpy_failed(message))
        return message;
    struct val exception = dpy_exception_new(class, &message, 1);
    if (dpy_failed(exception))
        return exception;
    *ret = exception.p;
    return raise_instance(exception);
}

struct val dpy_raise_error(const struct dpy_type *class, const char *format, ...)
{
    struct dpy_exception *ignored;
    va_list args;
    if (pending.type == dpy_type_word(&dpy_ReferenceError))
        return dpy_failure();
    va_start(args, format);
    struct val failure = raise_formatted(class, format, args, &ignored);
    va_end(args);
    return failure;
}

struct val dpy_raise_constant(const struct dpy_type *class, const char *text)
{
    struct val message = constant_message(text);
    return dpy_failed(message) ? message : dpy_raise_value(class, message);
}

struct val dpy_raise_name(const struct dpy_type *class, const char *name, struct val object, const char *format, ...)
{
    struct dpy_exception *exception = NULL;
    va_list args;
    va_start(args, format);
    struct val failure = raise_formatted(class, format, args, &exception);
    va_end(args);
    if (!exception)
        return failure;
    struct val text = dpy_str_text(name);      // a failure leaves MemoryError pending instead, which is true as well
    exception->extra[0] = text;
    exception->extra[1] = object;
    return failure;
}

// Without a byte to spare the one below still serves; what it said before is lost.
struct val dpy_raise_memory(void)
{
    static struct dpy_tuple no_args;
    static _Thread_local struct dpy_exception last;
    struct dpy_exception *exception = calloc(1, sizeof *exception);
    if (!exception) {
        exception = &last;
        memset(exception, 0, offsetof(struct dpy_exception, traceback));
        exception->traceback.count = 0;
        exception->traceback.inner = (struct val){ .type = 0 };
    }
    exception->args = dpy_object(&no_args, DPY_TUPLE);
    return raise_instance(dpy_object(exception, dpy_type_word(&dpy_MemoryError)));
}

struct val dpy_raise_errno(const char *filename)
{
    int number = errno;
    struct val args[3] = { dpy_int(number), dpy_str_text(strerror(number)), dpy_none() };
    if (filename)
        args[2] = dpy_str_decode(filename, strlen(filename));
    if (dpy_failed(args[1]) || dpy_failed(args[2]))
        return dpy_failure();
    struct val exception = dpy_exception_new(&dpy_OSError, args, filename ? 3 : 2);
    return dpy_failed(exception) ? exception : raise_instance(exception);
}

struct val dpy_raise_stop(void)
{
    struct val exception = dpy_exception_new(&dpy_StopIteration, NULL, 0);
    return dpy_failed(exception) ? exception : raise_instance(exception);
}

struct val dpy_raise_unbound(const char *name, enum dpy_unbound kind)
{
    switch (kind) {
    case DPY_UNBOUND_LOCAL:
        return dpy_raise_name(&dpy_UnboundLocalError, name, dpy_none(),
                              "cannot access local variable '%s' where it is not associated with a value", name);
    case DPY_UNBOUND_FREE:
        return dpy_raise_name(&dpy_NameError, name, dpy_none(),
                              "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name);
    default:
        return dpy_raise_name(&dpy_NameError, name, dpy_none(), "name '%s' is not defined", name);
    }
}

struct val dpy_raise_misspelt(const char *name, const char *meant)
{
    return dpy_raise_name(&dpy_NameError, name, dpy_str_text(meant), "name '%s' is not defined", name);
}

struct val dpy_raise_assertion(struct val message)
{
    struct val exception = dpy_exception_new(&dpy_AssertionError, &message, message.type ? 1 : 0);
    return dpy_failed(exception) ? exception : raise_instance(exception);
}

// An exception, or a class to be called; anything else is a TypeError with this text.
static struct val instance_of(struct val v, const char *complaint)
{
    if (dpy_kind(v) == DPY_EXCEPTION)
        return v;
    if (v.type == DPY_TYPE && ((const struct dpy_type *)v.p)->kind == DPY_EXCEPTION) {
        struct val made = dpy_call(v, NULL, 0, NULL);
        if (dpy_failed(made) || dpy_kind(made) == DPY_EXCEPTION)
            return made;
        struct val class = dpy_repr(v), other = dpy_repr(dpy_class_value(dpy_type_of(made)));
        return dpy_failed(class) || dpy_failed(other) ? dpy_failure()
            : dpy_raise_error(&dpy_TypeError, "calling %s should have returned an instance of BaseException, not %s", class.s, other.s);
    }
    return dpy_raise_error(&dpy_TypeError, "%s", complaint);
}

struct val dpy_raise(struct val v, struct val cause)
{
    struct val exception = instance_of(v, "exceptions must derive from BaseException");
    if (dpy_failed(exception))
        return exception;
    if (cause.type && cause.type != DPY_NONE) {
        cause = instance_of(cause, "exception causes must derive from BaseException");
        if (dpy_failed(cause))
            return cause;
    }
    if (cause.type) {
        exception_of(exception)->cause = cause.type == DPY_NONE ? (struct val){ .type = 0 } : cause;
        exception_of(exception)->suppress_context = true;
    }
    return raise_instance(exception);
}

struct val dpy_reraise(struct val exception)
{
    pending = exception;
    return dpy_failure();
}

bool dpy_pending(void) { return pending.type != 0; }

struct val dpy_catch(void)
{
    struct val exception = pending;
    pending = (struct val){ .type = 0 };
    return exception;
}

struct val dpy_handled_swap(struct val exception)
{
    struct val previous = handled;
    handled = exception;
    return previous;
}

struct val dpy_handled(void)
{
    if (!handled.type)
        return dpy_raise_error(&dpy_RuntimeError, "No active exception to reraise");
    return handled;
}

bool dpy_type_derives(const struct dpy_type *type, const struct dpy_type *base)
{
    if (type && type->flags & DPY_TYPE_CLASS)
        return dpy_class_derives(type, base);
    const struct dpy_type *at = type;
    while (at && at != base) {
        bool usual = at->kind == DPY_EXCEPTION && at->target && at != &dpy_BaseExceptionGroup;
        at = usual ? at->target : at->kind == DPY_EXCEPTION ? dpy_class_after(type, at) : NULL;
    }
    return at != NULL;
}

bool dpy_exception_is(struct val exception, const struct dpy_type *class)
{
    return dpy_type_derives(dpy_descriptor(exception), class);
}

static int refuse_class(void)
{
    dpy_raise_error(&dpy_TypeError, "catching classes that do not inherit from BaseException is not allowed");
    return -1;
}

static bool is_exception_class(struct val v)
{
    return v.type == DPY_TYPE && ((const struct dpy_type *)v.p)->kind == DPY_EXCEPTION;
}

int dpy_matches(struct val exception, struct val classes)
{
    if (classes.type != DPY_TUPLE)
        return is_exception_class(classes) ? dpy_exception_is(exception, classes.p) : refuse_class();
    const struct dpy_tuple *tuple = dpy_tuple_of(classes);
    for (uint64_t i = 0; i < tuple->length; i++)
        if (!is_exception_class(tuple->items[i]))
            return refuse_class();
    for (uint64_t i = 0; i < tuple->length; i++)
        if (dpy_exception_is(exception, tuple->items[i].p))
            return 1;
    return 0;
}

static _Thread_local const void *of_lookup;      // the exception that dpy_in_lookup was told of

const char dpy_traceback_lookup;

struct val dpy_in_lookup(struct val failure)
{
    of_lookup = pending.p;
    return failure;
}

void dpy_exception_drop(struct dpy_exception *exception)
{
    if (exception->traceback.frames != exception->traceback.few)
        free(exception->traceback.frames);
}

// Makes room for more frames; the first few need no memory of their own.
static bool has_room(struct dpy_traceback *traceback)
{
    enum { FEW = sizeof traceback->few / sizeof *traceback->few };
    if (!traceback->frames) {
        traceback->frames = traceback->few;
        traceback->capacity = FEW;
        return true;
    }
    bool few = traceback->frames == traceback->few;
    struct dpy_frame *frames = realloc(few ? NULL : traceback->frames, 2 * traceback->capacity * sizeof *frames);
    if (!frames)
        return false;
    if (few)
        memcpy(frames, traceback->few, sizeof traceback->few);
    traceback->frames = frames;
    traceback->capacity *= 2;
    return true;
}

// A frame that does not fit is left out: the exception counts, not its traceback.
static void add_frame(const struct dpy_site *site, const void *pc)
{
    if (!pending.type)
        return;
    if (site && of_lookup == pending.p)
        pc = &dpy_traceback_lookup;
    of_lookup = NULL;
    struct dpy_traceback *traceback = &exception_of(pending)->traceback;
    if (traceback->count == traceback->capacity && !has_room(traceback))
        return;
    traceback->frames[traceback->count++] = (struct dpy_frame){ .site = site, .pc = (void *)pc };
}

void dpy_traceback_add(const struct dpy_site *site) { add_frame(site, NULL); }
void dpy_traceback_add_native(void *pc) { add_frame(NULL, pc); }
