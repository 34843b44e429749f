"""Addresses of sockets: Python's tuples and texts, and what the kernel takes.

An address is kept as the bytes of its struct sockaddr; `lent` lends them to C.
"""

import c
import sys
from _system import failed
from c import AF_INET, AF_INET6, AF_NETLINK, AF_UNIX, AF_UNSPEC, AI_PASSIVE, EAI_SYSTEM, SOCK_DGRAM

ROOM = 128
PATH_ROOM = 108


class herror(OSError):
    __module__ = "socket"


class gaierror(OSError):
    __module__ = "socket"


def resolver_failed(code):
    if code == EAI_SYSTEM:
        failed()
    raise gaierror(code, str(c.gai_strerror(code)))


def lent(address):
    """The bytes as a struct sockaddr, in memory of its own."""
    memory = new(f"unsigned char[{max(len(address), 16)}]", list(address))
    return cast("struct sockaddr *", memory)


class Answer:
    """Room for an address that C tells."""

    def __init__(self):
        self.memory = new("unsigned char[128]")
        self.pointer = cast("struct sockaddr *", self.memory)
        self.length = new("unsigned int", ROOM)

    def value(self):
        return address_of(bytes(memoryview(self.memory))[:min(self.length[0], ROOM)])


def address_of(raw):
    """What Python calls an address."""
    if len(raw) < 2:
        return None
    family = int.from_bytes(raw[:2], sys.byteorder)
    port = int.from_bytes(raw[2:4], "big")
    if family == AF_INET:
        return inet_ntop(AF_INET, raw[4:8]), port
    if family == AF_INET6:
        flow, scope = int.from_bytes(raw[4:8], "big"), int.from_bytes(raw[24:28], sys.byteorder)
        return numeric_host(raw), port, flow, scope
    if family == AF_UNIX:
        path = raw[2:]
        if path[:1] == b"\0":
            return path
        return path.partition(b"\0")[0].decode("utf-8", "surrogateescape")
    if family == AF_NETLINK:
        return int.from_bytes(raw[4:8], sys.byteorder), int.from_bytes(raw[8:12], sys.byteorder)
    return family, raw[2:]


def numeric_host(raw):
    """The text of an address with its zone (`fe80::1%eth0`)."""
    return getnameinfo_of(raw, c.NI_NUMERICHOST | c.NI_NUMERICSERV)[0]


def raw_address(family, address, what):
    """The bytes of an address that a method of that name was given."""
    if family == AF_INET:
        host, port = inet_parts(address, "AF_INET address must be tuple, not ", "AF_INET address must be a pair (host, port)", what, (2,))
        return header(family, port) + host_bytes(host, AF_INET) + bytes(8)
    if family == AF_INET6:
        host, port, *rest = inet_parts(address, "AF_INET6 address must be tuple, not ",
                                       "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])", what, (2, 3, 4))
        flow, scope = (*rest, 0, 0)[:2]
        if not 0 <= flow <= 0xfffff:
            raise OverflowError(f"{what}(): flowinfo must be 0-1048575.")
        return header(family, port) + flow.to_bytes(4, "big") + host_bytes(host, AF_INET6) + scope.to_bytes(4, sys.byteorder)
    if family == AF_UNIX:
        return header(family)[:2] + unix_path(address)
    if family == AF_NETLINK:
        process, groups = address
        return header(family) + process.to_bytes(4, sys.byteorder) + groups.to_bytes(4, sys.byteorder)
    raise OSError(f"{what}(): bad family")


def header(family, port=0):
    return family.to_bytes(2, sys.byteorder) + port.to_bytes(2, "big")


def inet_parts(address, no_tuple, wrong_tuple, what, lengths):
    if not isinstance(address, tuple):
        raise TypeError(f"{what}(): {no_tuple}{type(address).__name__}")
    if len(address) not in lengths:
        raise TypeError(wrong_tuple)
    port = address[1]
    if not hasattr(port, "__index__"):
        raise TypeError(f"'{type(port).__name__}' object cannot be interpreted as an integer")
    if not 0 <= port <= 0xffff:
        raise OverflowError(f"{what}(): port must be 0-65535.")
    return address


def unix_path(address):
    path = address.encode("utf-8", "surrogateescape") if isinstance(address, str) else bytes(address)
    room = PATH_ROOM if path[:1] == b"\0" else PATH_ROOM - 1
    if len(path) > room:
        raise OSError("AF_UNIX path too long")
    return path if path[:1] == b"\0" or not path else path + b"\0"


def host_name(host):
    """A host as C takes it."""
    if host is None:
        return None
    if isinstance(host, (bytes, bytearray)):
        return bytes(host).decode()
    if not isinstance(host, str):
        raise TypeError(f"str, bytes or bytearray expected, not {type(host).__name__}")
    if "\0" in host:
        raise ValueError("host name must not contain null character")
    return host if host.isascii() else host.encode("idna").decode()


def host_bytes(host, family):
    """The number of a host that is named or numbered."""
    name = host_name(host)
    if name is None:
        raise TypeError("str, bytes or bytearray expected, not NoneType")
    if name == "<broadcast>":
        if family != AF_INET:
            raise OSError("address family mismatched")
        return b"\xff" * 4
    found = list(found_addresses(None if name == "" else name, "0" if name == "" else None, family, SOCK_DGRAM, 0,
                                 AI_PASSIVE if name == "" else 0))
    raw = found[0][4]
    return raw[4:8] if family == AF_INET else raw[8:24]


def found_addresses(host, service, family, kind, protocol, flags):
    """The results of getaddrinfo, with addresses as bytes."""
    hints = c.struct.addrinfo()
    hints.ai_family, hints.ai_socktype, hints.ai_protocol, hints.ai_flags = family, kind, protocol, flags
    first = new("struct addrinfo *")
    code = c.getaddrinfo(host, service, hints, first)
    if code:
        resolver_failed(code)
    results = []
    for entry in follow(first[0], "ai_next"):
        memory = cast("unsigned char *", entry.ai_addr)
        raw = bytes([memory[place] for place in range(entry.ai_addrlen)])
        name = "" if entry.ai_canonname == None else str(entry.ai_canonname)
        results.append((entry.ai_family, entry.ai_socktype, entry.ai_protocol, name, raw))
    c.freeaddrinfo(first[0])
    return results


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if port is None or isinstance(port, str):
        service = port
    elif isinstance(port, bytes):
        service = port.decode()
    elif isinstance(port, int):
        service = str(int(port))
    else:
        raise OSError("Int or String expected")
    try:
        name = host_name(host)
    except TypeError:
        raise TypeError("getaddrinfo() argument 1 must be string or None") from None
    found = found_addresses(name, service, int(family), int(type), proto, int(flags))
    return [(family, kind, protocol, name, address_of(raw)) for family, kind, protocol, name, raw in found]


def getnameinfo_of(raw, flags):
    host, service = bytearray(c.NI_MAXHOST), bytearray(c.NI_MAXSERV)
    code = c.getnameinfo(lent(raw), len(raw), host, len(host), service, len(service), flags)
    if code:
        resolver_failed(code)
    return host.partition(b"\0")[0].decode(), service.partition(b"\0")[0].decode()


def getnameinfo(sockaddr, flags, /):
    if not isinstance(sockaddr, tuple):
        raise TypeError("getnameinfo() argument 1 must be a tuple")
    host, port, *rest = sockaddr
    found = found_addresses(host_name(host), str(port), AF_UNSPEC, SOCK_DGRAM, 0, c.AI_NUMERICHOST)
    if len(found) > 1:
        raise OSError("sockaddr resolved to multiple addresses")
    family, raw = found[0][0], found[0][4]
    if family == AF_INET and rest:
        raise OSError("IPv4 sockaddr must be 2 tuple")
    if family == AF_INET6:
        raw = raw_address(AF_INET6, sockaddr, "getnameinfo")
    return getnameinfo_of(raw, flags)


def inet_pton(address_family, ip_string, /):
    memory = new("unsigned char[16]")
    result = c.inet_pton(address_family, ip_string, memory)
    if result < 0:
        failed()
    if result == 0:
        raise OSError("illegal IP address string passed to inet_pton")
    return bytes(memoryview(memory))[:4 if address_family == AF_INET else 16]


def inet_ntop(address_family, packed_ip, /):
    packed = bytes(packed_ip)
    sizes = {AF_INET: 4, AF_INET6: 16}
    if address_family not in sizes:
        raise ValueError(f"unknown address family {address_family}")
    if len(packed) != sizes[address_family]:
        raise ValueError("invalid length of packed IP address string")
    text = bytearray(64)
    if c.inet_ntop(address_family, packed, text, len(text)) == None:
        failed()
    return text.partition(b"\0")[0].decode()


def inet_aton(ip_string, /):
    number = c.struct.in_addr()
    if not c.inet_aton(ip_string, number):
        raise OSError("illegal IP address string passed to inet_aton")
    return number.s_addr.to_bytes(4, sys.byteorder)


def inet_ntoa(packed_ip, /):
    packed = bytes(packed_ip)
    if len(packed) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return ".".join(map(str, packed))


def gethostname():
    name = bytearray(1025)
    if c.gethostname(name, len(name)) < 0:
        failed()
    return name.partition(b"\0")[0].decode()


def gethostbyname(hostname, /):
    return inet_ntop(AF_INET, host_bytes(hostname, AF_INET))


def host_entry(entry):
    if entry == None:
        number = c.__h_errno_location()[0]
        raise herror(number, str(c.hstrerror(number)))
    size = entry.h_length
    aliases, addresses, place = [], [], 0
    while entry.h_aliases[place] != None:
        aliases.append(str(entry.h_aliases[place]))
        place += 1
    place = 0
    while entry.h_addr_list[place] != None:
        memory = cast("unsigned char *", entry.h_addr_list[place])
        addresses.append(inet_ntop(entry.h_addrtype, bytes([memory[at] for at in range(size)])))
        place += 1
    return str(entry.h_name), aliases, addresses


def gethostbyname_ex(hostname, /):
    host_bytes(hostname, AF_INET)
    return host_entry(c.gethostbyname(host_name(hostname)))


def gethostbyaddr(ip_address, /):
    name = host_name(ip_address)
    family, raw = [(found[0], found[4]) for found in found_addresses(name, None, AF_UNSPEC, SOCK_DGRAM, 0, 0)][0]
    number = raw[4:8] if family == AF_INET else raw[8:24]
    return host_entry(c.gethostbyaddr(number, len(number), family))


def getservbyname(servicename, protocolname=None, /):
    entry = c.getservbyname(servicename, protocolname)
    if entry == None:
        raise OSError("service/proto not found")
    return c.ntohs(cast("unsigned short", entry.s_port))


def getservbyport(port, protocolname=None, /):
    if not 0 <= port <= 0xffff:
        raise OverflowError("getservbyport: port must be 0-65535.")
    entry = c.getservbyport(c.htons(port), protocolname)
    if entry == None:
        raise OSError("port/proto not found")
    return str(entry.s_name)


def getprotobyname(protocolname, /):
    entry = c.getprotobyname(protocolname)
    if entry == None:
        raise OSError("protocol not found")
    return entry.p_proto


def swapped(number, bits, name):
    if number < 0:
        raise OverflowError(f"{name}: can't convert negative Python int to C {bits}-bit unsigned integer")
    if number >> bits:
        raise OverflowError(f"{name}: Python int too large to convert to C {bits}-bit unsigned integer")
    return int.from_bytes(number.to_bytes(bits // 8, "big"), sys.byteorder)


def htons(x, /): return swapped(x, 16, "htons")
def ntohs(x, /): return swapped(x, 16, "ntohs")


def swapped_long(number):
    if number < 0:
        raise OverflowError("can't convert negative value to unsigned int")
    if number >> 32:
        raise OverflowError("int larger than 32 bits")
    return swapped(number, 32, "")


def htonl(x, /): return swapped_long(x)
def ntohl(x, /): return swapped_long(x)


def if_nametoindex(name, /):
    index = c.if_nametoindex(name)
    if not index:
        raise OSError("no interface with this name")
    return index


def if_indextoname(index, /):
    name = bytearray(16)
    if c.if_indextoname(index, name) == None:
        failed()
    return name.partition(b"\0")[0].decode()


def if_nameindex():
    first = c.if_nameindex()
    if first == None:
        failed()
    result, place = [], 0
    while first[place].if_index:
        result.append((first[place].if_index, str(first[place].if_name)))
        place += 1
    c.if_freenameindex(first)
    return result
