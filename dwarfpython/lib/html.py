"""html: text with and without its special signs escaped."""

NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "©", "reg": "®",
         "trade": "™", "hellip": "…",
         "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«",
         "raquo": "»", "bull": "•",
         "middot": "·", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "sect": "§", "para": "¶", "deg": "°",
         "plusmn": "±", "times": "×",
         "divide": "÷", "frac12": "½", "frac14": "¼", "frac34": "¾", "larr": "←", "rarr": "→", "uarr": "↑",
         "darr": "↓", "szlig": "ß",
         "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "eacute": "é", "egrave": "è",
         "agrave": "à", "ccedil": "ç",
         "ntilde": "ñ", "aring": "å", "oslash": "ø", "iexcl": "¡", "iquest": "¿", "micro": "µ", "ne": "≠", "le": "≤",
         "ge": "≥", "infin": "∞",
         "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ",
         "omega": "ω", "Delta": "Δ",
         "Sigma": "Σ", "Omega": "Ω", "shy": "\xad", "acute": "´", "sup1": "¹", "sup2": "²", "sup3": "³", "ordf": "ª",
         "ordm": "º", "not": "¬"}
WITHOUT_SEMICOLON = ("lt", "gt", "amp", "quot", "nbsp", "copy", "reg", "auml", "ouml", "uuml", "eacute", "deg",
                     "sect", "para", "times", "not")
REPLACED = {0x80: "€", 0x82: "‚", 0x84: "„", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•",
            0x96: "–", 0x97: "—", 0x99: "™"}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def numbered(digits):
    """The character of "#38" or "#x26"."""
    number = int(digits[2:], 16) if digits[1:2] in ("x", "X") else int(digits[1:])
    if number in REPLACED:
        return REPLACED[number]
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    if number < 0x20 and number not in (9, 10, 12, 13) or 0x7F <= number <= 0x9F or 0xFDD0 <= number <= 0xFDEF or number & 0xFFFE == 0xFFFE:
        return ""
    return chr(number)


def unescape(s):
    parts, at = [], 0
    while (start := s.find("&", at)) >= 0:
        parts.append(s[at:start])
        end = start + 1
        if s[end:end + 1] == "#":
            end += 1
            base = "0123456789"
            if s[end:end + 1] in ("x", "X"):
                base = "0123456789abcdefABCDEF"
                end += 1
            first = end
            while end < len(s) and s[end] in base:
                end += 1
            found = numbered(s[start + 1:end]) if end > first else None
            at = end + (s[end:end + 1] == ";")
        else:
            while end < len(s) and s[end].isalnum() and s[end].isascii():
                end += 1
            name = s[start + 1:end]
            found, at = NAMED.get(name), end + 1
            if s[end:end + 1] != ";" or found is None:
                known = [prefix for prefix in WITHOUT_SEMICOLON if name.startswith(prefix)]
                found, at = (NAMED[known[0]], start + 1 + len(known[0])) if known else (None, end)
        if found is None:
            at = end
            found = s[start:end]
        parts.append(found)
    return "".join(parts) + s[at:]
