"""glob: files by the patterns of shells."""

import os
from fnmatch import fnmatchcase

MAGIC = "*?["


def has_magic(s):
    return any([sign in s for sign in MAGIC])


def escape(pathname):
    return "".join([f"[{sign}]" if sign in MAGIC else sign for sign in pathname])


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root = os.fspath(root_dir) if root_dir is not None else ""
    found = matches(root, os.fspath(pathname), recursive, include_hidden, False)
    return (path for path in found if path)


def matches(root, pathname, recursive, hidden, folders_only):
    """The paths below `root` that a pattern means."""
    folder, last = os.path.split(pathname)
    if not has_magic(pathname):
        place = os.path.join(root, pathname)
        if os.path.lexists(place) if last else os.path.isdir(place):
            yield pathname
        return
    if not folder:
        yield from names_in(root, "", last, recursive, hidden, folders_only)
        return
    folders = matches(root, folder, recursive, hidden, True) if folder != pathname and has_magic(folder) else [folder]
    for above in folders:
        if has_magic(last) or not last:
            for name in names_in(root, above, last, recursive, hidden, folders_only):
                yield os.path.join(above, name)
        elif os.path.lexists(os.path.join(root, above, last)):
            yield os.path.join(above, last)


def names_in(root, folder, pattern, recursive, hidden, folders_only):
    place = os.path.join(root, folder)
    if recursive and pattern == "**":
        if os.path.isdir(place or os.curdir):
            yield ""
        yield from below(place, hidden, folders_only)
    elif not pattern:
        if os.path.isdir(place):
            yield ""
    else:
        for name in listed(place, folders_only):
            if (hidden or pattern[0] == "." or name[0] != ".") and fnmatchcase(name, pattern):
                yield name


def below(place, hidden, folders_only):
    for name in listed(place, folders_only):
        if hidden or name[0] != ".":
            yield name
            for inner in below(os.path.join(place, name), hidden, folders_only):
                yield os.path.join(name, inner)


def listed(place, folders_only):
    try:
        return [entry.name for entry in os.scandir(place or os.curdir) if not folders_only or entry.is_dir()]
    except OSError:
        return []
