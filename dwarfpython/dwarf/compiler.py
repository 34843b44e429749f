"""The C compiler as a judge of C: what it accepts is C, what it makes of a header is what the header means."""

import os
import re
import subprocess

from .errors import DescriptionError

_FLAGS = ["-x", "c", "-std=gnu11", "-D_GNU_SOURCE", "-fno-builtin", "-w"]

IDENTIFIER = re.compile(r"(?<![\w.])(?!__|_[A-Z])[A-Za-z_]\w*")      # but the compiler's own
_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')
SOURCE = "stub.c"                            # what the compiler is given
_LINE = "in_line_"                            # begins the names of the functions around lines
_OURS = frozenset("""e s p r a0 a1 a2 a3 enum static extern const volatile void char short int long unsigned signed float double
    sizeof struct union do while for if else switch case default break continue goto return register typeof asm""".split())


_MARKER = re.compile(r'# (\d+) "')


def _numbered(preprocessed):
    """(line's number, text) of preprocessed text, which may spread one line over several."""
    number = 0
    for text in preprocessed.split("\n"):
        marker = text[:2] == "# " and _MARKER.match(text)
        yield (0 if marker else number), text
        number = int(marker[1]) if marker else number + 1


def _names(text):
    return IDENTIFIER.findall(_LITERAL.sub("", text) if '"' in text or "'" in text else text)


class Compiler:
    """A C compiler that works in a folder of its own. `flags` are the library's."""

    def __init__(self, command, folder, flags=()):
        self._command, self.folder, self._flags = list(command), folder, flags

    def run(self, source, *options, check=True):
        """The finished process of compiling `source`; its standard output and errors are text."""
        path = os.path.join(self.folder, SOURCE)
        with open(path, "w", encoding="utf-8", errors="surrogateescape") as f:
            f.write(source)
        flags = _FLAGS[:-1] if any(option.startswith("-Werror=") for option in options) else _FLAGS
        command = [*self._command, *flags, *self._flags, *options, path]
        try:
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=120,
                                  env={**os.environ, "LC_ALL": "C"})
        except subprocess.TimeoutExpired:
            raise DescriptionError(f"{self._command[0]} takes too long over the headers") from None
        except FileNotFoundError:
            raise DescriptionError(f"there is no {self._command[0]} to read its headers with (`apt-get install gcc`)") from None
        except OSError as e:
            raise DescriptionError(f"{self._command[0]} cannot be started: {e.strerror}") from None
        if check and done.returncode:
            first = re.search(r"^.*error:.*$", done.stderr, re.M)
            raise DescriptionError(f"{self._command[0]} failed: {first[0] if first else done.stderr.strip()}")
        return done

    def accepted(self, headers, lines, warnings=(), at_file_scope=False, undefined=()):
        """Those keys of `lines` (key -> C on one line) that compile behind the Preprocessed `headers`, without any of
        these `warnings`, once macros of the names `undefined` are forgotten. Each has a function of its own, unless it stands
        `at_file_scope`: gcc reports an undeclared name once per function."""
        keys = list(lines)
        source = headers.defines + "".join(f"#undef {name}\n" for name in undefined) + '#line 1 "lines"\n'
        source += "".join(f"{lines[key]}\n" if at_file_scope else f"void {_LINE}{i}(void) {{ {lines[key]} }}\n"
                          for i, key in enumerate(keys))
        # Preprocessed first, so that no error is said to be in the header that defines a macro.
        expanded = self.run(source, "-E", check=False).stdout        # a macro may use another wrongly
        _, marker, tested = expanded.partition('# 1 "lines"')
        known = headers.identifiers | _OURS
        # gcc takes long to say what a name that is not declared may be a slip of.
        bad = set() if at_file_scope else {number for number, text in _numbered(tested)
                                           if any(n not in known and not n.startswith(_LINE) for n in _names(text))}
        tested = "\n".join(line if number not in bad else "" for number, line in _numbered(tested))
        strict = [warning.replace("-W", "-Werror=") for warning in warnings]
        errors = self.run(headers.text + "\n" + marker + tested, "-fpreprocessed", "-fsyntax-only", "-fmax-errors=0",
                          "-fno-diagnostics-show-caret", *strict, check=False).stderr
        bad |= {int(m[1]) for m in re.finditer(r"^lines:(\d+):\d+: error", errors, re.M)}
        return [key for i, key in enumerate(keys, 1) if i not in bad]


def includes(headers):
    return "".join(f'#include "{h}"\n' if h.startswith("/") else f"#include <{h}>\n" for h in headers)
