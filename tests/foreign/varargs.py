import varargs
import c

print(show(""))
# expect:
print(show("ids", 1, 2.5, "text"))
# expect: 1 2.5 text
print(show("iiiiiiiiii", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
# expect: 1 2 3 4 5 6 7 8 9 10
print(show("dddddddddd", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.5))
# expect: 1 2 3 4 5 6 7 8 9 10.5
print(show("ldl", 2 ** 40, 0.5, -1))
# expect: 1099511627776 0.5 -1
print(show("ppip", None, show, True, new("int")))
# expect: null set 1 set
def dynamic(*args):
    return show("sid", *args)
print(dynamic("s", 2, 0.25))
print(dynamic(strdup("copied"), -7, 1e100))
# expect: s 2 0.25
# expect: copied -7 1e+100
try:
    show()
except TypeError as error:
    print("prototype" if "const char *show(const char *kinds, ...)" in str(error) else error)
# expect: prototype
def annotated(number: "int", text: "const char *") -> "int":
    return number + len(text)
def bare(number, text):
    return number - len(text)
print(call_it(1, annotated), call_it(1, cast("int (*)(int, const char *)", bare)))
# expect: 5 -3
try:
    call_it(1, bare)
except TypeError as error:
    print(str(error).split(":")[1])
# expect:  a Python function in place of ... needs a C signature
print(narrow_before(65535, -1, True, large([1, 2, 3, 4]), pair_of_shorts(5, 6), 1.5, 7))
# expect: { .words = { 65535, 4, 7, 7 } }
