import c

def open_names(n):
    for i in range(n):
        strdup("a name that nobody frees")

def main():
    open_names(3)
    free(calloc(1, 50))

main()
# shows: memcheck: memory
# run: valgrind --leak-check=full {dwarfpython} {program}
# check: 75 bytes in 3 blocks are definitely lost
# check: by 0x[0-9A-F]+: strdup
# check: by 0x[0-9A-F]+: open_names \(memcheck_leak_of_c.py:5\)
# check: by 0x[0-9A-F]+: main \(memcheck_leak_of_c.py:8\)
# check: by 0x[0-9A-F]+: <module> \(memcheck_leak_of_c.py:11\)
# absent: \?\?\?
