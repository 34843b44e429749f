import argparse
import sys


class Parser(argparse.ArgumentParser):
    def _print_message(self, message, file=None):
        print(message, end="")


def parse(parser, line):
    try:
        print(line, "=>", parser.parse_args(line.split()))
    except SystemExit as end:
        print(line, "=> exit", end.code)


parser = Parser(prog="p")
parser.add_argument("n", type=int)
parser.add_argument("--color", choices=["red", "green"])
parser.add_argument("--contrast", nargs=2)
parser.add_argument("-f", "--file", required=True)
parser.add_argument("--opt", nargs="?")
parser.add_argument("--plus", nargs="+")
parser.add_argument("-b", action="store_true")
group = parser.add_mutually_exclusive_group()
group.add_argument("--one", action="store_true")
group.add_argument("--two", action="store_true")
for line in ("", "x -f 1", "1", "1 -f 2 --color blue", "1 -f 2 --con 3", "1 -f", "1 -f 2 --unknown", "1 -f 2 3", "1 -f 2 --one --two",
             "1 -f 2 --co red", "1 -f 2 --plus", "1 -f 2 --b=3", "-bx 1 -f 2", "1 -f 2 -bx", "-h", "1 -f 2 --one=3"):
    parse(parser, line)
needed = Parser(prog="q", add_help=False)
choice = needed.add_mutually_exclusive_group(required=True)
choice.add_argument("--one", action="store_true")
choice.add_argument("two", nargs="?")
for line in ("", "--one", "x", "--one x"):
    parse(needed, line)
