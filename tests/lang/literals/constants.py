print(None, True, False, ..., Ellipsis)
print(None is None, True is True, True == 1, False == 0, True + True, True * 2.5)
print(type(None), type(True), type(1), type(1.5), type(''), type(b''), type([]), type(()), type({}))
print(type(len), type(print), type(lambda: 1), type(range(1)), type(type), type(int))
