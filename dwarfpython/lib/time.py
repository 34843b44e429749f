"""time: clocks and calendars, over libc."""

import c

FIELDS = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")


class struct_time(tuple):
    def __new__(cls, sequence, zone="", offset=0):
        values = tuple(sequence)
        if len(values) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)")
        return tuple.__new__(cls, values[:9])

    def __repr__(self):
        return f"time.struct_time({', '.join([f'{name}={value}' for name, value in zip(FIELDS, self)])})"

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])


# Clocks

CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = 0, 1, 2, 3


def clock_gettime_ns(clk_id, /):
    now = timespec()
    if c.clock_gettime(clk_id, now) < 0:
        raise OSError(errno, strerror(errno))
    return now.tv_sec * 1000000000 + now.tv_nsec


def clock_gettime(clk_id, /):
    return clock_gettime_ns(clk_id) / 1e9


def time(): return clock_gettime_ns(0) / 1e9
def time_ns(): return clock_gettime_ns(0)
def monotonic(): return clock_gettime_ns(1) / 1e9
def monotonic_ns(): return clock_gettime_ns(1)
def perf_counter(): return clock_gettime_ns(1) / 1e9
def perf_counter_ns(): return clock_gettime_ns(1)
def process_time(): return clock_gettime_ns(2) / 1e9
def process_time_ns(): return clock_gettime_ns(2)
def thread_time(): return clock_gettime_ns(3) / 1e9
def thread_time_ns(): return clock_gettime_ns(3)


def sleep(secs, /):
    if not isinstance(secs, (int, float)):
        raise TypeError(f"'{type(secs).__name__}' object cannot be interpreted as an integer")
    if secs != secs:
        raise ValueError("Invalid value NaN (not a number)")
    if secs < 0:
        raise ValueError("sleep length must be non-negative")
    end = timespec()
    c.clock_gettime(CLOCK_MONOTONIC, end)
    total = end.tv_nsec + int(secs * 1000000000)
    end.tv_sec, end.tv_nsec = end.tv_sec + total // 1000000000, total % 1000000000
    while c.clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, end, None) == EINTR:
        pass


# Calendars

def broken_down(convert, seconds):
    if seconds is None:
        seconds = time()
    if not isinstance(seconds, (int, float)):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    at, fields = new("time_t", int(seconds // 1)), tm()
    if convert(at, fields) == None:
        raise OverflowError("timestamp out of range for platform time_t")
    return struct_time((fields.tm_year + 1900, fields.tm_mon + 1, fields.tm_mday, fields.tm_hour, fields.tm_min, fields.tm_sec,
                        (fields.tm_wday + 6) % 7, fields.tm_yday + 1, fields.tm_isdst))


def gmtime(seconds=None, /): return broken_down(c.gmtime_r, seconds)
def localtime(seconds=None, /): return broken_down(c.localtime_r, seconds)


def native(t, caller):
    """A C struct tm of a struct_time or a tuple like it."""
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError(f"{caller}(): illegal time tuple argument")
    year, month, day, hour, minute, second, weekday, yearday, dst = t
    return tm(tm_sec=second, tm_min=minute, tm_hour=hour, tm_mday=day or 1, tm_mon=(month or 1) - 1, tm_year=year - 1900,
              tm_wday=(weekday + 1) % 7, tm_yday=(yearday or 1) - 1, tm_isdst=dst)


def checked(t, caller):
    """native(t, caller), within what strftime can name."""
    fields = native(t, caller)
    for value, low, high, what in ((t[1], 0, 12, "month"), (t[2], 0, 31, "day of month"), (t[3], 0, 23, "hour"), (t[4], 0, 59, "minute"),
                                   (t[5], 0, 61, "seconds"), (t[7], 0, 366, "day of year")):
        if not low <= value <= high:
            raise ValueError(f"{what} out of range")
    return fields


def mktime(t, /):
    fields = native(t, "mktime")
    fields.tm_wday = -1
    result = c.mktime(fields)
    if result == -1 and fields.tm_wday == -1:
        raise OverflowError("mktime argument out of range")
    return float(result)


def strftime(format, t=None, /):
    fields = checked(localtime() if t is None else t, "strftime")
    if not format:
        return ""
    size = 256
    while size < 256 * len(format) + 256:        # an empty result and one that does not fit look the same
        text = cast("char *", c.malloc(size))
        written = c.strftime(text, size, format, fields)
        result = str(text) if written else ""
        c.free(text)
        if written:
            return result
        size *= 4
    return ""


def strptime(data_string, format="%a %b %d %H:%M:%S %Y", /):
    return struct_time(__import__("_strptime").broken_down(data_string, format))


def asctime(t=None, /):
    fields = localtime() if t is None else t
    checked(fields, "asctime")
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[fields[6] % 7]
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[fields[1] - 1]
    return f"{day} {month}{fields[2]:3} {fields[3]:02}:{fields[4]:02}:{fields[5]:02} {fields[0]}"


def ctime(seconds=None, /): return asctime(localtime(seconds))


# The time zone that libc found

c.tzset()
timezone, daylight, tzname = c.timezone, c.daylight, (str(c.tzname[0]), str(c.tzname[1]))
altzone = timezone - 3600 if daylight else timezone


def tzset():
    global timezone, daylight, tzname, altzone
    c.tzset()
    timezone, daylight, tzname = c.timezone, c.daylight, (str(c.tzname[0]), str(c.tzname[1]))
    altzone = timezone - 3600 if daylight else timezone
