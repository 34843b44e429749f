# Classes that CPython has in C are called by their module's name in messages, what derives from them is not.
import array
import collections
import datetime
import functools
import pickle
import re
from decimal import Decimal

day = datetime.date(2024, 1, 1)
for wrong in (lambda: day + 1, lambda: day.foo, lambda: day < 5, lambda: datetime.timedelta(1) + 1, lambda: "a" + day, lambda: datetime.date.foo,
              lambda: Decimal(1) + 1.5, lambda: Decimal("x"), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal(-1).sqrt(),
              lambda: Decimal("1e999999") * 10, lambda: collections.deque() + 1, lambda: collections.defaultdict().foo,
              lambda: collections.OrderedDict().foo, lambda: functools.partial(len).foo, lambda: array.array("i").foo,
              lambda: re.compile("a").foo, lambda: re.match("a", "a").foo):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Day(datetime.date):
    pass


try:
    Day(2024, 1, 1).foo
except AttributeError as error:
    print(error)
print(Day, datetime.date, datetime.date.__name__, Decimal.__name__, collections.deque.__name__, Decimal, type(re.match("a", "a")).__name__)
print(datetime.timezone(datetime.timedelta(0)) is datetime.timezone.utc, pickle.loads(pickle.dumps(datetime.timezone.utc)) is datetime.timezone.utc)
