from datetime import timedelta

d = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6)
print(d, repr(d), d.days, d.seconds, d.microseconds, d.total_seconds(), -d, abs(-d), d * 2, d / 2, d // 2, d * 1.5, 3 * d, d / timedelta(hours=1))
print(timedelta(0), timedelta(-1), timedelta(microseconds=-1), timedelta(weeks=2), timedelta(hours=1.5), timedelta(seconds=0.1), repr(timedelta()))
print(timedelta(1) == timedelta(hours=24), timedelta(1) < timedelta(2), bool(timedelta(0)), divmod(timedelta(hours=5), timedelta(hours=2)),
      timedelta(hours=5) % timedelta(hours=2), timedelta(5) // timedelta(2), hash(timedelta(1)) == hash(timedelta(hours=24)))
print(timedelta.max, timedelta.min, timedelta.resolution, sum([timedelta(1), timedelta(2)], timedelta()))
for action in (lambda: timedelta("1"), lambda: timedelta(1) / 0):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
