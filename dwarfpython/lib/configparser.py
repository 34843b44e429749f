"""configparser: files of sections and options."""

import io
import os

DEFAULTSECT, MAX_INTERPOLATION_DEPTH = "DEFAULT", 10
unset = object()


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self): return self.message
    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, f"No section: {section!r}")
        self.section, self.args = section, (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        if source is None:
            text = f"Section {section!r} already exists"
        else:
            text = f"While reading from {source!r}{f' [line {lineno:2}]' if lineno is not None else ''}: section {section!r} already exists"
        Error.__init__(self, text)
        self.section, self.source, self.lineno = section, source, lineno


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        where = "" if source is None else f"While reading from {source!r}{f' [line {lineno:2}]' if lineno is not None else ''}: "
        text = f"option {option!r} in section {section!r} already exists"
        Error.__init__(self, where + (text if source is not None else text[0].upper() + text[1:]))
        self.section, self.option, self.source, self.lineno = section, option, source, lineno


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option, self.section, self.args = option, section, (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        InterpolationError.__init__(self, option, section,
                                    f"Recursion limit exceeded in value substitution: option {option!r} in section "
                                    f"{section!r} contains an interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} "
                                    f"steps. Raw value: {rawval!r}")


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(self, option, section,
                                    f"Bad value substitution: option {option!r} in section {section!r} contains an "
                                    f"interpolation key {reference!r} which is not a valid option name. Raw value: {rawval!r}")


class ParsingError(Error):
    def __init__(self, source):
        Error.__init__(self, f"Source contains parsing errors: {source!r}")
        self.source, self.errors = source, []

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2}]: {line}"


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line = filename, lineno, line


# What stands for other values

class Interpolation:
    def before_get(self, parser, section, option, value, defaults): return value
    def before_set(self, parser, section, option, value): return value


class BasicInterpolation(Interpolation):
    """%(name)s"""

    def before_get(self, parser, section, option, value, defaults):
        return self.filled(parser, section, option, value, value, defaults, 1)

    def before_set(self, parser, section, option, value):
        rest = value.replace("%%", "").split("%")
        if any([not (part.startswith("(") and ")s" in part) for part in rest[1:]]):
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {value.find('%')}")
        return value

    def filled(self, parser, section, option, value, raw, defaults, depth):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        parts, at = [], 0
        while (sign := value.find("%", at)) >= 0:
            parts.append(value[at:sign])
            following = value[sign + 1:sign + 2]
            if following == "%":
                parts.append("%")
                at = sign + 2
                continue
            end = value.find(")s", sign)
            if following != "(":
                raise InterpolationSyntaxError(option, section, f"'%' must be followed by '%' or '(', found: {value[sign:]!r}")
            if end < 0:
                raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {value[sign:]!r}")
            name = parser.optionxform(value[sign + 2:end])
            if name not in defaults:
                raise InterpolationMissingOptionError(option, section, raw, name)
            parts.append(self.filled(parser, section, option, defaults[name], raw, defaults, depth + 1))
            at = end + 2
        return "".join(parts) + value[at:]


class ExtendedInterpolation(Interpolation):
    """${name} and ${section:name}"""

    def before_get(self, parser, section, option, value, defaults):
        return self.filled(parser, section, option, value, value, defaults, 1)

    def filled(self, parser, section, option, value, raw, defaults, depth):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        parts, at = [], 0
        while (sign := value.find("$", at)) >= 0:
            parts.append(value[at:sign])
            following = value[sign + 1:sign + 2]
            if following == "$":
                parts.append("$")
                at = sign + 2
                continue
            end = value.find("}", sign)
            if following != "{" or end < 0:
                raise InterpolationSyntaxError(option, section, f"'$' must be followed by '$' or '{{', found: {value[sign:]!r}")
            name = value[sign + 2:end]
            place, colon, name = name.rpartition(":")
            try:
                found = parser.get(place, parser.optionxform(name),
                                   raw=True) if colon else defaults[parser.optionxform(name)]
            except (KeyError, NoSectionError, NoOptionError):
                raise InterpolationMissingOptionError(option, section, raw, value[sign + 2:end]) from None
            inner = dict(parser.items(place, raw=True)) if colon else defaults
            parts.append(self.filled(parser, place or section, option, found, raw, inner, depth + 1))
            at = end + 1
        return "".join(parts) + value[at:]


class SectionProxy:
    """A section as a mapping."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    parser, name = property(lambda self: self._parser), property(lambda self: self._name)

    def _options(self):
        return self._parser.options(self._name) if self._name != self._parser.default_section else list(self._parser.defaults())

    def __repr__(self): return f"<Section: {self._name}>"
    def __contains__(self, key): return self._parser.has_option(self._name, key)
    def __len__(self): return len(self._options())
    def __iter__(self): return iter(self._options())
    def keys(self): return self._options()
    def items(self): return [(key, self[key]) for key in self._options()]
    def values(self): return [self[key] for key in self._options()]

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if key not in self or not self._parser.remove_option(self._name, key):
            raise KeyError(key)

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None,
               **kwargs): return self._parser.getint(self._name, option, fallback=fallback, **kwargs)
    def getfloat(self, option, fallback=None,
                 **kwargs): return self._parser.getfloat(self._name, option, fallback=fallback, **kwargs)
    def getboolean(self, option, fallback=None,
                   **kwargs): return self._parser.getboolean(self._name, option, fallback=fallback, **kwargs)


class RawConfigParser:
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False,
                      "off": False}
    usual_interpolation = Interpolation

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"),
                 inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
                 interpolation=unset,
                 converters=None):
        self._sections, self._defaults, self.default_section = {}, {}, default_section
        self.allow_no_value, self.delimiters, self.strict, self.empty_lines = allow_no_value, tuple(delimiters), strict, empty_lines_in_values
        self.comments, self.inline = tuple(comment_prefixes or ()), tuple(inline_comment_prefixes or ())
        self._interpolation = self.usual_interpolation() if interpolation is unset else interpolation or Interpolation()
        self.converters = converters or {}
        for key, value in (defaults or {}).items():
            self._defaults[self.optionxform(key)] = value

    def optionxform(self, optionstr): return optionstr.lower()
    def defaults(self): return self._defaults
    def sections(self): return list(self._sections)
    def has_section(self, section): return section in self._sections

    def add_section(self, section):
        if section in self._sections:
            raise DuplicateSectionError(section)
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        self._sections[section] = {}

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    # Reading

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes)) or hasattr(type(filenames), "__fspath__"):
            filenames = [filenames]
        done = []
        for name in filenames:
            try:
                with io.open(name, encoding=encoding) as file:
                    self.read_file(file, os.fspath(name))
            except OSError:
                continue
            done.append(os.fspath(name))
        return done

    def read_string(self, string, source="<string>"):
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source="<dict>"):
        seen = set()
        for section, keys in dictionary.items():
            section = str(section)
            if section != self.default_section and (self.strict and section in seen):
                raise DuplicateSectionError(section)
            seen.add(section)
            if section != self.default_section and section not in self._sections:
                self.add_section(section)
            for key, value in keys.items():
                self.set(section, str(key), None if value is None else str(value))

    def read_file(self, f, source=None):
        source = getattr(f, "name", "<???>") if source is None else source
        Reading(self, source).read(f)

    # Values

    def get(self, section, option, *, raw=False, vars=None, fallback=unset):
        try:
            values = self.values_of(section, vars)
        except NoSectionError:
            if fallback is unset:
                raise
            return fallback
        name = self.optionxform(option)
        if name not in values:
            if fallback is unset:
                raise NoOptionError(option, section)
            return fallback
        value = values[name]
        return value if raw or value is None else self._interpolation.before_get(self, section, option, value, values)

    def values_of(self, section, vars):
        if section not in self._sections and section != self.default_section:
            raise NoSectionError(section)
        given = {self.optionxform(key): None if value is None else str(value) for key, value in (vars or {}).items()}
        return {**self._defaults, **self._sections.get(section, {}), **given}

    def converted(self, section, option, convert, kwargs):
        fallback = kwargs.pop("fallback", unset)
        try:
            return convert(self.get(section, option, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is unset:
                raise
            return fallback

    def getint(self, section, option, **kwargs): return self.converted(section, option, int, kwargs)
    def getfloat(self, section, option, **kwargs): return self.converted(section, option, float, kwargs)
    def getboolean(self, section, option,
                   **kwargs): return self.converted(section, option, self._convert_to_boolean, kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=unset, raw=False, vars=None):
        if section is unset:
            return [(name, self[name]) for name in self]
        values = self.values_of(section, vars)
        return [(name, value if raw or value is None
                 else self._interpolation.before_get(self, section, name, value, values))
                for name, value in values.items()]

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if section == self.default_section:
            self._defaults[self.optionxform(option)] = value
        elif section in self._sections:
            self._sections[section][self.optionxform(option)] = value
        else:
            raise NoSectionError(section)

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        return section in self._sections and self.optionxform(option) in {**self._defaults, **self._sections[section]}

    def remove_option(self, section, option):
        if section != self.default_section and section not in self._sections:
            raise NoSectionError(section)
        values = self._defaults if section == self.default_section else self._sections[section]
        return values.pop(self.optionxform(option), unset) is not unset

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    # As a mapping

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def __contains__(self, key): return key == self.default_section or key in self._sections
    def __len__(self): return len(self._sections) + 1
    def __iter__(self): return iter([self.default_section, *self._sections])
    def keys(self): return list(self)

    # Writing

    def write(self, fp, space_around_delimiters=True):
        sign = f" {self.delimiters[0]} " if space_around_delimiters else self.delimiters[0]
        for name, values in ([(self.default_section, self._defaults)] if self._defaults
                             else []) + list(self._sections.items()):
            fp.write(f"[{name}]\n")
            for key, value in values.items():
                shown = "" if value is None and self.allow_no_value else sign + str(value).replace("\n", "\n\t")
                fp.write(f"{key}{shown}\n")
            fp.write("\n")


class ConfigParser(RawConfigParser):
    usual_interpolation = BasicInterpolation

    def set(self, section, option, value=None):
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and not (value is None and self.allow_no_value):
            raise TypeError("option values must be strings")
        RawConfigParser.set(self, section, option, value)

    def add_section(self, section):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        RawConfigParser.add_section(self, section)


SafeConfigParser = ConfigParser


class Reading:
    """One file on its way into a parser; a value goes on in lines that are further indented."""

    def __init__(self, parser, source):
        self.parser, self.source = parser, source
        self.seen, self.section, self.values, self.option, self.indent = set(), None, None, None, 0
        self.lines, self.problem = {}, None

    def read(self, file):
        for number, line in enumerate(file, 1):
            self.read_line(number, line)
        self.finish()
        if self.problem is not None:
            raise self.problem

    def without_comment(self, line):
        text = line.strip()
        if any([text.startswith(sign) for sign in self.parser.comments]):
            return ""
        for sign in self.parser.inline:
            at = line.find(sign)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    line = line[:at]
                    break
                at = line.find(sign, at + 1)
        return line.strip()

    def read_line(self, number, line):
        text = self.without_comment(line)
        if not text:
            commented = bool(line.strip())
            if self.parser.empty_lines and self.option is not None and not commented and self.values is not None and self.values.get(self.option) is not None:
                self.lines[id(self.values), self.option][1].append("")
            elif not self.parser.empty_lines:
                self.indent = 10 ** 9
            return
        depth = len(line) - len(line.lstrip())
        if self.values is not None and self.option is not None and depth > self.indent:
            self.lines[id(self.values), self.option][1].append(text)
            return
        self.indent = depth
        if text[0] == "[" and "]" in text:
            self.enter(text[1:text.rfind("]")], number)
        elif self.values is None:
            raise MissingSectionHeaderError(self.source, number, line)
        else:
            self.read_option(text, number, line)

    def enter(self, name, number):
        parser = self.parser
        if name == parser.default_section:
            self.values = parser._defaults
        else:
            if parser.strict and name in self.seen:
                raise DuplicateSectionError(name, self.source, number)
            self.values = parser._sections.setdefault(name, {})
        self.seen.add(name)
        self.section, self.option = name, None

    def read_option(self, text, number, line):
        parser = self.parser
        places = [place for place in [text.find(sign) for sign in parser.delimiters] if place >= 0]
        if not places and not parser.allow_no_value or places and min(places) == 0:
            self.problem = self.problem or ParsingError(self.source)
            self.problem.append(number, repr(line))
            return
        at = min(places, default=len(text))
        name = parser.optionxform(text[:at].rstrip())
        if parser.strict and (self.section, name) in self.seen:
            raise DuplicateOptionError(self.section, name, self.source, number)
        self.seen.add((self.section, name))
        self.option = name
        self.values[name] = text[at + 1:].strip() if places else None
        self.lines[id(self.values), name] = self.values, [] if self.values[name] is None else [self.values[name]]

    def finish(self):
        for (_, name), (values, lines) in self.lines.items():
            if values.get(name) is not None:
                values[name] = "\n".join(lines).rstrip()
