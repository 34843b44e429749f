class A:
    __secret = 1
    def __init__(self):
        self.__own = 2
    def get(self):
        return self.__secret + self.__own
    def __hidden(self):
        return "hidden"
    def call(self):
        return self.__hidden()
    def inner(self, __p=3):
        return __p
class B(A):
    def __init__(self):
        super().__init__()
        self.__own = 5
    def both(self):
        return self.__own, self._A__own
b = B()
print(b.get(), b.call(), b.both(), A._A__secret, sorted(vars(b)), b.inner())
try:
    b.__secret
except AttributeError as e:
    print(e)
