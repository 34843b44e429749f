import c

def save(fd, entry):
    return c.write(fd, entry, 16)

def main():
    entry = cast("struct timespec *", malloc(16))
    entry.tv_sec = 1
    fd = c.open("/dev/null", O_WRONLY)
    save(fd, entry)

main()
# shows: memcheck: lines
# run: valgrind --track-origins=yes {dwarfpython} {program}
# check: Syscall param write\(buf\) points to uninitialised byte\(s\)
# check: by 0x[0-9A-F]+: save \(memcheck_uninitialised_struct.py:4\)
# check: by 0x[0-9A-F]+: main \(memcheck_uninitialised_struct.py:10\)
# check: is 8 bytes inside a block of size 16 alloc'd
# check: by 0x[0-9A-F]+: main \(memcheck_uninitialised_struct.py:7\)
# check: Uninitialised value was created by a heap allocation
# check: by 0x[0-9A-F]+: main \(memcheck_uninitialised_struct.py:7\)
