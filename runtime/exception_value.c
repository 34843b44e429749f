// Exceptions as objects: made from arguments, shown, with their attributes and methods.
#include <errno.h>
#include <string.h>

#include "alloc.h"
#include "call.h"
#include "exception_group.h"
#include "class.h"
#include "exception_value.h"
#include "intern.h"
#include "list.h"
#include "str.h"
#include "traceback.h"
#include "traceback_object.h"
#include "syntax_error.h"
#include "tuple.h"

static inline struct dpy_exception *exception_of(struct val v) { return v.p; }

static const struct { int number; const struct dpy_type *class; } by_errno[] = {
    { EAGAIN, &dpy_BlockingIOError }, { EALREADY, &dpy_BlockingIOError }, { EINPROGRESS, &dpy_BlockingIOError },
    { EPIPE, &dpy_BrokenPipeError }, { ESHUTDOWN, &dpy_BrokenPipeError }, { ECHILD, &dpy_ChildProcessError },
    { ECONNABORTED, &dpy_ConnectionAbortedError }, { ECONNREFUSED, &dpy_ConnectionRefusedError },
    { ECONNRESET, &dpy_ConnectionResetError }, { EEXIST, &dpy_FileExistsError }, { ENOENT, &dpy_FileNotFoundError },
    { EINTR, &dpy_InterruptedError }, { EISDIR, &dpy_IsADirectoryError }, { ENOTDIR, &dpy_NotADirectoryError },
    { EACCES, &dpy_PermissionError }, { EPERM, &dpy_PermissionError }, { ESRCH, &dpy_ProcessLookupError },
    { ETIMEDOUT, &dpy_TimeoutError },
};

static const struct dpy_type *class_of_errno(struct val number)
{
    for (size_t i = 0; number.type == DPY_INT && i < sizeof by_errno / sizeof *by_errno; i++)
        if (by_errno[i].number == number.i)
            return by_errno[i].class;
    return &dpy_OSError;
}

// OSError(errno, strerror[, filename[, winerror[, filename2]]]): args keeps the first two.
static struct val new_os_error(const struct dpy_type *class, const struct val *args, size_t n)
{
    if (class == &dpy_OSError)
        class = class_of_errno(args[0]);
    struct val exception = dpy_object(dpy_alloc(sizeof(struct dpy_exception), dpy_type_word(class)), dpy_type_word(class));
    if (!exception.p)
        return dpy_failure();
    struct dpy_exception *self = exception.p;
    bool named = n > 2 && args[2].type != DPY_NONE;
    self->args = dpy_tuple(args, named ? 2 : n);
    memcpy(self->extra, args, (named ? 3 : 2) * sizeof *args);
    if (named && n > 4 && args[4].type != DPY_NONE)
        self->extra[3] = args[4];
    return dpy_failed(self->args) ? dpy_failure() : exception;
}

// Has it more than arguments? The answer for a class is kept, as exceptions of few classes come again and again.
static bool is_plain(const struct dpy_type *class)
{
    static const struct dpy_type *const others[] = {
        &dpy_BaseExceptionGroup, &dpy_OSError, &dpy_StopIteration, &dpy_SystemExit, &dpy_ImportError, &dpy_UnicodeDecodeError,
        &dpy_UnicodeEncodeError, &dpy_UnicodeTranslateError, &dpy_NameError, &dpy_AttributeError };
    static struct { const struct dpy_type *class; uint64_t epoch; } known[64];
    uint64_t at = (uintptr_t)class / 64 % (sizeof known / sizeof *known);
    if (known[at].class == class && known[at].epoch == dpy_class_epoch)
        return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (dpy_type_derives(class, others[i]))
            return false;
    known[at].class = class;
    known[at].epoch = dpy_class_epoch;
    return true;
}

static struct val new_plain(const struct dpy_type *class, const struct val *args, size_t n)
{
    struct dpy_exception *self = dpy_alloc(sizeof *self, dpy_type_word(class));
    if (self)
        self->args = dpy_tuple(args, n);
    return !self || dpy_failed(self->args) ? dpy_failure() : dpy_object(self, dpy_type_word(class));
}

struct val dpy_exception_new(const struct dpy_type *class, const struct val *args, size_t n)
{
    if (is_plain(class))
        return new_plain(class, args, n);
    if (dpy_type_derives(class, &dpy_BaseExceptionGroup))
        return dpy_group_new(class, args, n);
    if (dpy_unicode_error_check(class, n) < 0)
        return dpy_failure();
    if (n >= 2 && n <= 5 && dpy_type_derives(class, &dpy_OSError))
        return new_os_error(class, args, n);
    struct val exception = new_plain(class, args, n);
    struct dpy_exception *self = exception.p;
    if (dpy_failed(exception))
        return exception;
    if (n && (dpy_type_derives(class, &dpy_StopIteration) || dpy_type_derives(class, &dpy_SystemExit)))
        self->extra[0] = n > 1 && dpy_type_derives(class, &dpy_SystemExit) ? self->args : args[0];
    if (n == 1 && dpy_type_derives(class, &dpy_ImportError))
        self->extra[2] = args[0];
    return exception;
}

struct val dpy_exception_call(const struct dpy_type *class, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    size_t keywords = kwnames ? kwnames->count : 0;
    if (!keywords)
        return dpy_exception_new(class, args, n);
    static const char *const name_error[] = { "name", NULL }, *const attribute_error[] = { "name", "obj", NULL },
                      *const import_error[] = { "name", "path", NULL };
    const char *const *names = dpy_type_derives(class, &dpy_NameError) ? name_error :
                               dpy_type_derives(class, &dpy_AttributeError) ? attribute_error :
                               dpy_type_derives(class, &dpy_ImportError) ? import_error : NULL;
    if (!names)
        return dpy_raise_error(&dpy_TypeError, "%s() takes no keyword arguments", class->name);
    struct val extra[2] = { { .type = 0 }, { .type = 0 } };
    struct dpy_builtin self = { .name = class->name };
    if (dpy_call_keywords(&self, args, n, kwnames, names, extra) < 0)
        return dpy_failure();
    struct val exception = dpy_exception_new(class, args, n - keywords);
    if (!dpy_failed(exception))
        memcpy(exception_of(exception)->extra, extra, sizeof extra);
    return exception;
}

int dpy_exception_init(struct val exception, const struct val *args, size_t n)
{
    struct dpy_exception *self = exception_of(exception);
    if (dpy_group_is(exception)) {                // the rest is __new__'s
        struct val own = dpy_tuple(args, n);
        if (!dpy_failed(own))
            self->args = own;
        return dpy_failed(own) ? -1 : 0;
    }
    struct val made = dpy_exception_new(dpy_descriptor(exception), args, n);
    if (dpy_failed(made))
        return -1;
    self->args = exception_of(made)->args;
    memcpy(self->extra, exception_of(made)->extra, sizeof self->extra);
    return 0;
}

// The first errno error with errno and strerror prints them; CPython asks the same question.
static bool has_errno(struct val exception)
{
    return dpy_exception_is(exception, &dpy_OSError) && exception_of(exception)->extra[0].type &&
           exception_of(exception)->extra[1].type;
}

static int add_str(struct dpy_buffer *buffer, struct val v)
{
    struct val text = dpy_str_of(v);
    if (dpy_failed(text))
        return -1;
    dpy_buffer_add(buffer, text.s, dpy_str_header(text)->length);
    return 0;
}

static int os_error_str_into(struct dpy_buffer *buffer, const struct dpy_exception *self)
{
    dpy_buffer_text(buffer, "[Errno ");
    if (add_str(buffer, self->extra[0]) < 0)
        return -1;
    dpy_buffer_text(buffer, "] ");
    if (add_str(buffer, self->extra[1]) < 0)
        return -1;
    if (!self->extra[2].type)
        return 0;
    dpy_buffer_text(buffer, ": ");
    if (dpy_repr_into(buffer, self->extra[2]) < 0)
        return -1;
    if (!self->extra[3].type)
        return 0;
    dpy_buffer_text(buffer, " -> ");
    return dpy_repr_into(buffer, self->extra[3]);
}

int dpy_exception_str_into(struct dpy_buffer *buffer, struct val exception)
{
    const struct dpy_exception *self = exception_of(exception);
    const struct dpy_tuple *args = dpy_tuple_of(self->args);
    if (has_errno(exception))
        return os_error_str_into(buffer, self);
    if (dpy_exception_is(exception, &dpy_SyntaxError))
        return dpy_syntax_error_str_into(buffer, exception);
    if (dpy_exception_is(exception, &dpy_BaseExceptionGroup)) {
        uint64_t count = dpy_tuple_of(dpy_group_exceptions(exception))->length;
        dpy_buffer_format(buffer, "%s (%zu sub-exception%s)", dpy_group_message(exception).s, (size_t)count, count == 1 ? "" : "s");
        return 0;
    }
    if (args->length == 0 || dpy_unicode_error_str_into(buffer, exception))
        return 0;
    if (args->length > 1)
        return dpy_tuple_repr_into(buffer, self->args);
    if (dpy_exception_is(exception, &dpy_KeyError))
        return dpy_repr_into(buffer, args->items[0]);
    return add_str(buffer, args->items[0]);
}

int dpy_exception_repr_into(struct dpy_buffer *buffer, struct val exception)
{
    const struct dpy_tuple *args = dpy_tuple_of(exception_of(exception)->args);
    dpy_buffer_text(buffer, dpy_descriptor(exception)->name);
    if (args->length != 1)
        return dpy_tuple_repr_into(buffer, exception_of(exception)->args);
    dpy_buffer_add(buffer, "(", 1);
    if (dpy_repr_into(buffer, args->items[0]) < 0)
        return -1;
    dpy_buffer_add(buffer, ")", 1);
    return 0;
}

// Attributes: a place in the struct each, of the classes that have it.
static const struct attribute {
    const char *name;
    const struct dpy_type *class;
    size_t offset;
} attributes[] = {
    { "args", &dpy_BaseException, offsetof(struct dpy_exception, args) },
    { "__cause__", &dpy_BaseException, offsetof(struct dpy_exception, cause) },
    { "__context__", &dpy_BaseException, offsetof(struct dpy_exception, context) },
    { "errno", &dpy_OSError, offsetof(struct dpy_exception, extra[0]) },
    { "strerror", &dpy_OSError, offsetof(struct dpy_exception, extra[1]) },
    { "filename", &dpy_OSError, offsetof(struct dpy_exception, extra[2]) },
    { "filename2", &dpy_OSError, offsetof(struct dpy_exception, extra[3]) },
    { "value", &dpy_StopIteration, offsetof(struct dpy_exception, extra[0]) },
    { "code", &dpy_SystemExit, offsetof(struct dpy_exception, extra[0]) },
    { "name", &dpy_NameError, offsetof(struct dpy_exception, extra[0]) },
    { "name", &dpy_AttributeError, offsetof(struct dpy_exception, extra[0]) },
    { "obj", &dpy_AttributeError, offsetof(struct dpy_exception, extra[1]) },
    { "name", &dpy_ImportError, offsetof(struct dpy_exception, extra[0]) },
    { "path", &dpy_ImportError, offsetof(struct dpy_exception, extra[1]) },
    { "msg", &dpy_ImportError, offsetof(struct dpy_exception, extra[2]) },
    { "message", &dpy_BaseExceptionGroup, offsetof(struct dpy_exception, extra[0]) },
    { "exceptions", &dpy_BaseExceptionGroup, offsetof(struct dpy_exception, extra[1]) },
    { "__notes__", &dpy_BaseException, offsetof(struct dpy_exception, notes) },
};

static struct val *slot_of(struct val exception, const char *name)
{
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        if (!strcmp(attributes[i].name, name) && dpy_exception_is(exception, attributes[i].class))
            return (struct val *)((char *)exception.p + attributes[i].offset);
    return NULL;
}

bool dpy_exception_has(struct val exception, const char *name)
{
    return !strcmp(name, "__suppress_context__") || !strcmp(name, "__traceback__") || slot_of(exception, name);
}

bool dpy_exception_getattr(struct val exception, const char *name, struct val *ret)
{
    struct dpy_exception *self = exception_of(exception);
    if (!strcmp(name, "__suppress_context__")) {
        *ret = dpy_bool(self->suppress_context);
        return true;
    }
    if (!strcmp(name, "__traceback__")) {
        *ret = dpy_traceback_of(exception);
        return true;
    }
    if (dpy_unicode_error_getattr(exception, name, ret))
        return true;
    struct val *slot = slot_of(exception, name);
    if (!slot && dpy_syntax_error_getattr(exception, name, ret))
        return true;
    if (!slot || (slot == &self->notes && !slot->type))
        return false;
    *ret = slot->type ? *slot : dpy_none();
    return true;
}

static int set_args(struct dpy_exception *self, struct val value)
{
    struct val list = dpy_list(NULL, 0);
    if (dpy_failed(list) || dpy_list_extend(list, value) < 0)
        return -1;
    struct val args = dpy_list_to_tuple(list);
    if (dpy_failed(args))
        return -1;
    self->args = args;
    return 0;
}

static int set_chained(struct val *slot, struct val value, const char *what)
{
    if (value.type != DPY_NONE && dpy_kind(value) != DPY_EXCEPTION) {
        dpy_raise_error(&dpy_TypeError, "exception %s must be None or derive from BaseException", what);
        return -1;
    }
    *slot = value.type == DPY_NONE ? (struct val){ .type = 0 } : value;
    return 0;
}

static int refuse(const struct dpy_type *class, const char *format, const char *name)
{
    dpy_raise_error(class, format, name);
    return -1;
}

static int set_suppress(struct dpy_exception *self, struct val value)
{
    if (value.type != DPY_BOOL)
        return refuse(&dpy_TypeError, "%s", value.type ? "attribute value type must be bool" : "can't delete numeric/char attribute");
    self->suppress_context = value.i;
    return 0;
}

// Type word 0 deletes: the attribute of a builtin class is None again.
int dpy_exception_setattr(struct val exception, const char *name, struct val value)
{
    struct dpy_exception *self = exception_of(exception);
    struct val *slot = slot_of(exception, name);
    if (!strcmp(name, "__suppress_context__"))
        return set_suppress(self, value);
    if (!strcmp(name, "__traceback__"))
        return dpy_traceback_set(exception, value);
    if (!value.type && (slot == &self->args || slot == &self->cause || slot == &self->context))
        return refuse(&dpy_TypeError, "%s may not be deleted", name);
    if (!value.type && slot == &self->notes && !slot->type)
        return refuse(&dpy_AttributeError, "%s", name);
    if (slot == &self->args)
        return set_args(self, value);
    if (slot == &self->cause) {
        self->suppress_context = true;
        return set_chained(slot, value, "cause");
    }
    if (slot == &self->context)
        return set_chained(slot, value, "context");
    if (!slot)
        return dpy_instance_own_set(exception, dpy_intern(name), value);
    *slot = value;
    return 0;
}

static struct val add_note(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0)
        return dpy_failure();
    if (args[1].type != DPY_STR)
        return dpy_raise_error(&dpy_TypeError, "note must be a str, not '%s'", dpy_type_name(args[1]));
    struct val *notes = &exception_of(args[0])->notes;
    if (!notes->type)
        *notes = dpy_list(NULL, 0);
    if (dpy_failed(*notes) || dpy_list_append(*notes, args[1]) < 0)
        return dpy_failure();
    return dpy_none();
}

static struct val with_traceback(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 1, 1) < 0 || dpy_traceback_set(args[0], args[1]) < 0)
        return dpy_failure();
    return args[0];
}

const struct dpy_builtin dpy_exception_methods[] = {
    { "add_note", add_note },
    { "with_traceback", with_traceback },
    { NULL, NULL },
};
