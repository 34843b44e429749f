# An out parameter: strtol stores where it stopped.
import c

def parse(text, base):
    text = strdup(text)             # C's copy: the pointer into it must outlive the call
    end = new("char *")
    number = strtol(text, end, base)
    print(number, repr(str(end[0])), end[0] - text)
    free(text)

parse("42 apples", 10)
parse("ff;", 16)
parse("0x7fffffffffffffff", 0)
parse("none", 10)

c.errno = 0
print(strtol("99999999999999999999", None, 10), errno == ERANGE)
