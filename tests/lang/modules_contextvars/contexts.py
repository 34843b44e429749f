from contextvars import ContextVar, Token, copy_context

size = ContextVar("size", default=3)
name = ContextVar("name")
print(size.get(), name.get("nobody"), size.name)
try:
    name.get()
except LookupError as error:
    print("LookupError", error.args[0] is name)
token = size.set(5)
print(size.get(), token.old_value is Token.MISSING, token.var is size)
context = copy_context()


def change(value):
    size.set(value)
    name.set("inner")
    return size.get()


print(context.run(change, 9), size.get(), context[size], name in context, context.get(name), len(context))
print(sorted(variable.name for variable in context), [value for _, value in sorted((v.name, x) for v, x in context.items())])
size.reset(token)
print(size.get())
for wrong in lambda: size.reset(token), lambda: name.reset(token), lambda: context.run(context.run, print), lambda: ContextVar(1):
    try:
        wrong()
    except (RuntimeError, ValueError, TypeError) as error:
        print(type(error).__name__, str(error).split("<")[0])
