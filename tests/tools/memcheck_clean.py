import c

def squares(n):
    found = []
    for i in range(n):
        found.append(i * i)
    return found

def compare(a, b):
    if a == b:
        raise ValueError("equal")
    return a - b

words = {"a": "text" * 3, "b": [1.5, "x", (2 ** 80, b"raw")]}
numbers = squares(50)
qsort(numbers, len(numbers), 8, compare)
try:
    qsort([1, 1], 2, 8, compare)
except ValueError as error:
    print(error, sum(numbers), words, "%5.2f" % 2.5, f"{words['a']:>20}")
t = new("struct timespec[2]")
t[1].tv_sec = 5
print(t[1], strlen("abc"), sorted(words), [1, 2, 3][1:])
# shows: memcheck: memory
# run: valgrind {dwarfpython} {program}
# check: equal 40425 {'a': 'texttexttext'
# check: ERROR SUMMARY: 0 errors from 0 contexts
# run: valgrind {dwarfpython} -O0 {program}
# check: equal 40425 {'a': 'texttexttext'
# check: ERROR SUMMARY: 0 errors from 0 contexts
