// Exceptions. Between Python functions and the runtime a failure is a result with type word 0 and a pending exception in this
// thread; the system unwinder only crosses C frames (unwind.c).
#ifndef DPY_EXCEPTION_H
#define DPY_EXCEPTION_H

#include "function.h"

struct dpy_site {            // a place in a Python function; static data of images
    const char *function;    // "<module>", "f"
    const char *filename;
    int32_t line, column, end_line, end_column;   // columns from 0; column -1: unknown
};

struct dpy_traceback {       // innermost first: outer frames are added as the exception leaves them
    uint64_t count, capacity;
    struct dpy_frame { const struct dpy_site *site; void *pc; } *frames;   // site NULL: a native frame at pc; `few`, or from malloc
    struct dpy_frame few[3];  // so many that an exception is 256 bytes, which is a size of slots
    struct val inner;        // the frames inside of those, once a program has looked at them (traceback_object.h)
};

struct dpy_exception {
    struct val args;         // a tuple
    struct val cause, context;   // type word 0: none
    bool suppress_context;
    struct dpy_traceback traceback;
    struct val extra[4];     // errno, strerror, filename, filename2 of OSError; value of StopIteration; code of SystemExit; name, obj of
                             // AttributeError; name of NameError, and one that may be meant; name, path, msg of ImportError. Type word 0: None
    struct val notes;        // a list, or type word 0
    struct val attributes;   // what the program has set besides: a dict, or type word 0
};

// Raise: make the exception pending. All return a failed value, so that `return dpy_raise_...` reads well. Where a ReferenceError is
// pending, dpy_raise_error leaves it: what cannot be used because C has freed it fails for that reason, not for another.
struct val dpy_raise_error(const struct dpy_type *class, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct val dpy_raise_constant(const struct dpy_type *class, const char *text);    // as it is; the text is constant data
struct val dpy_raise_value(const struct dpy_type *class, struct val arg);      // one argument, as KeyError(key)
struct val dpy_raise_errno(const char *filename);                            // OSError subclass by errno
struct val dpy_raise_memory(void);                                          // never allocates
struct val dpy_raise_name(const struct dpy_type *class, const char *name, struct val object, const char *format, ...)
    __attribute__((format(printf, 4, 5)));                                   // NameError, AttributeError: with name and obj
struct val dpy_raise_stop(void);                                            // StopIteration()
void dpy_exception_drop(struct dpy_exception *exception);                  // frees what it owns
bool dpy_pending(void);                                                      // is an exception pending?

// The classes; `target` is the base.
extern struct dpy_type dpy_BaseException, dpy_Exception, dpy_BaseExceptionGroup, dpy_ExceptionGroup, dpy_SystemExit, dpy_KeyboardInterrupt, dpy_GeneratorExit,
    dpy_ArithmeticError, dpy_OverflowError, dpy_ZeroDivisionError, dpy_FloatingPointError, dpy_AssertionError,
    dpy_AttributeError, dpy_BufferError, dpy_EOFError, dpy_ImportError, dpy_ModuleNotFoundError, dpy_LookupError,
    dpy_IndexError, dpy_KeyError, dpy_MemoryError, dpy_NameError, dpy_UnboundLocalError, dpy_OSError,
    dpy_FileNotFoundError, dpy_FileExistsError, dpy_PermissionError, dpy_IsADirectoryError, dpy_NotADirectoryError,
    dpy_InterruptedError, dpy_BrokenPipeError, dpy_ChildProcessError, dpy_ConnectionError, dpy_TimeoutError,
    dpy_ConnectionAbortedError, dpy_ConnectionRefusedError, dpy_ConnectionResetError,
    dpy_BlockingIOError, dpy_ProcessLookupError, dpy_ReferenceError, dpy_RuntimeError, dpy_NotImplementedError,
    dpy_RecursionError, dpy_StopIteration, dpy_SyntaxError, dpy_SystemError, dpy_TypeError, dpy_ValueError, dpy_UnicodeError,
    dpy_UnicodeDecodeError, dpy_UnicodeEncodeError, dpy_UnicodeTranslateError, dpy_StopAsyncIteration, dpy_IndentationError, dpy_TabError,
    dpy_Warning, dpy_DeprecationWarning, dpy_PendingDeprecationWarning, dpy_UserWarning, dpy_RuntimeWarning, dpy_SyntaxWarning,
    dpy_FutureWarning, dpy_ImportWarning, dpy_UnicodeWarning, dpy_BytesWarning, dpy_ResourceWarning, dpy_EncodingWarning;

#endif
