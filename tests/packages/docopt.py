# packages: docopt==0.6.2
"""Naval Fate.

Usage:
  naval_fate ship new <name>...
  naval_fate ship <name> move <x> <y> [--speed=<kn>]
  naval_fate ship shoot <x> <y>
  naval_fate mine (set|remove) <x> <y> [--moored|--drifting]
  naval_fate -h | --help
  naval_fate --version

Options:
  -h --help     Show this screen.
  --version     Show version.
  --speed=<kn>  Speed in knots [default: 10].
  --moored      Moored (anchored) mine.
  --drifting    Drifting mine.
"""
from docopt import DocoptExit, DocoptLanguageError, docopt

for line in ["ship new Guardian Tethys", "ship Guardian move 1 2 --speed=15", "ship Guardian move 1 2", "ship shoot 3 4", "mine set 1 2 --moored",
             "mine remove 1 2 --drift", "mine set 1 2 --moored --drifting", "ship", "", "--version", "-h", "mine set 1 --bogus"]:
    try:
        print(line, dict(sorted(docopt(__doc__, line.split(), version="Naval Fate 2.0").items())))
    except DocoptExit as error:
        print("exit:", error)
    except SystemExit as error:
        print("end:", error.code)
USAGES = ["Usage: prog [-a] [-b FILE] [FILE ...]\n\nOptions: -a  All.\n  -b FILE  From [default: x.txt].", "Usage: prog [options] NAME\n\nOptions: -v, --verbose  More.\n -n, --number=N  N.",
          "Usage: prog -vvv | prog (--x --y) [A B]", "Usage: prog [-]", "Usage: prog (-a"]
for usage in USAGES:
    for line in ["-a f g", "-b y f", "-vn3 me", "-vvv", "--x --y 1 2", "-", "--number 4 --verb me", ""]:
        try:
            print(line, dict(sorted(docopt(usage, line.split()).items())))
        except DocoptExit as error:
            print("exit:", str(error).splitlines()[:1])
        except DocoptLanguageError as error:
            print("usage:", error)
