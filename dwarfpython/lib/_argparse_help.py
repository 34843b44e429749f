"""The texts of argparse: usage and help, as wide as the terminal."""

import os
import sys
import textwrap

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."
NARROWEST = 11


def terminal_columns():
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(1).columns
        except OSError:
            columns = 0
    return columns or 80


def usage_parts(text):
    """The pieces between which a usage may be broken: what stands in brackets stays together."""
    parts, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        end = bracket_end(text, at) if text[at] in "[(" else 0
        if not end:
            end = at
            while end < len(text) and not text[end].isspace():
                end += 1
        parts.append(text[at:end])
        at = end
    return parts


def bracket_end(text, at):
    """Behind the first closing bracket that a blank follows; 0: there is none."""
    closing = "]" if text[at] == "[" else ")"
    while (at := text.find(closing, at) + 1) > 0:
        if at == len(text) or text[at].isspace():
            return at
    return 0


class Section:
    def __init__(self, formatter, parent, heading=None):
        self.formatter, self.parent, self.heading, self.items = formatter, parent, heading, []

    def format_help(self):
        formatter = self.formatter
        if self.parent is not None:
            formatter._indent()
        body = formatter._join_parts([function(*arguments) for function, arguments in self.items])
        if self.parent is not None:
            formatter._dedent()
        if not body:
            return ""
        heading = ""
        if self.heading is not SUPPRESS and self.heading is not None:
            heading = f"{' ' * formatter._current_indent}{self.heading}:\n"
        return formatter._join_parts(["\n", heading, body, "\n"])


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = terminal_columns() - 2
        self._prog, self._indent_increment, self._width = prog, indent_increment, width
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._current_indent = self._level = self._action_max_length = 0
        self._root_section = self._current_section = Section(self, None)

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        self._level -= 1

    # What is to be shown

    def _add_item(self, function, arguments):
        self._current_section.items.append((function, arguments))

    def start_section(self, heading):
        self._indent()
        section = Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        longest = len(self._format_action_invocation(action)) + self._current_indent
        for inner in self._iter_indented_subactions(action):
            longest = max(longest, len(self._format_action_invocation(inner)) + self._current_indent)
        self._action_max_length = max(self._action_max_length, longest)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root_section.format_help()
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        return text.strip("\n") + "\n" if text else text

    def _join_parts(self, part_strings):
        return "".join([part for part in part_strings if part and part is not SUPPRESS])

    # Usage

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            usage = usage % {"prog": self._prog}
        elif not actions:
            usage = str(self._prog)
        else:
            usage = self.whole_usage(actions, groups, prefix)
        return f"{prefix}{usage}\n\n"

    def whole_usage(self, actions, groups, prefix):
        optionals = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        usage = " ".join([part for part in (self._prog, self._format_actions_usage(optionals + positionals, groups))
                          if part])
        room = self._width - self._current_indent
        if len(prefix) + len(usage) <= room:
            return usage
        return self.broken_usage(usage_parts(self._format_actions_usage(optionals, groups)),
                                 usage_parts(self._format_actions_usage(positionals, groups)), prefix, room)

    def broken_usage(self, optionals, positionals, prefix, room):
        prog = self._prog
        if len(prefix) + len(prog) <= 0.75 * room:
            indent = " " * (len(prefix) + len(prog) + 1)
            if optionals:
                lines = self.filled([prog] + optionals, indent, room, prefix) + self.filled(positionals, indent, room)
            elif positionals:
                lines = self.filled([prog] + positionals, indent, room, prefix)
            else:
                lines = [prog]
        else:
            indent = " " * len(prefix)
            lines = self.filled(optionals + positionals, indent, room)
            if len(lines) > 1:
                lines = self.filled(optionals, indent, room) + self.filled(positionals, indent, room)
            lines = [prog] + lines
        return "\n".join(lines)

    def filled(self, parts, indent, room, prefix=None):
        lines, line, length = [], [], len(indent if prefix is None else prefix) - 1
        for part in parts:
            if length + 1 + len(part) > room and line:
                lines.append(indent + " ".join(line))
                line, length = [], len(indent) - 1
            line.append(part)
            length += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        if prefix is not None:
            lines[0] = lines[0][len(indent):]
        return lines

    def _format_actions_usage(self, actions, groups):
        """The arguments in their order; those of an exclusive group that stand together are shown as alternatives."""
        parts, at = [], 0
        while at < len(actions):
            group = next((group for group in groups if group._group_actions
                          and actions[at:at + len(group._group_actions)] == group._group_actions), None)
            if group is None:
                parts.append(self.action_usage(actions[at], False))
                at += 1
                continue
            members = group._group_actions
            shown = [self.action_usage(action, True) for action in members if action.help is not SUPPRESS]
            if group.required:
                parts.append(f"({' | '.join(shown)})" if len(shown) > 1 else "".join(shown))
            elif shown:
                parts.append(f"[{' | '.join(shown)}]")
            at += len(members)
        return " ".join([part for part in parts if part])

    def action_usage(self, action, grouped):
        if action.help is SUPPRESS:
            return ""
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if grouped and text[:1] == "[" and text[-1:] == "]" else text
        text = action.format_usage()
        if action.nargs != 0:
            text = f"{text} {self._format_args(action, self._get_default_metavar_for_optional(action))}"
        return text if action.required or grouped else f"[{text}]"

    # Text

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        room = max(self._width - self._current_indent, NARROWEST)
        return self._fill_text(text, room, " " * self._current_indent) + "\n\n"

    def _fill_text(self, text, width, indent):
        return textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _split_lines(self, text, width):
        return textwrap.wrap(" ".join(text.split()), width)

    # Arguments

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        room, width = max(self._width - position, NARROWEST), position - self._current_indent - 2
        header, indent = self._format_action_invocation(action), " " * self._current_indent
        parts = []
        if action.help and action.help.strip():
            lines = self._split_lines(self._expand_help(action), room)
            first = 0
            if len(header) <= width and lines:
                parts.append(f"{indent}{header.ljust(width)}  {lines[0]}\n")
                first = 1
            else:
                parts.append(f"{indent}{header}\n")
            parts += [f"{' ' * position}{line}\n" for line in lines[first:]]
        else:
            parts.append(f"{indent}{header}\n")
        for inner in self._iter_indented_subactions(action):
            parts.append(self._format_action(inner))
        return self._join_parts(parts)

    def _iter_indented_subactions(self, action):
        if hasattr(action, "_get_subactions"):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return self._metavar_formatter(action, self._get_default_metavar_for_positional(action))(1)[0]
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        arguments = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join([f"{option} {arguments}" for option in action.option_strings])

    def _metavar_formatter(self, action, default_metavar):
        result = default_metavar
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = f"{{{','.join([str(choice) for choice in action.choices])}}}"
        return lambda size: result if isinstance(result, tuple) else (result,) * size

    def _format_args(self, action, default_metavar):
        names, nargs = self._metavar_formatter(action, default_metavar), action.nargs
        if nargs is None:
            return "%s" % names(1)
        if nargs == OPTIONAL:
            return "[%s]" % names(1)
        if nargs == ZERO_OR_MORE:
            several = names(1)
            return "[%s [%s ...]]" % several if len(several) == 2 else "[%s ...]" % several
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % names(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % names(1)
        if nargs == SUPPRESS:
            return ""
        if not isinstance(nargs, int):
            raise ValueError("invalid nargs value")
        return " ".join(["%s"] * nargs) % names(nargs)

    def _expand_help(self, action):
        values = {name: value for name, value in vars(action).items() if value is not SUPPRESS}
        values["prog"] = self._prog
        for name, value in values.items():
            if hasattr(value, "__name__"):
                values[name] = value.__name__
        if values.get("choices") is not None:
            values["choices"] = ", ".join([str(choice) for choice in values["choices"]])
        return self._get_help_string(action) % values

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ""
        told = "%(default)" in text or action.default is SUPPRESS
        return text if told or not action.option_strings and action.nargs not in (OPTIONAL, ZERO_OR_MORE) else text + " (default: %(default)s)"


class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
