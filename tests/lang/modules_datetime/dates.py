from datetime import date, timedelta

d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.ctime(), d.timetuple()[:8], d.isoformat())
print(d + timedelta(366), d - timedelta(60), d - date(2023, 1, 1), d.replace(month=1), date.fromordinal(738945), date.min, date.max)
print(date.fromisoformat("2024-12-30").isocalendar(), date.fromisoformat("20240102"), date.fromisoformat("2024-W05-3"), date.fromisocalendar(2020, 53, 7))
print(d.strftime("%Y/%m/%d %A %a %B %b %j %y %%"), f"{d:%d.%m.%Y}", f"{d}", d == date(2024, 2, 29), d < date(2024, 3, 1), sorted([d, date(1, 1, 1)]))
print([date(year, 1, 1).isocalendar()[:] for year in range(2015, 2026)], {d: 1}[date(2024, 2, 29)])
for ordinal in (1, 365, 366, 146097, 146098, 3652059, 719163):
    print(date.fromordinal(ordinal), date.fromordinal(ordinal).toordinal() == ordinal)
for action in (lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: date(0, 1, 1), lambda: date("2023", 1, 1), 
               lambda: date.fromisoformat("2024-1-1"), lambda: date.max + timedelta(1), lambda: date.fromisocalendar(2023, 53, 1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
