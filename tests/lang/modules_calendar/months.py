import calendar
import codecs
import uuid

print(calendar.month(2024, 2), calendar.monthrange(2023, 2), calendar.isleap(1900), calendar.leapdays(1999, 2025), calendar.weekday(2024, 5, 17))
print(calendar.calendar(2024), calendar.monthcalendar(2024, 9), calendar.TextCalendar(6).formatmonth(2024, 3, w=4), calendar.timegm((2024, 1, 1, 0, 0, 0)))
print(calendar.month_name[3], calendar.day_abbr[0], list(calendar.Calendar(6).iterweekdays()), list(calendar.Calendar().itermonthdates(2024, 2))[:2])
print(uuid.UUID("12345678-1234-5678-1234-567812345678"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), uuid.uuid4().version, len(str(uuid.uuid1())))
u = uuid.UUID(int=5)
print(repr(u), u.hex, u.bytes, u.urn, u.fields, uuid.UUID(bytes=u.bytes) == u, u < uuid.uuid4(), u.variant)
print(codecs.encode("héllo", "latin-1"), codecs.decode(b"68", "hex"), codecs.encode("Abc", "rot13"), codecs.lookup("UTF8").name, codecs.BOM_UTF8, codecs.getencoder("ascii")("x"))
d = codecs.getincrementaldecoder("utf-8")()
print(d.decode(b"\xc3"), d.decode(b"\xa9"), list(codecs.iterdecode([b"a\xe2", b"\x82\xac"], "utf-8")))
for action in (lambda: calendar.monthrange(2024, 13), lambda: uuid.UUID("x"), lambda: codecs.lookup("nope")):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
