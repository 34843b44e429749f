"""The value of an object-like macro: C's constant expressions, over other macros and enumerators.

Numbers have C's types, for `~0U` is not -1: an integer is (value, bits, unsigned), converted as C does on
x86-64. A string literal is a str, a floating-point number a float. What is not a constant raises NotConstant.
"""

import ast
import re

_TOKEN = re.compile(r"""\s*(?:
    (?P<float>(?:\d+\.\d*|\.\d+)(?:[eE][+-]?\d+)?[fFlL]?|\d+[eE][+-]?\d+[fFlL]?
             |0[xX][0-9a-fA-F]*\.?[0-9a-fA-F]*[pP][+-]?\d+[fFlL]?)
  | (?P<int>0[xX][0-9a-fA-F]+|0[bB][01]+|\d+)(?P<suffix>[uUlL]*)(?![\w.])
  | (?P<char>L?'(?:[^'\\\n]|\\.[0-7a-fA-F]*)')
  | (?P<string>"(?:[^"\\\n]|\\.)*")
  | (?P<name>[A-Za-z_]\w*)
  | (?P<op><<|>>|<=|>=|==|!=|&&|\|\||[-+*/%~!<>&|^?:()])
  )""", re.X | re.A)
_BINARY = [["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<", ">", "<=", ">="], ["<<", ">>"],
           ["+", "-"], ["*", "/", "%"]]
_LEVEL = {op: level for level, ops in enumerate(_BINARY) for op in ops}
_CAST_BITS = {"char": 8, "short": 16, "int": 32, "long": 64, "unsigned": 32, "signed": 32, "_Bool": 8,
              **{f"{u}int{n}_t": n for u in ("", "u") for n in (8, 16, 32, 64)},
              "size_t": 64, "ssize_t": 64, "intptr_t": 64, "uintptr_t": 64}
MAX_DEPTH = 40
MAX_TOKENS = 300


class NotConstant(Exception):
    pass


def evaluate(name, macros, enumerators):
    """The int, float or str that the macro `name` stands for. `macros` maps names to bodies, `enumerators` to
    ints."""
    value = _Parser(macros[name], macros, enumerators, (name,)).whole()
    return value[0] if isinstance(value, tuple) else value


class _Parser:
    def __init__(self, text, macros, enumerators, active):
        self._macros, self._enumerators, self._active = macros, enumerators, active
        self._tokens, self._at = _tokens(text), 0
        if len(active) > MAX_DEPTH:
            raise NotConstant

    def whole(self):
        value = self._ternary(0)
        if self._kind() != "end":
            raise NotConstant
        return value

    def _kind(self):
        return self._tokens[self._at][0]

    def _next(self):
        self._at += 1
        return self._tokens[self._at - 1]

    def _take(self, text):
        if self._tokens[self._at] != ("op", text):
            return False
        self._at += 1
        return True

    def _expect(self, text):
        if not self._take(text):
            raise NotConstant

    def _ternary(self, depth):
        if depth > MAX_DEPTH:
            raise NotConstant
        condition = self._binary(0, depth)
        if not self._take("?"):
            return condition
        yes = self._ternary(depth + 1)
        self._expect(":")
        no = self._ternary(depth + 1)
        return yes if _truth(condition) else no

    def _binary(self, level, depth):
        left = self._unary(depth)
        while True:
            kind, op = self._tokens[self._at]
            if kind != "op" or _LEVEL.get(op, -1) < level:
                return left
            self._at += 1
            left = _apply(op, left, self._binary(_LEVEL[op] + 1, depth + 1))

    def _unary(self, depth):
        if depth > MAX_DEPTH:
            raise NotConstant
        kind, text = self._next()
        if kind == "op" and text in "-+~!":
            return _negate(text, self._unary(depth + 1))
        if kind == "op" and text == "(":
            return self._parenthesis(depth)
        if kind in ("int", "char", "float"):
            return text
        if kind == "string":
            while self._kind() == "string":
                text += self._next()[1]
            return text
        if kind == "name":
            return self._named(text)
        raise NotConstant

    def _named(self, name):
        if name in self._enumerators:
            return _typed(self._enumerators[name], 32, False)
        if name not in self._macros or name in self._active:
            raise NotConstant
        return _Parser(self._macros[name], self._macros, self._enumerators, (*self._active, name)).whole()

    def _parenthesis(self, depth):
        cast = self._cast()
        if cast is not None:
            return _cast(cast, self._unary(depth + 1))
        value = self._ternary(depth + 1)
        self._expect(")")
        return value

    def _cast(self):
        """The words of a cast behind "(", or None if what stands there is an expression."""
        start, words = self._at, []
        while self._kind() == "name" or self._tokens[self._at] == ("op", "*"):
            words.append(self._next()[1])
        known = any(w in self._macros or w in self._enumerators for w in words)
        if words and words[0] != "*" and not known and self._take(")"):
            return words
        self._at = start
        return None


def _tokens(text):
    found, pos = [], 0
    text = re.sub(r"/\*.*?\*/|//.*", " ", text).rstrip()
    while pos < len(text):
        match = _TOKEN.match(text, pos)
        if match is None or len(found) >= MAX_TOKENS:
            raise NotConstant
        kind = match.lastgroup if match.lastgroup != "suffix" else "int"
        found.append((kind, _literal(kind, match)))
        pos = match.end()
    return [*found, ("end", "")]


def _literal(kind, match):
    text = match[kind]
    if kind == "int":
        return _integer(text, match["suffix"].lower())
    if kind == "float":
        text = text.rstrip("fFlL") if "x" not in text.lower() else text.rstrip("lL")
        return float.fromhex(text) if "x" in text.lower() else float(text)
    if kind == "char":
        value = _unescape(text[text.index("'") + 1:-1])
        if len(value) != 1:
            raise NotConstant
        return ord(value), 32, False
    return _unescape(text[1:-1]) if kind == "string" else text


def _integer(text, suffix):
    base = 16 if text[:2] in ("0x", "0X") else 2 if text[:2] in ("0b", "0B") else 8 if text[0] == "0" else 10
    if base == 8 and not set(text) <= set("01234567") or len(text) > 66:
        raise NotConstant
    value, unsigned = int(text, base), "u" in suffix
    bits = 64 if "l" in suffix or value >> (32 if unsigned or base != 10 and value >> 31 else 31) else 32
    return _typed(value, bits, unsigned or base != 10 and bool(value >> bits - 1))


def _unescape(text):
    """C's escapes are Python's, but for octal and \\? that nobody writes; bytes stand for themselves."""
    try:
        return ast.literal_eval('"' + text.replace('"', '\\"').replace('\\\\"', '\\"') + '"')
    except (ValueError, SyntaxError):
        raise NotConstant from None


def _typed(value, bits, unsigned):
    value &= (1 << bits) - 1
    return value - (1 << bits) if not unsigned and value >> bits - 1 else value, bits, unsigned


def _truth(value):
    return bool(value[0] if isinstance(value, tuple) else value)


def _negate(op, value):
    if isinstance(value, str):
        raise NotConstant
    if op == "!":
        return int(not _truth(value)), 32, False
    if isinstance(value, float):
        return _float_negate(op, value)
    number, bits, unsigned = value
    return _typed({"-": -number, "+": number, "~": ~number}[op], bits, unsigned)


def _float_negate(op, value):
    if op == "~":
        raise NotConstant
    return -value if op == "-" else value


def _apply(op, left, right):
    if isinstance(left, str) or isinstance(right, str):
        raise NotConstant
    if isinstance(left, float) or isinstance(right, float):
        return _apply_float(op, *(v[0] if isinstance(v, tuple) else v for v in (left, right)))
    (a, bits, unsigned), (b, other_bits, other_unsigned) = left, right
    if op in ("<<", ">>"):
        if not 0 <= b < bits:
            raise NotConstant
        return _typed(a << b if op == "<<" else a >> b, bits, unsigned)
    # C's usual conversions: the wider type, and unsigned if a type of that width is.
    width = max(bits, other_bits)
    sign = unsigned and bits == width or other_unsigned and other_bits == width
    a, b = _typed(a, width, sign)[0], _typed(b, width, sign)[0]
    if op in ("==", "!=", "<", ">", "<=", ">=", "&&", "||"):
        return _compare(op, a, b), 32, False
    if op in "/%":
        if b == 0:
            raise NotConstant
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        return _typed(quotient if op == "/" else a - b * quotient, width, sign)
    result = {"+": a + b, "-": a - b, "*": a * b, "&": a & b, "|": a | b, "^": a ^ b}[op]
    return _typed(result, width, sign)


def _compare(op, a, b):
    return int({"==": a == b, "!=": a != b, "<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b,
                "&&": bool(a and b), "||": bool(a or b)}[op])


def _apply_float(op, a, b):
    if op in ("+", "-", "*"):
        return float({"+": a + b, "-": a - b, "*": a * b}[op])
    if op == "/" and b:
        return a / b
    if op in ("==", "!=", "<", ">", "<=", ">="):
        return _compare(op, a, b), 32, False
    raise NotConstant


def _cast(words, value):
    if isinstance(value, str):
        raise NotConstant
    if words[-1] in ("double", "float"):
        return float(value[0] if isinstance(value, tuple) else value)
    number = value[0] if isinstance(value, tuple) else int(value)
    bits = max((_CAST_BITS[w] for w in words if w in _CAST_BITS), default=64)
    if "short" in words or "char" in words:
        bits = 16 if "short" in words else 8
    unsigned = any(w[:1] == "u" and w in _CAST_BITS or w == "size_t" for w in words)
    pointer = "*" in words
    return _typed(number, 64 if pointer else bits, unsigned and not pointer)
