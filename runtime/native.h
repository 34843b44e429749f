// Native objects: C structs, unions, arrays, pointers and functions as values, calls of C and calls from C.
//
// Invariants
// - A struct, union or array value is a reference; what it refers to is the C object itself, wherever it lives.
// - Dereferencing NULL through Python is ValueError, leaving an array's bounds IndexError.
// - errno is libc's own: what runs after a C call on the way back to the program preserves it.
// - A void * to a known object is that object. One into C objects that the runtime made is a typed pointer to what lies
//   there (or the struct or array itself); as an argument of a callback it reads as the number, the item, of an array at its
//   first byte too, because that is what an unannotated comparator wants. Bytes of C's may be a pool, in which anything lies: into the
//   middle of them an argument is a bare pointer.
// - A number that C was given as a void * comes back as the number.
#ifndef DPY_NATIVE_H
#define DPY_NATIVE_H

#include "ctypes.h"
#include "operations.h"
#include <signal.h>

// Objects (native.c). Any DPY_STRUCT, DPY_POINTER, DPY_ARRAY, DPY_NATIVE.
struct val dpy_native_getattr(struct val v, const char *name);
int dpy_native_setattr(struct val v, const char *name, struct val value);
struct val dpy_native_getitem(struct val v, struct val key);                 // arrays: bounds and slices; pointers: as in C
int dpy_native_setitem(struct val v, struct val key, struct val value);
int64_t dpy_native_len(struct val v);                                        // arrays; text of C strings; -1: TypeError
struct val dpy_native_iter(struct val v);                                    // an iterator over an array's items or a C string's text
struct val dpy_native_binary(struct val a, struct val b, enum dpy_operator op);
struct val dpy_native_compare(struct val a, struct val b, enum dpy_comparison op); // one of them native
int dpy_native_truth(struct val v);                                          // 1, 0
int dpy_native_hash(struct val v, uint64_t *ret);                            // a C string hashes as the str
bool dpy_native_is_string(struct val v);                                     // char * or char[], not NULL: text is wanted from it
bool dpy_native_points_to_bytes(struct val v);                              // unsigned char *, signed char *: text where str() or a comparison with a str asks for it
struct val dpy_native_as_str(struct val v);                                  // a str of the text; ValueError for NULL; TypeError otherwise
struct val dpy_native_text_begin(struct val v, size_t points);              // the same of its first code points: at least so many, if there are
struct dpy_nearest;
void dpy_native_names(struct val v, struct dpy_nearest *nearest);            // "did you mean"
const struct dpy_member *dpy_native_member(const struct dpy_type *type, const char *name, int64_t *offset); // also anonymous; offset added

struct val dpy_native_new(const struct dpy_type *type, const struct val *args, size_t n, const struct dpy_names *kwnames);
int dpy_native_fill(void *address, const struct dpy_type *type, struct val initial); // by dict, list, tuple, str, same type
struct val dpy_new(const struct dpy_type *type, struct val initial);         // initial type word 0: zeroes. T: a T *; T[n]: the array; struct: the struct
struct val dpy_cast(const struct dpy_type *type, struct val v);
struct val dpy_addressof(struct val v);                                      // a pointer to a struct, array or function
extern const struct dpy_builtin dpy_native_methods[];                     // of C objects: copies
struct val dpy_native_addressof_member(struct val v, const char *name);      // addressof(v.name): a pointer to the member
struct val dpy_native_addressof_item(struct val v, struct val key);          // addressof(v[key])
struct val dpy_sizeof(struct val v);                                         // of a type, or of what a value refers to
struct val dpy_typeof(struct val v);
// What the address denotes inside a chunk of this type that starts at base; fails (no exception) if nothing. `at` reads
// numbers and items, `reference` gives pointers to them and the outermost object.
struct val dpy_native_at(const struct dpy_type *type, const void *base, const void *address);
struct val dpy_native_at_of_c(const struct dpy_type *type, const void *base, const void *address);   // of bytes: all or nothing
struct val dpy_native_reference(const struct dpy_type *type, const void *base, const void *address);

// Text (native_repr.c)
int dpy_native_repr_into(struct dpy_buffer *buffer, struct val v);
struct val dpy_native_str(struct val v);                                     // text of C strings; else as repr
void dpy_prototype(const struct dpy_type *function, const char *name, struct dpy_buffer *buffer);
void dpy_declare(const struct dpy_type *type, const char *name, struct dpy_buffer *buffer); // "int (*f)(void)"; name may be NULL

// Pointers (pointer.c). Arrays made from lists for a call are noted in a struct dpy_temps, which the caller zeroes.
struct dpy_temps { struct dpy_temp *first; };
int dpy_to_pointer(struct val v, const struct dpy_type *pointer, void **ret);   // a list's copy stays
int dpy_to_pointer_temp(struct val v, const struct dpy_type *pointer, void **ret, struct dpy_temps *temps);
// The same for a function's parameter i. As the data of a callback a list or bytearray is itself, elsewhere its items.
int dpy_to_argument(struct val v, const struct dpy_type *function, uint64_t i, void **ret, struct dpy_temps *temps);
// dpy_store_member of a struct or union: in a `void *` beside a function pointer the same is stored.
int dpy_store_record_member(void *address, const struct dpy_type *record, const struct dpy_member *member, struct val v);
int dpy_temps_finish(struct dpy_temps *temps);                               // copies back; 0; -1: failure
struct val dpy_from_pointer(void *p, const struct dpy_type *pointer);        // of results and members
struct val dpy_load_argument(const void *address, const struct dpy_type *type);   // dpy_load of what C passes to a callback

// Calls (native_call.c)
extern bool dpy_calls_ffi;                                                   // --calls=ffi: every call goes through libffi
struct val dpy_native_call(const struct dpy_type *function, void *address, const char *name, const struct val *args,
                           size_t n, const struct dpy_names *kwnames);
struct val dpy_call_native(struct val callee, const struct val *args, size_t n, const struct dpy_names *kwnames); // DPY_NATIVE, function pointers
// Calls a Python function's native entry; args are bound: one per parameter. self: the closure, or NULL: the function captures nothing.
struct val dpy_call_entry(const struct dpy_function *function, void *entry, void *self, const struct val *args, size_t n);
struct val dpy_raise_arguments(const struct dpy_type *function, const char *name, size_t given);   // TypeError: too few, too many
// Puts "stat() argument 2 (buf): " before and the prototype behind the message of the pending exception, a failed conversion's.
struct val dpy_raise_argument(const struct dpy_type *function, const char *name, size_t index);
// With --calls=ffi: dpy_call of a Python function or closure.
struct val dpy_call_by_ffi(struct val callee, const struct val *args, size_t n, const struct dpy_names *kwnames);
const char *dpy_native_name(const struct dpy_type *function, const void *address);   // NULL: not known
int dpy_get_errno(void);
void dpy_set_errno(int value);

// Callbacks (callback.c): the C address of a Python function for a signature; NULL: failure.
void *dpy_callback(struct val function, const struct dpy_type *signature);
void *dpy_callback_annotated(struct val function);                           // by its annotations in C types; NULL: an exception is pending
struct val dpy_callback_function(const void *address);                       // the function behind it; fails (no exception) if none
bool dpy_callback_remember(struct val object, const void *address);          // so that the address leads back to it; false: MemoryError

// Exceptions through C frames (unwind.c)
void dpy_throw(void);                    // raises the pending exception; returns only if no Python caller waits: printed, go on with 0
void dpy_caught(void *exception_object); // first in a landing pad: the exception is pending again
bool dpy_is_thread_exit(struct val exception);     // does the thread end? Nobody may catch that
void dpy_thread_unwind(void) __attribute__((noreturn));    // goes on with that; the exception has been taken
bool dpy_protect(void (*body)(void *), void *argument);   // runs body; true: an exception came out of it and is pending

// Signals (signal.c)
int dpy_safepoint(void);                 // lets others run, and on the main thread handlers of signals that have arrived; 0; -1: one of them failed
void *dpy_signal_trampoline(struct val function);   // NULL: failure
bool dpy_signal_is_handler(const struct dpy_type *pointer);  // are functions stored through this type run by signals?
void dpy_signal_init(void);              // SIGINT becomes KeyboardInterrupt

#endif
