# qsort and bsearch with Python comparators, without annotations and with.
import c

numbers = [5, 2, 9, -1, 7, 3]

def ascending(a, b):
    return a - b                    # each is a number, found behind the void *

qsort(numbers, len(numbers), sizeof("long"), ascending)
print(numbers)

def descending(a, b):
    return (b > a) - (b < a)

halves = [0.5, 3.5, -1.5, 2.5]
qsort(halves, len(halves), sizeof("double"), descending)
print(halves)

array = new("int[5]", [30, 10, 50, 20, 40])

def by_value(a: "const int *", b: "const int *") -> "int":
    return a[0] - b[0]

qsort(array, 5, sizeof("int"), by_value)
print(array)

key = new("int", 40)
found = cast("int *", bsearch(key, array, 5, sizeof("int"), by_value))
print(found[0], "is number", found - addressof(array[0]))
key[0] = 41
print(bsearch(key, array, 5, sizeof("int"), by_value))

words = ["pear", "fig", "apple"]
def by_text(a: "char *const *", b: "char *const *") -> "int":
    return strcmp(a[0], b[0])
qsort(words, len(words), sizeof("char *"), by_text)
print(words)
