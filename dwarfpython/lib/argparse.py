"""argparse: command lines. A parser holds actions; each takes its share of the words and stores what they mean.

The words are told apart first: "O" begins with an option, "A" is an argument, "-" is the first "--". How many words each
positional argument takes follows from that string (see `shares`).
"""

import os
import sys
from _argparse_help import (ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE,
                            ArgumentDefaultsHelpFormatter, HelpFormatter,
                            MetavarTypeHelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter)

UNRECOGNIZED = "_unrecognized_args"


def action_name(argument):
    """How messages call it."""
    if argument is None:
        return None
    if argument.option_strings:
        return "/".join(argument.option_strings)
    for name in (argument.metavar, argument.dest):
        if name not in (None, SUPPRESS):
            return name
    return "{" + ",".join([str(choice) for choice in argument.choices]) + "}" if argument.choices else None


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name, self.message = action_name(argument), message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class AttributeHolder:
    """An object that shows its attributes as the arguments of a call."""

    def __repr__(self):
        arguments = [repr(value) for value in self._get_args()]
        others = {}
        for name, value in self._get_kwargs():
            if name.isidentifier():
                arguments.append(f"{name}={value!r}")
            else:
                others[name] = value
        if others:
            arguments.append(f"**{others!r}")
        return f"{type(self).__name__}({', '.join(arguments)})"

    def _get_kwargs(self):
        return list(vars(self).items())

    def _get_args(self):
        return []


class Namespace(AttributeHolder):
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in vars(self)


# Actions

class Action(AttributeHolder):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None,
                 metavar=None):
        self.option_strings, self.dest, self.nargs, self.const, self.default = option_strings, dest, nargs, const, default
        self.type, self.choices, self.required, self.help, self.metavar = type, choices, required, help, metavar

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in ("option_strings", "dest", "nargs", "const", "default",
                                                         "type", "choices", "required",
                                                         "help", "metavar")]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None,
                 metavar=None):
        if nargs == 0:
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store "
                             "const may be more appropriate")
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        Action.__init__(self, option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        Action.__init__(self, option_strings, dest, 0, const, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        _StoreConstAction.__init__(self, option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        _StoreConstAction.__init__(self, option_strings, dest, False, default, required, help)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None):
        options = []
        for option in option_strings:
            options.append(option)
            if option.startswith("--"):
                options.append("--no-" + option[2:])
        if help is not None and default is not None and default is not SUPPRESS:
            help += " (default: %(default)s)"
        Action.__init__(self, options, dest, 0, None, default, type, choices, required, help, metavar)

    def format_usage(self):
        return " | ".join(self.option_strings)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))


def copied_items(items):
    if items is None:
        return []
    return items[:] if type(items) is list else items.copy() if hasattr(items, "copy") else list(items)


class _AppendAction(_StoreAction):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None,
                 metavar=None):
        if nargs == 0:
            raise ValueError("nargs for append actions must be != 0; if arg strings are not supplying the value to append, the append const "
                             "action may be more appropriate")
        _StoreAction.__init__(self, option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        items = copied_items(getattr(namespace, self.dest, None))
        items.append(values)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = copied_items(getattr(namespace, self.dest, None))
        items.extend(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        Action.__init__(self, option_strings, dest, 0, const, default, required=required, help=help, metavar=metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        items = copied_items(getattr(namespace, self.dest, None))
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        Action.__init__(self, option_strings, dest, 0, None, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        Action.__init__(self, option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit"):
        Action.__init__(self, option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        formatter = parser._get_formatter()
        formatter.add_text(parser.version if self.version is None else self.version)
        parser._print_message(formatter.format_help(), sys.stdout)
        parser.exit()


class ChoiceInHelp(Action):
    """A subcommand as a line of the help."""

    def __init__(self, name, aliases, help):
        shown = f"{name} ({', '.join(aliases)})" if aliases else name
        Action.__init__(self, [], name, help=help, metavar=shown)


class _SubParsersAction(Action):
    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix, self._parser_class, self._name_parser_map, self._choices_actions = prog, parser_class, {}, []
        Action.__init__(self, option_strings, dest, PARSER, choices=self._name_parser_map, required=required,
                        help=help, metavar=metavar)

    def add_parser(self, name, **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        aliases = kwargs.pop("aliases", ())
        for known in (name, *aliases):
            if known in self._name_parser_map:
                raise ArgumentError(self, f"conflicting subparser{' alias' if known != name else ''}: {known}")
        if "help" in kwargs:
            self._choices_actions.append(ChoiceInHelp(name, aliases, kwargs.pop("help")))
        parser = self._parser_class(**kwargs)
        for known in (name, *aliases):
            self._name_parser_map[known] = parser
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, words = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._name_parser_map)})")
        found, words = self._name_parser_map[name].parse_known_args(words, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if words:
            if not hasattr(namespace, UNRECOGNIZED):
                setattr(namespace, UNRECOGNIZED, [])
            getattr(namespace, UNRECOGNIZED).extend(words)


ACTIONS = {None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction,
           "store_false": _StoreFalseAction, "append": _AppendAction, "append_const": _AppendConstAction,
           "count": _CountAction,
           "help": _HelpAction, "version": _VersionAction, "parsers": _SubParsersAction, "extend": _ExtendAction}


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._bufsize, self._encoding, self._errors = mode, bufsize, encoding, errors

    def __call__(self, string):
        if string == "-":
            if "r" in self._mode:
                return sys.stdin.buffer if "b" in self._mode else sys.stdin
            if any([letter in self._mode for letter in "wax"]):
                return sys.stdout.buffer if "b" in self._mode else sys.stdout
            raise ValueError(f"argument \"-\" with mode {self._mode!r}")
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as problem:
            raise ArgumentTypeError(f"can't open '{string}': {problem}")

    def __repr__(self):
        arguments = [repr(value) for value in (self._mode, self._bufsize) if value != -1]
        arguments += [f"{name}={value!r}" for name, value in (("encoding", self._encoding), ("errors", self._errors))
                      if value is not None]
        return f"{type(self).__name__}({', '.join(arguments)})"


# What holds actions: parsers and groups

class _ActionsContainer:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description, self.prefix_chars = description, prefix_chars
        self.argument_default, self.conflict_handler = argument_default, conflict_handler
        self._registries = {"action": dict(ACTIONS), "type": {}}
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self._actions, self._option_string_actions = [], {}
        self._action_groups, self._mutually_exclusive_groups = [], []
        self._defaults, self._has_negative_number_optionals = {}, []

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default_value=None):
        try:
            return self._registries[registry_name].get(value, default_value)
        except TypeError:
            return default_value

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        if not args or len(args) == 1 and args[0][0] not in self.prefix_chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._get_positional_kwargs(*args, **kwargs)
        else:
            kwargs = self._get_optional_kwargs(*args, **kwargs)
        if "default" not in kwargs:
            dest = kwargs["dest"]
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        kind = kwargs.pop("action", None)
        maker = self._registry_get("action", kind, kind)
        if not callable(maker):
            raise ValueError(f'unknown action "{maker}"')
        action = maker(**kwargs)
        function = self._registry_get("type", action.type, action.type)
        if function is not None and not callable(function):
            raise ValueError(f"{function!r} is not callable")
        if function is FileType:
            raise ValueError(f"{function!r} is a FileType class object, instance of it must be passed")
        if hasattr(self, "_get_formatter"):
            try:
                self._get_formatter()._format_args(action, None)
            except TypeError:
                raise ValueError("length of metavar tuple does not match nargs")
        return self._add_action(action)

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
            if looks_negative(option) and not self._has_negative_number_optionals:
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _add_container_actions(self, container):
        """What `parents` bring along, in groups of the same titles."""
        groups = {}
        for group in self._action_groups:
            if group.title in groups:
                raise ValueError(f"cannot merge actions - two groups are named {group.title!r}")
            groups[group.title] = group
        owners = {}
        for group in container._action_groups:
            if group.title not in groups:
                groups[group.title] = self.add_argument_group(title=group.title, description=group.description,
                                                              conflict_handler=group.conflict_handler)
            for action in group._group_actions:
                owners[id(action)] = groups[group.title]
        for group in container._mutually_exclusive_groups:
            made = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                owners[id(action)] = made
        for action in container._actions:
            owners.get(id(action), self)._add_action(action)

    def _get_positional_kwargs(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        if kwargs.get("nargs") not in (OPTIONAL, ZERO_OR_MORE):
            kwargs["required"] = True
        if kwargs.get("nargs") == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        return {**kwargs, "dest": dest, "option_strings": []}

    def _get_optional_kwargs(self, *args, **kwargs):
        long = None
        for option in args:
            if option[:1] not in self.prefix_chars or not option:
                raise ValueError(f"invalid option string {option!r}: must start with a character {self.prefix_chars!r}")
            if long is None and len(option) > 1 and option[1] in self.prefix_chars:
                long = option
        dest = kwargs.pop("dest", None)
        if dest is None:
            dest = (long or args[0]).lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {args[0]!r}")
            dest = dest.replace("-", "_")
        return {**kwargs, "dest": dest, "option_strings": list(args)}

    def _check_conflict(self, action):
        known = self._option_string_actions
        conflicts = [(option, known[option]) for option in action.option_strings if option in known]
        if not conflicts:
            return
        if self.conflict_handler == "error":
            plural = "s" if len(conflicts) > 1 else ""
            raise ArgumentError(action, f"conflicting option string{plural}: {', '.join([option for option, _ in conflicts])}")
        for option, other in conflicts:
            other.option_strings.remove(option)
            del known[option]
            if not other.option_strings:
                other.container._remove_action(other)


def looks_negative(word):
    """Is it a negative number, as -1 or -.5?"""
    whole, point, fraction = word[1:].partition(".")
    digits = fraction.isdecimal() and (not whole or whole.isdecimal()) if point else whole.isdecimal()
    return word[:1] == "-" and digits


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        kwargs.setdefault("conflict_handler", container.conflict_handler)
        kwargs.setdefault("prefix_chars", container.prefix_chars)
        kwargs.setdefault("argument_default", container.argument_default)
        _ActionsContainer.__init__(self, description, **kwargs)
        self.title, self._group_actions, self._container = title, [], container
        self._registries, self._actions = container._registries, container._actions
        self._option_string_actions, self._defaults = container._option_string_actions, container._defaults
        self._has_negative_number_optionals = container._has_negative_number_optionals
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        _ActionsContainer._add_action(self, action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        _ActionsContainer._remove_action(self, action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        _ArgumentGroup.__init__(self, container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)


# How many words each argument takes

def share_sizes(nargs, words, at, is_option):
    """The numbers of words that an argument can take from `at` on, the greatest first. A "--" among them is counted."""
    end = at
    if nargs in (REMAINDER, PARSER):
        return sizes_to_end(nargs, words, at, is_option)
    allowed = "A" if is_option else "A-"
    while end < len(words) and words[end] in allowed:
        end += 1
    most = words[at:end].count("A")
    low, high = {None: (1, 1), OPTIONAL: (0, 1), ZERO_OR_MORE: (0, most), ONE_OR_MORE: (1, most),
                 SUPPRESS: (0, 0)}.get(nargs, (nargs, nargs))
    return [size for size in range(end - at, -1, -1) if low <= words[at:at + size].count("A") <= high]


def sizes_to_end(nargs, words, at, is_option):
    """For arguments that take options as well: a subcommand, which is an argument itself, and the rest."""
    first = at
    while nargs == PARSER and not is_option and first < len(words) and words[first] == "-":
        first += 1
    if nargs == PARSER and words[first:first + 1] != "A":
        return []
    least = first - at + 1 if nargs == PARSER else 0
    return list(range(len(words) - at, least - 1, -1))


def shares(actions, words, at):
    """How many words each of these positional arguments takes, together; None: they cannot all have enough."""
    if not actions:
        return []
    for size in share_sizes(actions[0].nargs, words, at, False):
        rest = shares(actions[1:], words, at + size)
        if rest is not None:
            return [size] + rest
    return None


class ArgumentParser(AttributeHolder, _ActionsContainer):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                 formatter_class=HelpFormatter, prefix_chars="-",
                 fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
                 allow_abbrev=True,
                 exit_on_error=True):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage, self.epilog, self.formatter_class, self.fromfile_prefix_chars = usage, epilog, formatter_class, fromfile_prefix_chars
        self.add_help, self.allow_abbrev, self.exit_on_error = add_help, allow_abbrev, exit_on_error
        self._positionals, self._optionals = self.add_argument_group("positional arguments"), self.add_argument_group("options")
        self._subparsers = None
        self.register("type", None, lambda string: string)
        if add_help:
            sign = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(sign + "h", sign * 2 + "help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in ("prog", "usage", "description", "formatter_class",
                                                         "conflict_handler", "add_help")]

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self): return [action for action in self._actions if action.option_strings]
    def _get_positional_actions(self): return [action for action in self._actions if not action.option_strings]

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop("title", "subcommands"),
                                                       kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, self._get_positional_actions(), self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        kind = kwargs.pop("action", "parsers")
        action = self._registry_get("action", kind, kind)(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    # Parsing

    def parse_args(self, args=None, namespace=None):
        namespace, extras = self.parse_known_args(args, namespace)
        if extras:
            self.error(f"unrecognized arguments: {' '.join(extras)}")
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = list(sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if self.exit_on_error:
            try:
                extras = Parsing(self, args, namespace).run()
            except ArgumentError as problem:
                self.error(str(problem))
        else:
            extras = Parsing(self, args, namespace).run()
        if hasattr(namespace, UNRECOGNIZED):
            extras.extend(getattr(namespace, UNRECOGNIZED))
            delattr(namespace, UNRECOGNIZED)
        return namespace, extras

    def parse_intermixed_args(self, args=None, namespace=None):
        namespace, extras = self.parse_known_intermixed_args(args, namespace)
        if extras:
            self.error(f"unrecognized arguments: {' '.join(extras)}")
        return namespace

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """The options first, wherever they stand; what is left is for the positional arguments."""
        positionals = self._get_positional_actions()
        bad = [action.dest for action in positionals if action.nargs in (PARSER, REMAINDER)]
        if bad:
            raise TypeError(f"parse_intermixed_args: positional arg with nargs={positionals[0].nargs}")
        kept = [(action, action.nargs, action.default, action.required) for action in positionals]
        for action in positionals:
            action.nargs, action.default, action.required = SUPPRESS, SUPPRESS, False
        try:
            namespace, rest = self.parse_known_args(args, namespace)
        finally:
            for action, nargs, default, required in kept:
                action.nargs, action.default, action.required = nargs, default, required
        needed = [(action, action.required) for action in self._get_optional_actions()]
        for action, _ in needed:
            action.required = False
        try:
            return self.parse_known_args(rest, namespace)
        finally:
            for action, required in needed:
                action.required = required

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _get_values(self, action, words):
        if action.nargs not in (PARSER, REMAINDER) and "--" in words:
            words = list(words)
            words.remove("--")
        if not words and action.nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not words and action.nargs == ZERO_OR_MORE and not action.option_strings:
            if action.default is None:
                return words
            self._check_value(action, action.default)
            return action.default
        if len(words) == 1 and action.nargs in (None, OPTIONAL):
            value = self._get_value(action, words[0])
            self._check_value(action, value)
            return value
        if action.nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, word) for word in words]
        if action.nargs == PARSER:
            self._check_value(action, values[0])
        elif action.nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, word):
        function = self._registry_get("type", action.type, action.type)
        if not callable(function):
            raise ArgumentError(action, f"{function!r} is not callable")
        try:
            return function(word)
        except ArgumentTypeError as problem:
            message = str(problem)
        except (TypeError, ValueError):
            message = f"invalid {getattr(action.type, '__name__', repr(action.type))} value: {word!r}"
        raise ArgumentError(action, message)

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {', '.join([repr(choice) for choice in action.choices])})")

    # Texts

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (sys.stderr if file is None else file).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


class Parsing:
    """One command line on its way through a parser."""

    def __init__(self, parser, words, namespace):
        self.parser, self.namespace, self.extras = parser, namespace, []
        self.words = self.with_files(words) if parser.fromfile_prefix_chars is not None else words
        self.positionals = parser._get_positional_actions()
        self.seen, self.given = [], []           # actions that were taken; those that got a value of the user's
        self.options, self.kinds = {}, ""        # what the words are, by place

    def with_files(self, words):
        """Words like @file stand for what is in the file, a word a line."""
        result = []
        for word in words:
            if not word or word[0] not in self.parser.fromfile_prefix_chars:
                result.append(word)
                continue
            try:
                with open(word[1:]) as file:
                    lines = file.read().splitlines()
            except OSError as problem:
                self.parser.error(str(problem))
            inner = []
            for line in lines:
                inner.extend(self.parser.convert_arg_line_to_args(line))
            result.extend(self.with_files(inner))
        return result

    def run(self):
        self.tell_apart()
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            option = min([place for place in self.options if place >= at])
            if at != option:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras.extend(self.words[at:option])
                at = option
            at = self.take_option(at)
        self.extras.extend(self.words[self.take_positionals(at):])
        self.check_required()
        return self.extras

    def tell_apart(self):
        kinds = []
        for place, word in enumerate(self.words):
            if word == "--":
                kinds.append("-" + "A" * (len(self.words) - place - 1))
                break
            found = self.option_of(word)
            if found is not None:
                self.options[place] = found
            kinds.append("A" if found is None else "O")
        self.kinds = "".join(kinds)

    def option_of(self, word):
        """(action, option, what follows its "=") if a word is an option, with action None if nobody knows it; None: an argument."""
        parser = self.parser
        if not word or word[0] not in parser.prefix_chars:
            return None
        known = parser._option_string_actions
        if word in known:
            return known[word], word, None
        if len(word) == 1:
            return None
        name, equals, value = word.partition("=")
        if equals and name in known:
            return known[name], name, value
        found = self.abbreviated(word)
        if len(found) > 1:
            parser.error(f"ambiguous option: {word} could match {', '.join([option for _, option, _ in found])}")
        if found:
            return found[0]
        if looks_negative(word) and not parser._has_negative_number_optionals or " " in word:
            return None
        return None, word, None

    def abbreviated(self, word):
        signs, known = self.parser.prefix_chars, self.parser._option_string_actions
        name, equals, value = word.partition("=")
        if word[1] in signs:
            if not self.parser.allow_abbrev:
                return []
            return [(action, option, value if equals else None) for option, action in known.items()
                    if option.startswith(name)]
        return [(action, option, word[2:]) if option == word[:2] else (action, option, None) for option,
                action in known.items()
                if option == word[:2] or option.startswith(word)]

    def take(self, action, words, option=None):
        self.seen.append(action)
        values = self.parser._get_values(action, words)
        if values is not action.default:
            self.given.append(action)
            for other in self.rivals(action):
                if other in self.given:
                    raise ArgumentError(action, f"not allowed with argument {action_name(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def rivals(self, action):
        return [other for group in self.parser._mutually_exclusive_groups if action in group._group_actions
                for other in group._group_actions if other is not action]

    def take_option(self, at):
        action, option, value = self.options[at]
        if action is None:
            self.extras.append(self.words[at])
            return at + 1
        known, taken = self.parser._option_string_actions, []
        while value is not None:
            count = self.count_of(action, "A")
            if count == 0 and option[1] not in self.parser.prefix_chars and value != "":
                taken.append((action, [], option))               # -xyz is -x -y -z
                option, rest = option[0] + value[0], value[1:] or None
                if option not in known:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                action, value = known[option], rest
            elif count == 1:
                taken.append((action, [value], option))
                return self.take_all(taken, at + 1)
            else:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
        start = at + 1
        end = start + self.count_of(action, self.kinds[start:])
        taken.append((action, self.words[start:end], option))
        return self.take_all(taken, end)

    def take_all(self, taken, end):
        for action, words, option in taken:
            self.take(action, words, option)
        return end

    def count_of(self, action, kinds):
        sizes = share_sizes(action.nargs, kinds, 0, True)
        if sizes:
            return sizes[0]
        nargs = action.nargs
        messages = {None: "expected one argument", OPTIONAL: "expected at most one argument",
                    ONE_OR_MORE: "expected at least one argument"}
        raise ArgumentError(action, messages.get(nargs) or f"expected {nargs} argument{'' if nargs == 1 else 's'}")

    def take_positionals(self, at):
        """As many of the positional arguments as the words suffice for."""
        for count in range(len(self.positionals), 0, -1):
            sizes = shares(self.positionals[:count], self.kinds, at)
            if sizes is None:
                continue
            taken, self.positionals = self.positionals[:count], self.positionals[count:]
            for action, size in zip(taken, sizes):
                words, at = self.words[at:at + size], at + size
                self.take(action, words)
            return at
        return at

    def check_required(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(action_name(action))
            elif isinstance(action.default, str) and getattr(self.namespace, action.dest, None) is action.default:
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            self.parser.error(f"the following arguments are required: {', '.join([str(name) for name in missing])}")
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any([action in self.given for action in group._group_actions]):
                names = [action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                self.parser.error(f"one of the arguments {' '.join(names)} is required")
