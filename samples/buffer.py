# The first paper's example API (figure 1), which needed a wrapper for CPython. Here is all that is needed.
import buffer

b = buffer_new()
print(b)
buffer_put(b, "Virtual machines\n")
buffer_put(b, "should be invisible\n")
print(b.used, "bytes used,", b.length >= b.used)
print(b.string)

count = 0
def number(line):
    global count
    count += 1
    print(count, line)

buffer_each_line(b, number)         # a Python function is a C function pointer

copy = Buf(length=b.used)           # and the struct is a type, by its typedef or its tag
print(copy.length, copy.used)
buffer_free(b)
