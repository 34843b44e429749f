import c

def copy(text):
    return strdup(text)

def main():
    return strlen(copy("abc"))

print(main())
# Calls of libc's functions, and of Python's, which are functions of a library.
# shows: ltrace: functions
# lacks: ltrace: lines
# run: {dwarfpython} {program}
# check: ^3$
# run: ltrace -x "strdup@libc.so.6" {dwarfpython} {program}
# check: strdup@libc.so.6\("abc"\)
# run: ltrace -x copy -x main {dwarfpython} {program}
# check: main
# check: copy
