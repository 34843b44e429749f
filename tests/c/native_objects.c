// Structs, unions, arrays, pointers and numbers of C, as Python sees them.
#include "native_test.h"

struct point { int x, y; };
static struct dpy_member point_members[] = { MEMBER(struct point, x, &dpy_c_int), MEMBER(struct point, y, &dpy_c_int) };
RECORD(point, struct point, "struct point", 0, point_members);
POINTER(point_pointer, "struct point *", &point, 0);
POINTER(const_point_pointer, "const struct point *", &point, DPY_TYPE_CONST);

static struct dpy_member color_members[] = { { "RED", NULL, 0, 0, 0 }, { "GREEN", NULL, 1, 0, 0 } };
static struct dpy_type color = { .name = "enum color", .kind = DPY_INT, .ctype = DPY_C_UINT32, .size = 4, .align = 4,
                                 .flags = DPY_TYPE_ENUM, .count = 2, .members = color_members };
ARRAY(name_array, "char[8]", &dpy_c_char, 8, 8);
ARRAY(numbers_array, "long[3]", &dpy_c_long, 3, 24);
POINTER(int_pointer, "int *", &dpy_c_int, 0);
POINTER(char_pointer, "char *", &dpy_c_char, 0);
static struct dpy_member compare_parameters[] = { { "a", &dpy_c_void_pointer, 0, 0, 0 } };
FUNCTION(compare_function, "int (void *)", &dpy_c_int, 0, compare_parameters);
POINTER(function_pointer, "int (*)(void *)", &compare_function, 0);

struct all {
    struct point at;
    char name[8];
    long numbers[3];
    union { float f; unsigned u; };
    unsigned a : 3, b : 7;
    int c : 5;
    _Bool flag;
    enum color { RED, GREEN } color;
    int *ints;
    char *text;
    int (*function)(void *);
    double real;
    unsigned long large;
};

static struct dpy_member inner_members[] = { { "f", &dpy_c_float, 0, 0, 0 }, { "u", &dpy_c_unsigned_int, 0, 0, 0 } };
RECORD(inner, struct { float f; }, "union <anonymous>", 1, inner_members);
static struct dpy_member all_members[] = {
    MEMBER(struct all, at, &point), MEMBER(struct all, name, &name_array), MEMBER(struct all, numbers, &numbers_array),
    { NULL, &inner, offsetof(struct all, f), 0, 0 },
    { "a", &dpy_c_unsigned_int, offsetof(struct all, f) + 4, 0, 3 },
    { "b", &dpy_c_unsigned_int, offsetof(struct all, f) + 4, 3, 7 },
    { "c", &dpy_c_int, offsetof(struct all, f) + 4, 10, 5 },
    MEMBER(struct all, flag, &dpy_c_bool), MEMBER(struct all, color, &color), MEMBER(struct all, ints, &int_pointer),
    MEMBER(struct all, text, &char_pointer), MEMBER(struct all, function, &function_pointer),
    MEMBER(struct all, real, &dpy_c_double), MEMBER(struct all, large, &dpy_c_unsigned_long),
};
RECORD(all, struct all, "struct all", 0, all_members);

static struct val set(struct val v, const char *name, struct val value)
{
    return STATUS(dpy_native_setattr(v, name, value));
}

static struct val get(struct val v, const char *name)
{
    return dpy_native_getattr(v, name);
}

static struct val make(const struct dpy_type *type, const char *first, struct val value)
{
    struct { uint64_t count; const char *names[1]; } names = { 1, { first } };
    return dpy_native_new(type, &value, 1, (const struct dpy_names *)&names);
}

static void test_members(void)
{
    struct val v = dpy_native_new(&all, NULL, 0, NULL);
    struct all *object = v.p;
    EXPECT("{ .at = { .x = 0, .y = 0 }, .name = \"\", .numbers = { 0, 0, 0 }, .f = 0.0, .u = 0, .a = 0, .b = 0, .c = 0, "
           ".flag = false, .color = RED, .ints = NULL, .text = NULL, .function = NULL, .real = 0.0, .large = 0 }", v);
    EXPECT("None", set(v, "a", dpy_int(7)));
    EXPECT("None", set(v, "b", dpy_int(100)));
    EXPECT("None", set(v, "c", dpy_int(-16)));
    EXPECT("OverflowError: 8 does not fit in 3 bits of unsigned int", set(v, "a", dpy_int(8)));
    EXPECT("OverflowError: 16 does not fit in 5 bits of int", set(v, "c", dpy_int(16)));
    EXPECT("-16", get(v, "c"));
    if (object->a != 7 || object->b != 100 || object->c != -16)
        failures++, puts("bit-fields are not where C has them");
    EXPECT("None", set(v, "u", dpy_int(0x3f800000)));
    EXPECT("1.0", get(v, "f"));
    EXPECT("None", set(v, "large", dpy_from_uint64(UINT64_MAX)));
    EXPECT("18446744073709551615", get(v, "large"));
    EXPECT("OverflowError: -1 does not fit in unsigned long", set(v, "large", dpy_int(-1)));
    EXPECT("TypeError: cannot convert str to unsigned long", set(v, "large", text("a")));
    EXPECT("None", set(v, "name", text("12345678")));
    EXPECT("'12345678'", dpy_native_str(get(v, "name")));
    EXPECT("ValueError: 9 bytes do not fit in char[8]", set(v, "name", text("123456789")));
    EXPECT("None", set(v, "numbers", LIST(dpy_int(1), dpy_int(2))));
    EXPECT("{ 1, 2, 0 }", get(v, "numbers"));
    EXPECT("TypeError: cannot convert float to long", set(v, "numbers", LIST(dpy_int(7), dpy_float(2))));
    EXPECT("{ 1, 2, 0 }", get(v, "numbers"));
    EXPECT("ValueError: more than 3 items for long[3]", set(v, "numbers", LIST(dpy_int(1), dpy_int(1), dpy_int(1), dpy_int(1))));
    EXPECT("None", set(v, "flag", dpy_int(5)));
    EXPECT("True", get(v, "flag"));
    EXPECT("None", set(v, "color", dpy_int(GREEN)));
    EXPECT("None", set(get(v, "at"), "y", dpy_int(3)));
    EXPECT("{ .x = 0, .y = 3 }", get(v, "at"));
    EXPECT("None", set(v, "text", text("say \"hi\"\n")));
    EXPECT("'say \"hi\"\\n'", get(v, "text"));
    object->text = (char *)1;                              // nothing can be read there
    EXPECT("<char * @0x1>", get(v, "text"));
    EXPECT("AttributeError: 'struct all' has no member 'zz'", get(v, "zz"));
    EXPECT("AttributeError: 'struct all' has no member 'zz'", set(v, "zz", dpy_int(1)));
    EXPECT("AttributeError: 'int *' object has no attribute 'x'", get(dpy_new(&dpy_c_int, dpy_int(1)), "x"));
}

static void test_construction(void)
{
    struct val args[] = { dpy_int(1), dpy_int(2), dpy_int(3) };
    struct val p = dpy_native_new(&point, args, 2, NULL);
    EXPECT("{ .x = 1, .y = 2 }", p);
    EXPECT("{ .x = 1, .y = 2 }", dpy_native_new(&point, &p, 1, NULL));
    EXPECT("{ .x = 0, .y = 5 }", make(&point, "y", dpy_int(5)));
    EXPECT("TypeError: struct point has no member 'z'", make(&point, "z", dpy_int(5)));
    EXPECT("TypeError: 3 values for the 2 members of struct point", dpy_native_new(&point, args, 3, NULL));
    EXPECT("{ .x = 0, .y = 9 }", dpy_new(&point, dpy_dict((struct val[]){ text("y"), dpy_int(9) }, 1)));
    EXPECT("{ .x = 4, .y = 0 }", dpy_new(&point, TUPLE(dpy_int(4))));
    EXPECT("TypeError: cannot convert str to struct point", dpy_new(&point, text("y")));
    EXPECT("OverflowError: 300 does not fit in unsigned char", dpy_new(&dpy_c_unsigned_char, dpy_int(300)));
    EXPECT("200", dpy_native_new(&dpy_c_unsigned_char, (struct val[]){ dpy_int(200) }, 1, NULL));
    EXPECT("{ 5, 2, 9, 1 }", dpy_new(dpy_type_parse("int[4]"), LIST(dpy_int(5), dpy_int(2), dpy_int(9), dpy_int(1))));
    EXPECT("{ { 1, 2 }, { 3, 0 } }",
           dpy_new(dpy_type_parse("int[2][2]"), LIST(LIST(dpy_int(1), dpy_int(2)), LIST(dpy_int(3)))));
    EXPECT("\"hey\"", dpy_new(dpy_type_parse("char[]"), text("hey")).type ? dpy_new(dpy_type_parse("char[4]"), text("hey")) : dpy_none());
    EXPECT("{ 1.5, 2.0 }", dpy_new(dpy_type_parse("double[]"), LIST(dpy_float(1.5), dpy_int(2))));
    EXPECT("TypeError: cannot make a void: its size is not known", dpy_new(&dpy_c_void, dpy_failure()));
    EXPECT("OverflowError: an array of 9223372036854775807 long is too large",
           dpy_type_parse("long[9223372036854775807]") ? dpy_none() : dpy_failure());
    EXPECT("ValueError: 'struct nothing' is not the name of a C type that is known at run time",
           dpy_type_parse("struct nothing") ? dpy_none() : dpy_failure());
}

static struct val item(struct val v, int64_t i) { return dpy_native_getitem(v, dpy_int(i)); }

static void test_items(void)
{
    struct val a = dpy_new(dpy_type_parse("int[4]"), LIST(dpy_int(5), dpy_int(2), dpy_int(9), dpy_int(1)));
    EXPECT("9", item(a, 2));
    EXPECT("1", item(a, -1));
    EXPECT("IndexError: array index out of range", item(a, 4));
    EXPECT("IndexError: array index out of range", item(a, -5));
    EXPECT("None", STATUS(dpy_native_setitem(a, dpy_int(0), dpy_int(-5))));
    EXPECT("OverflowError: 4294967296 does not fit in int", STATUS(dpy_native_setitem(a, dpy_int(0), dpy_int(1ll << 32))));
    EXPECT("[2, 9]", dpy_native_getitem(a, dpy_slice(dpy_int(1), dpy_int(3), dpy_none())));
    EXPECT("[1, 9, 2, -5]", dpy_native_getitem(a, dpy_slice(dpy_none(), dpy_none(), dpy_int(-1))));
    EXPECT("4", dpy_int(dpy_native_len(a)));
    struct val list = dpy_list(NULL, 0);
    dpy_list_extend(list, a);
    EXPECT("[-5, 2, 9, 1]", list);

    struct val p = dpy_native_binary(a, dpy_int(1), DPY_ADD);
    EXPECT("2", item(p, 0));
    EXPECT("-5", item(p, -1));
    EXPECT("IndexError: pointer index out of range", item(p, 3));
    EXPECT("IndexError: pointer index out of range", item(p, -2));
    EXPECT("IndexError: pointer index out of range", item(p, INT64_MAX));
    EXPECT("[2, 9, 1]", dpy_native_getitem(p, dpy_slice(dpy_none(), dpy_int(3), dpy_none())));
    EXPECT("IndexError: pointer index out of range", dpy_native_getitem(p, dpy_slice(dpy_none(), dpy_int(4), dpy_none())));
    EXPECT("[9, 1]", dpy_native_getitem(p, dpy_slice(dpy_int(1), dpy_none(), dpy_none())));
    EXPECT("3", dpy_int(dpy_native_len(p)));
    EXPECT("TypeError: a slice of a pointer has the form p[start:stop]",
           dpy_native_getitem(p, dpy_slice(dpy_int(0), dpy_int(2), dpy_int(2))));
    struct val q = dpy_native_binary(dpy_int(2), p, DPY_ADD);
    EXPECT("2", dpy_native_binary(q, p, DPY_SUB));
    EXPECT("-3", dpy_native_binary(a, q, DPY_SUB));
    EXPECT("1", item(q, 0));
    EXPECT("True", dpy_native_compare(p, q, DPY_LT));
    EXPECT("True", dpy_native_compare(dpy_native_binary(q, dpy_int(2), DPY_SUB), p, DPY_EQ));
    struct val real = dpy_new(&dpy_c_double, dpy_int(1));
    EXPECT("1.0", item(real, 0));
    EXPECT("TypeError: cannot subtract a double * from a int *", dpy_native_binary(p, real, DPY_SUB));
    EXPECT("TypeError: unsupported operand type(s) for *: 'int *' and 'int'", dpy_native_binary(p, dpy_int(2), DPY_MUL));
    EXPECT("ValueError: NULL pointer (int *)", item(dpy_cast(&int_pointer, dpy_none()), 0));
    EXPECT("TypeError: a void * has no items: the size of void is not known", item(dpy_cast(&dpy_c_void_pointer, a), 0));
    EXPECT("TypeError: 'struct point' object is not subscriptable", item(dpy_new(&point, dpy_failure()), 0));
}

static void test_pointers_to_structs(void)
{
    struct val s = dpy_new(&point, LIST(dpy_int(1), dpy_int(2))), p = dpy_addressof(s);
    EXPECT("2", get(p, "y"));
    EXPECT("None", set(p, "y", dpy_int(7)));
    EXPECT("{ .x = 1, .y = 7 }", s);
    EXPECT("{ .x = 1, .y = 7 }", item(p, 0));
    EXPECT("ValueError: NULL pointer (struct point *)", get(dpy_cast(&point_pointer, dpy_int(0)), "x"));
    struct val constant = dpy_cast(&const_point_pointer, p);
    EXPECT("TypeError: the target of a const struct point * cannot be changed", set(constant, "y", dpy_int(1)));
    EXPECT("None", STATUS(dpy_native_setitem(p, dpy_int(0), LIST(dpy_int(8), dpy_int(9)))));
    EXPECT("{ .x = 8, .y = 9 }", s);
    struct val cell = dpy_new(&point_pointer, dpy_failure());
    EXPECT("NULL", item(cell, 0));
    EXPECT("None", STATUS(dpy_native_setitem(cell, dpy_int(0), s)));
    EXPECT("8", get(item(cell, 0), "x"));
    EXPECT("TypeError: cannot convert int * to struct point *",
           STATUS(dpy_native_setitem(cell, dpy_int(0), dpy_new(&dpy_c_int, dpy_int(1)))));
}

static void test_addresses(void)
{
    struct val s = dpy_new(&all, dpy_failure()), y = dpy_native_addressof_member(get(s, "at"), "y");
    EXPECT("None", STATUS(dpy_native_setitem(y, dpy_int(0), dpy_int(4))));
    EXPECT("{ .x = 0, .y = 4 }", get(s, "at"));
    EXPECT("TypeError: the bit-field 'b' of struct all has no address", dpy_native_addressof_member(s, "b"));
    EXPECT("AttributeError: 'struct all' has no member 'z'", dpy_native_addressof_member(s, "z"));
    struct val second = dpy_native_addressof_item(get(s, "numbers"), dpy_int(1));
    EXPECT("None", STATUS(dpy_native_setitem(second, dpy_int(0), dpy_int(6))));
    EXPECT("{ 0, 6, 0 }", get(s, "numbers"));
    EXPECT("IndexError: array index out of range", dpy_native_addressof_item(get(s, "numbers"), dpy_int(3)));
    EXPECT("TypeError: 'int' object has no address", dpy_addressof(dpy_int(1)));
}

static void test_comparison(void)
{
    struct val a = dpy_new(&point, LIST(dpy_int(1), dpy_int(2))), b = dpy_new(&point, LIST(dpy_int(1), dpy_int(2)));
    EXPECT("True", dpy_native_compare(a, b, DPY_EQ));
    set(b, "x", dpy_int(0));
    EXPECT("True", dpy_native_compare(a, b, DPY_NE));
    EXPECT("TypeError: '<' not supported between instances of 'struct point' and 'struct point'", dpy_native_compare(a, b, DPY_LT));
    struct val null = dpy_cast(&char_pointer, dpy_none()), hello = dpy_cast(&char_pointer, text("hello"));
    EXPECT("True", dpy_native_compare(null, dpy_none(), DPY_EQ));
    EXPECT("True", dpy_native_compare(dpy_none(), null, DPY_EQ));
    EXPECT("False", dpy_native_compare(hello, dpy_none(), DPY_EQ));
    EXPECT("True", dpy_native_compare(hello, text("hello"), DPY_EQ));
    EXPECT("True", dpy_native_compare(text("hella"), hello, DPY_LT));
    EXPECT("False", dpy_native_compare(null, text(""), DPY_EQ));
    EXPECT("0", dpy_int(dpy_native_truth(null)));
    EXPECT("'e'", item(hello, 1));
    EXPECT("'ell'", dpy_native_getitem(hello, dpy_slice(dpy_int(1), dpy_int(4), dpy_none())));
    EXPECT("'hello world'", dpy_binary(hello, text(" world"), DPY_ADD));
    EXPECT("'llo'", dpy_native_binary(hello, dpy_int(2), DPY_ADD));
    EXPECT("'hellohello'", dpy_native_binary(hello, dpy_int(2), DPY_MUL));
    EXPECT("5", dpy_int(dpy_native_len(hello)));
    struct val numbers = dpy_new(dpy_type_parse("int[2]"), LIST(dpy_int(1), dpy_int(2)));
    EXPECT("True", dpy_native_compare(numbers, LIST(dpy_int(1), dpy_int(2)), DPY_EQ));
    EXPECT("False", dpy_native_compare(LIST(dpy_int(1)), numbers, DPY_EQ));
    uint64_t x, y;
    EXPECT("TypeError: unhashable type: 'struct point'", STATUS(dpy_native_hash(a, &x)));
    dpy_native_hash(hello, &x), y = dpy_str_hash(text("hello"));
    EXPECT("True", dpy_bool(x == y));
}

static void test_casts(void)
{
    EXPECT("44", dpy_cast(&dpy_c_unsigned_char, dpy_int(300)));
    EXPECT("-1", dpy_cast(&dpy_c_int, dpy_int(0xffffffff)));
    EXPECT("-3", dpy_cast(&dpy_c_int, dpy_float(-3.9)));
    EXPECT("2.0", dpy_cast(&dpy_c_double, dpy_int(2)));
    EXPECT("0.10000000149011612", dpy_cast(&dpy_c_float, dpy_float(0.1)));
    EXPECT("<int * @0x10>", dpy_cast(&int_pointer, dpy_int(16)));
    EXPECT("16", dpy_cast(&dpy_c_long, dpy_cast(&int_pointer, dpy_int(16))));
    EXPECT("<int (*)(void *) @0x10>", dpy_cast(&function_pointer, dpy_int(16)));
    EXPECT("TypeError: cannot cast a list to int *", dpy_cast(&int_pointer, dpy_list(NULL, 0)));
    EXPECT("TypeError: cannot cast a int * to double", dpy_cast(&dpy_c_double, dpy_cast(&int_pointer, dpy_int(16))));
    EXPECT("8", dpy_sizeof(dpy_new(&point, dpy_failure())));
    EXPECT("3", dpy_sizeof(dpy_new(dpy_type_parse("char[]"), text("ab"))));
    EXPECT("8", dpy_sizeof(dpy_typeof(dpy_new(&dpy_c_char, dpy_failure()))));
    EXPECT("TypeError: the size of str is not known", dpy_sizeof(text("a")));
}

static void test_names(void)
{
    struct dpy_buffer names = { 0 };
    const char *texts[] = { "const char *[3]", "unsigned long int", "int[2][3]", "char const *const", "void *" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        dpy_declare(dpy_type_parse(texts[i]), i % 2 ? "x" : NULL, &names);
        dpy_buffer_text(&names, "; ");
    }
    dpy_declare(dpy_pointer_to(dpy_type_parse("int[4]")), "p", &names);
    dpy_buffer_text(&names, "; ");
    dpy_declare(dpy_array_of(dpy_pointer_to(&compare_function), 2), "table", &names);
    dpy_buffer_text(&names, "; ");
    dpy_prototype(&compare_function, "f", &names);
    EXPECT("'const char *[3]; unsigned long x; int[2][3]; const char *x; void *; int (*p)[4]; int (*table[2])(void *); "
           "int f(void *a)'", dpy_buffer_str(&names));
    EXPECT("True", dpy_bool(dpy_pointer_to(&point) == dpy_pointer_to(&point)));
}

int run(void)
{
    test_members();
    test_construction();
    test_items();
    test_pointers_to_structs();
    test_addresses();
    test_comparison();
    test_casts();
    test_names();
    return failures != 0;
}
