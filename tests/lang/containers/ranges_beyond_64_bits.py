# Ranges with bounds, lengths, indices and steps of any size: items, slices, membership, equality, hash,
# iteration.
def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def is_short(r):
    try:
        return len(r) < 100
    except OverflowError:
        return False


B = 10**20
RANGES = [range(10), range(0), range(5, 1), range(10, 0, -3), range(B), range(B, B + 10, 3), range(-B, B, B),
          range(B, -B, -B // 3), range(0, 10, B),
          range(5, 5 - B, -1), range(2**63 - 5, 2**63 + 5), range(-2**63, 2**63), range(-2**63, 2**63 - 1),
          range(2**63 - 1, -2**63, -1), range(True, 5)]
INDICES = [0, 1, -1, 3, B, -B, 2**63, -2**63, True, 1.5, "a", None, 2**64 - 1, -2**64]
SLICES = [slice(None), slice(1, None), slice(None, None, 2), slice(None, None, -1), slice(-3, None), slice(B),
          slice(1, 5, B), slice(None, None, 0),
          slice("a"), slice(5, 1), slice(5, 1, -1), slice(-B, B, 3), slice(2, 8, 3)]
ITEMS = [0, 5, B, B + 3, -B, 2**63, 10**30, -2**63, True, 2.0, 2.5, "a", None, 1 + 0j, float("nan"),
         float("inf")]
for r in RANGES:
    print(r, r.start, r.stop, r.step, bool(r))
    attempt(len, r)
    for key in INDICES + SLICES:
        attempt(lambda: r[key])
    for item in ITEMS:
        if isinstance(item, int) or is_short(r):
            print(item in r, r.count(item))
            attempt(r.index, item)
    forward, backward = iter(r), reversed(r)
    attempt(lambda: [next(forward), next(forward)])
    attempt(lambda: [next(backward), next(backward)])
    print([r == other for other in RANGES], hash(r) == hash(r[:]))


class Index:
    def __index__(self):
        return 4


class Three:
    def __eq__(self, other):
        return other == 3


for wrong in [(), (1, 2, 0), (1.5,), ("a",), (1, 2, 3, 4)]:
    attempt(range, *wrong)
print(range(Index()), range(10)[Index()], Index() in range(10), range(10).count(Index()), range(3)[1:Index()],
      Three() in range(10), range(10).index(Three()))
print(range(10).index(3.0), range(10).count(3.0), {range(3): 1}[range(0, 3, 1)], max(range(B, B + 4)),
      sum(range(B, B + 10)))
attempt(range(3).index, "z")
attempt(setattr, range(3), "start", 5)
attempt(slice(1, 10**30, 2).indices, 10**25)
attempt(slice(None, None, -1).indices, 10**25)
attempt(slice(None, B, B // 10).indices, 5)
attempt(slice(1, 2).indices, -1)
attempt(slice(1, 2).indices, "a")
for i in range(B, -2 * B, -B):
    print(i)
