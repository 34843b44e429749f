"""pwd: the users of the system, over libc."""

import c
from _structseq import make

struct_passwd = make("pwd.struct_passwd", "pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell")


def entry_of(found):
    return struct_passwd([str(found.pw_name), str(found.pw_passwd), found.pw_uid, found.pw_gid, str(found.pw_gecos), str(found.pw_dir),
                          str(found.pw_shell)])


def getpwnam(name, /):
    if not isinstance(name, str):
        raise TypeError(f"getpwnam() argument must be str, not {type(name).__name__}")
    found = c.getpwnam(name)
    if found == None:
        raise KeyError(f"getpwnam(): name not found: {name!r}")
    return entry_of(found)


def getpwuid(uid, /):
    if not hasattr(uid, "__index__"):
        raise TypeError(f"uid should be integer, not {type(uid).__name__}")
    if not -1 <= uid < 1 << 32:
        raise KeyError("getpwuid(): uid not found")
    found = c.getpwuid(cast("unsigned int", uid))
    if found == None:
        raise KeyError(f"getpwuid(): uid not found: {uid}")
    return entry_of(found)


def getpwall():
    found = []
    c.setpwent()
    while (entry := c.getpwent()) != None:
        found.append(entry_of(entry))
    c.endpwent()
    return found
