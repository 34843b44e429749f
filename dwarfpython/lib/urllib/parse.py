"""urllib.parse: addresses taken apart, put together, and quoted (RFC 3986)."""

SAFE = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"
WITH_PARAMETERS = ("", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips",
                   "mms", "sftp", "tel")
RELATIVE = ("", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp",
            "rtspu", "sftp", "svn",
            "svn+ssh", "ws", "wss")
WITH_PLACE = RELATIVE + ("telnet", "snews", "rsync", "nfs", "git", "git+ssh", "sip", "sips")


# Quoting

def quote_from_bytes(bs, safe="/"):
    kept = SAFE + (safe.encode("ascii", "ignore") if isinstance(safe, str) else bytes(safe))
    return "".join([chr(byte) if byte in kept else f"%{byte:02X}" for byte in bs])


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None or errors is not None:
        raise TypeError(f"quote() doesn't support '{'encoding' if encoding is not None else 'errors'}' for bytes")
    elif not isinstance(string, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    space = " " if isinstance(string, str) else b" "
    if space not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + " " if isinstance(safe, str) else safe + b" ", encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    data = string.encode("utf-8") if isinstance(string, str) else bytes(string)
    parts = data.split(b"%")
    found = [parts[0]]
    for part in parts[1:]:
        digits = part[:2]
        if len(digits) == 2 and not digits.strip(b"0123456789abcdefABCDEF"):
            found.append(bytes([int(digits, 16)]) + part[2:])
        else:
            found.append(b"%" + part)
    return b"".join(found)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        return string
    return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def is_collection(value):
    if isinstance(value, (str, bytes)):
        return False
    try:
        iter(value)
    except TypeError:
        return False
    return True


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    pairs = query.items() if hasattr(query, "items") else query
    if not is_collection(pairs):
        raise TypeError("not a valid non-string sequence or mapping object")

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    parts = []
    for name, value in pairs:
        several = doseq and is_collection(value)
        parts += [f"{quoted(name)}={quoted(item)}" for item in (value if several else (value,))]
    return "&".join(parts)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):
    if isinstance(qs, bytes):
        return [(name.encode(), value.encode()) for name,
                value in parse_qsl(qs.decode("ascii"), keep_blank_values, strict_parsing, encoding, errors)]
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    found = []
    for part in qs.split(separator) if qs else []:
        name, equals, value = part.partition("=")
        if not part and not strict_parsing:
            continue
        if not equals:
            if strict_parsing:
                raise ValueError(f"bad query field: {part!r}")
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            found.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return found


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
             max_num_fields=None, separator="&"):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found


# Addresses

class Address(tuple):
    """The parts of an address; what stands before the path has parts of its own."""

    names = ()

    def __new__(cls, *parts):
        return tuple.__new__(cls, parts)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([f'{name}={value!r}' for name, value in zip(self.names, self)])})"

    def _replace(self, **changed):
        return type(self)(*[changed.get(name, value) for name, value in zip(self.names, self)])

    def _asdict(self): return dict(zip(self.names, self))

    scheme, netloc, path = property(lambda self: self[0]), property(lambda self: self[1]), property(lambda self: self[2])
    query, fragment = property(lambda self: self[-2]), property(lambda self: self[-1])

    def place(self):
        """(user, password, host, port) as text, None where there is none."""
        before, at, host = self.netloc.rpartition("@")
        user, colon, password = before.partition(":")
        if host[:1] == "[":
            name, _, rest = host[1:].partition("]")
            port = rest.partition(":")[2]
        else:
            name, _, port = host.partition(":")
        return user if at else None, password if colon else None, name or None, port or None

    username, password = property(lambda self: self.place()[0]), property(lambda self: self.place()[1])

    @property
    def hostname(self):
        name = self.place()[2]
        return name and name.lower()

    @property
    def port(self):
        text = self.place()[3]
        if text is None:
            return None
        if not text.isdigit() or not text.isascii():
            raise ValueError(f"Port could not be cast to integer value as {text!r}")
        if int(text) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(text)


class SplitResult(Address):
    names = ("scheme", "netloc", "path", "query", "fragment")

    def geturl(self): return urlunsplit(self)


class ParseResult(Address):
    names = ("scheme", "netloc", "path", "params", "query", "fragment")
    params = property(lambda self: self[3])

    def geturl(self): return urlunparse(self)


class DefragResult(tuple):
    url, fragment = property(lambda self: self[0]), property(lambda self: self[1])

    def __repr__(self): return f"DefragResult(url={self[0]!r}, fragment={self[1]!r})"
    def geturl(self): return f"{self[0]}#{self[1]}" if self[1] else self[0]


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.lstrip("".join([chr(code) for code in range(33)]))
    for sign in "\t\r\n":
        url, scheme = url.replace(sign, ""), scheme.replace(sign, "")
    scheme = scheme.strip()
    place = query = fragment = ""
    colon = url.find(":")
    if colon > 0 and url[0].isascii() and url[0].isalpha() and all([sign.isascii() and sign.isalnum() or sign in "+-."
                                                                    for sign in url[:colon]]):
        scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == "//":
        end = min([at for at in [url.find(sign, 2) for sign in "/?#"] if at >= 0], default=len(url))
        place, url = url[2:end], url[end:]
        if ("[" in place) != ("]" in place):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    return SplitResult(scheme, place, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, place, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    parameters = ""
    if scheme in WITH_PARAMETERS and ";" in path:
        start = path.find(";", path.rfind("/") + 1)
        if start >= 0:
            path, parameters = path[:start], path[start + 1:]
    return ParseResult(scheme, place, path, parameters, query, fragment)


def urlunsplit(components):
    scheme, place, url, query, fragment = components
    if place or scheme and scheme in WITH_PLACE and url[:2] != "//":
        url = "//" + (place or "") + ("/" if url and url[:1] != "/" else "") + url
    if scheme:
        url = f"{scheme}:{url}"
    if query:
        url = f"{url}?{query}"
    return f"{url}#{fragment}" if fragment else url


def urlunparse(components):
    scheme, place, url, parameters, query, fragment = components
    return urlunsplit((scheme, place, f"{url};{parameters}" if parameters else url, query, fragment))


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    old, new = urlparse(base, "", allow_fragments), urlparse(url, urlparse(base).scheme, allow_fragments)
    scheme, place, path, parameters, query, fragment = new
    if scheme != old.scheme or scheme not in RELATIVE:
        return url
    if scheme in WITH_PLACE:
        if place:
            return urlunparse((scheme, place, path, parameters, query, fragment))
        place = old.netloc
    if not path and not parameters:
        return urlunparse((scheme, place, old.path, old.params, query or old.query, fragment))
    return urlunparse((scheme, place, joined(old.path, path), parameters, query, fragment))


def joined(base, path):
    """A path as it is meant from another, without dots."""
    segments = base.split("/")
    if segments[-1]:
        segments.pop()
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = segments + path.split("/")
        segments[1:-1] = [part for part in segments[1:-1] if part]
    found = []
    for part in segments:
        if part == "..":
            if found:
                found.pop()
        elif part != ".":
            found.append(part)
    if segments[-1] in (".", ".."):
        found.append("")
    return "/".join(found) or "/"


def urldefrag(url):
    if "#" not in url:
        return DefragResult((url, ""))
    scheme, place, path, parameters, query, fragment = urlparse(url)
    return DefragResult((urlunparse((scheme, place, path, parameters, query, "")), fragment))
