"""What a C compiler's preprocessor makes of headers: declarations, and macros as directives that define them again.

With these, a question about a macro costs the compiler a look at some lines instead of another reading of the headers.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from .compiler import IDENTIFIER, includes

_DIRECTIVE = re.compile(r"#(define|undef) ([A-Za-z_]\w*)(\([^)]*\))?[ \t]*(.*)")
_FILE = re.compile(r'# \d+ "(.*)"')
_OWN = ("<built-in>", "<command-line>")


@dataclass(frozen=True)
class Preprocessed:
    """`text` has the declarations with line markers. `objects`: object-like macro -> its body. `functions`:
    function-like macro -> its parameters, with the parentheses. `defines` are directives that define all of them."""
    text: str
    objects: dict
    functions: dict
    defines: str = field(repr=False)

    @cached_property
    def identifiers(self):
        return frozenset(IDENTIFIER.findall(self.text))


def preprocess(compiler, headers):
    """The Preprocessed headers. Raises DescriptionError."""
    kept, macros, is_own = [], {}, False
    for line in compiler.run(includes(headers), "-E", "-dD").stdout.split("\n"):
        if line[:1] == "#":
            if found := _DIRECTIVE.match(line):
                kept.append("")                  # so that the lines keep their numbers
                _note(found, macros, is_own)
                continue
            if found := _FILE.match(line):
                is_own = found[1] in _OWN
        kept.append(line)
    objects = {name: body for name, (parameters, body) in macros.items() if parameters is None}
    functions = {name: parameters for name, (parameters, body) in macros.items() if parameters is not None and body}
    defines = "".join(f"#define {name}{parameters or ''} {body}\n" for name, (parameters, body) in macros.items())
    return Preprocessed("\n".join(kept), objects, functions, defines)


def _note(directive, macros, is_own):
    what, name, parameters, body = directive.groups()
    macros.pop(name, None)
    if what == "define" and not is_own:
        macros[name] = parameters, body.strip()
