import contextlib
import io
import sys

code = compile("1 + 1\n", "<text>", "single")
exec(code)
exec(compile("None", "<text>", "single"))
with contextlib.redirect_stdout(io.StringIO()) as out:
    exec(code)
print(repr(out.getvalue()))
sys.displayhook = lambda value: print("shown:", value)
exec(code)
exec(compile("None", "<text>", "single"))
sys.displayhook = sys.__displayhook__
exec(compile("'a'", "<text>", "single"))
