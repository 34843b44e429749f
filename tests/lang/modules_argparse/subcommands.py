import argparse


class Parser(argparse.ArgumentParser):
    def _print_message(self, message, file=None):
        print(message, end="")


def parse(line):
    try:
        print(line, "=>", parser.parse_args(line.split()))
    except SystemExit as end:
        print(line, "=> exit", end.code)


parser = Parser(prog="git")
parser.add_argument("--verbose", action="store_true")
commands = parser.add_subparsers(dest="command", title="commands", description="what to do", required=True)
add = commands.add_parser("add", help="adds files", aliases=["a"])
add.add_argument("files", nargs="+")
add.set_defaults(run="add")
commit = commands.add_parser("commit", help="keeps a state", description="Keeps a state.")
commit.add_argument("-m", "--message", required=True)
commands.add_parser("quiet")
for line in ("add x y", "--verbose a z", "commit -m hi", "commit", "push", "", "-h", "commit -h", "add x --unknown"):
    parse(line)
plain = Parser(prog="p")
plain.add_argument("first")
inner = plain.add_subparsers()
inner.add_parser("go").add_argument("--far", action="store_true")
print(plain.parse_args(["1", "go", "--far"]), plain.parse_args("1 go".split()))
plain.print_help()
