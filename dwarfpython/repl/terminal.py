"""The prompt on a terminal: history, multi-line editing, highlighting, completion."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.history import FileHistory, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.python import PythonLexer

from .reader import CONTINUED, PROMPT

WORD = re.compile(r"[A-Za-z_%]\w*$")
MEMBER = re.compile(r"([A-Za-z_]\w*)\.(\w*)$")
INDENT = "    "


class Names(Completer):
    """`names()` gives what may be typed; `members(name)` what may follow `name.`."""

    def __init__(self, names: Callable[[], Iterable[str]], members: Callable[[str], Iterable[str]]):
        self.names = names
        self.members = members

    def get_completions(self, document, event):
        before = document.text_before_cursor
        if member := MEMBER.search(before):
            found, prefix = self.members(member[1]), member[2]
        elif word := WORD.search(before):
            found, prefix = {*self.names(), *keyword.kwlist, *dir(builtins)}, word[0]
        else:
            return
        for name in sorted(found):
            if name.startswith(prefix) and (prefix or not name.startswith("_")):
                yield Completion(name, -len(prefix))


class Terminal:
    def __init__(self, is_incomplete: Callable[[str], bool], names: Callable, members: Callable, hint: Callable[[str], str],
                 history: Path | None):
        self.session = PromptSession(
            history=FileHistory(str(history)) if history else InMemoryHistory(), lexer=PygmentsLexer(PythonLexer),
            completer=Names(names, members), complete_while_typing=False, multiline=True,
            prompt_continuation=lambda *_: CONTINUED, key_bindings=bindings(is_incomplete), enable_suspend=True,
            rprompt=lambda: hint(self.session.default_buffer.document.text_before_cursor))

    def read(self) -> str | None:
        """An input; None at the end of the file. Ctrl-C drops what has been typed."""
        try:
            return self.session.prompt(PROMPT)
        except KeyboardInterrupt:
            return ""
        except EOFError:
            return None

    def end(self) -> None:
        pass


def bindings(is_incomplete: Callable[[str], bool]) -> KeyBindings:
    """Enter ends a complete input (`name?` is one) and otherwise makes a new line, indented as the block is; Tab indents before text."""
    keys = KeyBindings()

    @keys.add("enter")
    def _(event):
        buffer = event.current_buffer
        text = buffer.text
        last = buffer.document.is_cursor_at_the_end
        if last and not is_incomplete(text.rstrip(" ") if text.endswith("\n" + INDENT) else text):
            buffer.validate_and_handle()
        else:
            line = buffer.document.current_line_before_cursor
            buffer.insert_text("\n" + indentation(line))

    @keys.add("tab")
    def _(event):
        buffer = event.current_buffer
        if buffer.document.current_line_before_cursor.strip():
            buffer.start_completion(insert_common_part=True)
        else:
            buffer.insert_text(INDENT)
    return keys


def indentation(line: str) -> str:
    """What the next line starts with."""
    if not line.strip():
        return ""
    blank = line[:len(line) - len(line.lstrip())]
    return blank + INDENT if line.rstrip().endswith(":") else blank
