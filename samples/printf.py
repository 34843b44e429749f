# print writes to C's own stdout: its order with printf is right, even into a pipe.
import c

for k in range(3):
    printf("%d from printf, ", k)
    print(k, "from print")
printf("%s|%5d|%-5d|%05.1f|%c|%lu\n", "text", 42, 42, 2.5, ord("x"), 2 ** 64 - 1)
fputs("fputs, ", stdout)
print("print,", end=" ")
puts("puts")
putchar(ord("!"))
print()

text = new("char[32]")
length = snprintf(text, sizeof(text), "%s has %d", "snprintf", 31)
print(length, text)
