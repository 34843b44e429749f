class P:
    @property
    def p(self):
        return self._q
    _r = 1
P().p
