"""csv: rows of fields as lines of text. The reader is an automaton over the characters, as the dialect says."""

from io import StringIO

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
limit = [131072]


class Error(Exception):
    pass


Error.__module__ = "_csv"


class Dialect:
    delimiter, quotechar, escapechar, doublequote, skipinitialspace = ",", '"', None, True, False
    lineterminator, quoting, strict = "\r\n", QUOTE_MINIMAL, False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator, quoting = "\n", QUOTE_ALL


dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
OPTIONS = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting",
           "strict")


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    dialects[name] = settings(dialect, fmtparams)


def unregister_dialect(name):
    if name not in dialects:
        raise Error("unknown dialect")
    del dialects[name]


def get_dialect(name):
    if name not in dialects:
        raise Error("unknown dialect")
    return dialects[name]


def list_dialects(): return list(dialects)


def field_size_limit(*new_limit):
    old = limit[0]
    if new_limit:
        limit[0] = new_limit[0]
    return old


def settings(dialect, given):
    """A dialect with some settings changed, checked."""
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    found = Dialect()
    for name in OPTIONS:
        setattr(found, name, given.pop(name) if name in given else getattr(dialect, name, getattr(Dialect, name)))
    if given:
        raise TypeError(f"'{next(iter(given))}' is an invalid keyword argument for this function")
    for name in ("delimiter", "quotechar", "escapechar"):
        value = getattr(found, name)
        if value is None and name != "delimiter" or isinstance(value, str) and len(value) == 1:
            continue
        if not isinstance(value, str):
            raise TypeError(f'"{name}" must be string{" or None" if name != "delimiter" else ""}, not {type(value).__name__}')
        raise TypeError(f'"{name}" must be a 1-character string')
    if found.quoting not in range(4):
        raise TypeError('bad "quoting" value')
    if found.quoting != QUOTE_NONE and found.quotechar is None:
        raise TypeError("quotechar must be set if quoting enabled")
    return found


START, PLAIN, QUOTED, QUOTE_SEEN, ESCAPED, QUOTED_ESCAPED = range(6)


class reader:
    __module__ = "_csv"

    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self.lines, self.dialect, self.line_num = iter(csvfile), settings(dialect, fmtparams), 0

    def __iter__(self):
        return self

    def __next__(self):
        self.row, self.field, self.is_number, self.state = [], [], False, START
        while True:
            try:
                line = next(self.lines)
            except StopIteration:
                return self.at_end()
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            if self.read(line):
                return self.row

    def at_end(self):
        if self.state in (QUOTED, QUOTED_ESCAPED, ESCAPED):
            if self.dialect.strict:
                raise Error("unexpected end of data")
            self.end_field()
            return self.row
        if self.field or self.row:
            self.end_field()
            return self.row
        raise StopIteration

    def simple(self, line):
        """The fields of a line that has no quotes."""
        dialect = self.dialect
        if self.state != START or dialect.quoting == QUOTE_NONNUMERIC or dialect.skipinitialspace or dialect.escapechar is not None \
                or dialect.quotechar is not None and dialect.quotechar in line:
            return None
        text = line[:-1] if line[-1:] == "\n" else line
        text = text[:-1] if text[-1:] == "\r" else text
        return None if "\n" in text or "\r" in text else text.split(dialect.delimiter) if text else []

    def read(self, line):
        """True when the row is complete: it goes on in the next line only inside of quotes."""
        fields = self.simple(line)
        if fields is not None:
            self.row = fields
            return True
        at = 0
        while at < len(line):
            sign = line[at]
            at += 1
            if sign in "\r\n" and self.state not in (QUOTED, ESCAPED, QUOTED_ESCAPED):
                if line[at:].strip("\r\n"):
                    raise Error("new-line character seen in unquoted field - do you need to open the file in "
                                "universal-newline mode?")
                break
            self.step(sign)
        if self.state == QUOTED:
            return False
        if self.state in (ESCAPED, QUOTED_ESCAPED):
            self.field.append("\n" if not line.endswith("\n") else "")
            self.state = PLAIN if self.state == ESCAPED else QUOTED
            return False
        if self.row or self.field or self.state != START:
            self.end_field()
        return True

    def step(self, sign):
        dialect, state = self.dialect, self.state
        quotes = dialect.quoting != QUOTE_NONE
        if state in (ESCAPED, QUOTED_ESCAPED):
            self.add(sign)
            self.state = PLAIN if state == ESCAPED else QUOTED
        elif sign == dialect.escapechar:
            self.state = QUOTED_ESCAPED if state == QUOTED else ESCAPED
        elif state == QUOTED:
            if sign == dialect.quotechar and quotes:
                self.state = QUOTE_SEEN
            else:
                self.add(sign)
        elif state == QUOTE_SEEN and sign == dialect.quotechar and dialect.doublequote:
            self.add(sign)
            self.state = QUOTED
        elif sign == dialect.delimiter:
            self.end_field()
            self.state = START
        elif state == START and sign == dialect.quotechar and quotes:
            self.state = QUOTED
        elif state == START and sign == " " and dialect.skipinitialspace:
            pass
        elif state == QUOTE_SEEN and dialect.strict:
            raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
        else:
            if state == START and dialect.quoting == QUOTE_NONNUMERIC:
                self.is_number = True
            self.add(sign)
            self.state = PLAIN

    def add(self, sign):
        if len(self.field) >= limit[0]:
            raise Error(f"field larger than field limit ({limit[0]})")
        self.field.append(sign)

    def end_field(self):
        text = "".join(self.field)
        self.row.append(float(text) if self.is_number else text)
        self.field, self.is_number = [], False


class writer:
    __module__ = "_csv"

    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self.file, self.dialect = csvfile, settings(dialect, fmtparams)

    def writerow(self, row, /):
        try:
            values = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = list(values)
        texts = [self.text(value, len(fields) == 1) for value in fields]
        return self.file.write(self.dialect.delimiter.join(texts) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)

    def text(self, value, alone):
        dialect = self.dialect
        text = "" if value is None else value if isinstance(value, str) else repr(value) if type(value) is float else str(value)
        quoted = dialect.quoting == QUOTE_ALL or dialect.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
        special = [sign for sign in (dialect.delimiter, dialect.quotechar, dialect.escapechar, "\r", "\n",
                                     *dialect.lineterminator)
                   if sign is not None and sign in text]
        escapes = [sign for sign in special if sign == dialect.escapechar or sign == dialect.quotechar
                   and not dialect.doublequote]
        if dialect.quoting == QUOTE_NONE:
            if alone and not text:
                raise Error("single empty field record must be quoted")
            return self.escaped(text, special)
        quoted = quoted or alone and not text or len(special) > len(escapes)
        text = self.escaped(text, escapes)
        if not quoted:
            return text
        quote = dialect.quotechar
        return quote + (text.replace(quote, quote * 2) if dialect.doublequote else text) + quote

    def escaped(self, text, special):
        escape = self.dialect.escapechar
        if special and escape is None:
            raise Error("need to escape, but no escapechar set")
        for sign in sorted(set(special), key=lambda sign: sign != escape):
            text = text.replace(sign, escape + sign)
        return text


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames, self.restkey, self.restval = None if fieldnames is None else list(fieldnames), restkey, restval
        self.reader, self.dialect, self.line_num = reader(f, dialect, *args, **kwds), dialect, 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        found = dict(zip(names, row))
        if len(names) < len(row):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction, self.writer = fieldnames, restval, extrasaction.lower(), writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict):
        if self.extrasaction == "raise":
            extra = [name for name in rowdict if name not in self.fieldnames]
            if extra:
                raise ValueError(f"dict contains fields not in fieldnames: {', '.join([repr(name) for name in extra])}")
        return self.writer.writerow([rowdict.get(name, self.restval) for name in self.fieldnames])

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)


class Sniffer:
    """Guesses a dialect: the sign that each line has equally often separates the fields."""

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line][:50]
        best = None
        for sign in delimiters or ",\t;| :":
            counts = {line.count(sign) for line in lines}
            if len(counts) == 1 and (count := counts.pop()) > 0 and (best is None or count > best[0]):
                best = count, sign
        if best is None:
            raise Error("Could not determine delimiter")
        return type("dialect", (Dialect,), {"delimiter": best[1], "quotechar": "'" if "'" in sample
                                            and '"' not in sample else '"'})

    def has_header(self, sample):
        rows = list(reader(StringIO(sample), self.sniff(sample)))[:21]
        votes = 0
        for place, name in enumerate(rows[0]):
            values = [row[place] for row in rows[1:] if len(row) == len(rows[0])]
            numeric = bool(values) and all([is_number(value) for value in values])
            votes += 1 if numeric and not is_number(name) else -1 if numeric else 0
        return votes > 0


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True
