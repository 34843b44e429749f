"""Random C signatures: a C source whose functions gcc compiled, with descriptors of their types and checks by the runtime.

For each function of type T f(A, B, ...) the library calls it through dpy_native_call with values read from random bytes, and
through a callback that Python would have: both must see the same bytes, and give the result back.
"""

from __future__ import annotations

import random

SCALARS = [("signed char", "dpy_c_signed_char"), ("unsigned char", "dpy_c_unsigned_char"), ("short", "dpy_c_short"),
           ("unsigned short", "dpy_c_unsigned_short"), ("int", "dpy_c_int"), ("unsigned int", "dpy_c_unsigned_int"),
           ("long", "dpy_c_long"), ("unsigned long", "dpy_c_unsigned_long"), ("float", "dpy_c_float"), ("double", "dpy_c_double"),
           ("long double", "dpy_c_long_double"), ("_Bool", "dpy_c_bool")]

HEAD = r"""
#include "native_test.h"

static uint64_t state = 1;

static unsigned char random_byte(void)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned char)(state >> 56);
}

// Small numbers of every scalar type, so that each value is one that all of them keep.
static void fill(void *address, const struct dpy_type *type)
{
    type = dpy_type_resolve(type);
    if (type->ctype == DPY_C_STRUCT || type->ctype == DPY_C_UNION) {
        for (uint64_t i = 0; i < (type->ctype == DPY_C_UNION ? 1 : type->count); i++)
            if (type->members[i].bit_size)
                dpy_store_bits(address, &type->members[i], dpy_int(random_byte() & 1));
            else
                fill((char *)address + type->members[i].offset, type->members[i].type);
    } else if (type->ctype == DPY_C_ARRAY) {
        for (uint64_t i = 0; i < type->count; i++)
            fill((char *)address + i * type->target->size, type->target);
    } else {
        dpy_store(address, type, type->kind == DPY_BOOL ? dpy_bool(random_byte() & 1) : dpy_int(random_byte() & 127));
    }
}

static void same(const char *what, const void *a, const void *b, const struct dpy_type *type)
{
    struct dpy_buffer x = { 0 }, y = { 0 };
    show(&x, dpy_load(a, type));
    show(&y, dpy_load(b, type));
    if (x.length != y.length || memcmp(x.bytes, y.bytes, x.length) != 0) {
        printf("%s: %.*s is not %.*s\n", what, (int)x.length, x.bytes, (int)y.length, y.bytes);
        failures++;
    }
    dpy_buffer_deinit(&x);
    dpy_buffer_deinit(&y);
}

static struct val given[16], answer;
static size_t given_count;

static struct val receive(void *self, const struct val *args, size_t n, const struct dpy_names *names)
{
    (void)self, (void)names;
    given_count = n;
    memcpy(given, args, n * sizeof *args);
    return answer;
}

static const struct dpy_builtin receiver = { "receive", receive };

static void same_value(const char *what, struct val v, const void *expected, const struct dpy_type *type)
{
    char object[256] = { 0 };
    if (dpy_failed(v) || dpy_store(object, type, v))
        failures++, printf("%s: no value\n", what);
    else
        same(what, object, expected, type);
}
"""


class Types:
    """Names of C types with their descriptors, and the text that defines them."""

    def __init__(self, source: random.Random) -> None:
        self.source = source
        self.text: list[str] = []
        self.count = 0

    def any(self, depth: int) -> tuple[str, str]:
        return self.record(depth) if depth and self.source.random() < 0.4 else self.source.choice(SCALARS)

    def record(self, depth: int) -> tuple[str, str]:
        self.count += 1
        name, keyword = f"r{self.count}", self.source.choice(["struct", "struct", "struct", "union"])
        fields, members, used = [], [], False
        for i in range(self.source.choice([1, 1, 2, 2, 3, 4])):
            kind = self.source.random()
            c, descriptor = self.any(depth - 1)
            if kind < 0.2 and keyword == "struct" and not used:
                fields.append("unsigned f{0}a : 3, f{0}b : 9;".format(i))
                used = True      # one allocation unit, at a place that an anchor member tells
                fields.insert(len(fields) - 1, f"int anchor{i};")
                members.append(f"MEMBER({keyword} {name}, anchor{i}, &dpy_c_int)")
                at = f"offsetof({keyword} {name}, anchor{i}) + 4"
                members.append(f'{{ "f{i}a", &dpy_c_unsigned_int, {at}, 0, 3 }}')
                members.append(f'{{ "f{i}b", &dpy_c_unsigned_int, {at}, 3, 9 }}')
            elif kind < 0.35:
                n = self.source.randrange(1, 4)
                fields.append(f"{c} f{i}[{n}];")
                array = f"a{self.count}_{len(self.text)}_{i}"
                self.text.append(f'ARRAY({array}, "{c}[{n}]", &{descriptor}, {n}, sizeof({c}) * {n});')
                self.text.append(f"__attribute__((constructor)) static void align_{array}(void) {{ {array}.align = _Alignof({c}); }}")
                members.append(f"MEMBER({keyword} {name}, f{i}, &{array})")
            else:
                fields.append(f"{c} f{i};")
                members.append(f"MEMBER({keyword} {name}, f{i}, &{descriptor})")
        self.text.append(f"{keyword} {name} {{ {' '.join(fields)} }};")
        self.text.append(f"static struct dpy_member {name}_members[] = {{ {', '.join(members)} }};")
        self.text.append(f'RECORD({name}, {keyword} {name}, "{keyword} {name}", {int(keyword == "union")}, {name}_members);')
        return f"{keyword} {name}", name


def function(types: Types, number: int) -> str:
    result = types.any(2)
    parameters = [types.any(2) for _ in range(types.source.randrange(1, 10))]
    f = f"f{number}"
    declared = ", ".join(f"{c} p{i}" for i, (c, _) in enumerate(parameters))
    statics = "\n".join(f"static {c} {f}_p{i}, {f}_seen{i};" for i, (c, _) in enumerate(parameters))
    return "\n".join([
        *types.text, statics, f"static {result[0]} {f}_result, {f}_back;",
        f"static {result[0]} {f}({declared})\n{{",
        *(f"    {f}_seen{i} = p{i};" for i in range(len(parameters))),
        f"    return {f}_result;\n}}",
        f"static struct dpy_member {f}_parameters[] = {{ "
        + ", ".join(f'{{ "p{i}", &{d}, 0, 0, 0 }}' for i, (_, d) in enumerate(parameters)) + " };",
        f'FUNCTION({f}_type, "{f}", &{result[1]}, 0, {f}_parameters);',
        f"static void test_{f}(void)\n{{",
        f"    fill(&{f}_result, &{result[1]});",
        *(f"    fill(&{f}_p{i}, &{d});" for i, (_, d) in enumerate(parameters)),
        f"    struct val args[] = {{ {', '.join(f'dpy_load(&{f}_p{i}, &{d})' for i, (_, d) in enumerate(parameters))} }};",
        f'    same_value("{f} result", dpy_native_call(&{f}_type, (void *){f}, "{f}", args, COUNT(args), NULL), '
        f"&{f}_result, &{result[1]});",
        *(f'    same("{f} argument {i}", &{f}_seen{i}, &{f}_p{i}, &{d});' for i, (_, d) in enumerate(parameters)),
        f"    answer = dpy_load(&{f}_result, &{result[1]});",
        f"    {result[0]} (*callback)({', '.join(c for c, _ in parameters)}) = "
        f"dpy_callback(dpy_object(&receiver, DPY_BUILTIN), &{f}_type);",
        f"    {f}_back = callback({', '.join(f'{f}_p{i}' for i in range(len(parameters)))});",
        f'    same("{f} callback result", &{f}_back, &{f}_result, &{result[1]});',
        *(f'    same_value("{f} callback argument {i}", given[{i}], &{f}_p{i}, &{d});' for i, (_, d) in enumerate(parameters)),
        "}"])


def library(seed: int, count: int = 120) -> str:
    source = random.Random(seed)
    parts = [HEAD]
    for number in range(count):
        types = Types(source)
        types.count = number * 100
        parts.append(function(types, number))
    calls = "\n".join(f"    test_f{number}();" for number in range(count))
    return "\n".join([*parts, f"int run(void)\n{{\n{calls}\n    return failures != 0;\n}}", ""])
