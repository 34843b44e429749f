from functools import singledispatch, singledispatchmethod


@singledispatch
def show(value):
    return f"object {value}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
def _(value):
    return f"list of {len(value)}"


class Printer:
    @singledispatchmethod
    def show(self, value):
        return f"any {value}"

    @show.register
    def _(self, value: str):
        return f"str {value}"

    @show.register(int)
    def _(self, value):
        return f"int {value}"


print(show(3), show([1]), show("x"), show(True), Printer().show("a"), Printer().show(5), Printer().show(2.5))
