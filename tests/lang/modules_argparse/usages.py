import argparse

parser = argparse.ArgumentParser(prog="a-program-with-a-name")
for i in range(12):
    parser.add_argument(f"--option-{i}", action="store_true" if i % 2 else "store", required=i == 4)
parser.add_argument("files", nargs="+")
parser.add_argument("rest", nargs=argparse.REMAINDER)
parser.print_usage()
long = argparse.ArgumentParser(prog="p" * 70)
long.add_argument("--one", choices=["a", "b"])
long.add_argument("two", nargs=3)
long.print_usage()
given = argparse.ArgumentParser(prog="x", usage="%(prog)s [options] FILE")
given.print_help()
few = argparse.ArgumentParser(prog="few", add_help=False)
few.print_help()
few.add_argument("n", metavar="N", nargs="*")
few.print_help()
