e = ValueError('a', 1)
print(e.args, str(e), repr(e), e.__cause__, e.__context__, e.__suppress_context__)
e.args = ('new',)
print(e)
e.add_note('a note')
print(e.__notes__)
s = SystemExit(3)
print(s.code, s)
o = OSError(2, 'msg', 'file')
print(o.errno, o.strerror, o.filename, o, o.args, type(o))
print(OSError(13, 'x'), repr(OSError('just text')), OSError().errno)
st = StopIteration('v')
print(st.value)
k = KeyError('key')
print(str(k), k.args[0], repr(k))
print(ValueError('x') == ValueError('x'), e == e, ValueError is ValueError)
n = None
try: undefined_name
except NameError as x: n = x
print(n.name)
try: 'abc'.foo
except AttributeError as x: print(x.name, x.obj)
try: e.nothing
except AttributeError as x: print(x)
print(isinstance(e, Exception), isinstance(e, (int, ValueError)), issubclass(KeyError, LookupError), type(e) is ValueError, type(e).__name__)
i = ImportError('msg', name='n', path='p')
print(i.name, i.path, i)
