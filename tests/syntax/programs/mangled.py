class _A:
    __x = 1
    def __m(self, __p):
        global __g
        import __i, __j.k
        def f(): return __p, __x, __y__
        return self.__z
class __:
    __x = 1
