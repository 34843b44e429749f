def careful():
    try:
        while True:
            try:
                print("got", (yield "ready"))
            except ValueError as error:
                print("caught", repr(error))
                yield "handled"
            else:
                print("fine")
    finally:
        print("finally")


g = careful()
print(next(g), g.send(1))
print(g.throw(ValueError("bad")), next(g), g.throw(ValueError, "worse"), next(g))
try:
    g.throw(KeyError, KeyError("k"))
except KeyError as error:
    print("out", error)
print(list(g))
for wrong in (5, int), (ValueError("a"), 5), ():
    try:
        careful().throw(*wrong)
    except TypeError as error:
        print(error)
try:
    careful().throw(IndexError)
except IndexError as error:
    print(repr(error), error.__context__)
