"""Annotation files as they stand: TOML to notes, each checked as far as that can be done without the library."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from ..dwarf.errors import DescriptionError

SHIPPED = Path(__file__).parent
FOLDER = "annotations"
PLACE = re.compile(r"([A-Za-z_]\w*)(?:\[(\w+)\])?")              # buf, buf[count]
MESSAGE = re.compile(r"([A-Za-z_]\w*)\((?:([A-Za-z_]\w*)\()?([\w\s,]*?)\)?\)")     # sqlite3_errmsg(db), f(g(a, b))
RESULT = "result"


class AnnotationError(DescriptionError):
    """An annotation file that says what cannot be: one line with file and line."""


@dataclass(frozen=True)
class Note:
    """What a file says of one function. `path` and `lines`, by key, are for errors; `out` and `gives`: (name, size or length) pairs."""

    path: Path
    lines: dict[str, int]
    parameters: tuple[str, ...] = ()
    out: tuple[tuple[str, str], ...] = ()
    inout: tuple[str, ...] = ()
    default: dict[str, int | str] = field(default_factory=dict)
    gives: tuple[tuple[str, str], ...] | None = None
    fails: tuple[int | str, ...] = ()
    succeeds: tuple[int | str, ...] = ()
    error: tuple[str, str, tuple[str, ...]] = ("errno", "", ())      # the message's function, the one that its argument comes from
    raises: str = ""
    file: str = ""
    end: bool = False
    owns: dict[str, str] = field(default_factory=dict)


def read_notes(path: Path) -> dict[str, Note]:
    """The notes of one file by function; AnnotationError. A file that is not there has none."""
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise AnnotationError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise AnnotationError(f"{path}:{error.object[:error.start].count(10) + 1}: this is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise AnnotationError(f"{path}:{line_of_error(error, text)}: {plain_message(error)}") from None
    notes: dict[str, Note] = {}
    for title, table in tables.items():
        note = read_table(path, text, title, table)
        notes |= dict.fromkeys(title.split(), note)
    return notes


def line_of_error(error: tomllib.TOMLDecodeError, text: str) -> int:
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else text.count("\n") + 1


def plain_message(error: tomllib.TOMLDecodeError) -> str:
    return re.sub(r" \(at .*\)$", "", str(error))


def read_table(path: Path, text: str, title: str, table: object) -> Note:
    if not isinstance(table, dict):
        raise AnnotationError(f"{path}:{line_of(text, title, title)}: '{title}' belongs to no function: a table [NAME] comes first")
    lines, values = {"": line_of(text, title)}, {}
    for key, value in table.items():
        lines[key] = line_of(text, title, key)
        try:
            if key not in READERS:
                raise ValueError(f"'{key}' is no annotation: there are {', '.join(READERS)}")
            values[key] = READERS[key](value)
        except ValueError as error:
            raise AnnotationError(f"{path}:{lines[key]}: [{title}] {error}") from None
    if "fails" in values and "succeeds" in values:
        raise AnnotationError(f"{path}:{lines['succeeds']}: [{title}] has both 'fails' and 'succeeds'")
    return Note(path, lines, **values)


def line_of(text: str, title: str, key: str = "") -> int:
    """The line of a table, or of a key in it."""
    lines = text.split("\n")
    header = re.compile(rf"\s*\[\s*[\"']?{re.escape(title)}[\"']?\s*(\]|\.)")
    start = next((i for i, line in enumerate(lines) if header.match(line)), 0)
    wanted = re.compile(rf"\s*(\[.*\.)?\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]") if key else header
    return 1 + next((i for i in range(start, len(lines)) if wanted.match(lines[i])), start)


# Keys

def names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) and name.isidentifier() for name in value):
        raise ValueError(f"wants a list of names, not {shown(value)}")
    return tuple(value)


def places(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list):
        raise ValueError(f"wants a list of names, not {shown(value)}")
    found = [PLACE.fullmatch(item) if isinstance(item, str) else None for item in value]
    if None in found:
        raise ValueError(f"wants names such as \"buf\" or \"buf[count]\", not {shown(value[found.index(None)])}")
    return tuple((match[1], match[2] or "") for match in found)


def results(value: object) -> tuple[int | str, ...]:
    """Results that are alike: numbers, constants of the library, `negative`, `nonzero`, `NULL`, `errno`."""
    items = tuple(value if isinstance(value, list) else [value])
    if not items or not all(isinstance(item, int) and not isinstance(item, bool) or isinstance(item, str) and item.isidentifier()
                            for item in items):
        raise ValueError(f"wants numbers and constants, not {shown(value)}")
    return items


def error_source(value: object) -> tuple[str, str, tuple[str, ...]]:
    if value in ("errno", RESULT):
        return value, "", ()
    match = MESSAGE.fullmatch(value) if isinstance(value, str) and value.count("(") == value.count(")") else None
    if match is None:
        raise ValueError(f"wants \"errno\", \"result\" or a call such as \"strerror(result)\", not {shown(value)}")
    return match[1], match[2] or "", tuple(match[3].replace(",", " ").split())


def name(value: object) -> str:
    if not isinstance(value, str) or not value.isidentifier():
        raise ValueError(f"wants a name, not {shown(value)}")
    return value


def truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"wants true or false, not {shown(value)}")
    return value


def owners(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(item, str) and item.isidentifier() for item in (*value, *value.values())):
        raise ValueError(f"wants {{ result = \"free\" }} and its like, not {shown(value)}")
    return value


def defaults(value: object) -> dict[str, int | str]:
    if not isinstance(value, dict) or not all(key.isidentifier() for key in value):
        raise ValueError(f"wants {{ base = 10 }} and its like, not {shown(value)}")
    for item in value.values():
        if len(results(item)) != 1 or isinstance(item, list):
            raise ValueError(f"wants a number or a constant for each name, not {shown(item)}")
    return value


def shown(value: object) -> str:
    return repr(value) if not isinstance(value, dict) else "a table"


def named(key: str, reader):
    """The reader, whose complaint says of which key it is."""
    def read(value: object):
        try:
            return reader(value)
        except ValueError as error:
            raise ValueError(f"'{key}' {error}") from None
    return read


READERS = {key: named(key, reader) for key, reader in {
    "parameters": names, "out": places, "inout": names, "default": defaults, "gives": places, "fails": results, "succeeds": results,
    "error": error_source, "raises": name, "file": name, "end": truth, "owns": owners}.items()}
