// What compiled Python code calls. The compiler reads these signatures from the runtime's DWARF; add an operation
// here and it can be called from the lowering by name. A result with type word 0 is a failure (exception.h).
#ifndef DPY_OPERATIONS_H
#define DPY_OPERATIONS_H

#include "exception.h"

// Operators. Grep ORDER BINARY: dwarfpython/ir/ops.py
enum dpy_operator {
    DPY_ADD, DPY_SUB, DPY_MUL, DPY_TRUEDIV, DPY_FLOORDIV, DPY_MOD, DPY_POW, DPY_LSHIFT, DPY_RSHIFT, DPY_AND, DPY_OR, DPY_XOR,
    DPY_MATMUL
};
enum dpy_comparison { DPY_EQ, DPY_NE, DPY_LT, DPY_LE, DPY_GT, DPY_GE };

struct val dpy_binary(struct val a, struct val b, enum dpy_operator op);     // arith.c: any operands
struct val dpy_inplace(struct val a, struct val b, enum dpy_operator op);    // list += ..., else as dpy_binary
// The same inside of an expression (passed.c). Grep ORDER FATE: dwarfpython/llvm/numbers.py
enum dpy_fate {
    DPY_SPENDS_LEFT = 1, DPY_SPENDS_RIGHT = 2,       // the operand is what an operator passed to this one alone
    DPY_PASSED = 4                                   // one other operator gets the result, and nothing else does
};
struct val dpy_binary_passed(struct val a, struct val b, enum dpy_operator op, unsigned fate);
struct val dpy_inplace_passed(struct val a, struct val b, enum dpy_operator op, unsigned fate);
struct val dpy_compare_passed(struct val a, struct val b, enum dpy_comparison op, unsigned fate);
int dpy_compare_truth_passed(struct val a, struct val b, enum dpy_comparison op, unsigned fate);
static const uint64_t DPY_NO_LENGTH = UINT64_MAX;
struct val dpy_grow(struct val a, struct val b, uint64_t length);            // name += b: of a text the length that it had when it was read
void dpy_str_share(struct val text);                                         // str.c: something else will hold it
struct val dpy_negative(struct val a);
struct val dpy_positive(struct val a);
struct val dpy_invert(struct val a);
struct val dpy_compare(struct val a, struct val b, enum dpy_comparison op);  // compare.c
int dpy_compare_truth(struct val a, struct val b, enum dpy_comparison op);   // as a condition: 1, 0; -1: failure
int dpy_contains(struct val container, struct val item);                     // 1, 0; -1: failure
int dpy_truth(struct val v);                                                 // 1, 0; -1: failure
bool dpy_is(struct val a, struct val b);

// Items, attributes
struct val dpy_getitem(struct val object, struct val key);
int dpy_setitem(struct val object, struct val key, struct val value);        // 0; -1: failure
int dpy_delitem(struct val object, struct val key);
struct val dpy_getattr(struct val object, const char *name);
int dpy_setattr(struct val object, const char *name, struct val value);
int dpy_delattr(struct val object, const char *name);
struct val dpy_slice(struct val start, struct val stop, struct val step);
struct val dpy_getslice(struct val object, struct val start, struct val stop, struct val step);
int dpy_setslice(struct val object, struct val start, struct val stop, struct val step, struct val value);   // 0; -1: failure

// Making containers; items are copied from the array
struct val dpy_tuple(const struct val *items, size_t n);
struct val dpy_list(const struct val *items, size_t n);
struct val dpy_dict(const struct val *pairs, size_t n);                      // key, value, key, value ...; n pairs
int dpy_list_append(struct val list, struct val item);
int dpy_list_extend(struct val list, struct val iterable);
int dpy_list_spread(struct val list, struct val iterable);                   // [*iterable]
int dpy_dict_update(struct val dict, struct val mapping);                    // {**mapping}
struct val dpy_list_to_tuple(struct val list);
int dpy_unpack(struct val iterable, struct val *targets, size_t n);          // exactly n
int dpy_unpack_star(struct val iterable, struct val *targets, size_t before, size_t after);  // before + 1 + after; the middle a list

// Iteration: dpy_next gives type word DPY_STOP at the end
struct val dpy_iter(struct val iterable);
struct val dpy_next(struct val iterator);
// What a loop goes over: a list or a tuple itself, which needs no iterator; of all else dpy_iter.
struct val dpy_each(struct val iterable);
enum dpy_turn { DPY_TURN, DPY_TURN_STOP, DPY_TURN_FAILED, DPY_TURN_PACKED };   // PACKED: there is an item, unpacking it failed
// The next item, unpacked to n targets: the one at `index` of a list or a tuple.
enum dpy_turn dpy_next_unpack(struct val each, uint64_t index, struct val *targets, size_t n);

// Text
struct val dpy_str_of(struct val v);                                         // str(v)
struct val dpy_repr(struct val v);
struct val dpy_ascii(struct val v);
struct val dpy_format(struct val v, struct val spec);                        // format(v, spec); spec a str
struct val dpy_join(const struct val *parts, size_t n);                      // f-strings: parts are strs

// Calls
struct val dpy_call(struct val callee, const struct val *args, size_t n, const struct dpy_names *kwnames);
struct val dpy_call_star(struct val callee, struct val args, struct val kwargs);   // any iterable; a dict, or None
int dpy_call_merge(struct val callee, struct val kwargs, struct val mapping);      // f(**mapping): none may come twice
struct val dpy_call_method(struct val object, const char *name, const struct val *args, size_t n, const struct dpy_names *kwnames);
// A place's cache of the method of a builtin type that it calls: called with the object before the arguments. Zero at first.
struct dpy_method_cache {
    uint64_t type;           // the type word for which the rest holds; 0: none
    dpy_any *any;
    const struct dpy_builtin *method;
};
// object.name(...); args[0] is the object, which n does not count. Fills the cache where that pays.
struct val dpy_call_method_of_type(const char *name, const struct val *args, size_t n, struct dpy_method_cache *cache);
// Binds the arguments of a call to out[], one value per parameter (function.h); 0, or -1: TypeError.
int dpy_bind(const struct dpy_function *function, const struct val *defaults, const struct val *args, size_t n,
             const struct dpy_names *kwnames, struct val *out);
struct val dpy_make_closure(const struct dpy_function *function, const struct val *defaults, struct dpy_cell **cells, size_t n);
struct dpy_cell *dpy_make_cell(struct val value);                            // NULL: MemoryError pending

// Exceptions. Grep ORDER UNBOUND: dwarfpython/llvm/function.py
enum dpy_unbound { DPY_UNBOUND_GLOBAL, DPY_UNBOUND_LOCAL, DPY_UNBOUND_FREE };
struct val dpy_raise(struct val exception, struct val cause);                // `raise e from cause`; cause type word 0: no `from`
struct val dpy_reraise(struct val exception);                                // pending again, its traceback kept
struct val dpy_catch(void);                                                  // takes the pending exception
int dpy_matches(struct val exception, struct val classes);                   // except clause; -1: failure
struct val dpy_handled_swap(struct val exception);                           // sets what is being handled, gives what was
struct val dpy_handled(void);                                                // for bare `raise`: fails with RuntimeError if nothing is
void dpy_traceback_add(const struct dpy_site *site);                         // a frame of the pending exception; out of line
struct val dpy_raise_unbound(const char *name, enum dpy_unbound kind);       // NameError / UnboundLocalError
struct val dpy_raise_misspelt(const char *name, const char *meant);          // NameError; the name of a library that may be meant
struct val dpy_raise_assertion(struct val message);                          // type word 0: none

struct val dpy_group_match(struct val exception, struct val classes);        // except*: (what matches, what is left), None each if nothing
struct val dpy_group_raise(struct val original, struct val raised);          // after the clauses: what is raised of their list, or None

// Patterns (patterns.c). Parts are a tuple; None: no match
int dpy_match_sequence(struct val subject, size_t count, int open);          // of so many items, `open`: or more; 1, 0, -1
int dpy_match_mapping(struct val subject, size_t count);                     // of so many items or more
struct val dpy_match_keys(struct val subject, const struct val *keys, size_t n);      // the values
struct val dpy_match_rest(struct val subject, const struct val *keys, size_t n);      // a dict of all but these
struct val dpy_match_class(struct val subject, struct val class, size_t positional, const struct dpy_names *names);

// Modules (module.c), literals, loops
struct val dpy_import(const char *name, const char *reason);                 // import.c; reason: why it is no library either, or NULL
struct val dpy_import_name(struct val module, const char *name);             // from module import name
int dpy_import_star(struct val into, struct val module);                     // into: a module, or the namespace of a text
struct val dpy_library(const char *name, const char *soname, const char *index);
void *dpy_thread_variable(const char *library, const char *name);            // in this thread; NULL: ImportError
int dpy_namespace_put(struct val namespace, const char *name, struct val value);   // a module, or a mapping; 0; -1: failure
struct val dpy_import_missing(const char *reason);                          // ImportError
struct val dpy_int_literal(const char *hexadecimal);                         // beyond 64 bits; a "-" may come first
int dpy_range_limit(struct val stop, int64_t *ret);                          // of a counting loop: clamped to 64 bits

// Names in text of exec (texts.c). locals type word 0: they are not looked for there; builtin type word 0: it is none.
struct val dpy_named_load(struct val locals, struct val globals, const char *name, struct val builtin);
int dpy_named_delete(struct val namespace, const char *name, bool quiet);    // 0; -1: NameError, unless quiet

// Session
extern struct val dpy_last_echo;                                             // `_`; type word 0: nothing has been echoed
int dpy_echo(struct val v);                                                  // prints repr(v) unless None

#endif
