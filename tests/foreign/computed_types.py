# The text of a type may be computed: what imported libraries name is found at run time as well.
import c
import computed_types as t


def make(text, *initial):
    try:
        return new(text, *initial)
    except ValueError as error:
        return error


kind = "struct"
p = make(kind + " point", [3, 4])
# expect: { .x = 3, .y = 4 } 7 <class 'struct point'> True
print(p, t.sum(p), typeof(p), typeof(p) == typeof(t.origin))
# expect: { .a = 0, .next = NULL } 16
print(make(f"{kind} unused_in_the_program"), sizeof(kind + " unused_in_the_program"))
# expect: { .at = { .x = 1, .y = 2 }, .weight = 0.5 } 32
print(make("bo" + "dy", {"at": [1, 2], "weight": 0.5}), sizeof("bo" + "dy[2]"))
# expect: { { .x = 0, .y = 0 }, { .x = 0, .y = 0 } }
print(make(kind + " point[2]"))
# expect: 4 4 144
print(sizeof("enum" + " color"), sizeof("union" + " either"), sizeof(kind + " stat"))
# expect: { .x = 3, .y = 4 }
print(cast(kind + " point *", addressof(p))[0])
# expect: 'struct pint' is not the name of a C type that is known at run time
print(make(kind + " pint"))
# expect: 'struct' is not the name of a C type that is known at run time
print(make(kind + ""))
# expect: 'point' is not the name of a C type that is known at run time
print(make("".join(["po", "int"])))
