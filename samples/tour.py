# A tour: each step says what it shows, and shows it. Nothing here is bound, wrapped or declared: libc's own debugging
# information says what its functions take and what its structs look like.
import c
import m

def show(text):
    print()
    print("--", text)

show("libc is a module, its functions are called as they are")
print(strlen("invisible"), toupper(ord("x")), abs(-3))
print(strcmp("a", "b") < 0, getenv("no such variable"))

show("a struct is a type; print shows its fields")
t = tm(tm_year=111, tm_mon=9, tm_mday=24)
print(t)
t.tm_mday += 1
print(t.tm_mday, asctime(t), end="")

show("structs come back by value, and go in by reference")
print(div(17, 5), div(17, 5).rem)
status = stat()
print(stat("/", status), status.st_mode & S_IFMT == S_IFDIR)

show("a Python function is a C function pointer")
numbers = [5, 2, 9, -1]
qsort(numbers, len(numbers), sizeof("long"), lambda a, b: a - b)
print(numbers)

show("what it raises arrives in the Python function that called C")
def refuse(a, b):
    raise ValueError(f"cannot compare {a} and {b}")

try:
    qsort([2, 1], 2, sizeof("long"), refuse)
except ValueError as error:
    print("ValueError:", error)

show("printf and print share one buffer: their order is right")
printf("%s %04d, ", "printf", 42)
print("print")

show("out parameters are cells")
end = new("char *")
print(strtol("42 apples", end, 10), str(end[0]))

show("arrays have bounds, pointers know NULL, C types have ranges")
array = new("int[3]", [1, 2, 3])
def attempt(action):
    try:
        action()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

def past_the_end():
    array[3] = 0
def through_null():
    cast("struct tm *", None).tm_year
def too_large():
    array[0] = 2 ** 31
def wrong_type():
    strlen(5)

for action in [past_the_end, through_null, too_large, wrong_type]:
    attempt(action)

show("errors of libc are in errno, its macros are names")
print(open("/no/such/file", O_RDONLY), errno == ENOENT, strerror(errno))

show("and the rest is Python")
def collatz(n):
    steps = 0
    while n != 1:
        n = 3 * n + 1 if n % 2 else n // 2
        steps += 1
    return steps

for n in [1, 7, 27]:
    print(n, collatz(n), end="; ")
print(2 ** 100, f"{sqrt(2):.6f}", log2(8))
