# The first `import c`: imports.py CACHE prints the seconds that libc's description takes, with what CACHE already holds.
import sys
import time
from pathlib import Path

from dwarfpython.dwarf.library import load_library

start = time.process_time()
load_library("c", cache_dir=Path(sys.argv[1]))
print(time.process_time() - start)
