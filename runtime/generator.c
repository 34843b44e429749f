// Generators: resuming, sending, throwing, closing; what `yield from` forwards.
#include "generator.h"

#include <string.h>

#include "alloc.h"
#include "call.h"
#include "classes.h"
#include "exception_value.h"
#include "finalize.h"
#include "str.h"
#include "traceback_object.h"
#include "tuple.h"

static const struct val nothing = { .type = 0 };

static const struct dpy_generator_code *code_of(struct val generator)
{
    return (const struct dpy_generator_code *)dpy_descriptor(generator);
}

struct dpy_generator *dpy_generator_new(const struct dpy_generator_code *code)
{
    struct dpy_generator *self = dpy_alloc(code->type.size, dpy_type_word(&code->type));
    return self && code->handles && !dpy_finalize_watch(self) ? NULL : self;
}

// Resuming

static void finish(struct dpy_generator *self)
{
    self->state = DPY_FINISHED;
    self->handled = self->delegate = self->sent = nothing;
}

// StopIteration would look like the end to whoever iterates.
static struct val refuse_stop(void)
{
    struct val stop = dpy_catch();
    if (!dpy_exception_is(stop, &dpy_StopIteration))
        return dpy_reraise(stop);
    struct val outer = dpy_handled_swap(stop);
    dpy_raise_error(&dpy_RuntimeError, "generator raised StopIteration");
    dpy_handled_swap(outer);
    struct val error = dpy_catch();
    if (dpy_exception_is(error, &dpy_RuntimeError)) {
        ((struct dpy_exception *)error.p)->cause = stop;
        ((struct dpy_exception *)error.p)->suppress_context = true;
    }
    return dpy_reraise(error);
}

static struct val refuse_start(struct dpy_generator *self, const struct dpy_generator_code *code)
{
    if (self->sent.type)
        return dpy_raise_error(&dpy_TypeError, "can't send non-None value to a just-started generator");
    dpy_traceback_add(code->site);
    finish(self);
    return dpy_failure();
}

// An exception that is thrown in happens while the generator handles its own.
static void enter(struct dpy_generator *self)
{
    self->caller = dpy_handled_swap(self->handled);
    if (!self->handled.type)
        dpy_handled_swap(self->caller);
    if (!self->sent.type && self->handled.type)
        dpy_raise(dpy_catch(), nothing);
}

struct val dpy_generator_resume(struct val generator, struct val sent)
{
    struct dpy_generator *self = generator.p;
    const struct dpy_generator_code *code = code_of(generator);
    if (self->running)
        return dpy_raise_error(&dpy_ValueError, "generator already executing");
    if (self->state == DPY_FINISHED)
        return sent.type ? dpy_stop() : dpy_failure();
    self->sent = sent;
    if (self->state == 0 && sent.type != DPY_NONE)
        return refuse_start(self, code);
    if (code->handles)
        enter(self);
    self->running = true;
    struct val item = code->resume(self);
    self->running = false;
    if (code->handles)
        dpy_handled_swap(self->caller);
    if (item.type == DPY_STOP)
        finish(self);
    if (!dpy_failed(item))
        return item;
    finish(self);
    return refuse_stop();
}

struct val dpy_generator_handle(struct dpy_generator *self, struct val exception)
{
    struct val previous = self->handled;
    self->handled = exception;
    dpy_handled_swap(exception.type ? exception : self->caller);
    return previous;
}

struct val dpy_generator_raise_stop(struct val generator)
{
    struct dpy_generator *self = generator.p;
    struct val result = self->result;
    self->result = nothing;
    if (!result.type || result.type == DPY_NONE)
        return dpy_raise_stop();
    return dpy_raise_value(&dpy_StopIteration, result);
}

static struct val send(struct val generator, struct val value)
{
    struct val item = dpy_generator_resume(generator, value);
    return item.type == DPY_STOP ? dpy_generator_raise_stop(generator) : item;
}

struct val dpy_generator_close(struct val generator)
{
    struct dpy_generator *self = generator.p;
    if (self->state == 0)
        finish(self);
    if (self->state == DPY_FINISHED)
        return dpy_none();
    struct val exit = dpy_exception_new(&dpy_GeneratorExit, NULL, 0);
    if (dpy_failed(exit))
        return exit;
    dpy_reraise(exit);
    struct val item = dpy_generator_resume(generator, nothing);
    if (item.type == DPY_STOP)
        return dpy_none();
    if (!dpy_failed(item))
        return dpy_raise_error(&dpy_RuntimeError, "generator ignored GeneratorExit");
    struct val failure = dpy_catch();
    bool closed = dpy_exception_is(failure, &dpy_GeneratorExit) || dpy_exception_is(failure, &dpy_StopIteration);
    return closed ? dpy_none() : dpy_reraise(failure);
}

// yield from

int dpy_generator_delegate(struct dpy_generator *self, struct val iterable)
{
    struct val iterator = dpy_iter(iterable);
    if (dpy_failed(iterator))
        return -1;
    self->delegate = iterator;
    self->sent = dpy_none();
    return 0;
}

// Calls a method that the iterator need not have; false: it has none.
static bool try_method(struct val iterator, const char *name, const struct val *args, size_t n, struct val *ret)
{
    struct val method = dpy_getattr(iterator, name);
    if (!dpy_failed(method)) {
        *ret = dpy_call(method, args, n, NULL);
        return true;
    }
    struct val failure = dpy_catch();
    bool missing = dpy_exception_is(failure, &dpy_AttributeError);
    *ret = missing ? dpy_none() : dpy_reraise(failure);
    return !missing;
}

static struct val throw_into(struct val iterator)
{
    struct val exception = dpy_catch(), result;
    if (dpy_exception_is(exception, &dpy_GeneratorExit)) {
        if (try_method(iterator, "close", NULL, 0, &result) && dpy_failed(result))
            return result;
        return dpy_reraise(exception);
    }
    if (dpy_kind(iterator) == DPY_GENERATOR) {
        dpy_reraise(exception);
        return dpy_generator_resume(iterator, nothing);
    }
    return try_method(iterator, "throw", &exception, 1, &result) ? result : dpy_reraise(exception);
}

static struct val forward_to(struct val iterator, struct val sent)
{
    if (!sent.type)
        return throw_into(iterator);
    if (dpy_kind(iterator) == DPY_GENERATOR)
        return dpy_generator_resume(iterator, sent);
    if (sent.type != DPY_NONE)
        return dpy_call_method(iterator, "send", &sent, 1, NULL);
    return dpy_kind(iterator) == DPY_INSTANCE ? dpy_call_method(iterator, "__next__", NULL, 0, NULL) : dpy_next(iterator);
}

// The value of a `yield from` whose iterator is at its end; fails where another exception is pending.
static struct val result_of(struct val iterator, struct val item)
{
    if (!dpy_failed(item)) {
        struct val *result = dpy_kind(iterator) == DPY_GENERATOR ? &((struct dpy_generator *)iterator.p)->result : NULL;
        return result && result->type ? *result : dpy_none();
    }
    struct val failure = dpy_catch();
    if (!dpy_exception_is(failure, &dpy_StopIteration))
        return dpy_reraise(failure);
    struct val value = ((struct dpy_exception *)failure.p)->extra[0];
    return value.type ? value : dpy_none();
}

struct val dpy_generator_forward(struct dpy_generator *self)
{
    struct val iterator = self->delegate, item = forward_to(iterator, self->sent);
    if (!dpy_failed(item) && item.type != DPY_STOP)
        return item;
    self->delegate = nothing;
    self->sent = result_of(iterator, item);
    return dpy_failed(self->sent) ? dpy_failure() : dpy_stop();
}

// Methods

static struct val send_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    if (n != 2 || kwnames)
        return dpy_raise_error(&dpy_TypeError, "generator.send() takes exactly one argument (%zu given)", n - 1);
    return send(args[0], args[1]);
}

static struct val next_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : send(args[0], dpy_none());
}

static struct val iter_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : args[0];
}

static struct val close_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    return dpy_call_expect_method(self, args, n, kwnames, 0, 0) < 0 ? dpy_failure() : dpy_generator_close(args[0]);
}

// throw(exception), throw(class), throw(class, value)
static struct val thrown(const struct val *args, size_t n)
{
    struct val class = args[0], value = n > 1 ? args[1] : dpy_none();
    if (dpy_kind(class) == DPY_EXCEPTION) {
        if (value.type != DPY_NONE)
            return dpy_raise_error(&dpy_TypeError, "instance exception may not have a separate value");
        return class;
    }
    const struct dpy_type *type = dpy_class_type(class);
    if (!type || type->kind != DPY_EXCEPTION)
        return dpy_raise_error(&dpy_TypeError, "exceptions must be classes or instances deriving from BaseException, not %s",
                               dpy_type_name(class));
    if (dpy_kind(value) == DPY_EXCEPTION && dpy_exception_is(value, type))
        return value;
    if (value.type == DPY_TUPLE)
        return dpy_call(class, dpy_tuple_of(value)->items, dpy_tuple_of(value)->length, NULL);
    return dpy_call(class, &value, value.type != DPY_NONE, NULL);
}

static struct val throw_method(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 3) < 0)
        return dpy_failure();
    bool traced = n == 4 && args[3].type != DPY_NONE;
    if (traced && !dpy_is_traceback(args[3]))
        return dpy_raise_error(&dpy_TypeError, "throw() third argument must be a traceback object");
    struct val exception = thrown(args + 1, n - 1);
    if (dpy_failed(exception) || (traced && dpy_traceback_set(exception, args[3]) < 0))
        return dpy_failure();
    dpy_reraise(exception);
    return send(args[0], nothing);
}

const struct dpy_builtin dpy_generator_methods[] = {
    { "__iter__", iter_method },
    { "__next__", next_method },
    { "close", close_method },
    { "send", send_method },
    { "throw", throw_method },
    { NULL, NULL },
};

bool dpy_generator_getattr(struct val generator, const char *name, struct val *ret)
{
    const struct dpy_generator *self = generator.p;
    if (!strcmp(name, "__name__"))
        *ret = dpy_str_text(code_of(generator)->type.name);
    else if (!strcmp(name, "__qualname__"))
        *ret = dpy_str_text(code_of(generator)->qualname);
    else if (!strcmp(name, "gi_running"))
        *ret = dpy_bool(self->running);
    else if (!strcmp(name, "gi_suspended"))
        *ret = dpy_bool(!self->running && self->state > 0);
    else if (!strcmp(name, "gi_yieldfrom"))
        *ret = self->delegate.type ? self->delegate : dpy_none();
    else
        return false;
    return true;
}

int dpy_generator_repr_into(struct dpy_buffer *buffer, struct val generator)
{
    dpy_buffer_format(buffer, "<generator object %s at %p>", code_of(generator)->qualname, generator.p);
    return 0;
}
