"""importlib.metadata: what is known of installed distributions, from the NAME.dist-info and NAME.egg-info folders on sys.path."""

import csv
import os
import pathlib
import re
import sys
from importlib import import_module


class PackageNotFoundError(ModuleNotFoundError):
    def __str__(self): return f"No package metadata was found for {self.name}"

    @property
    def name(self): return self.args[0]


def _normalized(name): return re.sub(r"[-_.]+", "-", name).lower().replace("-", "_")


# Entry points

class EntryPoint:
    pattern = re.compile(r"(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$")

    def __init__(self, name, value, group, dist=None):
        self.name, self.value, self.group, self.dist = name, value, group, dist

    def _part(self, part): return self.pattern.match(self.value).group(part) or ""

    @property
    def module(self): return self._part("module")
    @property
    def attr(self): return self._part("attr")
    @property
    def extras(self): return re.findall(r"\w+", self._part("extras"))

    def load(self):
        found = import_module(self.module)
        for name in filter(None, self.attr.split(".")):
            found = getattr(found, name)
        return found

    def matches(self, **wanted): return all(getattr(self, name) == value for name, value in wanted.items())
    def _key(self): return self.name, self.value, self.group
    def __eq__(self, other): return self._key() == other._key()
    def __lt__(self, other): return self._key() < other._key()
    def __hash__(self): return hash(self._key())
    def __repr__(self): return f"EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})"


class EntryPoints(tuple):
    def __getitem__(self, name):
        if isinstance(name, int):
            return super().__getitem__(name)
        for point in self.select(name=name):
            return point
        raise KeyError(name)

    def select(self, **wanted): return EntryPoints(point for point in self if point.matches(**wanted))

    @property
    def names(self): return {point.name for point in self}
    @property
    def groups(self): return {point.group for point in self}

    def __repr__(self): return f"EntryPoints({tuple(self)!r})"


def _read_entry_points(text, dist):
    group = None
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1]
        elif "=" in line and not line.startswith(("#", ";")):
            name, value = line.split("=", 1)
            yield EntryPoint(name.strip(), value.strip(), group, dist)


# Distributions

class PackagePath(pathlib.PurePosixPath):
    def locate(self): return self.dist.locate_file(self)
    def read_text(self, encoding="utf-8"): return self.locate().read_text(encoding=encoding)
    def read_binary(self): return self.locate().read_bytes()


class Distribution:
    """One of them; its files lie beside its folder of metadata."""

    def __init__(self, path): self._path = pathlib.Path(path)

    @staticmethod
    def at(path): return Distribution(path)

    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError("A distribution name is required.")
        for found in distributions(name=name):
            return found
        raise PackageNotFoundError(name)

    def read_text(self, filename):
        try:
            return (self._path / filename).read_text(encoding="utf-8")
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError):
            return None

    def locate_file(self, path): return self._path.parent / path
    def _text(self): return self.read_text("METADATA") or self.read_text("PKG-INFO") or ""

    def _headers(self, wanted):
        head = self._text().split("\n\n", 1)[0]
        return [value.strip() for name, _, value in (line.partition(":") for line in head.splitlines()) if name.lower() == wanted]

    def _header(self, wanted): return next(iter(self._headers(wanted)), None)

    @property
    def metadata(self):
        import email                  # large, and few ask for all of it
        return email.message_from_string(self._text())

    @property
    def name(self): return self._header("name")
    @property
    def version(self): return self._header("version")
    @property
    def entry_points(self): return EntryPoints(_read_entry_points(self.read_text("entry_points.txt") or "", self))
    @property
    def requires(self): return self._headers("requires-dist") or None

    @property
    def files(self):
        text = self.read_text("RECORD")
        return None if text is None else [self._file(row) for row in csv.reader(text.splitlines()) if row]

    def _file(self, row):
        path = PackagePath(row[0])
        path.dist, path.hash, path.size = self, row[1] if len(row) > 1 and row[1] else None, int(row[2]) if len(row) > 2 and row[2] else None
        return path


def _folders(path):
    """The folders of metadata in a folder of the path, as (name, path)."""
    try:
        entries = sorted(os.listdir(path or "."))
    except OSError:
        return
    for entry in entries:
        if entry.endswith((".dist-info", ".egg-info")):
            yield _normalized(entry.rpartition(".")[0].partition("-")[0]), os.path.join(path, entry)


def distributions(*, name=None, path=None):
    for folder in sys.path if path is None else path:
        for found, where in _folders(folder):
            if name is None or found == _normalized(name):
                yield Distribution(where)


def distribution(distribution_name): return Distribution.from_name(distribution_name)
def metadata(distribution_name): return distribution(distribution_name).metadata
def version(distribution_name): return distribution(distribution_name).version
def files(distribution_name): return distribution(distribution_name).files
def requires(distribution_name): return distribution(distribution_name).requires


def entry_points(**wanted):
    """Those of all distributions; of two of one name the first on the path counts."""
    seen, points = set(), []
    for found in distributions():
        name = _normalized(found.name or "")
        if name not in seen:
            seen.add(name)
            points += found.entry_points
    return EntryPoints(points).select(**wanted)
