"""grp: the groups of the system, over libc."""

import c
from _structseq import make

struct_group = make("grp.struct_group", "gr_name gr_passwd gr_gid gr_mem")


def entry_of(found):
    members, place = [], 0
    while found.gr_mem[place] != None:
        members.append(str(found.gr_mem[place]))
        place += 1
    return struct_group([str(found.gr_name), str(found.gr_passwd), found.gr_gid, members])


def getgrnam(name):
    if not isinstance(name, str):
        raise TypeError(f"getgrnam() argument 'name' must be str, not {type(name).__name__}")
    found = c.getgrnam(name)
    if found == None:
        raise KeyError(f"getgrnam(): name not found: {name!r}")
    return entry_of(found)


def getgrgid(id):
    if not hasattr(id, "__index__"):
        raise TypeError(f"gid should be integer, not {type(id).__name__}")
    if not -1 <= id < 1 << 32:
        raise KeyError("getgrgid(): gid not found")
    found = c.getgrgid(cast("unsigned int", id))
    if found == None:
        raise KeyError(f"getgrgid(): gid not found: {id}")
    return entry_of(found)


def getgrall():
    found = []
    c.setgrent()
    while (entry := c.getgrent()) != None:
        found.append(entry_of(entry))
    c.endgrent()
    return found
