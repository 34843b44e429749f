import sys
print(len(sys.argv), type(sys.argv[0]) is str, sys.maxsize)
from sys import argv as a
print(a is sys.argv)
