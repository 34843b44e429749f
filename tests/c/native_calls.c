// Calls of libc, callbacks, exceptions through qsort, signals.
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "native_test.h"

POINTER(char_pointer, "char *", &dpy_c_char, 0);
POINTER(const_char_pointer, "const char *", &dpy_c_char, DPY_TYPE_CONST);
POINTER(char_pointer_pointer, "char **", &char_pointer, 0);
POINTER(const_void_pointer, "const void *", &dpy_c_void, DPY_TYPE_CONST);
POINTER(int_pointer, "int *", &dpy_c_int, 0);
POINTER(const_int_pointer, "const int *", &dpy_c_int, DPY_TYPE_CONST);

static struct dpy_member compare_parameters[] = { { NULL, &const_void_pointer, 0, 0, 0 }, { NULL, &const_void_pointer, 0, 0, 0 } };
FUNCTION(compare_type, "int (const void *, const void *)", &dpy_c_int, 0, compare_parameters);
POINTER(compare_pointer, "__compar_fn_t", &compare_type, 0);
static struct dpy_member qsort_parameters[] = {
    { "base", &dpy_c_void_pointer, 0, 0, 0 }, { "nmemb", &dpy_c_unsigned_long, 0, 0, 0 },
    { "size", &dpy_c_unsigned_long, 0, 0, 0 }, { "compar", &compare_pointer, 0, 0, 0 },
};
FUNCTION(qsort_type, "void (void *, size_t, size_t, __compar_fn_t)", &dpy_c_void, 0, qsort_parameters);
static struct dpy_member strtol_parameters[] = {
    { "nptr", &const_char_pointer, 0, 0, 0 }, { "endptr", &char_pointer_pointer, 0, 0, 0 }, { "base", &dpy_c_int, 0, 0, 0 },
};
FUNCTION(strtol_type, "long (const char *, char **, int)", &dpy_c_long, 0, strtol_parameters);
static struct dpy_member snprintf_parameters[] = {
    { "s", &char_pointer, 0, 0, 0 }, { "n", &dpy_c_unsigned_long, 0, 0, 0 }, { "format", &const_char_pointer, 0, 0, 0 },
};
FUNCTION(snprintf_type, "int (char *, size_t, const char *, ...)", &dpy_c_int, DPY_TYPE_VARIADIC, snprintf_parameters);
static struct dpy_member string_parameters[] = { { "name", &const_char_pointer, 0, 0, 0 } };
FUNCTION(getenv_type, "char *(const char *)", &char_pointer, 0, string_parameters);
FUNCTION(strlen_type, "size_t (const char *)", &dpy_c_unsigned_long, 0, string_parameters);
FUNCTION(chdir_type, "int (const char *)", &dpy_c_int, 0, string_parameters);
static struct dpy_member div_members[] = { MEMBER(div_t, quot, &dpy_c_int), MEMBER(div_t, rem, &dpy_c_int) };
RECORD(div_record, div_t, "div_t", 0, div_members);
static struct dpy_member div_parameters[] = { { "numer", &dpy_c_int, 0, 0, 0 }, { "denom", &dpy_c_int, 0, 0, 0 } };
FUNCTION(div_type, "div_t (int, int)", &div_record, 0, div_parameters);
static struct dpy_member handler_parameters[] = { { NULL, &dpy_c_int, 0, 0, 0 } };
FUNCTION(handler_type, "void (int)", &dpy_c_void, 0, handler_parameters);
POINTER(handler_pointer, "__sighandler_t", &handler_type, 0);
static struct dpy_member signal_parameters[] = { { "sig", &dpy_c_int, 0, 0, 0 }, { "handler", &handler_pointer, 0, 0, 0 } };
FUNCTION(signal_type, "__sighandler_t (int, __sighandler_t)", &handler_pointer, 0, signal_parameters);
static struct dpy_member raise_parameters[] = { { "sig", &dpy_c_int, 0, 0, 0 } };
FUNCTION(raise_type, "int (int)", &dpy_c_int, 0, raise_parameters);

// Python functions, as far as callers can tell.

static int compared;

static struct val compare(void *self, const struct val *args, size_t n, const struct dpy_names *names)
{
    (void)self, (void)n, (void)names;
    compared++;
    return dpy_binary(args[0], args[1], DPY_SUB);
}

static struct val compare_or_fail(void *self, const struct val *args, size_t n, const struct dpy_names *names)
{
    if (args[0].i == 2 || args[1].i == 2)
        return dpy_raise_error(&dpy_ValueError, "not %d", 2);
    return compare(self, args, n, names);
}

static struct val gives_text(void *self, const struct val *args, size_t n, const struct dpy_names *names)
{
    (void)self, (void)args, (void)n, (void)names;
    return text("less");
}

static struct val arrived;

static struct val on_signal(void *self, const struct val *args, size_t n, const struct dpy_names *names)
{
    (void)self, (void)names;
    arrived = n == 1 ? args[0] : dpy_none();
    return dpy_none();
}

static const struct dpy_builtin compare_builtin = { "compare", compare }, failing = { "compare", compare_or_fail },
    texting = { "text", gives_text }, signalled = { "on_signal", on_signal };

static struct val function(const struct dpy_builtin *builtin) { return dpy_object(builtin, DPY_BUILTIN); }
static struct val numbers(void) { return LIST(dpy_int(5), dpy_int(2), dpy_int(9), dpy_int(1)); }

static void test_callbacks(void)
{
    struct val array = dpy_new(dpy_type_parse("int[4]"), numbers()), list = numbers();
    EXPECT("None", CALL(qsort_type, qsort, array, dpy_int(4), dpy_int(4), function(&compare_builtin)));
    EXPECT("{ 1, 2, 5, 9 }", array);
    EXPECT("None", CALL(qsort_type, qsort, list, dpy_int(4), dpy_int(8), function(&compare_builtin)));
    EXPECT("[1, 2, 5, 9]", list);
    list = LIST(dpy_float(2.5), dpy_float(-1));
    EXPECT("TypeError: cannot convert float to int", CALL(qsort_type, qsort, list, dpy_int(2), dpy_int(8), function(&compare_builtin)));
    list = LIST(text("b"), text("a"));
    EXPECT("TypeError: unsupported operand type(s) for -: 'str' and 'str'",
           CALL(qsort_type, qsort, list, dpy_int(2), dpy_int(8), function(&compare_builtin)));
    EXPECT("TypeError: cannot convert str to int", CALL(qsort_type, qsort, list, dpy_int(2), dpy_int(8), function(&texting)));
    if (!compared)
        failures++, puts("the comparator was never called");
    struct val pointer = dpy_native_new(&compare_pointer, (struct val[]){ function(&compare_builtin) }, 1, NULL);
    EXPECT("True", dpy_bool(pointer.p == function(&compare_builtin).p));    // read back, it is the function
    struct val strcmp_value = dpy_object((void *)strcmp, dpy_type_word(&compare_type));
    EXPECT("-1", dpy_cast(&dpy_c_int, dpy_call(strcmp_value, (struct val[]){ text("a"), text("b") }, 2, NULL)));
}

static void test_exceptions(void)
{
    struct val array = dpy_new(dpy_type_parse("int[4]"), numbers());
    struct val result = CALL(qsort_type, qsort, array, dpy_int(4), dpy_int(4), function(&failing));
    EXPECT("True", dpy_bool(dpy_failed(result)));
    struct val exception = dpy_catch();
    struct dpy_traceback *traceback = &((struct dpy_exception *)exception.p)->traceback;
    EXPECT("True", dpy_bool(traceback->count >= 1));                          // msort_with_tmp, qsort_r
    for (uint64_t i = 0; i < traceback->count; i++)
        EXPECT("True", dpy_bool(traceback->frames[i].pc != NULL && traceback->frames[i].site == NULL));
    dpy_reraise(exception);
    EXPECT("ValueError: not 2", dpy_failure());
    for (int i = 0; i < 1000; i++) {
        CALL(qsort_type, qsort, array, dpy_int(4), dpy_int(4), function(&failing));
        dpy_catch();
    }
    EXPECT("{ 5, 2, 9, 1 }", array);
}

static void test_arguments(void)
{
    struct val end = dpy_new(&char_pointer, dpy_failure());
    EXPECT("123", CALL(strtol_type, strtol, text("123 rest"), end, dpy_int(10)));
    EXPECT("' rest'", dpy_native_getitem(end, dpy_int(0)));
    EXPECT("TypeError: strtol() takes 3 arguments (1 given): long strtol(const char *nptr, char **endptr, int base)",
           CALL(strtol_type, strtol, text("1")));
    EXPECT("TypeError: strtol() argument 1 (nptr): cannot convert int to const char *: "
           "long strtol(const char *nptr, char **endptr, int base)", CALL(strtol_type, strtol, dpy_int(1), end, dpy_int(10)));
    EXPECT("OverflowError: strtol() argument 3 (base): 1099511627776 does not fit in int: "
           "long strtol(const char *nptr, char **endptr, int base)", CALL(strtol_type, strtol, text("1"), end, dpy_int(1ll << 40)));
    EXPECT("ValueError: strlen() argument 1 (name): embedded null character: unsigned long strlen(const char *name)",
           CALL(strlen_type, strlen, dpy_str_new("a\0b", 3)));
    EXPECT("5", CALL(strlen_type, strlen, text("h\xc3\xa4ll")));
    struct { uint64_t count; const char *names[2]; } names = { 2, { "base", "endptr" } };
    struct val args[] = { text("ff"), dpy_int(16), dpy_none() };
    EXPECT("255", dpy_native_call(&strtol_type, (void *)strtol, "strtol", args, 3, (struct dpy_names *)&names));
    names.names[0] = "bass";
    EXPECT("TypeError: strtol() got an unexpected keyword argument 'bass': long strtol(const char *nptr, char **endptr, int base)",
           dpy_native_call(&strtol_type, (void *)strtol, "strtol", args, 3, (struct dpy_names *)&names));
    EXPECT("ValueError: call of a NULL pointer (long (const char *, char **, int))",
           dpy_native_call(&strtol_type, NULL, "strtol", args, 3, NULL));

    struct val buffer = dpy_new(dpy_type_parse("char[64]"), dpy_failure());
    EXPECT("31", CALL(snprintf_type, snprintf, buffer, dpy_int(64), text("%d %ld %.2f %s %c %lu|%s"), dpy_int(-1),
                      dpy_int(1ll << 40), dpy_float(1.5), text("text"), dpy_int('c'), dpy_from_uint64(UINT64_MAX >> 62), text("")));
    EXPECT("\"-1 1099511627776 1.50 text c 3|\"", buffer);
    EXPECT("TypeError: snprintf() takes at least 3 arguments (1 given): int snprintf(char *s, unsigned long n, "
           "const char *format, ...)", CALL(snprintf_type, snprintf, buffer));
    EXPECT("{ .quot = -3, .rem = -1 }", CALL(div_type, div, dpy_int(-7), dpy_int(2)));
    EXPECT("NULL", CALL(getenv_type, getenv, text("A_NAME_THAT_NOBODY_SETS")));
    EXPECT("-1", CALL(chdir_type, chdir, text("/nowhere/at/all")));
    EXPECT("2", dpy_int(dpy_get_errno()));
}

static int add_and_clear(int *items, int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++)
        sum += items[i], items[i] = 0;
    return sum;
}

static long count_strings(char **strings)
{
    long n = 0;
    while (strings[n])
        n += strings[n][0] != '\0' || 1;
    return n;
}

static void *identity(void *p) { return p; }

static void test_sequences(void)
{
    static struct dpy_member parameters[] = { { "items", &int_pointer, 0, 0, 0 }, { "n", &dpy_c_int, 0, 0, 0 } };
    static struct dpy_member const_parameters[] = { { "items", &const_int_pointer, 0, 0, 0 }, { "n", &dpy_c_int, 0, 0, 0 } };
    FUNCTION(add_type, "int (int *, int)", &dpy_c_int, 0, parameters);
    FUNCTION(const_add_type, "int (const int *, int)", &dpy_c_int, 0, const_parameters);
    struct val list = numbers();
    EXPECT("17", CALL(const_add_type, add_and_clear, list, dpy_int(4)));
    EXPECT("[5, 2, 9, 1]", list);
    EXPECT("7", CALL(add_type, add_and_clear, list, dpy_int(2)));
    EXPECT("[0, 0, 9, 1]", list);
    EXPECT("7", CALL(add_type, add_and_clear, TUPLE(dpy_int(3), dpy_int(4)), dpy_int(2)));
    EXPECT("TypeError: add_and_clear() argument 1 (items): cannot convert str to int: int add_and_clear(int *items, int n)",
           CALL(add_type, add_and_clear, LIST(dpy_int(1), text("a")), dpy_int(2)));
    static struct dpy_member strings[] = { { "strings", &char_pointer_pointer, 0, 0, 0 } };
    FUNCTION(count_type, "long (char **)", &dpy_c_long, 0, strings);
    EXPECT("2", CALL(count_type, count_strings, LIST(text("a"), text("b"))));
    EXPECT("0", CALL(count_type, count_strings, dpy_list(NULL, 0)));
    EXPECT("3", CALL(count_type, count_strings, TUPLE(text("a"), text("b"), text(""))));

    static struct dpy_member pointer[] = { { "p", &dpy_c_void_pointer, 0, 0, 0 } };
    FUNCTION(identity_type, "void *(void *)", &dpy_c_void_pointer, 0, pointer);
    EXPECT("42", CALL(identity_type, identity, dpy_int(42)));
    EXPECT("2.5", CALL(identity_type, identity, dpy_float(2.5)));
    EXPECT("True", CALL(identity_type, identity, dpy_bool(true)));
    EXPECT("'text'", CALL(identity_type, identity, text("text")));
    EXPECT("('a', 1)", CALL(identity_type, identity, TUPLE(text("a"), dpy_int(1))));
    struct val dict = dpy_dict(NULL, 0);
    EXPECT("True", dpy_bool(CALL(identity_type, identity, dict).p == dict.p));
    struct val f = CALL(identity_type, identity, function(&compare_builtin));
    EXPECT("True", dpy_bool(f.p == &compare_builtin && f.type == DPY_BUILTIN));
    EXPECT("<void * @0x10>", CALL(identity_type, identity, dpy_cast(&dpy_c_void_pointer, dpy_int(16))));
    EXPECT("NULL", CALL(identity_type, identity, dpy_none()));
    struct val array = dpy_new(dpy_type_parse("int[3]"), LIST(dpy_int(4), dpy_int(5), dpy_int(6)));
    struct val back = CALL(identity_type, identity, array);
    EXPECT("{ 4, 5, 6 }", back);
    back = CALL(identity_type, identity, dpy_binary(array, dpy_int(1), DPY_ADD));
    EXPECT("5", dpy_getitem(back, dpy_int(0)));                              // an int *
    EXPECT("1", dpy_binary(back, array, DPY_SUB));
    EXPECT("7", dpy_getitem(CALL(identity_type, identity, dpy_new(&dpy_c_int, dpy_int(7))), dpy_int(0)));
    struct val list2 = LIST(dpy_int(8), dpy_int(9));
    EXPECT("9", dpy_getitem(CALL(identity_type, identity, list2), dpy_int(1)));   // its items, as a long *
}

static void test_signals(void)
{
    EXPECT("NULL", CALL(signal_type, signal, dpy_int(SIGUSR1), function(&signalled)));
    EXPECT("0", CALL(raise_type, raise, dpy_int(SIGUSR1)));
    EXPECT("10", arrived);
    arrived = dpy_none();
    raise(SIGUSR1);
    EXPECT("None", arrived);                             // not inside the handler
    EXPECT("None", STATUS(dpy_safepoint()));
    EXPECT("10", arrived);
    struct val before = CALL(signal_type, signal, dpy_int(SIGUSR1), dpy_int(0));
    EXPECT("True", dpy_bool(before.p == &signalled));
    dpy_signal_init();
    raise(SIGINT);
    EXPECT("KeyboardInterrupt: ", STATUS(dpy_safepoint()));
    EXPECT("None", STATUS(dpy_safepoint()));
}

// A Python function's native entry takes values as the ABI passes the struct: three travel in registers, the others in memory.
static struct val join5(struct val a, struct val b, struct val c, struct val d, struct val e)
{
    return LIST(a, b, c, d, e);
}

static struct val join_closure(struct dpy_closure *self, struct val a, struct val b, struct val c, struct val d)
{
    return LIST(dpy_int((int64_t)self->count), a, b, c, d);
}

static void test_entries(void)
{
    struct val args[] = { dpy_int(1), dpy_float(2.5), text("c"), dpy_none(), dpy_bool(true) };
    struct dpy_closure closure = { .count = 7 };
    struct dpy_function plain = { .flags = 0 }, captures = { .flags = DPY_FUNCTION_CAPTURES };
    EXPECT("[1, 2.5, 'c', None, True]", dpy_call_entry(&plain, (void *)join5, NULL, args, 5));
    EXPECT("[7, 1, 2.5, 'c', None]", dpy_call_entry(&captures, (void *)join_closure, &closure, args, 4));
    static const char *const names[] = { "a", "b", "c", "d", "e" };
    static struct val defaults[5];
    defaults[4] = dpy_int(9);
    static struct dpy_function join = { .type = { .name = "function", .kind = DPY_FUNCTION }, .entry = (void *)join5,
                                        .qualname = "join", .positional = 5, .parameters = names, .defaults = defaults };
    dpy_calls_ffi = true;
    EXPECT("[1, 2.5, 'c', None, 9]", dpy_call(dpy_object(join.entry, dpy_type_word(&join.type)), args, 4, NULL));
    dpy_calls_ffi = false;
}

static void throw_body(void *argument)
{
    (void)argument;
    dpy_raise_error(&dpy_KeyError, "inner");
    dpy_throw();
}

static void nested_body(void *argument)
{
    (void)argument;
    EXPECT("True", dpy_bool(dpy_protect(throw_body, NULL)));
    EXPECT("KeyError: 'inner'", dpy_failure());
    dpy_raise_error(&dpy_ValueError, "outer");
    dpy_throw();
}

static void quiet_body(void *argument) { *(int *)argument = 1; }

static int cleaned;
static void clean(void *argument) { (void)argument, cleaned++; }
static void leave(void *argument) { pthread_exit(argument); }

static void *thread(void *argument)
{
    pthread_cleanup_push(clean, NULL);
    if (dpy_protect(leave, argument)) {                  // a forced unwind is caught, for `finally`, and must go on
        cleaned += 10;
        dpy_throw();
    }
    pthread_cleanup_pop(0);
    return NULL;
}

static void test_unwinding(void)
{
    int ran = 0;
    EXPECT("False", dpy_bool(dpy_protect(quiet_body, &ran)));
    EXPECT("1", dpy_int(ran));
    EXPECT("True", dpy_bool(dpy_protect(nested_body, NULL)));
    EXPECT("ValueError: outer", dpy_failure());
    pthread_t id;
    pthread_create(&id, NULL, thread, NULL);
    pthread_join(id, NULL);
    EXPECT("11", dpy_int(cleaned));
    dpy_raise_error(&dpy_ValueError, "nobody waits");
    dpy_throw();                                         // prints, returns
    EXPECT("False", dpy_bool(dpy_failed(dpy_none())));
}

int run(void)
{
    test_callbacks();
    test_exceptions();
    test_arguments();
    test_sequences();
    test_signals();
    test_entries();
    test_unwinding();
    return failures != 0;
}
