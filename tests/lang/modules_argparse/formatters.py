import argparse

for kind in (argparse.HelpFormatter, argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter,
             argparse.ArgumentDefaultsHelpFormatter, argparse.MetavarTypeHelpFormatter):
    parser = argparse.ArgumentParser(prog="p", description="one\n  two\nthree", formatter_class=kind, epilog="end\n  of it")
    parser.add_argument("--number", type=int, default=3, help="a number\n  of things")
    parser.add_argument("--name", type=str, help="a name")
    parser.add_argument("place", type=str, nargs="?", default="here", help="a place")
    parser.print_help()
wide = argparse.ArgumentParser(prog="wide", formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=40, width=60))
wide.add_argument("--an-option-with-a-name", metavar="NUMBER", help="what it is good for is told here at some length")
wide.print_help()
