"""From the tree of a regular expression (_re_parser) to the program that the runtime's matcher runs (runtime/match.h).

A set of bytes is an int of 256 bits. What a text may go on with is the set of the bytes that it may begin with, or None where
nothing is known: at the end of the pattern it may also go on with nothing.
"""

from _match import cases
from _re_parser import ASCII, DOTALL, IGNORECASE, MULTILINE, Parser, error

# Grep ORDER MATCH: runtime/match.h
GROUPS, REGISTERS, WIDTH, ANCHORED, FIRST, PREFIX, CODE, BYTES = range(8)
(FAIL, SUCCEED, ANY, ANY_ALL, BYTE, SET, TEXT, JUMP, TRY, BRANCH, OPEN, CLOSE, GREEDY, LAZY, POSSESSIVE, START, LOOP, LOOP_LAZY, TURN,
 BEGIN, LINE_BEGIN, END, LINE_END, TEXT_END, BOUNDARY, NOT_BOUNDARY, REFER, REFER_FOLDED, IF, HOLD, CUT, LOOKED, REFUSE, BACK) = range(34)

LAST_POINT = 0x10FFFF
ENDLESS = 1 << 32
ALL = (1 << 256) - 1


def span(first, last):
    return (1 << last + 1) - (1 << first)


ASCII_BITS = ALL >> 128
LEADS = span(0xC2, 0xF4)                 # the first bytes of code points beyond ASCII
UPPER, LOWER = span(65, 90), span(97, 122)
DIGITS, SPACES, WORDS = span(48, 57), span(9, 13) | 1 << 32, span(48, 57) | UPPER | LOWER | 1 << 95
WIDE_SPACES = SPACES | span(28, 31) | 1 << 0x85 | 1 << 0xA0
WIDE_WORDS = (WORDS | 1 << 0xAA | span(0xB2, 0xB3) | 1 << 0xB5 | span(0xB9, 0xBA) | span(0xBC, 0xBE) | span(0xC0, 0xD6)
              | span(0xD8, 0xF6) | span(0xF8, 0xFF))
CATEGORIES = {"d": (DIGITS, DIGITS, 1), "s": (SPACES, WIDE_SPACES, 4), "w": (WORDS, WIDE_WORDS, 16)}    # ASCII, Latin 1, number
UNCASED_CATEGORIES = "dDsSwW"
cases_of_range = {}


def compile_program(pattern, flags):
    """The program, the flags, the number of groups, and the groups' names."""
    parser = Parser(pattern, flags)
    tree = parser.parse()
    compiler = Compiler(isinstance(pattern, str), parser.groups)
    return compiler.compile(tree), parser.flags, parser.groups, parser.names


def union(a, b):
    return None if a is None or b is None else a | b


class Compiler:
    def __init__(self, is_text, groups):
        self.is_text = is_text
        self.code = [0] * 8
        self.pool, self.places = [], {}        # sets and texts, and where each begins
        self.references = []                   # operands that are such a place
        self.groups, self.registers = groups, 2 * groups + 1
        self.widths = {}                       # of groups

    def compile(self, tree):
        code = self.code
        code[WIDTH] = min(self.sequence_width(tree)[0], 1 << 30)
        self.emit(tree, None)
        code.append(SUCCEED)
        code[GROUPS], code[REGISTERS], code[CODE], code[BYTES] = self.groups, self.registers, 8, 0 if self.is_text else 1
        code[ANCHORED] = 1 if is_anchored(tree) else 0
        prefix = b"".join(self.prefix(tree)[0])
        if prefix:
            self.refer_to(PREFIX, prefix, [TEXT] + packed(prefix))
        else:
            first = self.first_of(tree, None)
            if first is not None and first != ALL:
                self.refer_to(FIRST, first, words(first))
        for place in self.references:
            code[place] += len(code)
        return code + self.pool

    def refer_to(self, place, key, content):
        """An operand is the place of what stands in the pool."""
        if key not in self.places:
            self.places[key] = len(self.pool)
            self.pool.extend(content)
        self.code[place] = self.places[key]
        self.references.append(place)

    def new_registers(self, count):
        self.registers += count
        return self.registers - count

    # Widths in characters

    def sequence_width(self, nodes):
        low = high = 0
        for node in nodes:
            a, b = self.width(node)
            low, high = low + a, min(high + b, ENDLESS)
        return low, high

    def width(self, node):
        kind = node[0]
        if kind in ("char", "any", "set"):
            return 1, 1
        if kind == "at":
            return 0, 0
        if kind == "look":
            self.sequence_width(node[3])
            return 0, 0
        if kind == "refer":
            return self.widths[node[1]]
        if kind == "group":
            width = self.sequence_width(node[2])
            self.widths[node[1]] = width
            return width
        if kind == "atomic":
            return self.sequence_width(node[1])
        if kind == "repeat":
            low, high = self.sequence_width(node[4])
            return min(low * node[1], ENDLESS), 0 if high == 0 else ENDLESS if node[2] is None else min(high * node[2], ENDLESS)
        widths = [self.sequence_width(branch) for branch in (node[1] if kind == "either" else node[2:])]
        return min([low for low, _ in widths]), max([high for _, high in widths])

    # What comes first

    def first_of(self, nodes, follow):
        for node in reversed(nodes):
            follow = self.first(node, follow)
        return follow

    def first(self, node, follow):
        """The bytes that the node, and what follows it, may begin with."""
        kind = node[0]
        if kind == "char" or kind == "set":
            return self.first_byte(self.character(node))
        if kind == "any":
            return ALL if node[1] & DOTALL else ALL & ~(1 << 10)
        if kind == "at" or kind == "look":
            return follow
        if kind == "refer":
            return None
        if kind == "group":
            return self.first_of(node[2], follow)
        if kind == "atomic":
            return self.first_of(node[1], follow)
        if kind == "repeat":
            if node[2] == 0:
                return follow
            first = self.first_of(node[4], follow)
            return union(first, follow) if node[1] == 0 else first
        result = 0
        for branch in node[1] if kind == "either" else node[2:]:
            result = union(result, self.first_of(branch, follow))
        return result

    def first_byte(self, character):
        if isinstance(character, bytes):
            return 1 << character[0]
        bits, categories, negated, ranges = character
        if not self.is_text:
            return bits
        return bits & ASCII_BITS | (LEADS if bits >> 128 or categories or negated or ranges else 0)

    def prefix(self, nodes):
        """The bytes that each match begins with, in pieces; whether that is all of the sequence."""
        pieces = []
        for node in nodes:
            if node[0] == "char":
                character = self.character(node)
                if not isinstance(character, bytes):
                    return pieces, False
                pieces.append(character)
            elif node[0] == "group":
                inner, is_all = self.prefix(node[2])
                pieces += inner
                if not is_all:
                    return pieces, False
            else:
                return pieces, False
        return pieces, True

    # Characters: the bytes of one, or the set (bits below 256, categories, negated, ranges from 256 on)

    def character(self, node):
        if node[0] == "set":
            return self.set_of(node[1], node[2], node[3])
        point, flags = node[1], node[2]
        if not flags & IGNORECASE:
            return self.encoded(point)
        character = self.set_of(False, [(point, point)], flags)
        return self.encoded(point) if character == self.set_of(False, [(point, point)], 0) else character

    def encoded(self, point):
        return chr(point).encode("utf-8", "surrogatepass") if self.is_text else bytes([point])

    def is_unicode(self, flags):
        return self.is_text and not flags & ASCII

    def set_of(self, negated, items, flags):
        bits, categories, ranges = 0, 0, []
        for item in items:
            if isinstance(item, str):
                more, category = self.category(item, flags)
                bits |= more
                categories |= category
                if item.isupper() and not category and self.is_text:
                    ranges.append((256, LAST_POINT))
            else:
                ranges.append(item)
        if flags & IGNORECASE:
            ranges += self.other_cases(ranges, flags)
        for first, last in ranges:
            if first < 256:
                bits |= span(first, min(last, 255))
        ranges = merged([(max(first, 256), last) for first, last in ranges if last > 255])
        return bits ^ ALL if negated else bits, categories, negated and self.is_text, ranges

    def category(self, letter, flags):
        narrow, wide, number = CATEGORIES[letter.lower()]
        bits = wide if self.is_unicode(flags) else narrow
        if letter.isupper():
            bits, number = bits ^ ALL, 2 * number
        return bits, number if self.is_unicode(flags) else 0

    def other_cases(self, ranges, flags):
        if not self.is_unicode(flags):
            lower = [(max(first, 65) + 32, min(last, 90) + 32) for first, last in ranges if first <= 90 and last >= 65]
            return lower + [(max(first, 97) - 32, min(last, 122) - 32) for first, last in ranges if first <= 122 and last >= 97]
        others = []
        for key in ranges:
            if key not in cases_of_range:
                cases_of_range[key] = merged([(point, point) for point in cases(*key)])
            others += cases_of_range[key]
        return others

    # Instructions

    def emit(self, nodes, follow):
        follows = [follow]
        for node in reversed(nodes):
            follow = self.first(node, follow)
            follows.append(follow)
        follows.reverse()
        literal = b""
        for place, node in enumerate(nodes):
            character = self.character(node) if node[0] == "char" or node[0] == "set" else None
            if isinstance(character, bytes):
                literal += character
                continue
            self.emit_literal(literal)
            literal = b""
            if character is not None:
                self.emit_set(SET, character)
            else:
                self.emit_node(node, follows[place + 1])
        self.emit_literal(literal)

    def emit_literal(self, literal):
        if len(literal) == 1:
            self.code += [BYTE, literal[0]]
        elif literal:
            self.code.append(TEXT)
            self.code += packed(literal)

    def emit_set(self, op, character):
        self.code += [op, 0]
        self.refer_to(len(self.code) - 1, character, set_words(character))

    def emit_node(self, node, follow):
        kind, code = node[0], self.code
        if kind == "any":
            code.append(ANY_ALL if node[1] & DOTALL else ANY)
        elif kind == "at":
            self.emit_at(node[1], node[2])
        elif kind == "refer":
            code += [REFER_FOLDED, node[1], 1 if self.is_unicode(node[2]) else 0] if node[2] & IGNORECASE else [REFER, node[1]]
        elif kind == "group":
            self.emit_group(node[1], node[2], follow)
        elif kind == "either":
            self.emit_either(node[1], follow)
        elif kind == "repeat":
            self.emit_repeat(node, follow)
        elif kind == "atomic":
            register = self.hold()
            self.emit(node[1], None)
            code += [CUT, register]
        elif kind == "look":
            self.emit_look(node[1], node[2], node[3])
        else:
            self.emit_if(node, follow)

    def emit_at(self, name, flags):
        if name == "b" or name == "B":
            self.emit_set(BOUNDARY if name == "b" else NOT_BOUNDARY, self.set_of(False, ["w"], flags & ~IGNORECASE))
        elif name == "^":
            self.code.append(LINE_BEGIN if flags & MULTILINE else BEGIN)
        elif name == "$":
            self.code.append(LINE_END if flags & MULTILINE else END)
        else:
            self.code.append(BEGIN if name == "A" else TEXT_END)

    def emit_group(self, number, nodes, follow):
        if number is None:
            self.emit(nodes, follow)
            return
        self.code += [OPEN, 2 * number - 1]
        self.emit(nodes, follow)
        self.code += [CLOSE, 2 * number, number]

    # Jumps. What is not known yet is the place of an operand, to be set by `land`.

    def jump(self, op, *operands):
        self.code += [op, *operands, 0]
        return len(self.code) - 1

    def land(self, *places):
        for place in places:
            self.code[place] = len(self.code)

    def try_or_jump(self, first):
        """TRY, but where the next byte tells that it would be in vain. The target is not known yet."""
        if first is None or first == ALL:
            return self.jump(TRY)
        self.code += [BRANCH, 0, 0]
        self.refer_to(len(self.code) - 1, first, words(first))
        return len(self.code) - 2

    def hold(self):
        register = self.new_registers(2)
        self.code += [HOLD, register]
        return register

    def emit_either(self, branches, follow):
        characters = one_set(branches)
        if characters:
            self.emit([characters], follow)
            return
        ends = []
        for branch in branches[:-1]:
            other = self.try_or_jump(self.first_of(branch, follow))
            self.emit(branch, follow)
            ends.append(self.jump(JUMP))
            self.land(other)
        self.emit(branches[-1], follow)
        self.land(*ends)

    def emit_if(self, node, follow):
        other = self.jump(IF, node[1])
        self.emit(node[2], follow)
        end = self.jump(JUMP)
        self.land(other)
        self.emit(node[3], follow)
        self.land(end)

    def emit_look(self, behind, negated, nodes):
        width = 0
        if behind:
            width, most = self.sequence_width(nodes)
            if width != most:
                raise error("look-behind requires fixed-width pattern")
        register = self.hold()
        other = self.jump(TRY) if negated else None
        if width:
            self.code += [BACK, width]
        self.emit(nodes, None)
        self.code += [REFUSE if negated else LOOKED, register]
        if negated:
            self.land(other)

    # Repetition

    def emit_repeat(self, node, follow):
        _, least, most, mode, nodes = node
        if most == 0:
            self.emit_never(nodes)
            return
        if least == most == 1:
            self.emit_once(mode, nodes, follow)
            return
        item = single(nodes)
        if item is not None:
            self.emit_characters(item, least, most, mode, follow)
        elif mode == "+":
            self.emit_possessive(least, most, nodes)
        elif most == 1:
            self.emit_optional(nodes, mode, follow)
        elif most is None and least < 2 and self.sequence_width(nodes)[0] > 0:
            self.emit_loop(nodes, least, mode, follow)
        else:
            self.emit_counted(nodes, least, most, mode, follow)

    def emit_never(self, nodes):
        """What is repeated no times may still be wrong."""
        end = self.jump(JUMP)
        self.emit(nodes, None)
        self.land(end)

    def emit_once(self, mode, nodes, follow):
        if mode == "+":
            self.emit_node(("atomic", nodes), follow)
        else:
            self.emit(nodes, follow)

    def emit_characters(self, item, least, most, mode, follow):
        """Any number of one character: an instruction of its own."""
        first = self.first(item, None)
        if mode == "" and follow is not None and first & follow == 0:
            mode = "+"                   # a character given back would not help
        code = self.code
        code.append(LAZY if mode == "?" else POSSESSIVE if mode == "+" else GREEDY)
        if item[0] == "any":
            code += [ANY_ALL if item[1] & DOTALL else ANY, 0]
        else:
            character = self.character(item)
            if isinstance(character, bytes) and len(character) > 1:
                character = self.set_of(False, [(item[1], item[1])], 0)
            if isinstance(character, bytes):
                code += [BYTE, character[0]]
            else:
                self.emit_set(SET, character)
        code += [least, -1 if most is None else most, 0]
        if follow is not None and follow != ALL:
            self.refer_to(len(code) - 1, follow, words(follow))

    def emit_optional(self, nodes, mode, follow):
        if mode == "?":
            body = self.jump(TRY)
            end = self.jump(JUMP)
            self.land(body)
        else:
            end = self.try_or_jump(self.first_of(nodes, follow))
        self.emit(nodes, follow)
        self.land(end)

    def emit_loop(self, nodes, least, mode, follow):
        """As often as possible, where a turn always takes something."""
        first = self.first_of(nodes, follow)
        start = len(self.code)
        if least:
            self.emit(nodes, union(first, follow))
            if mode == "?":
                self.code += [TRY, start]
                return
            end = self.try_or_jump(first)
        elif mode == "?":
            body = self.jump(TRY)
            end = self.jump(JUMP)
            self.land(body)
            self.emit(nodes, union(first, follow))
        else:
            end = self.try_or_jump(first)
            self.emit(nodes, union(first, follow))
        self.code += [JUMP, start]
        self.land(end)

    def emit_counted(self, nodes, least, most, mode, follow):
        register = self.new_registers(2)
        self.code += [START, register]
        start = len(self.code)
        end = self.jump(LOOP_LAZY if mode == "?" else LOOP, register, least, -1 if most is None else most)
        if mode == "?":
            self.code += [TURN, register]
        self.emit(nodes, union(self.first_of(nodes, follow), follow))
        self.code += [JUMP, start]
        self.land(end)

    def emit_possessive(self, least, most, nodes):
        """Each turn, once done, stays as it is."""
        held, register = self.hold(), self.new_registers(2)
        self.code += [START, register]
        start = len(self.code)
        end = self.jump(LOOP, register, least, -1 if most is None else most)
        self.emit(nodes, None)
        self.code += [CUT, held, JUMP, start]
        self.land(end)
        self.code += [CUT, held]


# Parts of the tree

def is_anchored(nodes):
    if not nodes:
        return False
    kind = nodes[0][0]
    if kind == "group":
        return is_anchored(nodes[0][2])
    return kind == "at" and (nodes[0][1] == "A" or nodes[0][1] == "^" and not nodes[0][2] & MULTILINE)


def single(nodes):
    """The node that takes one character and is all of the sequence, or None."""
    while len(nodes) == 1 and nodes[0][0] == "group" and nodes[0][1] is None:
        nodes = nodes[0][2]
    return nodes[0] if len(nodes) == 1 and nodes[0][0] in ("char", "any", "set") else None


def one_set(branches):
    """The set that alternatives of one character are, or None."""
    items = []
    for branch in branches:
        node = branch[0] if len(branch) == 1 else ("",)
        if node[0] == "char" and node[2] == branches[0][0][-1]:
            items.append((node[1], node[1]))
        elif node[0] == "set" and not node[1] and node[3] == branches[0][0][-1]:
            items += node[2]
        else:
            return None
    return "set", False, items, branches[0][0][-1]


# Sets in the program

def merged(ranges):
    result = []
    for first, last in sorted(ranges):
        if result and first <= result[-1][1] + 1:
            result[-1] = result[-1][0], max(last, result[-1][1])
        else:
            result.append((first, last))
    return tuple(result)


def words(bits):
    return [bits >> shift & 0xFFFFFFFF for shift in range(0, 256, 32)]


def set_words(character):
    bits, categories, negated, ranges = character
    result = words(bits) + [categories, 1 if negated else 0, len(ranges)]
    for first, last in ranges:
        result += [first, last]
    return result


def packed(literal):
    """The operands of TEXT."""
    return [len(literal)] + [int.from_bytes(literal[place:place + 8], "little", signed=True) if place + 8 <= len(literal)
                             else int.from_bytes(literal[place:], "little") for place in range(0, len(literal), 8)]
