import c

def give_back(p):
    free(p)

def main():
    p = strdup("text")
    give_back(p)
    give_back(cast("void *", cast("long", p)))

main()
# slow
# shows: memcheck: memory
# run: valgrind {dwarfpython} {program}
# check: Invalid free\(\)
# check: by 0x[0-9A-F]+: give_back \(memcheck_double_free.py:4\)
# check: by 0x[0-9A-F]+: main \(memcheck_double_free.py:9\)
# check: 0 bytes inside a block of size 5 free'd
# check: by 0x[0-9A-F]+: give_back \(memcheck_double_free.py:4\)
# check: by 0x[0-9A-F]+: main \(memcheck_double_free.py:8\)
# check: by 0x[0-9A-F]+: main \(memcheck_double_free.py:7\)
