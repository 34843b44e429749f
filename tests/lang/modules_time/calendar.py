import time

t = time.gmtime(1700000000)
print(t, t.tm_year, t[3], tuple(t), time.strftime("%Y-%m-%d %H:%M:%S %j %a %b %%", t), time.asctime(t), repr(time.strftime("", t)))
print(time.gmtime(0.9)[:6], time.gmtime(-1)[:6], time.gmtime(10 ** 10).tm_year, time.strftime("%d.%m.%Y" * 60, t) == "14.11.2023" * 60)
for seconds in (0, 86399, 951782400, 1e9):
    print(time.gmtime(seconds)[:9], time.mktime(time.localtime(seconds)) == seconds)
for bad in (lambda: time.gmtime("x"), lambda: time.strftime("%Y", (1, 2)), lambda: time.strftime("%Y", (2000, 13, 1, 0, 0, 0, 0, 1, 0)),
            lambda: time.strftime("%Y", 5), lambda: time.sleep(-1)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
