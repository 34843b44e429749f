"""calendar: months as weeks, and as text."""

import datetime

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
day_name, day_abbr = datetime.LONG_DAYS, datetime.DAYS
month_name, month_abbr = ("", *datetime.LONG_MONTHS), ("", *datetime.MONTHS)


class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


def isleap(year): return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    first, last = y1 - 1, y2 - 1
    return last // 4 - first // 4 - (last // 100 - first // 100) + last // 400 - first // 400


def weekday(year, month, day):
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        year = 2000 + year % 400
    return datetime.date(year, month, day).weekday()


def monthrange(year, month):
    """(weekday of the first day, number of days)"""
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), datetime.LENGTHS[month - 1] + (month == 2 and isleap(year))


class Calendar:
    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def getfirstweekday(self): return self.firstweekday % 7
    def setfirstweekday(self, firstweekday): self.firstweekday = firstweekday

    def iterweekdays(self):
        for i in range(self.firstweekday, self.firstweekday + 7):
            yield i % 7

    def itermonthdays(self, year, month):
        """The days, with 0 for those of other months in the first and last week."""
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        yield from [0] * before
        yield from range(1, days + 1)
        yield from [0] * (-(before + days) % 7)

    def itermonthdays2(self, year, month):
        for place, day in enumerate(self.itermonthdays(year, month)):
            yield day, (self.firstweekday + place) % 7

    def itermonthdates(self, year, month):
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        start = datetime.date(year, month, 1) - datetime.timedelta(before)
        for place in range(before + days + -(before + days) % 7):
            yield start + datetime.timedelta(place)

    def monthdayscalendar(self, year, month): return weeks(self.itermonthdays(year, month))
    def monthdays2calendar(self, year, month): return weeks(self.itermonthdays2(year, month))
    def monthdatescalendar(self, year, month): return weeks(self.itermonthdates(year, month))

    def yeardayscalendar(self, year, width=3):
        months = [self.monthdayscalendar(year, month) for month in range(1, 13)]
        return [months[at:at + width] for at in range(0, 12, width)]


def weeks(days):
    days = list(days)
    return [days[at:at + 7] for at in range(0, len(days), 7)]


class TextCalendar(Calendar):
    def formatday(self, day, weekday, width):
        return ("" if day == 0 else f"{day:2}").center(width)

    def formatweek(self, theweek, width):
        return " ".join([self.formatday(day, weekday, width) for day, weekday in theweek])

    def formatweekday(self, day, width):
        return (day_name if width >= 9 else day_abbr)[day][:width].center(width)

    def formatweekheader(self, width):
        return " ".join([self.formatweekday(day, width) for day in self.iterweekdays()])

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        return (f"{month_name[themonth]} {theyear!r}" if withyear else month_name[themonth]).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, l = max(2, w), max(1, l)
        lines = [self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1).rstrip(), self.formatweekheader(w).rstrip()]
        lines += [self.formatweek(week, w).rstrip() for week in self.monthdays2calendar(theyear, themonth)]
        return ("\n" * l).join(lines) + "\n" * l

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        w, l, c = max(2, w), max(1, l), max(2, c)
        column = (w + 1) * 7 - 1
        between = " " * c
        parts = [repr(theyear).center(column * m + c * (m - 1)).rstrip(), "\n" * l]
        header = self.formatweekheader(w)
        for at in range(1, 13, m):
            months = range(at, min(at + m, 13))
            parts += ["\n" * l, between.join([self.formatmonthname(theyear, month, column, False)
                                              for month in months]).rstrip(), "\n" * l]
            parts += [between.join([header.center(column) for _ in months]).rstrip(), "\n" * l]
            rows = [self.monthdays2calendar(theyear, month) for month in months]
            for place in range(max([len(row) for row in rows])):
                cells = [self.formatweek(row[place], w) if place < len(row) else "" for row in rows]
                parts += [between.join([cell.center(column) for cell in cells]).rstrip(), "\n" * l]
        return "".join(parts)

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")


usual = TextCalendar()
monthcalendar, week, weekheader = usual.monthdayscalendar, usual.formatweek, usual.formatweekheader
prmonth, month, calendar, prcal = usual.prmonth, usual.formatmonth, usual.formatyear, usual.pryear


def firstweekday(): return usual.firstweekday


def setfirstweekday(firstweekday):
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    usual.firstweekday = firstweekday


def timegm(tuple):
    """Seconds since 1970 of a time in UTC."""
    year, month, day, hour, minute, second = tuple[:6]
    return ((datetime.ordinal_of(year, month, 1) - 719163 + day - 1) * 24 + hour) * 3600 + minute * 60 + second
