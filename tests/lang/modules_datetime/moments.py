from datetime import date, datetime, time, timedelta, timezone

d = datetime(2024, 5, 17, 13, 4, 5, 678)
print(d, repr(d), d.date(), d.time(), d.isoformat(), d.isoformat(" ", "minutes"), d.isoformat(timespec="milliseconds"), d.ctime(), d.weekday())
print(d + timedelta(hours=12), d - timedelta(days=400), d - datetime(2024, 1, 1), d.replace(hour=0, microsecond=0), repr(datetime(2024, 1, 1)))
print(d.strftime("%Y-%m-%d %H:%M:%S.%f %I %p %j %U %W %w|%z|%Z|"), f"{d:%H:%M}", datetime.combine(date(2020, 1, 2), time(3, 4)), datetime.min, datetime.max)
utc = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
east = timezone(timedelta(hours=5, minutes=30))
print(utc, repr(utc), utc.astimezone(east), utc == utc.astimezone(east), utc.timestamp(), utc.utcoffset(), utc.tzname(), utc.strftime("%z %Z"))
print(repr(utc.astimezone(east)), east, timezone(timedelta(hours=-3), "X"), repr(timezone(timedelta(hours=-3), "X")), timezone.utc)
print(datetime.fromtimestamp(1700000000.5, timezone.utc), datetime.utcfromtimestamp(0), datetime.fromtimestamp(-1.25, east))
for text in ("2024-05-17T13:04:05", "2024-05-17 13:04", "2024-05-17", "20240517T130405", "2024-05-17T13:04:05.123", "2024-05-17T13:04:05+02:00", "2024-05-17T13:04:05Z",
             "2024-05-17T13", "x", "2024-05-17T", "2024-05-17T25:00"):
    try:
        print(repr(datetime.fromisoformat(text)))
    except ValueError as error:
        print(error)
print(utc.timetuple()[:], d.timetuple()[:], utc.utctimetuple()[:6], d < datetime(2025, 1, 1), d != datetime(2025, 1, 1), datetime(2024, 1, 1) == date(2024, 1, 1))
for action in (lambda: d < utc, lambda: d - utc, lambda: d < date(2024, 1, 1), lambda: datetime(2024, 1, 1, 24), lambda: datetime(2024), lambda: datetime(2024, 1, 1, tzinfo=3),
               lambda: timezone(timedelta(days=1)), lambda: datetime.max + timedelta(1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
