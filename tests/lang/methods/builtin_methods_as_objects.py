import builtins
import inspect
import pickle
import sys


class Numbers(list):
    def inherited(self):
        return super().append


def missing(function, name):
    try:
        return getattr(function, name)
    except AttributeError as error:
        return str(error)


numbers = Numbers([3])
bound = [[1].append, "a".upper, (5).bit_length, {}.fromkeys, dict.fromkeys, int.from_bytes, str.maketrans, {1}.add, {1: 2}.__getitem__,
         {1: 2}.items().isdisjoint, ValueError("x").with_traceback, int.mro, Numbers.__subclasses__, numbers.append, numbers.inherited(), range(3).count,
         b"".join, 1.5.hex, numbers.__reduce_ex__, slice(1).indices]
for method in bound + [len, print, getattr, sys.exit]:
    print(method.__self__, method.__name__, method.__qualname__, method.__module__, type(method).__name__, missing(method, "__objclass__"))
for method in [list.append, Numbers.append, str.join, type.mro, list.__getitem__, set.__contains__, list.__len__, tuple.__getitem__, object.__str__,
               Numbers.__init__, int.__add__, int.__round__]:
    print(method.__name__, method.__qualname__, method.__objclass__, type(method).__name__, missing(method, "__self__"), missing(method, "__module__"), method)
for method in [[].__len__, (5).__add__, iter([]).__next__, numbers.__init__, numbers.__len__]:
    print(method.__name__, method.__qualname__, method.__objclass__, type(method).__name__, missing(method, "__module__"), hasattr(method, "__get__"))

print(numbers.append.__self__ is numbers, numbers.inherited().__self__ is numbers, len.__self__ is builtins, numbers.append == numbers.append)
numbers.append(4)
numbers.inherited()(5)
print(numbers, numbers.pop.__self__.pop(), list.append.__get__(numbers)(6), numbers)
for function in [len, [].append, list.append, list.__len__, [].__len__, Numbers.inherited, numbers.inherited, print, object.__new__, property().getter]:
    print(function.__name__, inspect.isbuiltin(function), inspect.ismethod(function), inspect.isroutine(function), inspect.ismethoddescriptor(function),
          inspect.isfunction(function))
for function in [len, list.append, list.__len__]:
    print(pickle.loads(pickle.dumps(function)) is function)
for call in [lambda: list.__len__(), lambda: list.append(), lambda: list.__len__(5), lambda: list.append(5, 6)]:
    try:
        call()
    except TypeError as error:
        print(error)
names = vars(type("C", (), {})())
update = names.update
update({"a": 1})
print(names)
