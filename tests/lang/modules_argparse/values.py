import argparse

parser = argparse.ArgumentParser(prog="prog")
parser.add_argument("src")
parser.add_argument("more", nargs="*")
parser.add_argument("-n", "--number", type=int, default=3)
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("--flag", action="store_true")
parser.add_argument("--no-flag", dest="flag", action="store_false")
parser.add_argument("--pair", nargs=2, metavar=("A", "B"))
parser.add_argument("--opt", nargs="?", const="C", default="D")
parser.add_argument("--many", nargs="+", type=float)
parser.add_argument("-a", action="append")
parser.add_argument("--const", action="append_const", const=7, dest="a")
parser.add_argument("--ext", action="extend", nargs="+", default=["x"])
parser.add_argument("--color", choices=["red", "green"])
parser.add_argument("--bool", action=argparse.BooleanOptionalAction)
for line in ("in", "in a b c -n 5", "-vvv in", "-n7 in --opt", "--opt=E in", "in --many 1 2 3 --pair p q", "in -a 1 --const -a 2",
             "--ext 1 2 --ext 3 -- in", "--col green in", "--no-bool --flag in -vn 4", "-n -5 in", "in -- -x -y", "--num=12 in more"):
    print(line, "=>", parser.parse_args(line.split()))
print(parser.parse_known_args(["in", "--unknown", "-z", "--number", "1"]))
