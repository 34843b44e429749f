import contextlib
import io
import sys

first = sys.stdout
sys.stdout = io.StringIO()
print("captured", 1, 2, sep="-")
text = sys.stdout.getvalue()
sys.stdout = first
print(repr(text), sys.stdout is sys.__stdout__)


class Writer:
    def write(self, text):
        first.write(f"<{text}>")


print("a", "b", file=Writer())
print()
with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as problems:
    print("inside")
    print("trouble", file=sys.stderr)
print(repr(out.getvalue()), repr(problems.getvalue()))
sys.stdin = io.StringIO("one\ntwo")
print(input("? "), input())
try:
    input()
except EOFError as error:
    print(error)
try:
    print("x", file=3)
except AttributeError as error:
    print(error)
sys.stdout = None
print("nothing")
sys.stdout = first
sys.stdout.write("x\n")
sys.stdout.writelines(["y\n", "z\n"])
print(sys.stdout.encoding, sys.stdin is sys.__stdin__, sys.stderr.name, sys.__stdin__.mode, isinstance(sys.stdout, io.TextIOBase), sys.stdout)
