"""The text of one LLVM module: declarations, data, functions, metadata, each written once."""

from __future__ import annotations

from dataclasses import dataclass, field

from dwarfpython.llvm.abi_x86_64 import TRIPLE

MODULE_SYMBOL = "dpy.module"      # of every image
ESCAPED = {i: f"\\{i:02x}" for i in range(256) if not (32 <= i < 127) or chr(i) in '"\\'}
PLAIN = {i: chr(i) for i in range(256)}
CHARACTERS = {**PLAIN, **ESCAPED}


def quoted(data: bytes) -> str:
    """Bytes as an LLVM string literal."""
    return '"' + "".join(CHARACTERS[byte] for byte in data) + '"'


def symbol(name: str) -> str:
    """A global's name in LLVM's syntax."""
    if name.replace("_", "a").replace(".", "a").isalnum() and name.isascii() and not name[0].isdigit():
        return "@" + name
    return "@" + quoted(name.encode())


@dataclass
class Assembly:
    declarations: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    functions: list[str] = field(default_factory=list)
    metadata: list[str] = field(default_factory=list)
    nodes: dict[str, int] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)
    unique: set[str] = field(default_factory=set)          # symbols to become STB_GNU_UNIQUE
    needed: dict[str, None] = field(default_factory=dict)  # sonames of the libraries that are used
    versions: dict[str, tuple[str, str]] = field(default_factory=dict)   # imported symbol -> (soname, version)
    strings: dict[bytes, str] = field(default_factory=dict)

    def declare(self, name: str, text: str) -> str:
        """A declaration of an external symbol, `text` following `declare` or the `=`; gives the LLVM name."""
        self.declarations.setdefault(name, text)
        return symbol(name)

    def define(self, name: str, text: str) -> str:
        self.data[name] = f"{symbol(name)} = {text}"
        return symbol(name)

    def fresh(self, hint: str) -> str:
        return f".{hint}.{len(self.data)}"

    def c_string(self, text: str) -> str:
        """The address of a NUL-terminated constant string."""
        data = text.encode("utf-8", "surrogatepass") + b"\0"
        if data not in self.strings:
            name = self.fresh("s")
            self.strings[data] = self.define(
                name, f"private unnamed_addr constant [{len(data)} x i8] c{quoted(data)}, align 1")
        return self.strings[data]

    # Metadata

    def node(self, text: str, distinct: bool = False) -> str:
        """A metadata node; equal texts are one node unless distinct."""
        if not distinct and text in self.nodes:
            return f"!{self.nodes[text]}"
        number = self.reserve()
        self.fill(number, text, distinct)
        if not distinct:
            self.nodes[text] = int(number[1:])
        return number

    def reserve(self) -> str:
        """A node whose text comes later: types and functions may be cyclic."""
        self.metadata.append("")
        return f"!{len(self.metadata) - 1}"

    def fill(self, number: str, text: str, distinct: bool = False) -> None:
        self.metadata[int(number[1:])] = ("distinct " if distinct else "") + text

    def text(self) -> str:
        parts = [f'target triple = "{TRIPLE}"']
        defined = set(self.data)
        parts += [f"{symbol(name)} = {text}" if " global " in f" {text}" else f"declare {text}"
                  for name, text in self.declarations.items() if name not in defined]
        parts += self.data.values()
        parts += self.functions
        parts += self.named
        parts += [f"!{i} = {text}" for i, text in enumerate(self.metadata)]
        return "\n".join(parts) + "\n"
