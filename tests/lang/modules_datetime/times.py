from datetime import time, timedelta, timezone

t = time(13, 4, 5, 60)
print(t, repr(t), t.isoformat("hours"), t.replace(minute=0), time(1), repr(time(1, 2)), time.min, time.max, t.strftime("%H-%M-%S %f"), f"{t:%I %p}")
print(time.fromisoformat("04:23:01"), time.fromisoformat("T0423"), repr(time.fromisoformat("04:23:01.5+01:00")), t < time(14), t == time(13, 4, 5, 60), bool(time(0)))
z = time(12, tzinfo=timezone(timedelta(hours=1)))
print(z, repr(z), z.utcoffset(), z.tzname(), z.dst(), z == time(11, tzinfo=timezone.utc), hash(z) == hash(time(11, tzinfo=timezone.utc)))
for action in (lambda: time(24), lambda: time(1, 60), lambda: time.fromisoformat("x"), lambda: time(1) < z):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
