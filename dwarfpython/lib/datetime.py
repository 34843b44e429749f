"""datetime: days of the proleptic Gregorian calendar, times of a day, and the distances between them.

A date is counted as a day (1 is 1 January of year 1); a distance is a number of microseconds.
"""

import time as clock
from math import floor

MINYEAR, MAXYEAR = 1, 9999
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)       # days of the year before each month
SECOND, DAY = 1000000, 86400000000                                     # in microseconds


# The calendar

def is_leap(year): return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
def days_in(year, month): return LENGTHS[month - 1] + (month == 2 and is_leap(year))


def ordinal_of(year, month, day):
    before = year - 1
    return 365 * before + before // 4 - before // 100 + before // 400 + BEFORE[month - 1] + (month > 2 and is_leap(year)) + day


def date_of(ordinal):
    """(year, month, day)"""
    rest = ordinal - 1
    cycles, rest = divmod(rest, 146097)
    centuries = min(rest // 36524, 3)
    rest -= centuries * 36524
    fours, rest = divmod(rest, 1461)
    years = min(rest // 365, 3)
    rest -= years * 365
    year = 400 * cycles + 100 * centuries + 4 * fours + years + 1
    month = 1
    while rest >= days_in(year, month):
        rest -= days_in(year, month)
        month += 1
    return year, month, rest + 1


def whole(value):
    if isinstance(value, int):
        return int(value)
    if hasattr(type(value), "__index__"):
        return type(value).__index__(value)
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def check_date(year, month, day):
    year, month, day = whole(year), whole(month), whole(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def check_time(hour, minute, second, microsecond, fold):
    values = whole(hour), whole(minute), whole(second), whole(microsecond)
    for value, limit, name in zip(values, (24, 60, 60, 1000000), ("hour", "minute", "second", "microsecond")):
        if not 0 <= value < limit:
            raise ValueError(f"{name} must be in 0..{limit - 1}")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return values


def check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


# Distances

class timedelta:
    __slots__ = ("_total",)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        fraction = 0.0
        for value, unit, name in ((weeks, 7 * DAY, "weeks"), (days, DAY, "days"), (hours, 3600 * SECOND, "hours"),
                                  (minutes, 60 * SECOND, "minutes"), (seconds, SECOND, "seconds"),
                                  (milliseconds, 1000, "milliseconds"),
                                  (microseconds, 1, "microseconds")):
            if isinstance(value, float):
                part = floor(value)
                total += part * unit
                fraction += (value - part) * unit
            elif isinstance(value, int):
                total += value * unit
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        return distance(total + round(fraction), cls)

    @property
    def days(self): return self._total // DAY

    @property
    def seconds(self): return self._total % DAY // SECOND

    @property
    def microseconds(self): return self._total % SECOND

    def total_seconds(self): return self._total / SECOND

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (("days", self.days), ("seconds", self.seconds),
                                                       ("microseconds", self.microseconds)) if value]
        return f"{named(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        days, seconds, micros = self.days, self.seconds, self.microseconds
        text = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        if days:
            text = f"{days} day{'' if abs(days) == 1 else 's'}, {text}"
        return f"{text}.{micros:06}" if micros else text

    def __hash__(self): return hash((self.days, self.seconds, self.microseconds))
    def __bool__(self): return self._total != 0
    def __neg__(self): return distance(-self._total)
    def __pos__(self): return self
    def __abs__(self): return distance(abs(self._total))
    def __eq__(self, other): return self._total == other._total if isinstance(other, timedelta) else NotImplemented
    def __lt__(self, other): return self._total < other._total if isinstance(other, timedelta) else NotImplemented
    def __le__(self, other): return self._total <= other._total if isinstance(other, timedelta) else NotImplemented
    def __gt__(self, other): return self._total > other._total if isinstance(other, timedelta) else NotImplemented
    def __ge__(self, other): return self._total >= other._total if isinstance(other, timedelta) else NotImplemented
    def __add__(self, other): return distance(self._total + other._total) if isinstance(other, timedelta) else NotImplemented
    __radd__ = __add__
    def __sub__(self, other): return distance(self._total - other._total) if isinstance(other, timedelta) else NotImplemented
    def __rsub__(self, other): return distance(other._total - self._total) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, other):
        if isinstance(other, int):
            return distance(self._total * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return distance(rounded(self._total * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            return distance(rounded(self._total, other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return distance(rounded(self._total * denominator, numerator))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return distance(self._total // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other): return distance(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total, other._total)
        return quotient, distance(rest)

    def __reduce__(self): return timedelta, (self.days, self.seconds, self.microseconds)


def distance(total, cls=timedelta):
    if not -999999999 <= total // DAY <= 999999999:
        raise OverflowError(f"days={total // DAY}; must have magnitude <= 999999999")
    self = object.__new__(cls)
    self._total = total
    return self


def rounded(numerator, denominator):
    """Half to even."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    quotient, rest = divmod(numerator, denominator)
    return quotient + (2 * rest > denominator or 2 * rest == denominator and quotient % 2)


def named(value):
    kind = type(value)
    return f"datetime.{kind.__qualname__}" if kind.__module__ == "datetime" else kind.__qualname__


timedelta.min, timedelta.max, timedelta.resolution = distance(-999999999 * DAY), distance(1000000000 * DAY - 1), distance(1)


# Time zones

class tzinfo:
    def tzname(self, dt): raise NotImplementedError("tzinfo subclass must override tzname()")
    def utcoffset(self, dt): raise NotImplementedError("tzinfo subclass must override utcoffset()")
    def dst(self, dt): raise NotImplementedError("tzinfo subclass must override dst()")

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        offset, saving = dt.utcoffset(), dt.dst()
        if offset is None or saving is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        dt += offset - saving
        return dt + (dt.dst() or timedelta(0))


class timezone(tzinfo):
    def __new__(cls, offset, name=None):
        is_utc = cls is timezone and name is None and isinstance(offset, timedelta) and not offset
        return timezone.utc if is_utc and hasattr(timezone, "utc") else super().__new__(cls)

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not -DAY < offset._total < DAY:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                             f"not {offset!r}.")
        self._offset, self._name = offset, name

    def __getinitargs__(self): return (self._offset,) if self._name is None else (self._offset, self._name)
    def __reduce__(self): return type(self), self.__getinitargs__()
    def utcoffset(self, dt): return self._offset
    def dst(self, dt): return None
    def tzname(self, dt): return self._name if self._name is not None else "UTC" + (offset_text(self._offset) if self._offset else "")
    def fromutc(self, dt): return dt + self._offset
    def __eq__(self, other): return self._offset == other._offset if isinstance(other, timezone) else NotImplemented
    def __hash__(self): return hash(self._offset)
    def __str__(self): return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._offset!r})" if self._name is None else f"datetime.timezone({self._offset!r}, {self._name!r})"


timezone.utc = UTC = timezone(timedelta(0))
timezone.min, timezone.max = timezone(-timedelta(hours=23, minutes=59)), timezone(timedelta(hours=23, minutes=59))


def offset_text(offset, between=":"):
    if offset is None:
        return ""
    total = abs(offset._total)
    text = f"{'-' if offset._total < 0 else '+'}{total // (3600 * SECOND):02}{between}{total // (60 * SECOND) % 60:02}"
    if total % (60 * SECOND):
        text += f"{between}{total // SECOND % 60:02}"
    return f"{text}.{total % SECOND:06}" if total % SECOND else text


# Texts

def formatted(value, format, fields, offset, zone):
    """strftime: what C does not know is put in before; `fields` is a struct_time's tuple."""
    parts, at = [], 0
    while at < len(format):
        sign = format[at]
        at += 1
        if sign != "%" or at == len(format):
            parts.append(sign)
            continue
        code = format[at]
        at += 1
        if code == "f":
            parts.append(f"{getattr(value, 'microsecond', 0):06}")
        elif code == "z":
            parts.append(offset_text(offset, ""))
        elif code == "Z":
            parts.append((zone or "").replace("%", "%%"))
        elif code == "Y":
            parts.append(str(fields[0]))
        else:
            parts.append("%" + code)
    return clock.strftime("".join(parts), fields)


def iso_date(text):
    """(year, month, day) of YYYY-MM-DD, YYYYMMDD, YYYY-Www-D and the like."""
    digits = text.replace("-", "")
    if not text.isascii() or text[4:5] == "W" or text[4:6] == "-W":
        return iso_week(text)
    if len(digits) != 8 or not digits.isdecimal() or text not in (digits, f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"):
        raise ValueError
    return int(digits[:4]), int(digits[4:6]), int(digits[6:])


def iso_week(text):
    digits = text.replace("-", "").replace("W", "", 1)
    plain = f"{digits[:4]}W{digits[4:]}"
    if not digits.isdecimal() or len(digits) not in (6, 7) or text not in (plain, f"{digits[:4]}-W{digits[4:6]}" + (f"-{digits[6]}" if digits[6:] else "")):
        raise ValueError
    found = date.fromisocalendar(int(digits[:4]), int(digits[4:6]), int(digits[6:] or 1))
    return found.year, found.month, found.day


def iso_clock(text):
    """(hour, minute, second, microsecond) of HH[:MM[:SS[.ffffff]]]."""
    text, point, fraction = text.replace(",", ".").partition(".")
    digits = text.replace(":", "")
    colons = ":".join([digits[at:at + 2] for at in range(0, len(digits), 2)])
    if len(digits) not in (2, 4, 6) or not digits.isdecimal() or text not in (digits, colons) or point and (len(digits) < 6 or not fraction.isdecimal()):
        raise ValueError
    numbers = [int(digits[at:at + 2]) for at in range(0, len(digits), 2)] + [0, 0]
    return numbers[0], numbers[1], numbers[2], int((fraction + "000000")[:6])


def iso_time(text):
    """The same and the time zone."""
    if text.endswith("Z"):
        return *iso_clock(text[:-1]), timezone.utc
    at = max(text.rfind("+"), text.rfind("-"))
    if at < 0:
        return *iso_clock(text), None
    hour, minute, second, micro = iso_clock(text[at + 1:])
    offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
    zone = timezone.utc if not offset else timezone(-offset if text[at] == "-" else offset)
    return *iso_clock(text[:at]), zone


def zone_offset(value, dt, what="utcoffset"):
    """What a time zone says of a time, checked."""
    if value._tzinfo is None:
        return None
    offset = getattr(value._tzinfo, what)(dt)
    if offset is not None and not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{what}() must return None or a timedelta, not '{type(offset).__name__}'")
    return offset


class date:
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = check_date(year, month, day)
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls): return cls.fromtimestamp(clock.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /): return cls(*clock.localtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, n, /):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > 3652059:
            raise ValueError(f"year is out of range")
        return cls(*date_of(n))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            found = iso_date(date_string)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*found)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"Year is out of range: {year}")
        first = ordinal_of(year, 1, 4)
        monday = first - (first + 6) % 7
        following = ordinal_of(year, 12, 28)
        if not 1 <= week <= (following - (following + 6) % 7 - monday) // 7 + 1:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(monday + 7 * (week - 1) + day - 1)

    def toordinal(self): return ordinal_of(self._year, self._month, self._day)
    def weekday(self): return (self.toordinal() + 6) % 7
    def isoweekday(self): return self.weekday() + 1

    def isocalendar(self):
        ordinal = self.toordinal()
        thursday = date_of(ordinal - (ordinal + 6) % 7 + 3)
        week = (ordinal_of(*thursday) - ordinal_of(thursday[0], 1, 1)) // 7 + 1
        return IsoCalendarDate((thursday[0], week, self.isoweekday()))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day
                          if day is None else day)

    def timetuple(self): return fields_of(self, 0, 0, 0, -1)
    def isoformat(self): return f"{self._year:04}-{self._month:02}-{self._day:02}"
    def __str__(self): return self.isoformat()
    def __repr__(self): return f"{named(self)}({self._year}, {self._month}, {self._day})"
    def ctime(self): return f"{DAYS[self.weekday()]} {MONTHS[self._month - 1]} {self._day:2} 00:00:00 {self._year:04}"
    def strftime(self, format, /): return formatted(self, format, self.timetuple(), None, None)
    def __format__(self, spec): return self.strftime(spec) if spec else str(self)
    def __hash__(self): return hash((self._year, self._month, self._day))
    def key(self): return self._year, self._month, self._day
    def comparable(self, other): return isinstance(other, date) and not isinstance(other, datetime)
    def __eq__(self, other): return self.key() == other.key() if self.comparable(other) else NotImplemented
    def __lt__(self, other): return self.key() < other.key() if self.comparable(other) else NotImplemented
    def __le__(self, other): return self.key() <= other.key() if self.comparable(other) else NotImplemented
    def __gt__(self, other): return self.key() > other.key() if self.comparable(other) else NotImplemented
    def __ge__(self, other): return self.key() >= other.key() if self.comparable(other) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 1 <= ordinal <= 3652059:
            raise OverflowError("date value out of range")
        return type(self)(*date_of(ordinal))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        return timedelta(self.toordinal() - other.toordinal()) if self.comparable(other) else NotImplemented

    def __reduce__(self): return type(self), (self._year, self._month, self._day)


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(days=1)


class IsoCalendarDate(tuple):
    year, week, weekday = property(lambda self: self[0]), property(lambda self: self[1]), property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def fields_of(day, hour, minute, second, dst):
    yearday = day.toordinal() - ordinal_of(day.year, 1, 1) + 1
    return clock.struct_time((day.year, day.month, day.day, hour, minute, second, day.weekday(), yearday, dst))


class time:
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = check_time(hour, minute, second, microsecond, fold)
        check_zone(tzinfo)
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            found = iso_time(time_string.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*found)

    def utcoffset(self): return zone_offset(self, None)
    def dst(self): return zone_offset(self, None, "dst")
    def tzname(self): return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second, self._microsecond if microsecond is None
                          else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def isoformat(self, timespec="auto"):
        return clock_text(self, timespec) + offset_text(self.utcoffset())

    def __str__(self): return self.isoformat()

    def __repr__(self):
        numbers = [self._hour, self._minute, self._second, self._microsecond]
        while len(numbers) > 2 and numbers[-1] == 0:
            numbers.pop()
        shown = [str(number) for number in numbers]
        shown += [f"tzinfo={self._tzinfo!r}"] if self._tzinfo is not None else []
        return f"{named(self)}({', '.join(shown + (['fold=1'] if self._fold else []))})"

    def strftime(self, format, /):
        fields = clock.struct_time((1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))
        return formatted(self, format, fields, self.utcoffset(), self.tzname())

    def __format__(self, spec): return self.strftime(spec) if spec else str(self)
    def micros(self): return ((self._hour * 60 + self._minute) * 60 + self._second) * SECOND + self._microsecond
    def key(self): return self.micros() - (self.utcoffset() or timedelta(0))._total
    def __bool__(self): return True
    def __hash__(self): return hash(self.key())

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self.key() == other.key()

    def ordered(self, other):
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self.key(), other.key()

    def __lt__(self, other): return less(*self.ordered(other)) if isinstance(other, time) else NotImplemented
    def __le__(self, other): return not less(*self.ordered(other)[::-1]) if isinstance(other, time) else NotImplemented
    def __gt__(self, other): return less(*self.ordered(other)[::-1]) if isinstance(other, time) else NotImplemented
    def __ge__(self, other): return not less(*self.ordered(other)) if isinstance(other, time) else NotImplemented


def less(a, b): return a < b


def clock_text(value, timespec):
    text = f"{value._hour:02}:{value._minute:02}:{value._second:02}"
    if timespec == "auto":
        timespec = "microseconds" if value._microsecond else "seconds"
    if timespec == "microseconds":
        return f"{text}.{value._microsecond:06}"
    if timespec == "milliseconds":
        return f"{text}.{value._microsecond // 1000:03}"
    sizes = {"hours": 2, "minutes": 5, "seconds": 8}
    if timespec not in sizes:
        raise ValueError("Unknown timespec value")
    return text[:sizes[timespec]]


time.min, time.max, time.resolution = time(0, 0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)


class datetime(date):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if month is None or day is None:
            name = "month" if month is None else "day"
            raise TypeError(f"function missing required argument '{name}' (pos {2 if month is None else 3})")
        self = object.__new__(cls)
        self._year, self._month, self._day = check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = check_time(hour, minute, second, microsecond, fold)
        check_zone(tzinfo)
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(clock.time_ns() / 1e9, tz)

    @classmethod
    def today(cls): return cls.now()

    @classmethod
    def utcnow(cls): return cls.utcfromtimestamp(clock.time_ns() / 1e9)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        check_zone(tz)
        if tz is not None:
            return tz.fromutc(cls.utcfromtimestamp(timestamp).replace(tzinfo=tz))
        seconds, micros = divmod(round(timestamp * SECOND), SECOND) if isinstance(timestamp, float) else (timestamp, 0)
        return cls(*clock.localtime(seconds)[:6], micros)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        total = rounded(*ratio(timestamp))
        moment = datetime(1970, 1, 1) + distance(total)
        return cls(*moment.key()[:7])

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            for size in (10, 8, 7):
                if len(date_string) == size or len(date_string) > size + 1 and is_iso_date(date_string[:size]):
                    found = iso_date(date_string[:size])
                    rest = iso_time(date_string[size + 1:]) if len(date_string) > size else (0, 0, 0, 0, None)
                    break
            else:
                raise ValueError
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*found, *rest)

    @classmethod
    def strptime(cls, date_string, format, /):
        return cls(*__import__("_strptime").parsed(date_string, format))

    def date(self): return date(self._year, self._month, self._day)
    def time(self): return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)
    def timetz(self): return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo,
                                  fold=self._fold)
    def utcoffset(self): return zone_offset(self, self)
    def dst(self): return zone_offset(self, self, "dst")
    def tzname(self): return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def key(self): return self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        given = (year, month, day, hour, minute, second, microsecond)
        values = [old if value is None else value for old, value in zip(self.key(), given)]
        return type(self)(*values, self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None
                          else fold)

    def timetuple(self):
        saving = self.dst()
        return fields_of(self, self._hour, self._minute, self._second, -1 if saving is None else int(bool(saving)))

    def utctimetuple(self):
        moment = self - (self.utcoffset() or timedelta(0))
        return fields_of(moment, moment._hour, moment._minute, moment._second, 0)

    def timestamp(self):
        if self._tzinfo is None:
            return clock.mktime(self.timetuple()) + self._microsecond / 1e6
        return (self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()

    def astimezone(self, tz=None):
        moment = self if self._tzinfo is not None else self.replace(tzinfo=local_zone(self.timestamp()))
        tz = local_zone(moment.timestamp()) if tz is None else tz
        if tz is moment._tzinfo:
            return moment
        return tz.fromutc((moment - moment.utcoffset()).replace(tzinfo=tz))

    def isoformat(self, sep="T", timespec="auto"):
        return f"{self._year:04}-{self._month:02}-{self._day:02}{sep}{clock_text(self, timespec)}{offset_text(self.utcoffset())}"

    def __str__(self): return self.isoformat(" ")

    def __repr__(self):
        numbers = list(self.key())
        while len(numbers) > 5 and numbers[-1] == 0:
            numbers.pop()
        shown = [str(number) for number in numbers]
        shown += [f"tzinfo={self._tzinfo!r}"] if self._tzinfo is not None else []
        return f"{named(self)}({', '.join(shown + (['fold=1'] if self._fold else []))})"

    def ctime(self):
        return f"{DAYS[self.weekday()]} {MONTHS[self._month - 1]} {self._day:2} {clock_text(self, 'seconds')} {self._year:04}"

    def strftime(self, format, /): return formatted(self, format, self.timetuple(), self.utcoffset(), self.tzname())

    def micros(self):
        return (self.toordinal() * 86400 + self._hour * 3600 + self._minute * 60 + self._second) * SECOND + self._microsecond

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal, micros = divmod(self.micros() + other._total, DAY)
        if not 1 <= ordinal <= 3652059:
            raise OverflowError("date value out of range")
        seconds, micros = divmod(micros, SECOND)
        return type(self)(*date_of(ordinal), seconds // 3600, seconds // 60 % 60, seconds % 60, micros, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return distance(self.micros() - other.micros() - (0 if mine is None else mine._total - its._total))

    def moment(self):
        offset = self.utcoffset()
        return self.micros() - (offset._total if offset is not None else 0)

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self.moment() == other.moment()

    def ordered(self, other):
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self.moment(), other.moment()

    def refuse(self, other):
        if isinstance(other, date):
            raise TypeError(f"can't compare {type(self).__module__}.{type(self).__name__} to {type(other).__module__}.{type(other).__name__}")
        return NotImplemented

    def __lt__(self, other): return less(*self.ordered(other)) if isinstance(other, datetime) else self.refuse(other)
    def __le__(self, other): return not less(*self.ordered(other)[::-1]) if isinstance(other, datetime) else self.refuse(other)
    def __gt__(self, other): return less(*self.ordered(other)[::-1]) if isinstance(other, datetime) else self.refuse(other)
    def __ge__(self, other): return not less(*self.ordered(other)) if isinstance(other, datetime) else self.refuse(other)
    def __hash__(self): return hash(self.moment())
    def __reduce__(self): return type(self), self.key() + ((self._tzinfo,) if self._tzinfo is not None else ())


def is_iso_date(text):
    try:
        iso_date(text)
    except ValueError:
        return False
    return True


def ratio(timestamp):
    """Microseconds as a fraction of ints."""
    if isinstance(timestamp, int):
        return timestamp * SECOND, 1
    numerator, denominator = timestamp.as_integer_ratio()
    return numerator * SECOND, denominator


def local_zone(timestamp):
    """What time zone the machine is in at a moment."""
    seconds = int(timestamp // 1)
    here, there = clock.localtime(seconds), clock.gmtime(seconds)
    minutes = (ordinal_of(*here[:3]) - ordinal_of(*there[:3])) * 1440 + (here[3] - there[3]) * 60 + here[4] - there[4]
    return timezone(timedelta(minutes=minutes), clock.strftime("%Z", here))


datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


# Written in C in CPython, so messages name the module, too.
for kind in timedelta, tzinfo, timezone, date, time, datetime:
    kind.__name__ = f"datetime.{kind.__name__}"
del kind
