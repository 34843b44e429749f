# packages: six==1.16.0
import six
from six.moves import range as moved_range, reduce, zip_longest

print(six.PY3, six.string_types, six.integer_types, six.text_type, six.binary_type, six.MAXSIZE, list(moved_range(3)), reduce(lambda a, b: a + b, [1, 2]), list(zip_longest("ab", "c")))
print(six.u("x"), six.b("x"), six.int2byte(65), six.byte2int(b"A"), list(six.iterbytes(b"ab")), six.ensure_str(b"x"), six.ensure_binary("x"), six.ensure_text(b"y"), list(six.iteritems({1: 2})), six.viewkeys({1: 2}))


class Meta(type):
    def __new__(cls, name, bases, namespace):
        namespace["made"] = name
        return type.__new__(cls, name, bases, namespace)


class One(six.with_metaclass(Meta, dict)):
    pass


@six.add_metaclass(Meta)
class Two:
    pass


@six.python_2_unicode_compatible
class Three:
    def __str__(self):
        return "three"


print(One.made, Two.made, str(Three()), type(One), six.get_unbound_function(One.get) is not None, six.callable(print), six.next(iter([1])))
try:
    six.raise_from(ValueError("a"), KeyError("b"))
except ValueError as error:
    print(error, repr(error.__cause__))
try:
    six.reraise(TypeError, TypeError("again"))
except TypeError as error:
    print(error)
