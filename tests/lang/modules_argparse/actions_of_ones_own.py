import argparse


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        print(option_string, values)
        setattr(namespace, self.dest, values.upper())


def even(text):
    number = int(text)
    if number % 2:
        raise argparse.ArgumentTypeError(f"{number} is odd")
    return number


parser = argparse.ArgumentParser(prog="p", exit_on_error=False)
parser.add_argument("--name", action=Upper)
parser.add_argument("word", action=Upper)
parser.add_argument("-e", type=even)
print(parser.parse_args(["--name", "x", "y", "-e", "4"]))
for line in (["y", "-e", "3"], ["y", "-e", "z"]):
    try:
        parser.parse_args(line)
    except argparse.ArgumentError as error:
        print(error, error.argument_name, error.message)
base = argparse.ArgumentParser(add_help=False)
base.add_argument("--base", type=int)
base.set_defaults(level=5)
child = argparse.ArgumentParser(prog="child", parents=[base], argument_default=argparse.SUPPRESS)
child.add_argument("--extra")
print(child.parse_args([]), child.parse_args(["--base", "2", "--extra", "e"]), child.get_default("level"))
child.print_help()
for make in (lambda: parser.add_argument("--name"), lambda: parser.add_argument("x", dest="y"), lambda: parser.add_argument("--z", action="no"),
             lambda: parser.add_argument("--z", type=3), lambda: parser.add_argument("--z", nargs=0), lambda: parser.add_argument("x", required=True)):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, error)
