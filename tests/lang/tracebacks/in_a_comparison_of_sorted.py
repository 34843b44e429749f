class A:
    def __lt__(self, o): raise TypeError("unordered")
def go():
    return sorted([A(), A()])
go()
