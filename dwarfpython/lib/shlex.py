"""shlex: text as words, by the rules of shells."""

SAFE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-"


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    words, word, at = [], None, 0
    while at < len(s):
        sign = s[at]
        at += 1
        if sign.isspace():
            if word is not None:
                words.append("".join(word))
            word = None
        elif comments and sign == "#" and word is None:
            end = s.find("\n", at)
            at = len(s) if end < 0 else end
        elif sign == "\\" and posix:
            if at == len(s):
                raise ValueError("No escaped character")
            word = (word or []) + [s[at]]
            at += 1
        elif sign in "'\"":
            part, at = quoted(s, at, sign, posix)
            word = (word or []) + [part]
        else:
            word = (word or []) + [sign]
    if word is not None:
        words.append("".join(word))
    return words


def quoted(s, at, mark, posix):
    """What stands in quotes from `at` on, and where it ends."""
    parts = [] if posix else [mark]
    while at < len(s):
        sign = s[at]
        at += 1
        if sign == mark:
            return "".join(parts if posix else parts + [mark]), at
        if sign == "\\" and mark == '"' and posix and at < len(s):
            parts.append(s[at] if s[at] in '"\\' else "\\" + s[at])
            at += 1
        else:
            parts.append(sign)
    raise ValueError("No closing quotation")


def quote(s):
    if not s:
        return "''"
    return s if all([sign in SAFE for sign in s]) else "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(word) for word in split_command])
