"""getopt: options as C's getopt knows them."""

import os


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        Exception.__init__(self, msg, opt)
        self.msg, self.opt = msg, opt

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    return parsed(list(args), shortopts, longopts, False)


def gnu_getopt(args, shortopts, longopts=[]):
    """Options may stand behind arguments, unless the short ones begin with "+" or the environment forbids it."""
    early = shortopts.startswith("+") or bool(os.environ.get("POSIXLY_CORRECT"))
    return parsed(list(args), shortopts.lstrip("+"), longopts, not early)


def parsed(args, shortopts, longopts, mixed):
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    found, rest = [], []
    while args:
        word = args[0]
        if word == "--":
            return found, rest + args[1:]
        if word[:2] == "--":
            args = long_option(found, word[2:], longopts, args[1:])
        elif word[:1] == "-" and word != "-":
            args = short_options(found, word[1:], shortopts, args[1:])
        elif mixed:
            rest.append(word)
            args = args[1:]
        else:
            break
    return found, rest + args


def long_option(found, text, longopts, args):
    name, equals, value = text.partition("=")
    matching = [option for option in longopts if option.startswith(name)]
    if not matching:
        raise GetoptError(f"option --{name} not recognized", name)
    if name in matching or name + "=" in matching:
        wants = name not in matching
    elif len(matching) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    else:
        wants = matching[0].endswith("=")
        name = matching[0].rstrip("=")
    if wants and not equals:
        if not args:
            raise GetoptError(f"option --{name} requires argument", name)
        value, args = args[0], args[1:]
    elif equals and not wants:
        raise GetoptError(f"option --{name} must not have an argument", name)
    found.append(("--" + name, value))
    return args


def short_options(found, letters, shortopts, args):
    while letters:
        letter, letters = letters[0], letters[1:]
        at = shortopts.find(letter)
        if at < 0 or letter == ":":
            raise GetoptError(f"option -{letter} not recognized", letter)
        value = ""
        if shortopts[at + 1:at + 2] == ":":
            if not letters:
                if not args:
                    raise GetoptError(f"option -{letter} requires argument", letter)
                letters, args = args[0], args[1:]
            value, letters = letters, ""
        found.append(("-" + letter, value))
    return args
